import { JsonNumber, isJsonArray, isJsonObject, type Json, type JsonObject } from '../core/json/json.ts';
import { minorUnitsOf } from './minorUnits.ts';

/** A value of the configuration that cannot be used; its message is a sentence for the user. */
export class ConfigProblem extends Error {}

export function object(value: Json, place: string): JsonObject {
  if (!isJsonObject(value)) throw new ConfigProblem(`${place} must be an object.`);
  return value;
}

export function list(value: Json, place: string): readonly Json[] {
  if (!isJsonArray(value)) throw new ConfigProblem(`${place} must be a list.`);
  return value;
}

export function text(value: Json, place: string): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new ConfigProblem(`${place} must be a text that is not empty.`);
  }
  return value;
}

/** A text that can travel in a header as it is. */
export function headerText(value: Json, place: string): string {
  const content = text(value, place);
  if (!/^[\x21-\x7e]{1,512}$/.test(content)) {
    throw new ConfigProblem(`${place} must be 1 to 512 visible ASCII characters: it travels in a header.`);
  }
  return content;
}

export function flag(value: Json, place: string): boolean {
  if (typeof value !== 'boolean') throw new ConfigProblem(`${place} must be true or false.`);
  return value;
}

/** Whole minor units, as a JSON integer or a string of digits. */
export function minorUnits(value: Json, place: string): bigint {
  const amount = minorUnitsOf(value);
  if (amount === undefined) {
    throw new ConfigProblem(
      `${place} must be a whole number in the smallest unit of the currency, of at most 16 digits.`,
    );
  }
  return amount;
}

/** A whole number that is no amount, as a JSON integer or a string of digits. */
export function truth(value: Json, place: string): boolean {
  if (typeof value !== 'boolean') throw new ConfigProblem(`${place} must be true or false.`);
  return value;
}

export function wholeNumber(value: Json, place: string): number {
  const number = wholeNumberOf(value);
  if (number === undefined) {
    throw new ConfigProblem(`${place} must be a whole number of at most 15 digits.`);
  }
  return number;
}

/** A JSON integer or a string of at most 15 digits; undefined for anything else. */
export function wholeNumberOf(value: Json | undefined): number | undefined {
  const digits = value instanceof JsonNumber ? value.source : value;
  return typeof digits === 'string' && /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** An ISO 8601 moment with a zone, in milliseconds since the epoch. */
export function moment(value: Json, place: string): number {
  const written = text(value, place);
  const at = Date.parse(written);
  if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(written) || Number.isNaN(at)) {
    throw new ConfigProblem(`${place} must be a time with its zone, such as 2030-01-31T12:00:00+08:00.`);
  }
  return at;
}

export function currency(value: Json, place: string): string {
  const code = text(value, place);
  if (!/^[A-Z]{3}$/.test(code)) {
    throw new ConfigProblem(`${place} must be a currency code of three capital letters.`);
  }
  return code;
}

export function member(value: JsonObject, name: string, place: string): Json {
  const found = value.get(name);
  if (found === undefined) throw new ConfigProblem(`${place}/${name} is missing.`);
  return found;
}

export function optional<T>(
  value: JsonObject,
  name: string,
  read: (member: Json, place: string) => T,
  place = '',
): T | undefined {
  const found = value.get(name);
  return found === undefined ? undefined : read(found, `${place}/${name}`);
}

/** Refuses members that nobody would read: they are misspelt. */
export function noOthers(value: JsonObject, known: readonly string[], place: string): void {
  const unknown = [...value.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new ConfigProblem(
      `${place}/${unknown} is not a setting; ${place === '' ? 'the file' : place} may have ${known.join(', ')}.`,
    );
  }
}

/** Any text: a reference number may well be a blank. */
export function textAt(value: Json, name: string, place: string): string {
  const found = member(object(value, place), name, place);
  if (typeof found !== 'string') throw new ConfigProblem(`${place}/${name} must be a text.`);
  return found;
}

export function countAt(value: Json, name: string, place: string): number {
  return wholeNumber(member(object(value, place), name, place), `${place}/${name}`);
}

export function centsAt(value: Json, name: string, place: string): bigint {
  return minorUnits(member(object(value, place), name, place), `${place}/${name}`);
}
