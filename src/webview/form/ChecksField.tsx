import type { Json } from '../../core/json/json.ts';
import type { Choice, FieldModel } from '../../core/schema/form.ts';
import { useOwnValue } from '../edits/editing.ts';
import { t } from '../translate.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './formContext.ts';
import { readTextList, textListChange } from './textList.ts';

interface ChecksFieldProps {
  readonly field: FieldModel;
  readonly options: readonly Choice[];
  readonly value: Json | undefined;
}

/** A list of texts from a closed set, as boxes to check. The order of the body is kept; new ones go last. */
export function ChecksField({ field, options, value }: ChecksFieldProps) {
  const { disabled } = useForm();
  const own = useOwnValue(readTextList(value));
  const items = own.value ?? [];
  const enter = (next: readonly string[]): void =>
    own.enter(next.length === 0 ? undefined : next, textListChange(field.pointer, next));
  const unknown = items.filter(
    (item, index) => items.indexOf(item) === index && options.every((option) => option.value !== item),
  );

  return (
    <FieldFrame
      field={field}
      present={own.value !== undefined}
      onRemove={() => enter([])}
      error={own.refusal}
      hint={own.value?.length === 0 ? t('Sent as an empty list.') : undefined}
      grouped
    >
      {({ input }) => (
        <div class="checks">
          {[...options, ...unknown.map((item) => ({ value: item, meaning: t('not in the documents') }))].map(
            (option, index) => (
              <label class="check" key={option.value}>
                <input
                  type="checkbox"
                  id={`${input}-${index}`}
                  checked={items.includes(option.value)}
                  disabled={disabled}
                  onChange={(event) =>
                    enter(
                      event.currentTarget.checked
                        ? [...items, option.value]
                        : items.filter((item) => item !== option.value),
                    )
                  }
                />
                <span class="check-text">
                  <code>{option.value}</code>
                  {option.meaning === '' ? null : <span class="check-meaning">{option.meaning}</span>}
                </span>
              </label>
            ),
          )}
        </div>
      )}
    </FieldFrame>
  );
}
