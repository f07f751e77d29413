import { isJsonArray, isJsonObject, type Json } from '../json/json.ts';
import { stringifyJson } from '../json/stringifyJson.ts';

/** JSON in one layout, whatever the one it came in: members by name, a line each; numbers keep their digits. */
export function normalisedJson(value: Json): string {
  return `${stringifyJson(sorted(value), 2)}\n`;
}

function sorted(value: Json): Json {
  if (isJsonObject(value)) {
    const names = [...value.keys()].sort();
    return new Map(names.map((name) => [name, sorted(value.get(name) ?? null)]));
  }
  return isJsonArray(value) ? value.map(sorted) : value;
}
