import { useEffect, useState } from 'preact/hooks';
import type { EditorState, SignaturePreview } from '../../protocol/requestEditor.ts';
import { Notice } from '../controls/Notice.tsx';
import type { HostPort } from '../page/hostPort.ts';
import { messageOf, useActions } from '../page/actions.ts';
import { CopyButton } from '../page/CopyButton.tsx';
import { formatBytes } from '../page/format.ts';
import { t } from '../translate.ts';

interface SignatureViewProps {
  readonly host: HostPort;
  readonly state: EditorState;
  readonly shown: boolean;
}

/** Typing asks for a new preview; a pause of this length comes first. */
const pauseMs = 250;

/** What exactly is signed, and the header that comes of it. */
export function SignatureView({ host, state, shown }: SignatureViewProps) {
  const actions = useActions();
  const [preview, setPreview] = useState<SignaturePreview>();
  const [failure, setFailure] = useState<string>();
  const { text, syntax, encoding } = state.document;

  useEffect(() => {
    if (!shown) {
      return undefined;
    }
    let stale = false;
    const timer = window.setTimeout(() => {
      host.call('previewSignature', {}).then(
        (answer) => {
          if (!stale) {
            setPreview(answer);
            setFailure(undefined);
          }
        },
        (error: unknown) => {
          if (!stale) {
            setFailure(messageOf(error));
          }
        },
      );
    }, pauseMs);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [host, shown, text, syntax, encoding, state.profile, state.target]);

  if (failure !== undefined) {
    return (
      <div class="padded">
        <Notice tone="error">{failure}</Notice>
      </div>
    );
  }
  if (preview === undefined) {
    return <p class="padded muted">{t('Working out what is signed…')}</p>;
  }
  const { obstacle } = preview;
  const fix = obstacle?.fix;
  return (
    <div class="padded signature">
      {obstacle === undefined ? null : (
        <Notice tone="warning" action={fix && { title: fix.title, onClick: () => actions.fix(fix.intent) }}>
          {obstacle.sentence}
        </Notice>
      )}
      <p class="muted intro">{preview.note}</p>
      <section aria-labelledby="content-to-sign">
        <div class="section-head">
          <h3 id="content-to-sign">{t('Content to sign')}</h3>
          <CopyButton what="contentToSign" label={t('Copy')} wide />
        </div>
        <pre class="code-block" tabIndex={0} aria-labelledby="content-to-sign">
          {preview.contentToSign}
        </pre>
        {preview.contentCut ? (
          <p class="muted">{t('Only the beginning is shown; Copy takes all of it.')}</p>
        ) : null}
      </section>
      <dl class="facts">
        <div>
          <dt>{t('Request body')}</dt>
          <dd>{formatBytes(preview.bodyBytes)}</dd>
        </div>
        <div>
          <dt>{t('SHA-256 of the body')}</dt>
          <dd>
            <code>{preview.bodySha256}</code>
          </dd>
        </div>
        <div>
          <dt>{t('Signature header')}</dt>
          <dd>
            <code>{preview.signatureHeader ?? t('Made when the request is sent.')}</code>
          </dd>
        </div>
      </dl>
      <p>
        <CopyButton what="publicKey" label={t('Copy Public Key')} wide />
      </p>
    </div>
  );
}
