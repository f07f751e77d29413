import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useDraft } from '../../edits/editing.ts';
import { useComposition } from '../../edits/useComposition.ts';

/** Where the keyboard goes after a cell was left. */
export type Leaving = 'stay' | 'down' | 'up' | 'right' | 'left';

interface CellInputProps {
  /** The names of row and column, for a sentence about the cell. */
  readonly label: string;
  readonly initial: string;
  /** Takes the text. False where it does not fit the cell. */
  readonly onCommit: (text: string) => boolean;
  /** The cell is no longer edited; `undefined`: the focus went somewhere else by itself. */
  readonly onLeave: (leaving: Leaving | undefined) => void;
}

/** The text of a cell while it is edited. Enter, Tab and leaving it commit, Escape gives up. */
export function CellInput({ label, initial, onCommit, onLeave }: CellInputProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(initial);
  const over = useRef(false);
  const composition = useComposition(label, text, setText);

  /** Its row may go while a text is typed: the text must not go with it. */
  const end = useRef<(typed: string) => void>(() => undefined);
  useLayoutEffect(() => {
    const { current } = input;
    current?.focus();
    current?.setSelectionRange(initial.length, initial.length);
    return () => end.current(current?.value ?? '');
  }, []);

  const finish = (entered: string | undefined, leaving: Leaving | undefined): boolean => {
    if (over.current) {
      return true;
    }
    over.current = true;
    const fits = entered === undefined || onCommit(entered);
    onLeave(leaving);
    return fits;
  };
  end.current = (typed) => void finish(typed, undefined);
  useDraft({
    label,
    commit: () => finish(input.current?.value ?? text, 'stay'),
    focus: () => input.current?.focus(),
  });

  return (
    <textarea
      class="cell-input"
      ref={input}
      rows={1}
      aria-label={label}
      autoComplete="off"
      spellcheck={false}
      {...composition}
      onBlur={({ currentTarget }) => finish(currentTarget.value, undefined)}
      onKeyDown={(event) => {
        const leaving =
          event.isComposing || event.ctrlKey || event.metaKey || event.altKey ? undefined : leavingBy(event);
        if (leaving !== undefined) {
          event.preventDefault();
          event.stopPropagation();
          finish(event.key === 'Escape' ? undefined : event.currentTarget.value, leaving);
        } else if (event.key === 'Enter' && event.altKey && !event.isComposing) {
          event.preventDefault();
          event.currentTarget.setRangeText(
            '\n',
            event.currentTarget.selectionStart,
            event.currentTarget.selectionEnd,
            'end',
          );
          setText(event.currentTarget.value);
        }
      }}
    />
  );
}

function leavingBy({ key, shiftKey }: KeyboardEvent): Leaving | undefined {
  switch (key) {
    case 'Escape':
      return 'stay';
    case 'Enter':
      return shiftKey ? 'up' : 'down';
    case 'Tab':
      return shiftKey ? 'left' : 'right';
    default:
      return undefined;
  }
}
