import { LogLevel, type LogOutputChannel } from 'vscode';
import type { Exchange } from '../core/calls/exchange.ts';
import type { Header } from '../core/calls/ports.ts';
import type { Profile } from '../core/profiles/profile.ts';
import type { CallIntent } from './seams.ts';

/** Writes one call to the log: a line at info, headers at debug, bodies at trace. Secrets are taken out. */
export function logExchange(
  log: LogOutputChannel,
  { exchange, profile, origin }: { exchange: Exchange; profile: Profile; origin: CallIntent['origin'] },
): void {
  const { request, answer } = exchange;
  log.info(
    [
      `${exchange.endpoint} [${origin}] ${request.url} as ${profile.name}`,
      exchange.target.customerId === undefined ? undefined : `for customer ${exchange.target.customerId}`,
      `${request.bodyBytes} bytes sent`,
      transportText(exchange),
      gatewayText(exchange),
      exchange.verification?.kind,
      `${exchange.outcome}, ${exchange.durationMs} ms`,
    ]
      .filter((part) => part !== undefined)
      .join('; '),
  );
  log.debug(`${exchange.endpoint} sent: ${headerText(request.headers)}`);
  if (answer) {
    log.debug(`${exchange.endpoint} received: ${headerText(answer.headers)}`);
  }
  // Bodies are decoded only for whoever reads them.
  if (log.logLevel === LogLevel.Trace) {
    log.trace(`${exchange.endpoint} sent body: ${Buffer.concat(request.body).toString('utf8')}`);
    if (answer) {
      log.trace(`${exchange.endpoint} received body: ${Buffer.from(answer.body).toString('utf8')}`);
    }
  }
}

function transportText({ transport }: Exchange): string {
  return transport.kind === 'answered'
    ? `HTTP ${transport.httpStatus}`
    : `${transport.failure.kind}: ${transport.failure.detail}`;
}

function gatewayText({ gateway }: Exchange): string | undefined {
  if (!gateway) {
    return undefined;
  }
  return gateway.kind === 'result' ? `${gateway.status} ${gateway.code}` : gateway.reason;
}

function headerText(headers: readonly Header[]): string {
  return headers
    .map(([name, value]) => `${name}: ${name.toLowerCase() === 'access-token' ? '<redacted>' : value}`)
    .join('\n  ');
}
