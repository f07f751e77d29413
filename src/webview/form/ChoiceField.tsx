import type { Json } from '../../core/json/json.ts';
import type { Control, FieldModel } from '../../core/schema/form.ts';
import { Select } from '../controls/Select.tsx';
import { useOwnValue } from '../edits/editing.ts';
import { t } from '../translate.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './formContext.ts';

interface ChoiceFieldProps {
  readonly field: FieldModel;
  readonly control: Extract<Control, { kind: 'choice' }>;
  readonly value: Json | undefined;
}

/** One of several texts, or none: nothing is chosen until the user chooses. */
export function ChoiceField({ field, control, value }: ChoiceFieldProps) {
  const { disabled } = useForm();
  const own = useOwnValue<string | undefined>(typeof value === 'string' ? value : undefined);
  const chosen = own.value;
  const known = control.options.find((option) => option.value === chosen);
  const remove = (): void => own.enter(undefined, { kind: 'remove', pointer: field.pointer });

  return (
    <FieldFrame
      field={field}
      present={chosen !== undefined}
      onRemove={remove}
      error={own.refusal}
      hint={known === undefined || known.meaning === '' ? undefined : known.meaning}
    >
      {({ input, aria }) => (
        <Select
          id={input}
          aria={aria}
          disabled={disabled}
          value={chosen === undefined ? '' : `=${chosen}`}
          onChange={(picked) => {
            if (picked === '') {
              remove();
            } else {
              const text = picked.slice(1);
              own.enter(text, { kind: 'set', pointer: field.pointer, json: JSON.stringify(text) });
            }
          }}
          options={[
            { value: '', text: t('not set') },
            ...control.options.map((option) => ({ value: `=${option.value}`, text: option.value })),
            ...(chosen === undefined || known !== undefined
              ? []
              : [{ value: `=${chosen}`, text: t('{0} (not in the documents)', chosen) }]),
          ]}
        />
      )}
    </FieldFrame>
  );
}
