import { useEffect, useRef, useState } from 'preact/hooks';
import type { EditorState } from '../../protocol/requestEditor.ts';
import type { Editing } from '../edits/editing.ts';
import { t } from '../translate.ts';
import { messageOf } from './actions.ts';
import type { HostPort } from './hostPort.ts';

/** A click must not lead to a call long after it: by then the user may have turned to something else. */
const settleWithinMs = 5000;

/** Clicks and keys that follow each other this fast are one wish, a double click or a key held down. */
const oneWishMs = 500;

export interface Sending {
  /** A click was taken and is not done with. */
  readonly busy: boolean;
  /** Why the last click sent nothing. */
  readonly problem: string | undefined;
  /** Somebody has asked to send this request. */
  readonly tried: boolean;
  readonly send: () => void;
}

/** Sends what the user sees: first everything typed goes into the document, then the host is asked to send it. */
export function useSend(host: HostPort, state: EditorState | undefined, editing: Editing): Sending {
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ readonly problem: string; readonly of: string }>();
  const [tried, setTried] = useState(false);
  const running = useRef(false);
  const lastAsked = useRef(Number.NEGATIVE_INFINITY);
  const latest = useRef(state);
  latest.current = state;

  // Who comes back from somewhere else, a question for instance, has a new wish.
  useEffect(() => {
    const forget = (): void => {
      lastAsked.current = Number.NEGATIVE_INFINITY;
    };
    window.addEventListener('blur', forget);
    return () => window.removeEventListener('blur', forget);
  }, []);

  // What was said of the last click holds until something changes.
  const problem = told !== undefined && told.of === situationOf(state) ? told.problem : undefined;

  const attempt = async (destination: string): Promise<string | undefined> => {
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
    if (destinationOf(latest.current) !== destination) {
      return t('Not sent: profile or customer changed after the click.');
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
    tried,
    send() {
      setTried(true);
      const askedAt = performance.now();
      const sameWish = askedAt - lastAsked.current < oneWishMs;
      lastAsked.current = askedAt;
      const now = latest.current;
      const open = now?.send.kind === 'ready' || now?.send.kind === 'stopped';
      if (sameWish || running.current || now?.endpoint === undefined || !open) {
        return;
      }
      running.current = true;
      setBusy(true);
      setTold(undefined);
      attempt(destinationOf(now))
        .catch((error: unknown) => messageOf(error))
        .then(
          (said) => {
            running.current = false;
            setBusy(false);
            setTold(said === undefined ? undefined : { problem: said, of: situationOf(latest.current) });
          },
          () => undefined,
        );
    },
  };
}

/** To which gateway and on whose account; the address alone may still be found out after a click. */
function destinationOf(state: EditorState | undefined): string {
  return JSON.stringify([state?.profile.id, state?.profile.customer]);
}

/** What a sentence about a click is true of. */
function situationOf(state: EditorState | undefined): string {
  return JSON.stringify([state?.send.kind, state?.document.text]);
}
