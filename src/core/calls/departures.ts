import { isJsonArray, isJsonObject, JsonNumber, type Json, type JsonObject } from '../json/json.ts';
import type { ArraySchema, ObjectSchema, Schema, StringSchema } from '../schema/dialect.ts';
import { formatPointer } from '../schema/pointer.ts';
import { sentence, type Sentence } from '../sentence.ts';

/** Where an answer is not as documented. */
export interface Departure {
  readonly sentence: Sentence;
  /** True where the value cannot be used: it is missing, or of another type than documented. */
  readonly breaks: boolean;
}

/** More of them tell nothing new, and an answer may hold very many. */
const limit = 50;

/** Compares the members of an answer with the schema of the endpoint's response, `result` left out. */
export function findDepartures(
  answer: JsonObject,
  schema: ObjectSchema,
  required: readonly string[],
): readonly Departure[] {
  const search = new DepartureSearch();
  search.answer(answer, schema, new Set(required));
  return search.found();
}

interface Member {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

const knownMembers = new WeakMap<ObjectSchema, readonly Member[]>();

/** The members of an object in a list that is made once: a large answer has many objects of one schema. */
function membersOf(schema: ObjectSchema): readonly Member[] {
  let members = knownMembers.get(schema);
  if (members === undefined) {
    members = Object.entries(schema.properties).map(([name, member]) => ({
      name,
      schema: member,
      required: schema.required.includes(name),
    }));
    knownMembers.set(schema, members);
  }
  return members;
}

class DepartureSearch {
  readonly #found: Departure[] = [];
  /** Where the search is: one list for all values, because an answer may hold a million. */
  readonly #path: (string | number)[] = [];
  #more = 0;
  #moreBreaks = false;

  found(): readonly Departure[] {
    if (this.#more === 0) {
      return this.#found;
    }
    return [
      ...this.#found,
      {
        sentence: sentence('{0} more of this kind are not listed.', String(this.#more)),
        breaks: this.#moreBreaks,
      },
    ];
  }

  answer(value: JsonObject, schema: ObjectSchema, required: ReadonlySet<string>): void {
    for (const [name, member] of Object.entries(schema.properties)) {
      if (name !== 'result') {
        this.#member(value, name, member, required.has(name));
      }
    }
  }

  #member(parent: JsonObject, name: string, schema: Schema, required: boolean): void {
    const value = parent.get(name);
    this.#path.push(name);
    if (value === undefined) {
      if (required) {
        this.#note(sentence('{0} is missing.', this.#place()), true);
      }
    } else if (value === null && !required) {
      this.#note(sentence('{0} is null.', this.#place()), false);
    } else {
      this.#value(value, schema);
    }
    this.#path.pop();
  }

  #value(value: Json, schema: Schema): void {
    switch (schema.type) {
      case 'object':
        this.#object(value, schema);
        return;
      case 'array':
        this.#array(value, schema);
        return;
      case 'string':
        this.#string(value, schema);
        return;
      case 'integer':
        if (!(value instanceof JsonNumber && /^-?\d+$/.test(value.source))) {
          this.#wrongType(value, sentence('a whole number'));
        }
        return;
      case 'wholeNumber':
        this.#wholeNumber(value, schema.maxDigits);
        return;
    }
  }

  #object(value: Json, schema: ObjectSchema): void {
    if (!isJsonObject(value)) {
      this.#wrongType(value, sentence('an object'));
      return;
    }
    for (const { name, schema: member, required } of membersOf(schema)) {
      this.#member(value, name, member, required);
    }
  }

  #array(value: Json, schema: ArraySchema): void {
    if (isJsonArray(value)) {
      value.forEach((item, index) => {
        this.#path.push(index);
        this.#value(item, schema.items);
        this.#path.pop();
      });
    } else if (schema.tolerateSingle === true) {
      this.#value(value, schema.items);
    } else {
      this.#wrongType(value, sentence('a list'));
    }
  }

  #string(value: Json, schema: StringSchema): void {
    if (typeof value !== 'string') {
      this.#wrongType(value, sentence('a string'));
    } else if (schema.enum !== undefined && !schema.enum.includes(value)) {
      this.#note(
        sentence('{0} is {1}, which is not a documented value.', this.#place(), describe(value)),
        false,
      );
    } else if (schema.maxLength !== undefined && value.length > schema.maxLength) {
      this.#note(
        sentence(
          '{0} is longer than the documented {1} characters.',
          this.#place(),
          String(schema.maxLength),
        ),
        false,
      );
    }
  }

  #wholeNumber(value: Json, maxDigits: number): void {
    const digits = value instanceof JsonNumber ? value.source : value;
    if (typeof digits !== 'string' || !/^\d+$/.test(digits)) {
      this.#wrongType(value, sentence('a whole number of minor units'));
    } else if (digits.length > maxDigits) {
      this.#note(
        sentence('{0} has more than the documented {1} digits.', this.#place(), String(maxDigits)),
        false,
      );
    }
  }

  #wrongType(value: Json, wanted: Sentence): void {
    this.#note(sentence('{0} is {1}, not {2}.', this.#place(), describe(value), wanted), true);
  }

  #place(): string {
    return formatPointer(this.#path.map(String));
  }

  #note(what: Sentence, breaks: boolean): void {
    if (this.#found.length < limit) {
      this.#found.push({ sentence: what, breaks });
    } else {
      this.#more += 1;
      this.#moreBreaks ||= breaks;
    }
  }
}

/** A short text for a value in a sentence. */
export function describe(value: Json): string | Sentence {
  if (isJsonObject(value)) {
    return sentence('an object');
  }
  if (isJsonArray(value)) {
    return sentence('a list');
  }
  if (value instanceof JsonNumber) {
    return sentence('the number {0}', value.source.slice(0, 40));
  }
  return typeof value === 'string'
    ? sentence('the string {0}', JSON.stringify(value.slice(0, 40)))
    : String(value);
}
