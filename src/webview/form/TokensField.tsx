import { useRef, useState } from 'preact/hooks';
import type { Json } from '../../core/json/json.ts';
import type { Control, FieldModel } from '../../core/schema/form.ts';
import { Combobox } from '../controls/Combobox.tsx';
import { Icon } from '../controls/Icon.tsx';
import { useDraft, useOwnValue } from '../edits/editing.ts';
import { t } from '../translate.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './formContext.ts';
import { readTextList, textListChange } from './textList.ts';

interface TokensFieldProps {
  readonly field: FieldModel;
  readonly control: Extract<Control, { kind: 'texts' }>;
  readonly value: Json | undefined;
}

/**
 * A list of texts from an open set. Enter takes the suggestion that is marked, else what was typed; a comma adds
 * what was typed, and so does leaving the field;
 * Backspace in an empty input takes the last one away.
 */
export function TokensField({ field, control, value }: TokensFieldProps) {
  const { disabled, problems } = useForm();
  const own = useOwnValue(readTextList(value));
  const [typed, showTyped] = useState('');
  /** Leaving the field comes in the same moment as the end of what an input method composed. */
  const latest = useRef('');
  const input = useRef<HTMLInputElement>(null);
  const items = own.value ?? [];

  const enter = (next: readonly string[]): void =>
    own.enter(next.length === 0 ? undefined : next, textListChange(field.pointer, next));
  const setTyped = (text: string): void => {
    latest.current = text;
    showTyped(text);
  };
  const add = (text: string): void => {
    const added = text
      .split(',')
      .map((part) => known(part.trim(), control))
      .filter((part, index, parts) => part !== '' && parts.indexOf(part) === index && !items.includes(part));
    setTyped('');
    if (added.length > 0) {
      enter([...items, ...added]);
    }
  };
  const itemAt = (pointer: string): number | undefined => {
    const [, index] = pointer.startsWith(`${field.pointer}/`)
      ? (/^(\d+)(?:\/|$)/.exec(pointer.slice(field.pointer.length + 1)) ?? [])
      : [];
    return index === undefined ? undefined : Number(index);
  };
  const errors = problems.at(field.pointer).filter(({ severity }) => severity === 'error');
  const ofItem = (index: number): string | undefined =>
    errors.find(({ pointer }) => itemAt(pointer) === index)?.sentence;
  const invalid = own.refusal !== undefined || errors.some(({ pointer }) => itemAt(pointer) === undefined);
  const removeAt = (index: number): void => {
    enter(items.filter((_, other) => other !== index));
    input.current?.focus();
  };

  useDraft(
    typed.trim() === ''
      ? undefined
      : {
          label: field.label,
          commit: () => {
            add(typed);
            return true;
          },
          focus: () => input.current?.focus(),
        },
  );

  return (
    <FieldFrame
      field={field}
      present={own.value !== undefined}
      onRemove={() => enter([])}
      error={own.refusal}
      hint={own.value?.length === 0 ? t('Sent as an empty list.') : undefined}
      subject={(pointer) => items[itemAt(pointer) ?? -1]}
      grouped
    >
      {({ input: id, aria }) => (
        <div class="tokens">
          {items.length === 0 ? null : (
            <ul class="token-list" aria-label={field.label}>
              {items.map((item, index) => (
                <li class="token" key={`${index}:${item}`} title={ofItem(index)}>
                  <span
                    class={
                      ofItem(index) !== undefined || tooLong(item, control) ? 'token-text over' : 'token-text'
                    }
                  >
                    {item === '' ? t('empty text') : item}
                  </span>
                  <button
                    type="button"
                    class="token-remove"
                    aria-label={t('Remove {0}', item)}
                    title={t('Remove {0}', item)}
                    disabled={disabled}
                    onClick={() => removeAt(index)}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <Combobox
            id={id}
            name={field.label}
            aria={{ ...aria, 'aria-invalid': invalid, 'aria-label': t('Add to {0}', field.label) }}
            inputRef={input}
            value={typed}
            suggestions={control.options.filter((option) => !items.includes(option.value))}
            placeholder={items.length === 0 ? t('not set; type and press Enter') : t('add another')}
            disabled={disabled}
            eager
            onInput={(text) => (text.includes(',') ? add(text) : setTyped(text))}
            onPick={add}
            onBlur={() => add(latest.current)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && typed.trim() !== '') {
                event.preventDefault();
                add(typed);
              } else if (event.key === 'Backspace' && typed === '' && items.length > 0) {
                event.preventDefault();
                removeAt(items.length - 1);
              }
            }}
          />
        </div>
      )}
    </FieldFrame>
  );
}

/** A known text in its own spelling, whatever the case it was typed in. */
function known(text: string, { options }: TokensFieldProps['control']): string {
  const found = options.find(({ value }) => value.toLowerCase() === text.toLowerCase());
  return found?.value ?? text;
}

function tooLong(item: string, { itemMaxLength }: TokensFieldProps['control']): boolean {
  return itemMaxLength !== undefined && Array.from(item).length > itemMaxLength;
}
