import type { InputAria } from '../controls/inputAria.ts';
import { useComposition } from '../edits/useComposition.ts';
import { t } from '../translate.ts';

interface TextInputProps {
  readonly id: string;
  /** The name of the field, for a sentence about it. */
  readonly name: string;
  readonly aria: InputAria;
  /** undefined where the member is not in the body. */
  readonly text: string | undefined;
  readonly disabled: boolean;
  readonly onText: (text: string) => void;
  /** An example of a text that is a date in digits; left out where it is any text. */
  readonly date?: string;
}

/** A line of text, which goes into the body letter by letter. */
export function TextInput({ id, name, aria, text, disabled, onText, date }: TextInputProps) {
  const composition = useComposition(name, text ?? '', onText);
  return (
    <input
      type="text"
      id={id}
      class={date === undefined ? 'input' : 'input date'}
      inputMode={date === undefined ? undefined : 'numeric'}
      autoComplete="off"
      spellcheck={false}
      disabled={disabled}
      placeholder={date ?? (text === undefined ? t('not set') : t('empty text'))}
      {...aria}
      {...composition}
    />
  );
}
