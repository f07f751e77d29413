import { useEffect, useRef, useState } from 'preact/hooks';
import type { EditorState } from '../../protocol/requestEditor.ts';
import { t } from '../translate.ts';

interface AnnouncerProps {
  readonly state: EditorState;
  /** Something that the page itself has to say. */
  readonly remark: string | undefined;
}

/** Says to screen readers what the eye sees happen: that a call went out, and what came of it. */
export function Announcer({ state, remark }: AnnouncerProps) {
  const [said, setSaid] = useState('');
  const sending = state.send.kind === 'sending' && state.send.startedAt !== undefined;
  const before = useRef({ sending, response: state.response?.id });

  useEffect(() => {
    const { response } = state;
    if (sending && !before.current.sending) {
      setSaid(t('Sending.'));
    } else if (response !== undefined && response.id !== before.current.response) {
      setSaid(`${response.headline} ${response.verification.label}.`);
    }
    before.current = { sending, response: response?.id };
  }, [state, sending]);

  return (
    <>
      <div class="visually-hidden" role="status" aria-live="polite">
        {said}
      </div>
      <div class="visually-hidden" role="status" aria-live="polite">
        {remark}
      </div>
    </>
  );
}
