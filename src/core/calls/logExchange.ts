import { takesCredentials, type EndpointDescription } from '../catalogue/endpoint.ts';
import type { ObjectSchema } from '../schema/dialect.ts';
import type { Exchange } from './exchange.ts';
import { exchangeSecrets } from './exchangeSecrets.ts';
import { joinPieces } from './joinPieces.ts';
import type { Header, Logger } from './ports.ts';
import { fillGaps, toldTogether } from '../sentence.ts';
import { createRedactor, redactHeaders } from './redact.ts';
import { redactBody } from './redactBody.ts';

/** Longer bodies are cut in the log; an attachment alone may have ten million characters. */
const bodyLimit = 16_384;

const decoder = new TextDecoder();

/** Writes a call to the log: one line at info, headers at debug, bodies at trace, all without secrets. */
export function logExchange(exchange: Exchange, endpoint: EndpointDescription, logger: Logger): void {
  const { target, request, answer, headline, durationMs } = exchange;
  const redact = createRedactor(exchangeSecrets(exchange, endpoint));
  const as = target.customerId === undefined ? '' : ` for ${target.customerId}`;
  logger.info(
    redact(
      `${endpoint.name}${as} at ${target.baseUrl}, ${durationMs} ms: ${toldTogether(headline, fillGaps)}`,
    ),
  );
  logger.debug(redact(`Sent POST ${request.url}\n${headerLines(request.headers)}`));
  const sent = takesCredentials(endpoint)
    ? [cleanBody(endpoint.request, joinPieces(request.body))]
    : request.body;
  logger.trace(`Sent body\n${bodyText(sent, redact)}`);
  if (answer !== undefined) {
    logger.debug(redact(`Received HTTP ${answer.httpStatus}\n${headerLines(answer.headers)}`));
    logger.trace(`Received body\n${bodyText([cleanBody(endpoint.response, answer.body)], redact)}`);
  }
}

function cleanBody(schema: ObjectSchema, body: Uint8Array): Uint8Array {
  return redactBody(schema, body).body;
}

function headerLines(headers: readonly Header[]): string {
  return redactHeaders(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/**
 * The beginning of a body. A little more than is shown is redacted, so that a secret on the edge is found.
 */
function bodyText(pieces: readonly Uint8Array[], redact: (text: string) => string): string {
  let text = '';
  for (const piece of pieces) {
    text += decoder.decode(piece.subarray(0, 2 * bodyLimit));
    if (text.length > 2 * bodyLimit) {
      break;
    }
  }
  const shown = redact(text);
  return shown.length > bodyLimit ? `${shown.slice(0, bodyLimit)}… (cut)` : shown;
}
