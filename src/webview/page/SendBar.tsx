import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { EditorState, EndpointSummary } from '../../protocol/requestEditor.ts';
import { Icon } from '../controls/Icon.tsx';
import { Notice } from '../controls/Notice.tsx';
import { UrlText } from '../controls/UrlText.tsx';
import { useEditChanges, useEditing } from '../edits/editing.ts';
import { t } from '../translate.ts';
import { useActions } from './actions.ts';
import { CopyButton } from './CopyButton.tsx';
import { formatDuration, sendKey } from './format.ts';
import { sendButtonId, type Sending } from './useSend.ts';

interface SendBarProps {
  readonly state: EditorState;
  readonly endpoint: EndpointSummary;
  readonly sending: Sending;
  /** Why the last action failed. */
  readonly failure: string | undefined;
  /** How many required members are not in the body. */
  readonly missing: number;
}

/** Where the request goes, and the button that sends it. */
export function SendBar({ state, endpoint, sending, failure, missing }: SendBarProps) {
  const actions = useActions();
  const blocked = state.send.kind === 'blocked';
  const running = state.send.kind === 'sending';
  const out = state.send.kind === 'sending' && state.send.startedAt !== undefined;

  /** Escape cancels a read, and only from here; a write that is broken off may still have happened. */
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape' && running && endpoint.effect === 'read') {
      event.preventDefault();
      actions.cancel();
    }
  };

  return (
    <div class="send-area" onKeyDown={onKeyDown}>
      <div class="send-bar">
        <div class="url" role="group" aria-label={t('Where the request goes')}>
          <span class="method">{endpoint.method}</span>
          <span class="url-text">
            <UrlText url={state.target.url} />
          </span>
          <CopyButton what="url" label={t('Copy URL')} />
        </div>
        <button
          type="button"
          id={sendButtonId}
          class="button primary send"
          aria-disabled={blocked || running || sending.busy}
          aria-describedby="send-missing send-status"
          aria-keyshortcuts="Control+Enter"
          onClick={sending.send}
        >
          {running || sending.busy ? <span class="spinner" /> : <Icon name="send" />}
          {out ? t('Sending…') : t('Send')}
          {running ? null : (
            <span class="send-key" aria-hidden="true">
              {sendKey()}
            </span>
          )}
        </button>
      </div>
      <div class="send-line">
        {state.send.kind === 'sending' ? (
          <Progress
            step={state.send.step}
            startedAt={state.send.startedAt}
            isRead={endpoint.effect === 'read'}
          />
        ) : null}
        {missing === 0 ? null : (
          <p
            class={`send-missing muted ${state.send.kind === 'sending' ? 'visually-hidden' : ''}`}
            id="send-missing"
          >
            {t('Required fields that are not set: {0}', missing)}
          </p>
        )}
      </div>
      <Status state={state} sending={sending} failure={failure} />
    </div>
  );
}

interface ProgressProps {
  readonly step: string;
  /** undefined: nothing has gone out yet, and nothing is counted. */
  readonly startedAt: number | undefined;
  readonly isRead: boolean;
}

function Progress({ step, startedAt, isRead }: ProgressProps) {
  const actions = useActions();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), isCalm() ? 1000 : 100);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <div class="progress">
      {startedAt === undefined ? null : <div class="progress-bar" />}
      <span class="progress-step">{step}</span>
      {startedAt === undefined ? null : (
        <span class="progress-time">{formatDuration(Math.max(0, now - startedAt))}</span>
      )}
      <button type="button" class="button secondary small" onClick={actions.cancel}>
        {t('Cancel')}
      </button>
      {isRead || startedAt === undefined ? null : (
        <span class="muted">
          {t('Once it has left, to cancel is not to undo: the outcome is unknown then.')}
        </span>
      )}
    </div>
  );
}

/** Numbers that run are motion to some and noise to those who have the screen read aloud. */
function isCalm(): boolean {
  const { classList } = document.body;
  return classList.contains('vscode-reduce-motion') || classList.contains('vscode-using-screen-reader');
}

/** What keeps the request from being sent, or kept the last one. */
function Status({ state: { send }, sending, failure }: Pick<SendBarProps, 'state' | 'sending' | 'failure'>) {
  const actions = useActions();
  const { edits } = useEditing();
  useEditChanges(edits);
  const obstacle = send.kind === 'blocked' || send.kind === 'stopped' ? send.obstacle : undefined;
  const fixes = [obstacle?.fix, obstacle?.otherFix].filter((fix) => fix !== undefined);
  return (
    <div class="send-status" id="send-status" aria-live="polite">
      {edits.late ? (
        <Notice tone="warning">
          {t('VS Code has not confirmed the last change yet. It is kept here, but may not be in the file.')}
        </Notice>
      ) : null}
      {obstacle === undefined ? null : (
        <Notice
          tone={send.kind === 'blocked' ? 'error' : 'warning'}
          actions={fixes.map(({ title, intent }) => ({ title, onClick: () => actions.fix(intent) }))}
        >
          {obstacle.sentence}
        </Notice>
      )}
      {failure === undefined ? null : <Notice tone="error">{failure}</Notice>}
      {sending.problem === undefined ? null : <Notice tone="error">{sending.problem}</Notice>}
    </div>
  );
}
