import { useRef } from 'preact/hooks';
import type { Json } from '../../core/json/json.ts';
import type { Control, FieldModel } from '../../core/schema/form.ts';
import { Combobox } from '../controls/Combobox.tsx';
import { t } from '../translate.ts';
import { useComposition } from '../edits/useComposition.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { FileButton } from './FileButton.tsx';
import { useForm } from './formContext.ts';
import { useTextValue } from './useTextValue.ts';

interface TextFieldProps {
  readonly field: FieldModel;
  readonly control: Extract<Control, { kind: 'text' }>;
  readonly value: Json | undefined;
}

/** Longer texts are shown by their beginning: an input with megabytes in it stops the page. */
const longestEdited = 20_000;

export function TextField({ field, control, value }: TextFieldProps) {
  const { disabled } = useForm();
  const { text, refusal, enter, remove } = useTextValue(field, value);
  const long = text !== undefined && typeof value === 'string' && value.length > longestEdited;
  // A single-line input would drop the line ends of what it shows. What was shown in lines stays so, for the focus.
  const multiline = useRef(false);
  multiline.current ||= text !== undefined && /[\r\n]/.test(text);
  const composition = useComposition(field.label, text ?? '', enter);
  // JSON Schema counts code points.
  const length = text === undefined ? 0 : Array.from(text).length;

  return (
    <FieldFrame
      field={field}
      present={text !== undefined}
      onRemove={remove}
      error={refusal}
      hint={hintFor(text)}
      counter={<Counter length={length} control={control} />}
    >
      {({ input, aria }) => {
        const shared = {
          id: input,
          disabled,
          placeholder: text === undefined ? (control.hint ?? t('not set')) : t('empty text'),
        };
        if (control.suggestions.length > 0) {
          return (
            <Combobox
              {...shared}
              name={field.label}
              aria={aria}
              value={text ?? ''}
              suggestions={control.suggestions.map((suggestion) => ({ value: suggestion, meaning: '' }))}
              onInput={enter}
              onPick={enter}
            />
          );
        }
        const properties = {
          ...shared,
          ...aria,
          ...composition,
          ...(long && { readOnly: true, value: `${text.slice(0, 200)}…` }),
          class: long ? 'input long-text' : 'input',
          autoComplete: 'off',
          spellcheck: false,
        };
        if (control.secret === true) {
          return <input type="password" {...properties} />;
        }
        const written = multiline.current ? (
          <textarea rows={3} {...properties} />
        ) : (
          <input type="text" {...properties} />
        );
        return control.format === 'base64' ? (
          <div class="with-button">
            {written}
            <FileButton disabled={disabled} onChosen={enter} />
          </div>
        ) : (
          written
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
