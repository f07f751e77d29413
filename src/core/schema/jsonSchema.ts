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

/** Days of the calendar; 29 February where the year, or the century of a year that ends in 00, is divisible by four. */
const leapYear = '([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[048]|[2468][048]|[13579][26])00)';
const monthAndDay = '((0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])(29|30)|(0[13578]|1[02])31)';

/** Shapes that the format of a text implies; lengths and a pattern beside them would only repeat the complaint. */
const checks: Readonly<Partial<Record<NonNullable<StringSchema['format']>, Check>>> = {
  date8: {
    pattern: `^([0-9]{4}${monthAndDay}|${leapYear}0229)$`,
    patternErrorMessage: 'A date is a day of the calendar in eight digits, year, month and day: 20241231.',
  },
  currency: {
    pattern: '^[A-Z]{3}$',
    patternErrorMessage: 'A currency is three capital letters: USD.',
  },
  decimalFraction: {
    pattern: '^[0-9]+(\\.[0-9]+)?$',
    patternErrorMessage: 'A rate is a decimal fraction: 0.05 is 5 %.',
  },
  base64: {
    pattern: '^(@file:[^]*|([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$',
    patternErrorMessage:
      'Base64 with its padding, or "@file:" and a path, which stands for the file’s base64.',
  },
  cents: {
    pattern: '^[0-9]+$',
    patternErrorMessage: 'The amount is a whole number of cents: 2500000.',
  },
};

/** Whatever it is, a credential in a file is a mistake. */
const noCredential: Check = {
  pattern: '^$',
  patternErrorMessage:
    'A credential should stand in no file. The commands of WorldFirst on access tokens keep it safe.',
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
  const shaped = schema.format === 'date8' || schema.format === 'currency';
  return {
    type: 'string',
    ...(schema.minLength !== undefined && !shaped && { minLength: schema.minLength }),
    ...(schema.maxLength !== undefined && !shaped && { maxLength: schema.maxLength }),
    ...(schema.warnLength !== undefined && { allOf: [{ maxLength: schema.warnLength }] }),
    ...(schema.pattern !== undefined && { pattern: schema.pattern }),
    ...check,
    ...(schema.secret === true && noCredential),
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
