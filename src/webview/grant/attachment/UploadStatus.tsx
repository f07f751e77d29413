import { useEffect, useState } from 'preact/hooks';
import type { AttachmentState, UploadState } from '../../../protocol/grantForm.ts';
import { SmallButton } from '../../controls/Buttons.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { Notice } from '../../controls/Notice.tsx';
import { useActions } from '../../page/actions.ts';
import { useForm } from '../../form/formContext.ts';
import { formatDuration } from '../../page/format.ts';
import { t } from '../../translate.ts';
import { formatMoment } from '../formatMoment.ts';
import { onPage } from '../../page/onPage.ts';

interface UploadStatusProps {
  readonly attachment: AttachmentState;
  /** A detail shows a text that the host does not have, with which it would not be uploaded. */
  readonly untaken: boolean;
}

/** The button that uploads, and what became of the last time, whatever is chosen since. */
export function UploadStatus({ attachment, untaken }: UploadStatusProps) {
  const actions = useActions();
  const page = onPage(useForm().state.profile);
  const { upload, files, problem } = attachment;
  const hindered = untaken || problem !== undefined || files.some((file) => file.problem !== undefined);
  if (upload.kind === 'uploading') {
    return <Uploading upload={upload} />;
  }
  if (files.length === 0 && upload.kind === 'none') {
    return null;
  }
  return (
    <div class="upload-status" aria-live="polite">
      <Outcome upload={upload} />
      {files.length === 0 ? null : (
        <p>
          <SmallButton icon="upload" disabled={hindered} onClick={() => void actions.grant('upload', page)}>
            {upload.kind === 'none' || upload.kind === 'stopped' ? t('Upload') : t('Upload Again')}
          </SmallButton>
        </p>
      )}
    </div>
  );
}

function Uploading({ upload }: { readonly upload: Extract<UploadState, { kind: 'uploading' }> }) {
  const actions = useActions();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <div class="progress">
      <div class="progress-bar" />
      <span class="progress-step" role="status">
        {upload.step}
      </span>
      <span class="progress-time">{formatDuration(Math.max(0, now - upload.startedAt))}</span>
      <SmallButton onClick={() => void actions.grant('cancelUpload', {})}>{t('Cancel')}</SmallButton>
    </div>
  );
}

function Outcome({ upload }: { readonly upload: Exclude<UploadState, { kind: 'uploading' }> }) {
  const actions = useActions();
  switch (upload.kind) {
    case 'none':
      return null;
    case 'uploaded':
      return (
        <>
          <p class="uploaded">
            <Icon name="passed" />
            <span>{t('Uploaded at {0} as {1}.', formatMoment(upload.at), upload.fileName)}</span>
            <span class={`badge verification ${upload.verified ? 'good' : 'warning'}`}>
              <Icon name={upload.verified ? 'shieldCheck' : 'shield'} />
              {upload.verified ? t('verified') : t('not verified')}
            </span>
          </p>
          {upload.changed === undefined ? null : <Notice tone="warning">{upload.changed}</Notice>}
        </>
      );
    case 'failed':
    case 'unknown':
      return (
        <Notice tone={upload.kind === 'failed' ? 'error' : 'warning'}>
          <p>{upload.sentence}</p>
          {upload.kind === 'unknown' ? (
            <p>
              {t('Whether the file is stored cannot be asked. Upload it again; it gets a new attachment id.')}
            </p>
          ) : null}
          {upload.advice.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      );
    case 'stopped': {
      const { sentence, fix } = upload.obstacle;
      const action = fix && { title: fix.title, onClick: () => actions.fix(fix.intent) };
      return (
        <Notice tone="warning" action={action}>
          {sentence}
        </Notice>
      );
    }
  }
}
