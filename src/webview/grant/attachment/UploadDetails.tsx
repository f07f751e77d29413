import type { Choice } from '../../../core/schema/form.ts';
import type { AttachmentState, UploadDetail } from '../../../protocol/grantForm.ts';
import { SmallButton } from '../../controls/Buttons.tsx';
import { Combobox } from '../../controls/Combobox.tsx';
import { Notice } from '../../controls/Notice.tsx';
import { useForm } from '../../form/formContext.ts';
import { isSimulated } from '../../form/SampleNotice.tsx';
import { t } from '../../translate.ts';
import { Remark } from './Remark.tsx';
import type { HostText } from './useHostText.ts';

interface UploadDetailsProps {
  readonly attachment: AttachmentState;
  readonly details: Readonly<Record<UploadDetail, HostText>>;
}

/** What an upload has to say beside the file. Which values go with the invoices of a grant is not documented. */
export function UploadDetails({ attachment, details }: UploadDetailsProps) {
  const { members, state } = useForm();
  const forNobody = state.profile.customer === undefined;
  const reference = members?.get('referenceNo');
  return (
    <fieldset class="upload-details">
      <legend>{t('Details of the upload')}</legend>
      <p class="muted">
        {isSimulated(state.profile)
          ? t(
              'The simulator takes any values here. For other gateways ask WorldFirst: those for credit invoices are not documented. They are remembered.',
            )
          : t('Their values for credit invoices are not documented: ask WorldFirst. They are remembered.')}
      </p>
      {forNobody ? (
        <Notice tone="info">
          {t('Choose the customer first: the types are remembered for each customer.')}
        </Notice>
      ) : null}
      <Detail
        detail="attachmentType"
        label={t('Attachment type')}
        own={details.attachmentType}
        disabled={forNobody}
        choices={[]}
      />
      <Detail
        detail="bizType"
        label={t('Business type')}
        own={details.bizType}
        disabled={forNobody}
        choices={attachment.knownBusinessTypes.map((value) => ({
          value,
          meaning: t('documented for other business'),
        }))}
      />
      <Detail
        detail="bizOrderId"
        label={t('Business order id')}
        own={details.bizOrderId}
        choices={
          typeof reference === 'string' && reference !== ''
            ? [{ value: reference, meaning: t('the reference number') }]
            : []
        }
      />
    </fieldset>
  );
}

interface DetailProps {
  readonly detail: UploadDetail;
  readonly label: string;
  readonly own: HostText;
  readonly choices: readonly Choice[];
  readonly disabled?: boolean;
}

function Detail({ detail, label, own, choices, disabled = false }: DetailProps) {
  const { text, refusal, enter, discard } = own;
  const id = `upload-${detail}`;
  const problem = `${id}-problem`;
  return (
    <div class="upload-detail">
      <label for={id}>
        {label} <code class="field-name">{detail}</code>
      </label>
      <Combobox
        id={id}
        name={label}
        aria={{
          'aria-required': true,
          'aria-invalid': refusal !== undefined,
          'aria-describedby': refusal === undefined ? undefined : problem,
        }}
        value={text}
        suggestions={choices}
        placeholder={t('not set')}
        disabled={disabled}
        onInput={enter}
        onPick={enter}
      />
      {refusal === undefined ? null : (
        <>
          <Remark id={problem} tone="error" sentence={refusal} />
          <p>
            <SmallButton onClick={discard}>{t('Discard')}</SmallButton>
          </p>
        </>
      )}
    </div>
  );
}
