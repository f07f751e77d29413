import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../core/json/json.ts';

/** A text member of a body that its schema requires; empty where it is not there. */
export function textMember(object: JsonObject, name: string): string {
  const value = object.get(name);
  return typeof value === 'string' ? value : '';
}

/** The texts of a list member, or nothing where it is absent. */
export function textList(object: JsonObject, name: string): readonly string[] {
  return listMember(object, name).filter((item) => typeof item === 'string');
}

export function listMember(object: JsonObject, name: string): readonly Json[] {
  const value = object.get(name);
  return isJsonArray(value) ? value : [];
}

export function objectMember(object: JsonObject, name: string): JsonObject {
  const value = object.get(name);
  return isJsonObject(value) ? value : new Map<string, Json>();
}
