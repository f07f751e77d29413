import { useRef, useState } from 'preact/hooks';
import { useDraft } from './editing.ts';

/** An input or a text area, as far as its text goes. */
type TextControl = HTMLInputElement | HTMLTextAreaElement;

interface TextEvent {
  readonly currentTarget: TextControl;
}

/** What a text control takes so that an input method can work in it. */
export interface Composition {
  readonly value: string;
  readonly onInput: (event: TextEvent) => void;
  readonly onCompositionStart: (event: TextEvent) => void;
  readonly onCompositionEnd: (event: TextEvent) => void;
}

/**
 * Keeps what an input method composes in the control until it is finished: unfinished text is not for the file,
 * and a value that is written into the control meanwhile would mix with it. Nothing is sent while it lasts.
 *
 * @param label The name of the field, for a sentence about it.
 */
export function useComposition(label: string, value: string, onText: (text: string) => void): Composition {
  const [unfinished, setUnfinished] = useState<string>();
  /** The control while an input method composes in it. */
  const composing = useRef<TextControl | undefined>(undefined);
  useDraft(
    unfinished === undefined
      ? undefined
      : { label, commit: () => false, focus: () => composing.current?.focus() },
  );
  return {
    value: unfinished ?? value,
    onInput({ currentTarget }) {
      if (composing.current === undefined) {
        onText(currentTarget.value);
      } else {
        setUnfinished(currentTarget.value);
      }
    },
    onCompositionStart({ currentTarget }) {
      composing.current = currentTarget;
      setUnfinished(currentTarget.value);
    },
    onCompositionEnd({ currentTarget }) {
      composing.current = undefined;
      setUnfinished(undefined);
      if (currentTarget.value !== value) {
        onText(currentTarget.value);
      }
    },
  };
}
