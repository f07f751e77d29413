import { useEffect, useRef, useState } from 'preact/hooks';
import type { EditorState, ShownRequest } from '../../protocol/requestEditor.ts';
import type { Draft } from '../edits/drafts.ts';
import type { Editing } from '../edits/editing.ts';
import { t } from '../translate.ts';
import { messageOf } from './actions.ts';
import { onPage } from './onPage.ts';
import type { HostPort } from './hostPort.ts';
import { useCaughtUp } from './useCaughtUp.ts';

/** A click must not lead to a call long after it: by then the user may have turned to something else. */
const settleWithinMs = 5000;

/** Clicks and keys that follow each other this fast are one wish, a double click or a key held down. */
const oneWishMs = 500;

export const sendButtonId = 'send';

export interface Sending {
  /** A click was taken and is not done with. */
  readonly busy: boolean;
  /** Why the last click sent nothing. */
  readonly problem: string | undefined;
  /** Somebody has asked to send this request. */
  readonly tried: boolean;
  readonly send: () => void;
}

interface Wish {
  readonly of: string;
  readonly at: number;
}

/**
 * Sends what the user sees: first everything typed goes into the document, then the host is asked to send the text
 * that the page shows with it. What changes after the click is not sent with it.
 */
export function useSend(host: HostPort, state: EditorState, editing: Editing): Sending {
  const { edits, drafts } = editing;
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ readonly problem: string; readonly of: string }>();
  const [tried, setTried] = useState(false);
  const running = useRef(false);
  const lastWish = useRef<Wish>(undefined);
  const latest = useRef(state);
  latest.current = state;
  const caughtUp = useCaughtUp(state.document, edits);

  // Who comes back from somewhere else, a question or another button for instance, has a new wish.
  useEffect(() => {
    const forget = ({ target }: Event): void => {
      if (!(target instanceof Element && target.closest(`#${sendButtonId}`))) {
        lastWish.current = undefined;
      }
    };
    window.addEventListener('blur', forget);
    window.addEventListener('pointerdown', forget);
    return () => {
      window.removeEventListener('blur', forget);
      window.removeEventListener('pointerdown', forget);
    };
  }, []);

  const shown = (): ShownRequest => shownRequest(latest.current, edits.last);
  const tell = (problem: string | undefined): void =>
    setTold(problem === undefined ? undefined : { problem, of: situationOf(shown()) });

  const attempt = async (clicked: ShownRequest): Promise<string | undefined> => {
    if (!(await caughtUp(settleWithinMs))) {
      return t('Not sent: VS Code has not taken the last change yet.');
    }
    const refused = drafts.commitAll();
    if (refused !== undefined) {
      return unfinished(refused);
    }
    const now = shown();
    if (destinationOf(now) !== destinationOf(clicked)) {
      return t('Not sent: profile or customer changed after the click.');
    }
    if (now.lastEdit !== clicked.lastEdit) {
      return t('Not sent: the body changed after the click.');
    }
    // What was typed last may have made the body one that cannot be sent.
    if (latest.current.send.kind !== 'blocked') {
      await host.call('send', now);
    }
    return undefined;
  };

  return {
    busy,
    // What was said of the last click holds until the user changes something.
    problem: told !== undefined && told.of === situationOf(shown()) ? told.problem : undefined,
    tried,
    send() {
      setTried(true);
      const { send, endpoint } = latest.current;
      if (running.current || endpoint === undefined || send.kind === 'sending') {
        lastWish.current = lastWish.current && { ...lastWish.current, at: performance.now() };
        return;
      }
      const draft = drafts.commitAll();
      if (draft !== undefined) {
        tell(unfinished(draft));
        return;
      }
      const clicked = shown();
      const wish = { of: situationOf(clicked), at: performance.now() };
      const same = wish.of === lastWish.current?.of && wish.at - lastWish.current.at < oneWishMs;
      lastWish.current = wish;
      if (same) {
        tell(t('Not sent again: clicks that follow each other this fast count as one.'));
        return;
      }
      if (send.kind === 'blocked') {
        return;
      }
      running.current = true;
      setBusy(true);
      setTold(undefined);
      attempt(clicked)
        .catch((error: unknown) => messageOf(error))
        .then(
          (said) => {
            running.current = false;
            setBusy(false);
            tell(said);
          },
          () => undefined,
        );
    },
  };
}

function unfinished(draft: Draft): string {
  draft.focus();
  return t('Not sent: what stands in “{0}” is not part of the body yet.', draft.label);
}

function shownRequest({ document: { revision }, profile }: EditorState, lastEdit: number): ShownRequest {
  return { lastEdit, revision, ...onPage(profile) };
}

/** To which gateway and on whose account; the address alone may still be found out after a click. */
function destinationOf({ profile, customer }: ShownRequest): string {
  return JSON.stringify([profile, customer]);
}

/** What a click asked to send, and what a sentence about it is true of. */
function situationOf(shown: ShownRequest): string {
  return JSON.stringify([destinationOf(shown), shown.lastEdit]);
}
