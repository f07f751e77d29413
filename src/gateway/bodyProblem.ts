import type { ErrorObject } from 'ajv';
import type { BodyProblem } from '../core/calls/ports.ts';
import { childPointer, parsePointer } from '../core/schema/pointer.ts';
import { formatSentence, type TextFormat } from './textFormat.ts';

/** What an error of ajv tells the user; undefined for errors that only accompany another. */
export function problemOf(error: ErrorObject): BodyProblem | undefined {
  const pointer = error.instancePath;
  switch (error.keyword) {
    case 'required': {
      const missing = text(error.params['missingProperty']);
      return problem(childPointer(pointer, missing), `"${missing}" is required.`);
    }
    case 'additionalProperties': {
      const extra = text(error.params['additionalProperty']);
      const meant = similarName(extra, error.parentSchema?.['properties']);
      const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
      return problem(childPointer(pointer, extra), `"${extra}" is not a documented field.${hint}`, 'warning');
    }
    case 'if':
      return undefined;
    default:
      return problem(pointer, `${nameAt(pointer)} ${complaint(error)}`, severityOf(error));
  }
}

function complaint({ keyword, schema, data }: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return `must be ${typeNames[text(schema)] ?? text(schema)}, not ${kindOf(data)}.`;
    case 'enum': {
      const values = Array.isArray(schema) ? schema.map(String) : [];
      return values.length === 1 ? `must be ${values.join()}.` : `must be one of ${values.join(', ')}.`;
    }
    case 'minLength':
      return schema === 1 ? 'must not be empty.' : `must have at least ${text(schema)} characters.`;
    case 'maxLength':
      return `has ${lengthOf(data)} characters; at most ${text(schema)} are allowed.`;
    case 'warnLength':
      return `has ${lengthOf(data)} characters; some documents allow only ${text(schema)}.`;
    case 'pattern':
      return `must have the form ${text(schema)}.`;
    case 'minorUnits':
      return minorUnitsComplaint(data, schema);
    case 'exactInteger':
      return integerComplaint(data, schema);
    case 'textFormat':
      return formatSentence(schema as TextFormat);
    default:
      return 'is not as documented.';
  }
}

function minorUnitsComplaint(data: unknown, maxDigits: unknown): string {
  if (typeof data === 'string' ? /^[0-9]+$/.test(data) : typeof data === 'bigint' && data >= 0n) {
    return `has more than ${text(maxDigits)} digits.`;
  }
  const what = 'must be a whole number of minor units, zero or more, written in digits alone';
  return typeof data === 'number' || typeof data === 'string' || typeof data === 'bigint'
    ? `${what}: 1050 for 10.50 USD.`
    : `${what}, not ${kindOf(data)}.`;
}

function integerComplaint(data: unknown, limits: unknown): string {
  const minimum =
    typeof limits === 'object' && limits !== null && 'minimum' in limits ? limits.minimum : undefined;
  return typeof data === 'bigint'
    ? `must be at least ${text(minimum)}.`
    : `must be a whole number in digits alone, not ${kindOf(data)}.`;
}

/** Three letters in the wrong case are a currency all the same, and some servers take them. */
function severityOf({ keyword, schema, data }: ErrorObject): BodyProblem['severity'] {
  const lowerCase = keyword === 'textFormat' && schema === 'currency' && /^[A-Za-z]{3}$/.test(text(data));
  return keyword === 'warnLength' || lowerCase ? 'warning' : 'error';
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a string',
  object: 'an object',
  array: 'a list',
};

function kindOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  switch (typeof value) {
    case 'bigint':
    case 'number':
      return 'a number';
    case 'boolean':
      return String(value);
    case 'string':
      return 'a string';
    default:
      return 'an object';
  }
}

/** A documented name that the user may have meant: another case, a beginning of it, or one letter off. */
function similarName(name: string, properties: unknown): string | undefined {
  const documented = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  const typed = name.toLowerCase();
  return (
    documented.find((known) => known.toLowerCase() === typed) ??
    documented.find((known) => typed.length > 3 && known.toLowerCase().startsWith(typed)) ??
    documented.find((known) => typed.length > 3 && typed.startsWith(known.toLowerCase()))
  );
}

function nameAt(pointer: string): string {
  const steps = parsePointer(pointer) ?? [];
  const name = steps.at(-1);
  if (name === undefined) {
    return 'The body';
  }
  return /^[0-9]+$/.test(name) ? `Item ${Number(name) + 1} of "${steps.at(-2) ?? ''}"` : `"${name}"`;
}

function lengthOf(value: unknown): number {
  return Array.from(text(value)).length;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}

function problem(
  pointer: string,
  sentence: string,
  severity: BodyProblem['severity'] = 'error',
): BodyProblem {
  return { pointer, sentence, severity };
}
