import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { findEndpoint } from '../../core/catalogue/index.ts';
import type { Exchange } from '../../core/calls/exchange.ts';
import { joinPieces } from '../../core/calls/joinPieces.ts';
import { isJsonObject } from '../../core/json/json.ts';
import { parseJson } from '../../core/json/parseJson.ts';

/** The request that asks what became of a write. */
export interface Inquiry {
  readonly endpoint: EndpointDescription;
  readonly reference: string;
  /** Its whole body. */
  readonly text: string;
}

/** The inquiry that settles a call, with the reference that was sent; undefined where there is none. */
export function inquiryAbout(
  { request }: Pick<Exchange, 'request'>,
  { settledBy, idempotencyField }: EndpointDescription,
): Inquiry | undefined {
  const endpoint = settledBy === undefined ? undefined : findEndpoint(settledBy);
  if (
    endpoint === undefined ||
    idempotencyField === undefined ||
    !Object.hasOwn(endpoint.request.properties, idempotencyField)
  ) {
    return undefined;
  }
  const sent = parseJson(new TextDecoder().decode(joinPieces(request.body)));
  const reference = sent.ok && isJsonObject(sent.value) ? sent.value.get(idempotencyField) : undefined;
  return typeof reference === 'string' && reference !== ''
    ? { endpoint, reference, text: `${JSON.stringify({ [idempotencyField]: reference }, null, 2)}\n` }
    : undefined;
}
