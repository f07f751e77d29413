import { isJsonObject, JsonNumber, type Json, type JsonObject } from '../../core/json/json.ts';
import type { Control, FieldModel } from '../../core/schema/form.ts';
import { childPointer } from '../../core/schema/pointer.ts';
import { membersOf } from '../body/bodyModel.ts';
import { useEditing } from '../edits/editing.ts';
import { t } from '../translate.ts';
import { AmountField } from './AmountField.tsx';
import { ChecksField } from './ChecksField.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './formContext.ts';
import { JsonField } from './JsonField.tsx';
import { NumberField } from './NumberField.tsx';
import { readTextList } from './textList.ts';
import { TextField } from './TextField.tsx';
import { TokensField } from './TokensField.tsx';

interface FieldsProps {
  readonly fields: readonly FieldModel[];
  /** The object that holds the fields' members, where it is there. */
  readonly members: JsonObject | undefined;
  /** The pointer of that object. */
  readonly pointer: string;
}

/** The described members of an object, then those that nobody described: the form hides nothing that is sent. */
export function Fields({ fields, members, pointer }: FieldsProps) {
  const described = new Set(fields.map(({ name }) => name));
  const others = [...(members?.keys() ?? [])].filter((name) => !described.has(name));
  return (
    <>
      {fields.map((field) => (
        <Field key={field.pointer} field={field} value={members?.get(field.name)} />
      ))}
      {others.map((name) => (
        <JsonField
          key={`other:${name}`}
          field={undescribed(name, childPointer(pointer, name))}
          value={members?.get(name)}
        />
      ))}
    </>
  );
}

interface FieldProps {
  readonly field: FieldModel;
  readonly value: Json | undefined;
}

function Field({ field, value }: FieldProps) {
  const { control } = field;
  const { special } = useForm();
  if (!fits(control.kind, value)) {
    return (
      <JsonField
        field={field}
        value={value}
        reason={t('This value is of another type than the documents say.')}
      />
    );
  }
  const Special = special[field.pointer];
  if (Special !== undefined) {
    return <Special field={field} value={value} />;
  }
  switch (control.kind) {
    case 'text':
      return <TextField field={field} control={control} value={value} />;
    case 'choice':
      return <ChoiceField field={field} control={control} value={value} />;
    case 'texts':
      return control.closed ? (
        <ChecksField field={field} options={control.options} value={value} />
      ) : (
        <TokensField field={field} control={control} value={value} />
      );
    case 'number':
      return <NumberField field={field} value={value} />;
    case 'amount':
      return <AmountField field={field} control={control} value={value} />;
    case 'group':
      return <GroupField field={field} control={control} value={value} />;
    case 'json':
      return <JsonField field={field} value={value} />;
  }
}

interface GroupFieldProps extends FieldProps {
  readonly control: Extract<Control, { kind: 'group' }>;
}

/** An object whose members have controls of their own. It enters the body with its first member. */
function GroupField({ field, control, value }: GroupFieldProps) {
  const { edits } = useEditing();
  return (
    <FieldFrame
      field={field}
      present={value !== undefined}
      onRemove={() => edits.send({ kind: 'remove', pointer: field.pointer })}
      grouped
    >
      {() => (
        <div class="group">
          <Fields fields={control.fields} members={membersOf(value)} pointer={field.pointer} />
        </div>
      )}
    </FieldFrame>
  );
}

/** True where the control can show the value as it is. */
function fits(kind: FieldModel['control']['kind'], value: Json | undefined): boolean {
  if (value === undefined) {
    return true;
  }
  switch (kind) {
    case 'text':
    case 'choice':
      return typeof value === 'string';
    case 'texts':
      return readTextList(value) !== undefined;
    case 'number':
      return value instanceof JsonNumber || typeof value === 'string';
    case 'amount':
      return isJsonObject(value) && fitsAmount(value);
    case 'group':
      return isJsonObject(value);
    case 'json':
      return true;
  }
}

function fitsAmount(value: JsonObject): boolean {
  return [...value].every(([name, member]) =>
    name === 'currency'
      ? typeof member === 'string'
      : name === 'value' && (member instanceof JsonNumber || typeof member === 'string'),
  );
}

function undescribed(name: string, pointer: string): FieldModel {
  return {
    pointer,
    name,
    label: name,
    description: t('The documents do not name this member. It is sent as it stands.'),
    notes: [],
    status: 'notDocumented',
    required: false,
    control: { kind: 'json', array: false },
  };
}
