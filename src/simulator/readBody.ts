import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import type { Validator } from '../core/calls/ports.ts';
import { isJsonObject, type JsonObject } from '../core/json/json.ts';
import { parseJson } from '../core/json/parseJson.ts';
import { inEnglish } from '../core/sentence.ts';
import type { Cause } from './refusals.ts';
import { headerOf, type ReceivedRequest } from './received.ts';
import { decodeUtf8 } from '../core/utf8.ts';

export type ReadBody =
  | { readonly kind: 'body'; readonly body: JsonObject }
  | { readonly kind: 'refused'; readonly cause: Cause; readonly detail: string };

/** Why a media type is refused, or undefined for JSON in UTF-8. */
export function mediaTypeFault(request: ReceivedRequest): string | undefined {
  const header = headerOf(request, 'content-type');
  const value = header.kind === 'value' ? header.value.toLowerCase() : '';
  const [type = '', ...parameters] = value.split(';').map((part) => part.trim());
  if (type !== 'application/json') return 'Content-Type must be application/json; charset=UTF-8.';
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8);
  if (charset === undefined || /^"?utf-?8"?$/.test(charset)) return undefined;
  return 'The charset of the Content-Type must be UTF-8.';
}

/**
 * Separators in the largest body that is read: 10,000 invoices have about so many. Millions of values would fill
 * the memory and hold up every other call.
 */
const maxCommas = 300_000;
const comma = 0x2c;

/** The body as an object that is valid by the endpoint's schema. */
export function readBody(bytes: Uint8Array, endpoint: EndpointDescription, validator: Validator): ReadBody {
  if (hasTooManyValues(bytes)) return illegal(`The body holds more than ${maxCommas} values.`);
  const text = decodeUtf8(bytes);
  if (text === undefined) return illegal('The body is not UTF-8.');
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { message, line, column } = parsed.problem;
    return illegal(`The body is not JSON: ${inEnglish(message)} (line ${line}, column ${column})`);
  }
  if (!isJsonObject(parsed.value)) return illegal('The body must be a JSON object.');
  const problem = validator.validate(endpoint.request, text).find(({ severity }) => severity === 'error');
  if (problem !== undefined) return illegal(`${problem.pointer}: ${problem.sentence}`);
  return { kind: 'body', body: parsed.value };
}

function hasTooManyValues(bytes: Uint8Array): boolean {
  if (bytes.length <= maxCommas) return false;
  let commas = 0;
  for (const byte of bytes) if (byte === comma) commas += 1;
  return commas > maxCommas;
}

function illegal(detail: string): ReadBody {
  return { kind: 'refused', cause: 'badBody', detail };
}
