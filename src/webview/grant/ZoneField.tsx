import type { Json } from '../../core/json/json.ts';
import { readZone, suggestedZones } from '../../core/dates/timeZone.ts';
import type { Choice, FieldModel } from '../../core/schema/form.ts';
import { Combobox } from '../controls/Combobox.tsx';
import { FieldFrame } from '../form/FieldFrame.tsx';
import { useForm } from '../form/formContext.ts';
import { t, tell } from '../translate.ts';
import { useTextValue } from '../form/useTextValue.ts';

interface ZoneFieldProps {
  readonly field: FieldModel;
  readonly value: Json | undefined;
}

let choices: readonly Choice[] | undefined;

/** The names of the platform with the place as people write it, so that both are found. */
function zoneChoices(): readonly Choice[] {
  choices ??= suggestedZones().map((zone) => {
    const place = zone.slice(zone.lastIndexOf('/') + 1);
    return { value: zone, meaning: place.includes('_') ? place.replaceAll('_', ' ') : '' };
  });
  return choices;
}

/** A time zone to be found by its name. Any text is taken, because the documents do not say which form is meant. */
export function ZoneField({ field, value }: ZoneFieldProps) {
  const { disabled } = useForm();
  const own = useTextValue(field, value);
  const zone = own.text === undefined || own.text === '' ? undefined : readZone(own.text);

  return (
    <FieldFrame
      field={field}
      present={own.text !== undefined}
      onRemove={own.remove}
      error={own.refusal}
      hint={zone?.kind === 'unknown' ? tell(zone.notice) : undefined}
    >
      {({ input, aria }) => (
        <Combobox
          id={input}
          name={field.label}
          aria={aria}
          value={own.text ?? ''}
          suggestions={zoneChoices()}
          placeholder={t('search, for instance Shanghai')}
          disabled={disabled}
          onInput={own.enter}
          onPick={own.enter}
        />
      )}
    </FieldFrame>
  );
}
