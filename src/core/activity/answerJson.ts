import type { EndpointDescription } from '../catalogue/endpoint.ts';
import { isJsonObject, type Json } from '../json/json.ts';
import { parseJson } from '../json/parseJson.ts';
import type { ActivityEntry } from './entry.ts';

/** The answer of a call as JSON; undefined where it has none. */
export function answerJson({ answer }: ActivityEntry): Json | undefined {
  const parsed = answer?.body.form === 'utf8' ? parseJson(answer.body.content) : undefined;
  return parsed?.ok === true && isJsonObject(parsed.value) ? parsed.value : undefined;
}

/** The answer that the catalogue has as a sample. */
export function sampleJson({ sample }: EndpointDescription): Json {
  const parsed = parseJson(JSON.stringify(sample.response));
  if (!parsed.ok) {
    throw new Error('The sample of the catalogue is not JSON.');
  }
  return parsed.value;
}
