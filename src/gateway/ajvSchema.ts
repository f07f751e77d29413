import type { FuncKeywordDefinition, SchemaObject } from 'ajv';
import type { ObjectSchema, Schema, StringSchema } from '../core/schema/dialect.ts';
import { fitsFormat } from './textFormat.ts';

/** What ajv cannot express itself: exact whole numbers, the formats of the dialect, what only warns. */
export const keywords: readonly FuncKeywordDefinition[] = [
  {
    keyword: 'minorUnits',
    validate: (maxDigits: number, value: unknown) =>
      typeof value === 'bigint'
        ? value >= 0n && value.toString().length <= maxDigits
        : typeof value === 'string' && /^[0-9]+$/.test(value) && value.length <= maxDigits,
  },
  {
    keyword: 'exactInteger',
    validate: ({ minimum }: { minimum?: number }, value: unknown) =>
      typeof value === 'bigint' && (minimum === undefined || value >= BigInt(minimum)),
  },
  {
    keyword: 'textFormat',
    type: 'string',
    validate: (format: NonNullable<StringSchema['format']>, value: string) => fitsFormat(format, value),
  },
  {
    keyword: 'warnLength',
    type: 'string',
    validate: (length: number, value: string) => Array.from(value).length <= length,
  },
  {
    keyword: 'credential',
    type: 'string',
    validate: (_: boolean, value: string) => value === '',
  },
];

/** The dialect's schema in the keywords of ajv. */
export function ajvSchemaOf(schema: Schema): SchemaObject {
  switch (schema.type) {
    case 'string':
      return textSchema(schema);
    case 'integer':
      return { exactInteger: schema.minimum === undefined ? {} : { minimum: schema.minimum } };
    case 'wholeNumber':
      return { minorUnits: schema.maxDigits };
    case 'array': {
      const list = { type: 'array', items: ajvSchemaOf(schema.items) };
      return schema.tolerateSingle === true
        ? { if: { type: 'array' }, then: list, else: ajvSchemaOf(schema.items) }
        : list;
    }
    case 'object':
      return objectSchema(schema);
  }
}

function objectSchema({ properties, required, open }: ObjectSchema): SchemaObject {
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, member]) => [name, ajvSchemaOf(member)]),
    ),
    required,
    ...(open === true ? {} : { additionalProperties: false }),
  };
}

/** A format says more than lengths and patterns: where it is one, it is checked alone. */
function textSchema(schema: StringSchema): SchemaObject {
  const { format, minLength, maxLength, pattern } = schema;
  const shaped = format === 'date8' || format === 'currency';
  return {
    type: 'string',
    ...(format === undefined ? {} : { textFormat: format }),
    ...(schema.enum === undefined ? {} : { enum: schema.enum }),
    ...(schema.secret === undefined ? {} : { credential: true }),
    ...(schema.warnLength === undefined ? {} : { warnLength: schema.warnLength }),
    ...(minLength === undefined || shaped ? {} : { minLength }),
    ...(maxLength === undefined || shaped ? {} : { maxLength }),
    ...(pattern === undefined || shaped ? {} : { pattern }),
  };
}
