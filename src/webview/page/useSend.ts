import { useEffect, useRef, useState } from 'preact/hooks';
import type { EditorState } from '../../protocol/requestEditor.ts';
import type { Editing } from '../edits/editing.ts';
import { t } from '../translate.ts';
import { messageOf } from './actions.ts';
import type { HostPort } from './hostPort.ts';

/** A click must not lead to a call long after it: by then the user may have turned to something else. */
const settleWithinMs = 5000;

export interface Sending {
  /** A click was taken and is not done with. */
  readonly busy: boolean;
  /** Why the last click sent nothing. */
  readonly problem: string | undefined;
  readonly send: () => void;
}

/** Sends what the user sees: first everything typed goes into the document, then the host is asked to send it. */
export function useSend(host: HostPort, state: EditorState | undefined, editing: Editing): Sending {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const running = useRef(false);
  const latest = useRef(state);
  latest.current = state;

  // What was said of the last click holds until something changes.
  useEffect(() => setProblem(undefined), [state?.send.kind, state?.document.text]);

  const attempt = async (): Promise<string | undefined> => {
    const unfinished = editing.drafts.commitAll();
    if (unfinished !== undefined) {
      unfinished.focus();
      return t('Not sent: what stands in “{0}” is not part of the body yet.', unfinished.label);
    }
    if (!(await editing.edits.settled(settleWithinMs))) {
      return t('Not sent: VS Code has not taken the last change yet.');
    }
    const refused = editing.drafts.commitAll();
    if (refused !== undefined) {
      refused.focus();
      return t('Not sent: what stands in “{0}” is not part of the body yet.', refused.label);
    }
    // What was typed last may have made the body one that cannot be sent.
    if (latest.current?.send.kind !== 'blocked') {
      await host.call('send', {});
    }
    return undefined;
  };

  return {
    busy,
    problem,
    send() {
      const now = latest.current;
      const open = now?.send.kind === 'ready' || now?.send.kind === 'stopped';
      if (running.current || now?.endpoint === undefined || !open) {
        return;
      }
      running.current = true;
      setBusy(true);
      setProblem(undefined);
      attempt()
        .catch((error: unknown) => messageOf(error))
        .then(
          (said) => {
            running.current = false;
            setBusy(false);
            setProblem(said);
          },
          () => undefined,
        );
    },
  };
}
