import type { ErrorObject } from 'ajv';
import type { BodyProblem } from '../core/calls/ports.ts';
import { childPointer, parsePointer } from '../core/schema/pointer.ts';
import { joinSentences, sentence, told, type Say, type Sentence } from '../core/sentence.ts';
import { formatSentence, type TextFormat } from './textFormat.ts';

/** What an error of ajv tells the user, in the language of `say`; undefined for errors that only accompany another. */
export function problemOf(error: ErrorObject, say: Say): BodyProblem | undefined {
  const pointer = error.instancePath;
  switch (error.keyword) {
    case 'required': {
      const missing = text(error.params['missingProperty']);
      return problem(childPointer(pointer, missing), say('"{0}" is required.', missing));
    }
    case 'additionalProperties': {
      const extra = text(error.params['additionalProperty']);
      const meant = similarName(extra, error.parentSchema?.['properties']);
      const hint = meant === undefined ? [] : [say('Did you mean "{0}"?', meant)];
      const sentences = [say('"{0}" is not a documented field.', extra), ...hint];
      return problem(childPointer(pointer, extra), joinSentences(sentences), 'warning');
    }
    case 'if':
      return undefined;
    default:
      return problem(pointer, told(complaint(error, nameAt(pointer)), say), severityOf(error));
  }
}

type Part = string | Sentence;

function complaint({ keyword, schema, data }: ErrorObject, name: Part): Sentence {
  switch (keyword) {
    case 'type':
      return sentence(
        '{0} must be {1}, not {2}.',
        name,
        typeNames[text(schema)] ?? text(schema),
        kindOf(data),
      );
    case 'enum': {
      const values = Array.isArray(schema) ? schema.map(String) : [];
      return values.length === 1
        ? sentence('{0} must be {1}.', name, values.join())
        : sentence('{0} must be one of {1}.', name, values.join(', '));
    }
    case 'minLength':
      return schema === 1
        ? sentence('{0} must not be empty.', name)
        : sentence('{0} must have at least {1} characters.', name, text(schema));
    case 'maxLength':
      return sentence('{0} has {1} characters; at most {2} are allowed.', name, lengthOf(data), text(schema));
    case 'warnLength':
      return sentence(
        '{0} has {1} characters; some documents allow only {2}.',
        name,
        lengthOf(data),
        text(schema),
      );
    case 'credential':
      return sentence(
        '{0} is a credential and should stand in no file: the commands on access tokens keep it safe.',
        name,
      );
    case 'pattern':
      return sentence('{0} must have the form {1}.', name, text(schema));
    case 'minorUnits':
      return minorUnitsComplaint(data, schema, name);
    case 'exactInteger':
      return integerComplaint(data, schema, name);
    case 'textFormat':
      return formatSentence(schema as TextFormat, name);
    default:
      return sentence('{0} is not as documented.', name);
  }
}

function minorUnitsComplaint(data: unknown, maxDigits: unknown, name: Part): Sentence {
  if (typeof data === 'string' ? /^[0-9]+$/.test(data) : typeof data === 'bigint' && data >= 0n) {
    return sentence('{0} has more than {1} digits.', name, text(maxDigits));
  }
  return typeof data === 'number' || typeof data === 'string' || typeof data === 'bigint'
    ? sentence(
        '{0} must be a whole number of minor units, zero or more, written in digits alone: 1050 for 10.50 USD.',
        name,
      )
    : sentence(
        '{0} must be a whole number of minor units, zero or more, written in digits alone, not {1}.',
        name,
        kindOf(data),
      );
}

function integerComplaint(data: unknown, limits: unknown, name: Part): Sentence {
  const minimum =
    typeof limits === 'object' && limits !== null && 'minimum' in limits ? limits.minimum : undefined;
  return typeof data === 'bigint'
    ? sentence('{0} must be at least {1}.', name, text(minimum))
    : sentence('{0} must be a whole number in digits alone, not {1}.', name, kindOf(data));
}

/** Three letters in the wrong case are a currency all the same, and some servers take them. */
function severityOf({ keyword, schema, data }: ErrorObject): BodyProblem['severity'] {
  const lowerCase = keyword === 'textFormat' && schema === 'currency' && /^[A-Za-z]{3}$/.test(text(data));
  return keyword === 'warnLength' || keyword === 'credential' || lowerCase ? 'warning' : 'error';
}

const typeNames: Readonly<Record<string, Sentence>> = {
  string: sentence('a string'),
  object: sentence('an object'),
  array: sentence('a list'),
};

function kindOf(value: unknown): Part {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return sentence('a list');
  }
  switch (typeof value) {
    case 'bigint':
    case 'number':
      return sentence('a number');
    case 'boolean':
      return String(value);
    case 'string':
      return sentence('a string');
    default:
      return sentence('an object');
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

function nameAt(pointer: string): Part {
  const steps = parsePointer(pointer) ?? [];
  const name = steps.at(-1);
  if (name === undefined) {
    return sentence('The body');
  }
  return /^[0-9]+$/.test(name)
    ? sentence('Item {0} of "{1}"', String(Number(name) + 1), steps.at(-2) ?? '')
    : `"${name}"`;
}

function lengthOf(value: unknown): string {
  return String(Array.from(text(value)).length);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}

function problem(pointer: string, message: string, severity: BodyProblem['severity'] = 'error'): BodyProblem {
  return { pointer, sentence: message, severity };
}
