import type { Choice } from '../../../core/schema/form.ts';
import type { AttachmentState, UploadDetail } from '../../../protocol/grantForm.ts';
import { Combobox } from '../../controls/Combobox.tsx';
import { Notice } from '../../controls/Notice.tsx';
import { useForm } from '../../form/formContext.ts';
import { onPage } from '../../page/onPage.ts';
import { useActions } from '../../page/actions.ts';
import { t } from '../../translate.ts';
import { useHostText } from './useHostText.ts';

/** What an upload has to say beside the file. Which values go with the invoices of a grant is not documented. */
export function UploadDetails({ attachment }: { readonly attachment: AttachmentState }) {
  const { members, state } = useForm();
  const forNobody = state.profile.customer === undefined;
  const reference = members?.get('referenceNo');
  return (
    <fieldset class="upload-details">
      <legend>{t('Details of the upload')}</legend>
      <p class="muted">
        {t('Their values for credit invoices are not documented: ask WorldFirst. They are remembered.')}
      </p>
      {forNobody ? (
        <Notice tone="info">
          {t('Choose the customer first: the types are remembered for each customer.')}
        </Notice>
      ) : null}
      <Detail
        detail="attachmentType"
        label={t('Attachment type')}
        value={attachment.details.attachmentType}
        disabled={forNobody}
        choices={[]}
      />
      <Detail
        detail="bizType"
        label={t('Business type')}
        value={attachment.details.bizType}
        disabled={forNobody}
        choices={attachment.knownBusinessTypes.map((value) => ({
          value,
          meaning: t('documented for other business'),
        }))}
      />
      <Detail
        detail="bizOrderId"
        label={t('Business order id')}
        value={attachment.details.bizOrderId}
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
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly disabled?: boolean;
}

function Detail({ detail, label, value, choices, disabled = false }: DetailProps) {
  const actions = useActions();
  const page = onPage(useForm().state.profile);
  const { text, enter } = useHostText(value, (typed) =>
    actions.grant('setUploadDetail', { ...page, detail, value: typed }),
  );
  const id = `upload-${detail}`;
  return (
    <div class="upload-detail">
      <label for={id}>
        {label} <code class="field-name">{detail}</code>
      </label>
      <Combobox
        id={id}
        name={label}
        aria={{ 'aria-required': true }}
        value={text}
        suggestions={choices}
        placeholder={t('not set')}
        disabled={disabled}
        onInput={enter}
        onPick={enter}
      />
    </div>
  );
}
