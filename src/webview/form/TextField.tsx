import { useRef } from 'preact/hooks';
import type { Json } from '../../core/json/json.ts';
import type { Control, FieldModel } from '../../core/schema/form.ts';
import { Combobox } from '../controls/Combobox.tsx';
import { t } from '../translate.ts';
import { useOwnValue } from '../edits/editing.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './formContext.ts';

interface TextFieldProps {
  readonly field: FieldModel;
  readonly control: Extract<Control, { kind: 'text' }>;
  readonly value: Json | undefined;
}

/** Longer texts are shown by their beginning: an input with megabytes in it stops the page. */
const longestEdited = 20_000;

export function TextField({ field, control, value }: TextFieldProps) {
  const { disabled } = useForm();
  const own = useOwnValue<string | undefined>(typeof value === 'string' ? value : undefined);
  /** Set while an input method composes; its unfinished text is not for the file. */
  const composing = useRef(false);
  const text = own.value;

  const enter = (entered: string): void =>
    own.enter(
      entered,
      composing.current ? undefined : { kind: 'set', pointer: field.pointer, json: JSON.stringify(entered) },
    );
  const remove = (): void => own.enter(undefined, { kind: 'remove', pointer: field.pointer });
  // JSON Schema counts code points.
  const length = text === undefined ? 0 : Array.from(text).length;

  return (
    <FieldFrame
      field={field}
      present={text !== undefined}
      onRemove={remove}
      error={own.refusal}
      hint={hintFor(text)}
      counter={<Counter length={length} control={control} />}
    >
      {({ input, aria }) => {
        if (text !== undefined && text.length > longestEdited) {
          return (
            <output class="input long-text" id={input}>
              {text.slice(0, 200)}…
            </output>
          );
        }
        const shared = {
          id: input,
          value: text ?? '',
          disabled,
          placeholder: text === undefined ? (control.hint ?? t('not set')) : t('empty text'),
        };
        if (control.suggestions.length > 0) {
          return (
            <Combobox
              {...shared}
              aria={aria}
              suggestions={control.suggestions.map((suggestion) => ({ value: suggestion, meaning: '' }))}
              onInput={enter}
              onPick={enter}
            />
          );
        }
        const events = {
          ...aria,
          class: 'input',
          autoComplete: 'off',
          spellcheck: false,
          onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
            enter(event.currentTarget.value),
          onCompositionStart: () => {
            composing.current = true;
          },
          onCompositionEnd: (event: { readonly currentTarget: { readonly value: string } }) => {
            composing.current = false;
            enter(event.currentTarget.value);
          },
        };
        // A single-line input would drop the line ends of what it shows.
        return text !== undefined && /[\r\n]/.test(text) ? (
          <textarea rows={3} {...shared} {...events} />
        ) : (
          <input type="text" {...shared} {...events} />
        );
      }}
    </FieldFrame>
  );
}

interface CounterProps {
  readonly length: number;
  readonly control: TextFieldProps['control'];
}

function Counter({ length, control: { maxLength, warnLength } }: CounterProps) {
  const limit = maxLength ?? warnLength;
  if (limit === undefined || length === 0) {
    return null;
  }
  const over = maxLength !== undefined && length > maxLength;
  const near = warnLength !== undefined && length > warnLength;
  return (
    <span class={`field-counter${over ? ' over' : near ? ' near' : ''}`} title={t('Characters')}>
      {t('{0} of {1}', length, limit)}
    </span>
  );
}

function hintFor(text: string | undefined): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  if (text === '') {
    return t('Sent as empty text. The button on the right takes the field out of the body.');
  }
  return text.trim() === text ? undefined : t('The text begins or ends with a blank.');
}
