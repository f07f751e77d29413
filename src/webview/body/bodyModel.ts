import { isJsonObject, type Json, type JsonObject } from '../../core/json/json.ts';
import { parseJson } from '../../core/json/parseJson.ts';

/** The body as the form sees it. */
export interface BodyModel {
  /** The members of the last text that could be read; undefined where there was none. */
  readonly members: JsonObject | undefined;
  /** False where the present text is not a JSON object, so that `members` is of an earlier one. */
  readonly current: boolean;
  /** The text is JSON, but no object. */
  readonly notAnObject: boolean;
}

/** Reads the text, falling back on what was read before. */
export function readBody(text: string, before: BodyModel | undefined): BodyModel {
  const parsed = parseJson(text);
  if (parsed.ok && isJsonObject(parsed.value)) {
    return { members: parsed.value, current: true, notAnObject: false };
  }
  return { members: before?.members, current: false, notAnObject: parsed.ok };
}

/** The members of a value; none where it is no object. */
export function membersOf(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}
