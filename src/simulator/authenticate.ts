import type { Verifier } from '../core/calls/ports.ts';
import { contentToSign } from '../core/signing/contentToSign.ts';
import { inEnglish } from '../core/sentence.ts';
import { readSignatureHeader } from '../core/signing/signatureHeader.ts';
import { headerOf, signedPath, type HeaderValue, type ReceivedRequest } from './received.ts';
import type { Cause } from './refusals.ts';
import { readRequestTime } from './time.ts';

/** Who may call. */
export interface Partner {
  readonly clientId: string;
  /** Undefined where the client is known and has no key. */
  readonly verifier: Verifier | undefined;
  readonly requestTimeToleranceMs?: number;
}

export type Authentication = { readonly kind: 'right' } | Refusal;

export interface Refusal {
  readonly kind: 'refused';
  readonly cause: Cause;
  readonly detail: string;
}

/** Checks client, time and signature of a request, in this order. */
export async function authenticate(
  request: ReceivedRequest,
  partner: Partner,
  at: number,
): Promise<Authentication> {
  const client = headerOf(request, 'client-id');
  if (client.kind !== 'value') return refuse('badHeader', faulty('Client-Id', client));
  if (client.value !== partner.clientId) {
    return refuse('unknownClient', 'No client has this Client-Id.');
  }
  const time = headerOf(request, 'request-time');
  if (time.kind !== 'value') return refuse('badHeader', faulty('Request-Time', time));
  const requestedAt = readRequestTime(time.value);
  if (requestedAt === undefined) {
    return refuse('badHeader', 'Request-Time is not an ISO 8601 time with its offset, to the second.');
  }
  if (partner.verifier === undefined) {
    return refuse('clientWithoutKey', 'No public key is registered for this client.');
  }
  const header = headerOf(request, 'signature');
  if (header.kind !== 'value') return refuse('badSignature', faulty('Signature', header));
  const read = readSignatureHeader(header.value);
  if (!read.ok) return refuse('badSignature', inEnglish(read.reason));
  const parts = {
    method: request.method,
    path: signedPath(request.target),
    clientId: client.value,
    time: time.value,
  };
  const { signature } = read.header;
  if (!(await partner.verifier.verify(contentToSign(parts, [request.body]), signature))) {
    return refuse('badSignature', 'The signature does not fit the request.');
  }
  const tolerance = partner.requestTimeToleranceMs;
  if (tolerance !== undefined && Math.abs(at - requestedAt) > tolerance) {
    const apart = Math.round(Math.abs(at - requestedAt) / 1000);
    return refuse('badHeader', `Request-Time is ${apart} s away from the gateway's clock.`);
  }
  return { kind: 'right' };
}

function refuse(cause: Cause, detail: string): Refusal {
  return { kind: 'refused', cause, detail };
}

function faulty(name: string, { kind }: HeaderValue): string {
  return kind === 'repeated' ? `The header ${name} was sent twice.` : `The header ${name} is missing.`;
}
