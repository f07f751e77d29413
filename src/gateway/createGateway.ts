import { callEndpoint, type EndpointCall } from '../core/calls/callEndpoint.ts';
import type { Exchange } from '../core/calls/exchange.ts';
import type { Clock, Logger, Signer, Transport, Verifier } from '../core/calls/ports.ts';
import { logExchange } from '../core/calls/logExchange.ts';
import { createFetchTransport } from './fetchTransport.ts';

export interface GatewayOptions {
  /** From the start of the connection to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly transport?: Transport;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

export interface Gateway {
  /**
   * Makes one call and tells what became of it; nothing is ever sent a second time.
   *
   * @param verifier undefined where the profile has no public key of the gateway
   */
  call(call: EndpointCall, signer: Signer, verifier: Verifier | undefined): Promise<Exchange>;
}

const systemClock: Clock = {
  now: () => Date.now(),
  offsetMinutes: (at) => -new Date(at).getTimezoneOffset(),
};

/** The gateway's client for node: node-fetch, the system clock. */
export function createGateway(options: GatewayOptions): Gateway {
  const { timeoutMs, maxAnswerBytes, clock = systemClock, transport = createFetchTransport() } = options;
  return Object.freeze<Gateway>({
    async call(call, signer, verifier) {
      const ports = { transport, signer, verifier, clock, timeoutMs, maxAnswerBytes };
      const exchange = await callEndpoint(call, ports);
      if (options.logger !== undefined) {
        logExchange(exchange, call.endpoint, options.logger);
      }
      return exchange;
    },
  });
}
