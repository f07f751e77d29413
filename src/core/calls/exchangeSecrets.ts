import { takesCredentials, type EndpointDescription } from '../catalogue/endpoint.ts';
import type { Exchange } from './exchange.ts';
import { joinPieces } from './joinPieces.ts';
import { secretValues } from './redact.ts';
import { secretsInBody } from './redactBody.ts';

/** Every credential that went over the wire in a call, in its headers or in its bodies. */
export function exchangeSecrets(exchange: Exchange, endpoint: EndpointDescription): readonly string[] {
  const { request, answer } = exchange;
  return [
    ...secretValues(request.headers),
    ...sentSecrets(exchange, endpoint),
    ...(answer === undefined ? [] : secretsInBody(endpoint.response, answer.body)),
  ];
}

/** The credentials in the body of the request; most bodies hold none and are not even joined. */
function sentSecrets({ request }: Exchange, endpoint: EndpointDescription): readonly string[] {
  return takesCredentials(endpoint) ? secretsInBody(endpoint.request, joinPieces(request.body)) : [];
}
