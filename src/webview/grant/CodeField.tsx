import type { Json } from '../../core/json/json.ts';
import type { FieldModel } from '../../core/schema/form.ts';
import type { RememberedField } from '../../protocol/grantForm.ts';
import { Combobox } from '../controls/Combobox.tsx';
import { FieldFrame } from '../form/FieldFrame.tsx';
import { useForm } from '../form/formContext.ts';
import { t } from '../translate.ts';
import { RememberCode } from './RememberCode.tsx';
import { useGrant } from './useGrant.ts';
import { useTextValue } from '../form/useTextValue.ts';

interface CodeFieldProps {
  readonly field: FieldModel;
  readonly value: Json | undefined;
}

/** A code that the user sends again and again: those that were remembered are offered by their labels. */
export function CodeField({ field, value }: CodeFieldProps) {
  const { disabled } = useForm();
  const { codes } = useGrant();
  const own = useTextValue(field, value);
  const name: RememberedField = field.name === 'vcCode' ? 'vcCode' : 'payeeCode';
  const remembered = codes[name];
  const known = remembered.find((code) => code.value === own.text);

  return (
    <FieldFrame field={field} present={own.text !== undefined} onRemove={own.remove} error={own.refusal}>
      {({ input, aria }) => (
        <>
          <Combobox
            id={input}
            name={field.label}
            aria={aria}
            value={own.text ?? ''}
            suggestions={remembered.map((code) => ({ value: code.value, meaning: code.label }))}
            placeholder={own.text === undefined ? t('not set') : t('empty text')}
            disabled={disabled}
            onInput={own.enter}
            onPick={own.enter}
          />
          <RememberCode field={name} label={field.label} value={own.text?.trim() ?? ''} known={known} />
        </>
      )}
    </FieldFrame>
  );
}
