import { callEndpoint } from '../../src/core/calls/callEndpoint.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import type { Header, TransportFailure, TransportResult } from '../../src/core/calls/ports.ts';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import { writeSignatureHeader } from '../../src/core/signing/signatureHeader.ts';

export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: readonly Header[];
  /** What the gateway's signature turns out to be. */
  readonly signature?: 'right' | 'wrong' | 'missing' | 'noKey';
}

const twoPieces = ['{"a":', '1}'].map((piece) => new TextEncoder().encode(piece));

/** What the real pipeline makes of a reply. Only the network and the keys are played. */
export function exchangeWith(
  endpoint: EndpointDescription,
  reply: Reply | TransportFailure,
  sent?: string,
): Promise<Exchange> {
  const signature = 'firstByteLeft' in reply ? 'right' : (reply.signature ?? 'right');
  return callEndpoint(
    {
      endpoint,
      target: {
        baseUrl: 'https://open-sea.worldfirst.com',
        path: endpoint.path,
        signedPath: endpoint.path,
        clientId: 'CLIENT1',
        keyVersion: '2',
        customerId: 'C-1001',
        accessToken: 'canary-token',
      },
      body: sent === undefined ? twoPieces : [new TextEncoder().encode(sent)],
    },
    {
      transport: { send: () => Promise.resolve(resultOf(reply, signature)) },
      signer: { sign: () => Promise.resolve(Uint8Array.of(1, 2, 3)) },
      verifier: signature === 'noKey' ? undefined : { verify: () => Promise.resolve(signature === 'right') },
      clock: { now: () => Date.UTC(2026, 0, 2), offsetMinutes: () => 480 },
      timeoutMs: 1_000,
      maxAnswerBytes: 10_000_000,
    },
  );
}

function resultOf(reply: Reply | TransportFailure, signature: string): TransportResult {
  if ('firstByteLeft' in reply) {
    return { ok: false, failure: reply };
  }
  const { status = 200, body = {}, headers = [] } = reply;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signed: readonly Header[] = [
    ['signature', writeSignatureHeader('1', Uint8Array.of(1, 2, 3))],
    ['response-time', '2026-01-02T08:00:01+08:00'],
  ];
  return {
    ok: true,
    answer: {
      status,
      statusText: '',
      headers: [
        ['client-id', 'CLIENT1'],
        ['content-type', 'application/json; charset=UTF-8'],
        ...(signature === 'missing' ? [] : signed),
        ...headers,
      ],
      body: body instanceof Uint8Array ? body : new TextEncoder().encode(text),
    },
  };
}
