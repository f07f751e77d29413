import type { Choice, Control, FieldModel } from '../../core/schema/form.ts';
import type { Say } from './say.ts';

/** The fields of a form with their texts in the user's language; names and values stay as they are on the wire. */
export function toldForm(fields: readonly FieldModel[], say: Say): readonly FieldModel[] {
  return fields.map((field) => ({
    ...field,
    label: say(field.label),
    description: say(field.description),
    notes: field.notes.map((note) => say(note)),
    control: toldControl(field.control, say),
  }));
}

function toldControl(control: Control, say: Say): Control {
  switch (control.kind) {
    case 'text':
      return control.hint === undefined ? control : { ...control, hint: say(control.hint) };
    case 'choice':
    case 'texts':
      return { ...control, options: control.options.map((option) => toldChoice(option, say)) };
    case 'group':
      return { ...control, fields: toldForm(control.fields, say) };
    default:
      return control;
  }
}

function toldChoice({ value, meaning }: Choice, say: Say): Choice {
  return { value, meaning: meaning === '' ? '' : say(meaning) };
}
