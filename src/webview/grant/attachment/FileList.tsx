import type { AttachmentState, ChosenFile } from '../../../protocol/grantForm.ts';
import { IconButton } from '../../controls/Buttons.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { useActions } from '../../page/actions.ts';
import { formatBytes } from '../../page/format.ts';
import { t } from '../../translate.ts';
import { Digest } from './Digest.tsx';
import { Remark } from './Remark.tsx';

/** What was chosen, what is wrong with it, and what is uploaded of it. */
export function FileList({ attachment }: { readonly attachment: AttachmentState }) {
  const { files, archive, problem } = attachment;
  if (files.length === 0) {
    return null;
  }
  return (
    <>
      <ul class="file-list" aria-label={t('Chosen files')}>
        {files.map((file) => (
          <File key={file.id} file={file} />
        ))}
      </ul>
      {archive === undefined ? null : (
        <p class="file archive">
          <Icon name="archive" />
          <span class="file-name">{t('Uploaded as {0}', archive.name)}</span>
          <span class="file-facts">
            <span>{formatBytes(archive.bytes)}</span>
            <Digest of={archive.name} sha256={archive.sha256} />
          </span>
        </p>
      )}
      {problem === undefined ? null : <Remark tone="error" sentence={problem} />}
    </>
  );
}

function File({ file }: { readonly file: ChosenFile }) {
  const actions = useActions();
  const remove = (): void => {
    void actions.grant('removeAttachment', { id: file.id });
    actions.say(t('{0} was taken off the list.', file.name));
  };
  return (
    <li
      class="file"
      onKeyDown={(event) => {
        if (event.key === 'Delete') {
          event.preventDefault();
          remove();
        }
      }}
    >
      <Icon name="file" />
      <span class="file-name">{file.name}</span>
      <span class="file-facts">
        <span>{formatBytes(file.bytes)}</span>
        {file.sha256 !== undefined ? (
          <Digest of={file.name} sha256={file.sha256} />
        ) : file.problem === undefined ? (
          <span class="muted">{t('reading…')}</span>
        ) : null}
      </span>
      <IconButton icon="close" label={t('Take {0} off the list', file.name)} onClick={remove} />
      {file.problem === undefined ? null : <Remark tone="error" sentence={file.problem} />}
      {file.warning === undefined ? null : <Remark tone="warning" sentence={file.warning} />}
    </li>
  );
}
