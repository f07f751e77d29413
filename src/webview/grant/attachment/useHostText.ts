import { useEffect, useState } from 'preact/hooks';
import type { EditResult } from '../../../protocol/editResult.ts';
import { t } from '../../translate.ts';

export interface HostText {
  readonly text: string;
  /** Why the host does not have the text. */
  readonly refusal: string | undefined;
  readonly enter: (text: string) => void;
  /** Shows again what the host has. */
  readonly discard: () => void;
}

interface OwnText {
  readonly text: string;
  readonly taken?: boolean;
  readonly refusal?: string;
}

/**
 * A text that the host keeps. What is typed shows at once, gives way to what the host tells after it has taken it,
 * and stays with the reason where it has not.
 *
 * @param told is another one with whatever the host tells
 * @param send undefined where the host could not be asked
 */
export function useHostText(
  kept: string,
  told: unknown,
  send: (text: string) => Promise<EditResult | undefined>,
): HostText {
  const [own, setOwn] = useState<OwnText>();
  useEffect(() => setOwn((now) => (now?.taken === true ? undefined : now)), [told]);
  return {
    text: own?.text ?? kept,
    refusal: own?.refusal,
    enter(text) {
      const entered: OwnText = { text };
      const becomes = (end: OwnText): void => setOwn((now) => (now === entered ? end : now));
      setOwn(entered);
      void send(text).then((result) =>
        becomes(
          result?.ok === true
            ? { text, taken: true }
            : { text, refusal: result?.sentence ?? t('This could not be kept.') },
        ),
      );
    },
    discard: () => setOwn(undefined),
  };
}
