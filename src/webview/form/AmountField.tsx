import type { Json } from '../../core/json/json.ts';
import { moneyFromParts } from '../../core/money/money.ts';
import { displayMoney } from '../../core/money/display.ts';
import type { Control, FieldModel } from '../../core/schema/form.ts';
import { membersOf } from '../body/bodyModel.ts';
import { Combobox } from '../controls/Combobox.tsx';
import { useOwnValue } from '../edits/editing.ts';
import { t } from '../translate.ts';
import { FieldFrame, inputId } from './FieldFrame.tsx';
import { useForm } from './formContext.ts';
import { numberError, NumberInput, readNumberEntry } from './NumberInput.tsx';

interface AmountFieldProps {
  readonly field: FieldModel;
  readonly control: Extract<Control, { kind: 'amount' }>;
  readonly value: Json | undefined;
}

/** A currency and whole minor units, as they are on the wire, with the amount in readable form beside them. */
export function AmountField({ field, control, value }: AmountFieldProps) {
  const { disabled, problems } = useForm();
  const members = membersOf(value);
  const inBody = members?.get('currency');
  const currency = useOwnValue<string | undefined>(typeof inBody === 'string' ? inBody : undefined);
  const units = useOwnValue(readNumberEntry(members?.get('value')));
  const currencyPointer = `${field.pointer}/currency`;
  const valuePointer = `${field.pointer}/value`;
  const present = currency.value !== undefined || units.value !== undefined || members !== undefined;
  const money = moneyFromParts(currency.value, units.value?.text);

  const enterCurrency = (text: string): void =>
    currency.enter(
      text === '' ? undefined : text,
      text === ''
        ? { kind: 'remove', pointer: currencyPointer }
        : { kind: 'set', pointer: currencyPointer, json: JSON.stringify(text) },
    );

  return (
    <FieldFrame
      field={field}
      present={present}
      onRemove={() => {
        currency.enter(undefined, { kind: 'remove', pointer: field.pointer });
        units.reset();
      }}
      error={currency.refusal ?? units.refusal ?? numberError(units.value)}
      inside={[...problems.at(currencyPointer), ...problems.at(valuePointer)]}
      hint={money.ok ? t('This is {0}.', displayMoney(money.money).text) : undefined}
      grouped
    >
      {({ input, aria }) => (
        <div class="amount">
          <Combobox
            id={inputId(currencyPointer)}
            name={field.label}
            aria={{ ...aria, 'aria-label': t('{0}: currency', field.label) }}
            value={currency.value ?? ''}
            suggestions={control.currencies.map((code) => ({ value: code, meaning: '' }))}
            placeholder={t('currency')}
            disabled={disabled}
            onInput={enterCurrency}
            onPick={enterCurrency}
          />
          <NumberInput
            id={input}
            name={field.label}
            aria={{ ...aria, 'aria-label': t('{0}: whole minor units', field.label) }}
            pointer={valuePointer}
            own={units}
            disabled={disabled}
          />
          <span class="amount-unit">{t('minor units')}</span>
        </div>
      )}
    </FieldFrame>
  );
}
