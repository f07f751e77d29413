import { isJsonObject } from '../../core/json/json.ts';
import { parseJson } from '../../core/json/parseJson.ts';

/** Whether a request names this very reference: only then a new one may take its place. */
export function namesReference(text: string, field: string, referenceNo: string): boolean {
  const body = parseJson(text);
  return body.ok && isJsonObject(body.value) && body.value.get(field) === referenceNo;
}
