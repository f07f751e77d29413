import type { Json } from '../json/json.ts';
import { stringifyJson } from '../json/stringifyJson.ts';

const known = new WeakMap<object, string>();

/** An entry as one text: two that have the same text hold the same members in the same order, digit by digit. */
export function entryText(entry: Json): string {
  if (typeof entry !== 'object' || entry === null) {
    return stringifyJson(entry);
  }
  const text = known.get(entry) ?? stringifyJson(entry);
  known.set(entry, text);
  return text;
}
