import { isJsonArray, isJsonObject, JsonNumber, type Json, type JsonObject } from '../json/json.ts';

/** The member of that name, where it is an object. */
export function objectMember(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = object?.get(name);
  return isJsonObject(value) ? value : undefined;
}

/** The member of that name, where it is a text. */
export function textMember(object: JsonObject | undefined, name: string): string | undefined {
  const value = object?.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** The member of that name as a list; empty where it is none. */
export function listMember(object: JsonObject | undefined, name: string): readonly Json[] {
  const value = object?.get(name);
  return isJsonArray(value) ? value : [];
}

/** The member of that name, where it is a whole number that is not negative. */
export function countMember(object: JsonObject | undefined, name: string): number | undefined {
  const value = object?.get(name);
  return value instanceof JsonNumber && /^\d{1,15}$/.test(value.source) ? Number(value.source) : undefined;
}
