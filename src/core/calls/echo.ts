import type { EndpointDescription } from '../catalogue/endpoint.ts';
import { isJsonObject, JsonNumber, type Json, type JsonObject } from '../json/json.ts';
import { parseJson } from '../json/parseJson.ts';
import { sentence } from '../sentence.ts';
import type { Departure } from './departures.ts';
import { joinPieces } from './joinPieces.ts';
import { quote } from './quote.ts';

const decoder = new TextDecoder();

/**
 * Compares the reference in an answer with the one that was sent. The gateway's signature does not cover the
 * request, so that a rightly signed answer may still belong to another one.
 */
export function echoDeparture(
  endpoint: EndpointDescription,
  body: readonly Uint8Array[],
  answer: JsonObject,
): Departure | undefined {
  const name = endpoint.echoes;
  const echoed = name === undefined ? undefined : textOf(answer.get(name));
  if (name === undefined || echoed === undefined) {
    return undefined;
  }
  const parsed = parseJson(decoder.decode(joinPieces(body)));
  const sent = parsed.ok && isJsonObject(parsed.value) ? textOf(parsed.value.get(name)) : undefined;
  if (sent === undefined || sent === echoed) {
    return undefined;
  }
  return {
    sentence: sentence(
      '{0} is {1}, but {2} was sent: the answer belongs to another request.',
      `/${name}`,
      quote(echoed),
      quote(sent),
    ),
    breaks: true,
  };
}

function textOf(value: Json | undefined): string | undefined {
  const text = value instanceof JsonNumber ? value.source : value;
  return typeof text === 'string' ? text : undefined;
}
