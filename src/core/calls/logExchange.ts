import type { Exchange } from './exchange.ts';
import type { Header, Logger } from './ports.ts';
import { createRedactor, redactHeaders } from './redact.ts';

/** Longer bodies are cut in the log; an attachment alone may have ten million characters. */
const bodyLimit = 16_384;

const decoder = new TextDecoder();

/** Writes a call to the log: one line at info, headers at debug, bodies at trace, all without secrets. */
export function logExchange(exchange: Exchange, accessToken: string | undefined, logger: Logger): void {
  const { endpoint, target, request, answer, headline, durationMs } = exchange;
  const redact = createRedactor(accessToken === undefined ? [] : [accessToken]);
  const as = target.customerId === undefined ? '' : ` for ${target.customerId}`;
  logger.info(redact(`${endpoint}${as} at ${target.baseUrl}, ${durationMs} ms: ${headline}`));
  logger.debug(redact(`Sent POST ${request.url}\n${headerLines(request.headers)}`));
  logger.trace(redact(`Sent body\n${bodyText(request.body)}`));
  if (answer !== undefined) {
    logger.debug(redact(`Received HTTP ${answer.httpStatus}\n${headerLines(answer.headers)}`));
    logger.trace(redact(`Received body\n${bodyText([answer.body])}`));
  }
}

function headerLines(headers: readonly Header[]): string {
  return redactHeaders(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function bodyText(pieces: readonly Uint8Array[]): string {
  let text = '';
  for (const piece of pieces) {
    text += decoder.decode(piece.subarray(0, bodyLimit));
    if (text.length >= bodyLimit || piece.byteLength > bodyLimit) {
      return `${text.slice(0, bodyLimit)}… (cut)`;
    }
  }
  return text;
}
