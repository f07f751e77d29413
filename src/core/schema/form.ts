import { amountShapeOf } from './amountShape.ts';
import type { ArraySchema, FactStatus, ObjectSchema, Schema, StringSchema } from './dialect.ts';
import { childPointer } from './pointer.ts';

/** One control of a form, derived from the schema of a body. */
export interface FieldModel {
  /** JSON pointer into the body. */
  readonly pointer: string;
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly notes: readonly string[];
  readonly status: FactStatus;
  /** The member must be there wherever the object that holds it is there. */
  readonly required: boolean;
  readonly control: Control;
}

export type Control =
  | {
      readonly kind: 'text';
      readonly maxLength?: number;
      readonly warnLength?: number;
      readonly suggestions: readonly string[];
      /** What the text looks like, in a few words. */
      readonly hint?: string;
      readonly format?: NonNullable<StringSchema['format']>;
      /** Hidden while it is typed. */
      readonly secret?: true;
    }
  | { readonly kind: 'choice'; readonly options: readonly Choice[] }
  /** A list of texts from a closed or open set: checkboxes where closed, tokens where open. */
  | {
      readonly kind: 'texts';
      readonly options: readonly Choice[];
      readonly closed: boolean;
      readonly itemMaxLength?: number;
    }
  | { readonly kind: 'number' }
  /** An object of `currency` and `value`, the latter in minor units. */
  | { readonly kind: 'amount'; readonly currencies: readonly string[] }
  | { readonly kind: 'group'; readonly fields: readonly FieldModel[] }
  /** Children are not documented: edited as JSON. */
  | { readonly kind: 'json'; readonly array: boolean };

export interface Choice {
  readonly value: string;
  /** A sentence, or empty where the value speaks for itself. */
  readonly meaning: string;
}

const hints: Readonly<Record<NonNullable<StringSchema['format']>, string>> = {
  date8: 'YYYYMMDD, for instance 20241231',
  currency: 'Three letters, for instance USD',
  timeZone: 'For instance Asia/Shanghai; the form is not documented',
  base64: 'Base64, or @file: and a path',
  decimalFraction: 'A decimal fraction, for instance 0.05',
  cents: 'A whole number of cents',
};

/** The controls for the members of an object, in the order of the documents. */
export function formFor(schema: ObjectSchema, pointer = ''): readonly FieldModel[] {
  return Object.entries(schema.properties).map(([name, member]) => ({
    pointer: childPointer(pointer, name),
    name,
    label: member.title ?? name,
    description: member.description,
    notes: member.notes ?? [],
    status: member.status,
    required: schema.required.includes(name),
    control: controlFor(member, childPointer(pointer, name)),
  }));
}

function controlFor(schema: Schema, pointer: string): Control {
  switch (schema.type) {
    case 'string':
      return schema.enum === undefined
        ? textControl(schema)
        : { kind: 'choice', options: choices(schema, schema.enum) };
    case 'integer':
    case 'wholeNumber':
      return { kind: 'number' };
    case 'array':
      return listControl(schema);
    case 'object':
      return objectControl(schema, pointer);
  }
}

function textControl(schema: StringSchema): Control {
  return {
    kind: 'text',
    suggestions: schema.knownValues ?? [],
    ...(schema.maxLength !== undefined && { maxLength: schema.maxLength }),
    ...(schema.warnLength !== undefined && { warnLength: schema.warnLength }),
    ...(schema.format !== undefined && { format: schema.format, hint: hints[schema.format] }),
    ...(schema.secret === true && { secret: true }),
  };
}

function listControl({ items }: ArraySchema): Control {
  if (items.type !== 'string') return { kind: 'json', array: true };
  return {
    kind: 'texts',
    options: choices(items, items.enum ?? items.knownValues ?? []),
    closed: items.enum !== undefined,
    ...(items.maxLength !== undefined && { itemMaxLength: items.maxLength }),
  };
}

function objectControl(schema: ObjectSchema, pointer: string): Control {
  if (schema.open === true) return { kind: 'json', array: false };
  const amount = amountShapeOf(schema);
  return amount === undefined
    ? { kind: 'group', fields: formFor(schema, pointer) }
    : { kind: 'amount', currencies: amount.currency.knownValues ?? [] };
}

function choices(schema: StringSchema, values: readonly string[]): readonly Choice[] {
  return values.map((value) => ({ value, meaning: schema.enumMeanings?.[value] ?? '' }));
}
