import { isJsonObject, type Json } from '../../../core/json/json.ts';
import type { FieldModel } from '../../../core/schema/form.ts';
import { membersOf } from '../../body/bodyModel.ts';
import { useEditing } from '../../edits/editing.ts';
import { Notice } from '../../controls/Notice.tsx';
import { FieldFrame } from '../../form/FieldFrame.tsx';
import { Fields } from '../../form/Fields.tsx';
import { t } from '../../translate.ts';
import { useGrant } from '../useGrant.ts';
import { DropZone } from './DropZone.tsx';
import { FileList } from './FileList.tsx';
import { UploadDetails } from './UploadDetails.tsx';
import { UploadStatus } from './UploadStatus.tsx';
import { useUploadDetails } from './useUploadDetails.ts';

interface AttachmentFieldProps {
  readonly field: FieldModel;
  readonly value: Json | undefined;
}

/** The files that prove the invoices, from the disk to the key that the application names. */
export function AttachmentField({ field, value }: AttachmentFieldProps) {
  const { edits } = useEditing();
  const { attachment } = useGrant();
  const details = useUploadDetails(attachment);
  const untaken = Object.values(details).some(({ refusal }) => refusal !== undefined);
  return (
    <FieldFrame
      field={field}
      present={isJsonObject(value)}
      onRemove={() => edits.send({ kind: 'remove', pointer: field.pointer })}
      grouped
    >
      {() => (
        <div class="attachment">
          <DropZone files={attachment.files.length} />
          <FileList attachment={attachment} />
          {attachment.files.length === 0 ? null : <UploadDetails attachment={attachment} details={details} />}
          <UploadStatus attachment={attachment} untaken={untaken} />
          {attachment.doubt === undefined ? null : (
            <Notice tone={attachment.doubt.asked ? 'warning' : 'info'}>{attachment.doubt.sentence}</Notice>
          )}
          <p class="muted">{t('The upload fills in what follows; it can be typed as well.')}</p>
          <div class="group">
            {field.control.kind === 'group' ? (
              <Fields fields={field.control.fields} members={membersOf(value)} pointer={field.pointer} />
            ) : null}
          </div>
        </div>
      )}
    </FieldFrame>
  );
}
