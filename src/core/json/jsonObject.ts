import { decodeUtf8 } from '../utf8.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { parseJson } from './parseJson.ts';

/** The JSON object that these bytes are the UTF-8 of; undefined where they are none. */
export function jsonObject(bytes: Uint8Array): JsonObject | undefined {
  const text = decodeUtf8(bytes);
  const parsed = text === undefined ? undefined : parseJson(text);
  return parsed?.ok === true && isJsonObject(parsed.value) ? parsed.value : undefined;
}
