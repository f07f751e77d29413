import { isJsonArray, isJsonObject, JsonNumber, type Json, type JsonObject } from '../json/json.ts';

import type { ArraySchema, ObjectSchema, Schema, StringSchema } from '../schema/dialect.ts';
import { formatPointer } from '../schema/pointer.ts';

/** Where an answer is not as documented. */
export interface Departure {
  readonly sentence: string;
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
      { sentence: `${this.#more} more of this kind are not listed.`, breaks: this.#moreBreaks },
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
        this.#note('is missing', true);
      }
    } else if (value === null && !required) {
      this.#note('is null', false);
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
          this.#wrongType(value, 'a whole number');
        }
        return;
      case 'wholeNumber':
        this.#wholeNumber(value, schema.maxDigits);
        return;
    }
  }

  #object(value: Json, schema: ObjectSchema): void {
    if (!isJsonObject(value)) {
      this.#wrongType(value, 'an object');
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
      this.#wrongType(value, 'a list');
    }
  }

  #string(value: Json, schema: StringSchema): void {
    if (typeof value !== 'string') {
      this.#wrongType(value, 'a string');
    } else if (schema.enum !== undefined && !schema.enum.includes(value)) {
      this.#note(`is ${describe(value)}, which is not a documented value`, false);
    } else if (schema.maxLength !== undefined && value.length > schema.maxLength) {
      this.#note(`is longer than the documented ${schema.maxLength} characters`, false);
    }
  }

  #wholeNumber(value: Json, maxDigits: number): void {
    const digits = value instanceof JsonNumber ? value.source : value;
    if (typeof digits !== 'string' || !/^\d+$/.test(digits)) {
      this.#wrongType(value, 'a whole number of minor units');
    } else if (digits.length > maxDigits) {
      this.#note(`has more than the documented ${maxDigits} digits`, false);
    }
  }

  #wrongType(value: Json, wanted: string): void {
    this.#note(`is ${describe(value)}, not ${wanted}`, true);
  }

  #note(what: string, breaks: boolean): void {
    if (this.#found.length < limit) {
      this.#found.push({ sentence: `${formatPointer(this.#path.map(String))} ${what}.`, breaks });
    } else {
      this.#more += 1;
      this.#moreBreaks ||= breaks;
    }
  }
}

/** A short text for a value in a sentence. */
export function describe(value: Json): string {
  if (isJsonObject(value)) {
    return 'an object';
  }
  if (isJsonArray(value)) {
    return 'a list';
  }
  if (value instanceof JsonNumber) {
    return `the number ${value.source.slice(0, 40)}`;
  }
  return typeof value === 'string' ? `the string ${JSON.stringify(value.slice(0, 40))}` : String(value);
}
