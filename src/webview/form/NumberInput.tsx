import { useRef } from 'preact/hooks';
import { JsonNumber, type Json } from '../../core/json/json.ts';
import type { InputAria } from '../controls/inputAria.ts';
import type { OwnValue } from '../edits/editing.ts';
import type { Change } from '../edits/editSender.ts';
import { useComposition } from '../edits/useComposition.ts';
import { t } from '../translate.ts';

const numberPattern = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const digitsPattern = /^[0-9]+$/;

/** What stands in a number's input. Digits in quotes stay in quotes: some endpoints want them so. */
export interface NumberEntry {
  readonly text: string;
  readonly quoted: boolean;
}

export function readNumberEntry(value: Json | undefined): NumberEntry | undefined {
  if (value instanceof JsonNumber) {
    return { text: value.source, quoted: false };
  }
  return typeof value === 'string' ? { text: value, quoted: true } : undefined;
}

/** Why the text cannot be written as this number; undefined where it can, or where there is none. */
export function numberError(entry: NumberEntry | undefined): string | undefined {
  if (entry === undefined || entry.text === '') {
    return undefined;
  }
  return (entry.quoted ? digitsPattern : numberPattern).test(entry.text)
    ? undefined
    : t('This is not a number: the body still has what it had before. Escape brings that back.');
}

interface NumberInputProps {
  readonly id: string;
  /** The name of the field, for a sentence about it. */
  readonly name: string;
  readonly aria: InputAria;
  readonly pointer: string;
  readonly own: OwnValue<NumberEntry | undefined>;
  readonly disabled: boolean;
}

/** Digits go into the body as they were typed; they are never read as a number of JavaScript. */
export function NumberInput({ id, name, aria, pointer, own, disabled }: NumberInputProps) {
  const quoted = useRef(false);
  quoted.current = own.value?.quoted ?? quoted.current;
  const error = numberError(own.value);
  const composition = useComposition(name, own.value?.text ?? '', (entered) => {
    const text = entered.trim();
    const entry = { text, quoted: quoted.current };
    own.enter(text === '' ? undefined : entry, changeFor(pointer, entry));
  });
  return (
    <input
      type="text"
      inputMode="numeric"
      id={id}
      class="input number"
      autoComplete="off"
      spellcheck={false}
      {...composition}
      placeholder={t('not set')}
      disabled={disabled}
      {...aria}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing && error !== undefined) {
          event.preventDefault();
          event.stopPropagation();
          own.reset();
        }
      }}
    />
  );
}

function changeFor(pointer: string, entry: NumberEntry): Change | undefined {
  if (entry.text === '') {
    return { kind: 'remove', pointer };
  }
  return numberError(entry) === undefined
    ? { kind: 'set', pointer, json: entry.quoted ? JSON.stringify(entry.text) : entry.text }
    : undefined;
}
