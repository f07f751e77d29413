import type { Json } from '../../core/json/json.ts';
import type { FieldModel } from '../../core/schema/form.ts';
import { LinkButton } from '../controls/Buttons.tsx';
import { useOwnValue } from '../edits/editing.ts';
import { t } from '../translate.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './formContext.ts';
import { numberError, NumberInput, readNumberEntry, type NumberEntry } from './NumberInput.tsx';

interface NumberFieldProps {
  readonly field: FieldModel;
  readonly value: Json | undefined;
}

export function NumberField({ field, value }: NumberFieldProps) {
  const { disabled } = useForm();
  const own = useOwnValue(readNumberEntry(value));
  const plain = unquoted(own.value);
  return (
    <FieldFrame
      field={field}
      present={own.value !== undefined}
      onRemove={() => own.enter(undefined, { kind: 'remove', pointer: field.pointer })}
      error={own.refusal ?? numberError(own.value)}
      hint={
        plain === undefined ? undefined : (
          <>
            {t('Sent in quotes, as text.')}{' '}
            <LinkButton
              onClick={() => own.enter(plain, { kind: 'set', pointer: field.pointer, json: plain.text })}
            >
              {t('Send as a number')}
            </LinkButton>
          </>
        )
      }
    >
      {({ input, aria }) => (
        <NumberInput
          id={input}
          name={field.label}
          aria={aria}
          pointer={field.pointer}
          own={own}
          disabled={disabled}
        />
      )}
    </FieldFrame>
  );
}

/** The same digits without quotes, where they have quotes and make a number. */
function unquoted(entry: NumberEntry | undefined): NumberEntry | undefined {
  const plain = entry?.quoted === true ? { text: entry.text, quoted: false } : undefined;
  return plain !== undefined && plain.text !== '' && numberError(plain) === undefined ? plain : undefined;
}
