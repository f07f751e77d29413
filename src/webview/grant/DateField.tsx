import { checkDate8, dateFromText } from '../../core/dates/calendarDate.ts';
import type { Json } from '../../core/json/json.ts';
import { displayDate8 } from '../../core/money/display.ts';
import type { FieldModel } from '../../core/schema/form.ts';
import { SmallButton } from '../controls/Buttons.tsx';
import { FieldFrame } from '../form/FieldFrame.tsx';
import { useForm } from '../form/formContext.ts';
import { TextInput } from '../form/TextInput.tsx';
import { useTextValue } from '../form/useTextValue.ts';
import { t, tell } from '../translate.ts';

interface DateFieldProps {
  readonly field: FieldModel;
  readonly value: Json | undefined;
}

/** A day of the calendar as YYYYMMDD. Another way of writing one is turned into that on request, never by itself. */
export function DateField({ field, value }: DateFieldProps) {
  const { disabled } = useForm();
  const own = useTextValue(field, value);
  const text = own.text ?? '';
  const date = checkDate8(text);
  const meant = date.ok ? date : dateFromText(text);

  return (
    <FieldFrame
      field={field}
      present={own.text !== undefined}
      onRemove={own.remove}
      error={own.refusal}
      hint={date.ok ? displayDate8(text) : isEightDigits(text) ? tell(date.problem) : undefined}
    >
      {({ input, aria }) => (
        <div class="with-button">
          <TextInput
            id={input}
            name={field.label}
            aria={aria}
            text={own.text}
            disabled={disabled}
            onText={own.enter}
            date={t('YYYYMMDD, for instance 20241231')}
          />
          {!date.ok && meant.ok ? (
            <SmallButton disabled={disabled} onClick={() => own.enter(meant.date8)}>
              {t('Write as {0}', meant.date8)}
            </SmallButton>
          ) : null}
        </div>
      )}
    </FieldFrame>
  );
}

/** Why such a text is no date is not said by its form. */
function isEightDigits(text: string): boolean {
  return /^[0-9]{8}$/.test(text);
}
