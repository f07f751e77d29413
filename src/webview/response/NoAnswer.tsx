import type { EditorState } from '../../protocol/requestEditor.ts';
import { Icon } from '../controls/Icon.tsx';
import { formatTime, sendKey } from '../page/format.ts';
import { t } from '../translate.ts';

/** The place of the answer before there is one, or after the window that had it. */
export function NoAnswer({ state }: { readonly state: EditorState }) {
  const { send, lastSend } = state;
  if (send.kind !== 'sending' && lastSend !== undefined) {
    return (
      <div class="no-response">
        <Icon name={isUnknown(lastSend.outcome) ? 'warning' : 'info'} />
        <p>{t('Sent at {0} as “{1}”. {2}', formatTime(lastSend.sentAt), lastSend.profile, ending(state))}</p>
        <p class="muted">{t('The window was loaded again since then; the answer itself was not kept.')}</p>
      </div>
    );
  }
  return (
    <div class="no-response">
      <Icon name="send" />
      <p>{t('No answer yet')}</p>
      {send.kind === 'ready' ? <p class="muted">{t('Send the request with {0}.', sendKey())}</p> : null}
    </div>
  );
}

type EndingOf = NonNullable<EditorState['lastSend']>['outcome'];

function isUnknown(outcome: EndingOf): boolean {
  return outcome === undefined || outcome === 'unknown';
}

function ending({ endpoint, lastSend }: EditorState): string {
  switch (lastSend?.outcome) {
    case 'succeeded':
      return t('It succeeded.');
    case 'pending':
      return t('It was accepted, and the decision was still open.');
    case 'failed':
      return t('It failed.');
    case 'refusedUnverified':
      return t('It was refused, unverified.');
    case 'notSent':
      return t('Nothing left the machine.');
    case 'unknown':
    case undefined:
      return endpoint?.effect === 'read'
        ? t('Its outcome is unknown.')
        : t('Its outcome is unknown: find it out before you send anything again.');
  }
}
