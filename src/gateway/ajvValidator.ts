import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isJsonArray, isJsonObject, JsonNumber, type Json } from '../core/json/json.ts';
import { parseJson } from '../core/json/parseJson.ts';
import type { BodyProblem, Validator } from '../core/calls/ports.ts';
import type { ObjectSchema } from '../core/schema/dialect.ts';
import { fillGaps, sentence, told, type Say } from '../core/sentence.ts';
import { ajvSchemaOf, keywords } from './ajvSchema.ts';
import { problemOf } from './bodyProblem.ts';

const maxProblems = 200;

/**
 * A validator over ajv, which says what is wrong in the language of `say`. A schema is compiled when it is first
 * used, and then kept.
 */
export function createValidator(say: Say = fillGaps): Validator {
  const ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false });
  for (const keyword of keywords) {
    ajv.addKeyword(keyword);
  }
  const compiled = new WeakMap<ObjectSchema, ValidateFunction>();
  const checkFor = (schema: ObjectSchema): ValidateFunction => {
    const known = compiled.get(schema);
    if (known !== undefined) {
      return known;
    }
    const check = ajv.compile(ajvSchemaOf(schema));
    compiled.set(schema, check);
    return check;
  };
  return {
    validate(schema, text) {
      const parsed = parseJson(text);
      if (!parsed.ok) {
        return [
          { pointer: '', sentence: told(sentence('{0}.', parsed.problem.message), say), severity: 'error' },
        ];
      }
      const check = checkFor(schema);
      return check(plainValue(parsed.value)) ? [] : problemsOf(check.errors ?? [], say);
    },
  };
}

/** Errors before warnings, and no more of them than anybody would read. */
function problemsOf(errors: readonly ErrorObject[], say: Say): readonly BodyProblem[] {
  const problems = errors.flatMap((error) => problemOf(error, say) ?? []);
  const weight = ({ severity }: BodyProblem) => (severity === 'error' ? 0 : 1);
  return problems.sort((one, other) => weight(one) - weight(other)).slice(0, maxProblems);
}

/**
 * The value as ajv reads it. Whole numbers become bigint, which is exact and of no type that JSON Schema
 * knows; the keywords of `ajvSchema.ts` check them.
 */
function plainValue(value: Json): unknown {
  if (value instanceof JsonNumber) {
    return /^-?(?:0|[1-9]\d*)$/.test(value.source) ? BigInt(value.source) : Number(value.source);
  }
  if (isJsonArray(value)) {
    return value.map(plainValue);
  }
  if (isJsonObject(value)) {
    const members = Object.create(null) as Record<string, unknown>;
    for (const [name, member] of value) {
      members[name] = plainValue(member);
    }
    return members;
  }
  return value;
}
