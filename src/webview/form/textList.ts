import { isJsonArray, type Json } from '../../core/json/json.ts';
import { stringifyJson } from '../../core/json/stringifyJson.ts';
import type { Change } from '../edits/editSender.ts';

/** The items of a list of texts, or undefined where the member is missing or something else. */
export function readTextList(value: Json | undefined): readonly string[] | undefined {
  return isJsonArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

/** The change that makes the list so; a list that lost its last item leaves the body. */
export function textListChange(pointer: string, items: readonly string[]): Change {
  return items.length === 0
    ? { kind: 'remove', pointer }
    : { kind: 'set', pointer, json: stringifyJson(items) };
}
