import type { EndpointDescription } from '../catalogue/endpoint.ts';
import type {
  ArraySchema,
  FactStatus,
  ObjectSchema,
  Schema,
  StringSchema,
  WholeNumberSchema,
} from './dialect.ts';
import { plainText } from './markdown.ts';

/** A JSON Schema of draft 7 with the keywords that VS Code's JSON editor adds to it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

interface Check {
  readonly pattern: string;
  readonly patternErrorMessage: string;
}

/** Shapes that the format of a text implies where the schema states no pattern of its own. */
const checks: Readonly<Partial<Record<NonNullable<StringSchema['format']>, Check>>> = {
  date8: {
    pattern: '^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$',
    patternErrorMessage: 'A date is eight digits, year, month and day: 20241231.',
  },
  currency: {
    pattern: '^[A-Z]{3}$',
    patternErrorMessage: 'A currency is three capital letters: USD.',
  },
  decimalFraction: {
    pattern: '^[0-9]+(\\.[0-9]+)?$',
    patternErrorMessage: 'A rate is a decimal fraction: 0.05 is 5 %.',
  },
  cents: {
    pattern: '^[0-9]+$',
    patternErrorMessage: 'The amount is a whole number of cents: 2500000.',
  },
};

const standing: Readonly<Record<FactStatus, string | undefined>> = {
  documented: undefined,
  inferred: 'Inferred, not documented.',
  thirdParty: "Known from other people's code, not documented.",
  notDocumented: 'Not documented.',
};

/** The schema of an endpoint's request, for completion, hovers and warnings in the JSON editor. */
export function jsonSchemaFor(endpoint: EndpointDescription): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...jsonSchemaOf(endpoint.request),
    title: endpoint.title,
    description: endpoint.purpose,
    markdownDescription: markdownOf([endpoint.purpose, ...endpoint.bestPractices, ...endpoint.notes]),
  };
}

export function jsonSchemaOf(schema: Schema): JsonSchema {
  return { ...described(schema), ...shapeOf(schema) };
}

function shapeOf(schema: Schema): JsonSchema {
  switch (schema.type) {
    case 'string':
      return textShape(schema);
    case 'integer':
      return { type: 'integer', ...(schema.minimum !== undefined && { minimum: schema.minimum }) };
    case 'wholeNumber':
      return wholeNumberShape(schema);
    case 'array':
      return listShape(schema);
    case 'object':
      return objectShape(schema);
  }
}

function textShape(schema: StringSchema): JsonSchema {
  const check = schema.format === undefined ? undefined : checks[schema.format];
  return {
    type: 'string',
    ...(schema.minLength !== undefined && { minLength: schema.minLength }),
    ...(schema.maxLength !== undefined && { maxLength: schema.maxLength }),
    ...(schema.pattern !== undefined && { pattern: schema.pattern }),
    ...check,
    ...(schema.knownValues !== undefined && { examples: schema.knownValues }),
    ...(schema.enum !== undefined && {
      enum: schema.enum,
      enumDescriptions: meanings(schema, schema.enum),
      markdownEnumDescriptions: meanings(schema, schema.enum).map(plainText),
    }),
  };
}

function wholeNumberShape({ maxDigits }: WholeNumberSchema): JsonSchema {
  return {
    anyOf: [
      // Editors read numbers as doubles, in which the largest allowed one is rounded up to this maximum.
      { type: 'integer', minimum: 0, maximum: 10 ** maxDigits },
      { type: 'string', pattern: `^[0-9]{1,${maxDigits}}$` },
    ],
    errorMessage: `A whole number of minor units with at most ${maxDigits} digits.`,
  };
}

function listShape({ items, tolerateSingle }: ArraySchema): JsonSchema {
  const list = { type: 'array', items: jsonSchemaOf(items) };
  return tolerateSingle === true ? { anyOf: [list, jsonSchemaOf(items)] } : list;
}

function objectShape({ properties, required, open }: ObjectSchema): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, member]) => [name, jsonSchemaOf(member)]),
    ),
    required,
    additionalProperties: open === true,
  };
}

function described(schema: Schema): JsonSchema {
  const status = standing[schema.status];
  const notes = [...(schema.notes ?? []), ...(status === undefined ? [] : [status])];
  return {
    ...(schema.title !== undefined && { title: schema.title }),
    description: schema.description,
    markdownDescription: markdownOf([schema.description, ...notes]),
  };
}

function meanings(schema: StringSchema, values: readonly string[]): readonly string[] {
  return values.map((value) => schema.enumMeanings?.[value] ?? '');
}

function markdownOf([first = '', ...others]: readonly string[]): string {
  const list = others.map((sentence) => `\n- ${plainText(sentence)}`).join('');
  return plainText(first) + (list === '' ? '' : `\n${list}`);
}
