import type { EndpointDescription, ResultStatus } from '../../core/catalogue/endpoint.ts';
import type { BusinessVerdict, Exchange, GatewayVerdict } from '../../core/calls/exchange.ts';
import type { TransportFailure, TransportFailureKind } from '../../core/calls/ports.ts';
import type { ResponseState, VerdictRow } from '../../protocol/requestEditor.ts';
import type { Say } from './say.ts';

/** Transport, gateway and, where the endpoint has a business state, that: each says only what it knows. */
export function verdictRows(
  exchange: Exchange,
  endpoint: EndpointDescription,
  say: Say,
): readonly VerdictRow[] {
  const rows = [transportRow(exchange, say), gatewayRow(exchange, say)];
  return endpoint.businessStatus === undefined ? rows : [...rows, businessRow(exchange, say)];
}

export function verificationBadge({ verification }: Exchange, say: Say): ResponseState['verification'] {
  switch (verification?.kind) {
    case undefined:
      return { kind: 'notSent', label: say('No answer'), detail: say('There is nothing to verify.') };
    case 'verified':
      return {
        kind: 'verified',
        label: say('Verified'),
        detail: say('The answer carries the signature of the gateway, and it is right.'),
      };
    case 'notVerified':
      return { kind: 'notVerified', label: say('Wrong signature'), detail: verification.reason };
    case 'unsigned':
      return { kind: 'unsigned', label: say('Not signed'), detail: verification.reason };
    case 'notVerifiable':
      return {
        kind: 'notVerifiable',
        label: say('Not verifiable'),
        detail: say(
          'The profile has no public key of the gateway, so nobody knows whether this answer is its own.',
        ),
      };
  }
}

function transportRow({ transport }: Exchange, say: Say): VerdictRow {
  const title = say('Transport');
  if (transport.kind === 'answered') {
    const { httpStatus } = transport;
    return httpStatus === 200
      ? { title, value: say('Answered, HTTP {0}', httpStatus), tone: 'good' }
      : {
          title,
          value: say('Answered, HTTP {0}', httpStatus),
          detail: say('The gateway answers every call with HTTP 200; this answer may not be its own.'),
          tone: 'bad',
        };
  }
  const { failure } = transport;
  return {
    title,
    value: failureName(failure.kind, say),
    detail: `${departure(failure, say)} ${failure.detail}`.trim(),
    tone: failure.firstByteLeft ? 'warning' : 'bad',
  };
}

function departure({ firstByteLeft }: TransportFailure, say: Say): string {
  return firstByteLeft
    ? say('The request, or a part of it, had left this machine.')
    : say('Nothing of the request left this machine.');
}

function failureName(kind: TransportFailureKind, say: Say): string {
  switch (kind) {
    case 'refused':
      return say('Connection refused');
    case 'nameNotFound':
      return say('Host name not found');
    case 'unreachable':
      return say('Host not reachable');
    case 'tls':
      return say('TLS failed');
    case 'timedOut':
      return say('Timed out');
    case 'cutOff':
      return say('Cut off');
    case 'cancelled':
      return say('Cancelled');
    case 'tooLarge':
      return say('Answer too large');
    case 'redirected':
      return say('Redirected');
    case 'badAnswer':
      return say('Not an HTTP answer');
    case 'other':
      return say('Failed');
  }
}

function gatewayRow({ gateway, verification }: Exchange, say: Say): VerdictRow {
  const title = say('Gateway');
  if (gateway === undefined) {
    return { title, value: say('No answer'), tone: 'neutral' };
  }
  if (gateway.kind === 'unreadable') {
    return { title, value: say('Not readable'), detail: gateway.reason, tone: 'bad' };
  }
  const detail = gatewayDetail(gateway, say);
  return {
    title,
    value: `${gateway.status} · ${gateway.code}`,
    ...(detail !== '' && { detail }),
    tone: gatewayTone(gateway.status, gateway.documentedStatus, verification?.kind === 'verified'),
  };
}

type Result = Extract<GatewayVerdict, { kind: 'result' }>;

function gatewayDetail({ code, message, meaning, documentedStatus }: Result, say: Say): string {
  const sentences = [meaning ?? say('The documents do not list this code for this endpoint.')];
  if (documentedStatus !== undefined) {
    sentences.push(say('The documents list it with the status {0}.', documentedStatus));
  }
  if (message !== '' && ![code, meaning ?? ''].some((known) => bare(known) === bare(message))) {
    sentences.push(say('The gateway writes: “{0}”', message));
  }
  return sentences.join(' ');
}

/** A text by its letters and digits: a message often says no more than its code. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** A success is good only where the answer's own signature says so. */
function gatewayTone(
  status: ResultStatus,
  documentedStatus: ResultStatus | undefined,
  verified: boolean,
): VerdictRow['tone'] {
  if (status === 'F') {
    return 'bad';
  }
  return status === 'S' && documentedStatus === undefined && verified ? 'good' : 'warning';
}

function businessRow({ business, verification }: Exchange, say: Say): VerdictRow {
  const title = say('Business');
  switch (business?.kind) {
    case undefined:
      return { title, value: say('Not told'), tone: 'neutral' };
    case 'known':
      return {
        title,
        value: `${business.field}: ${business.value}`,
        detail: business.meaning,
        tone: businessTone(business, verification?.kind === 'verified'),
      };
    case 'unfamiliar':
      return {
        title,
        value: `${business.field}: ${business.value}`,
        detail: say('The documents do not list this value, so the outcome is unknown.'),
        tone: 'warning',
      };
    case 'missing':
      return {
        title,
        value: say('{0} is missing', business.field),
        detail: say('The answer does not tell what became of it, so the outcome is unknown.'),
        tone: 'warning',
      };
  }
}

function businessTone(
  { standing }: Extract<BusinessVerdict, { kind: 'known' }>,
  verified: boolean,
): VerdictRow['tone'] {
  switch (standing) {
    case 'failed':
      return 'bad';
    case 'pending':
      return 'neutral';
    case 'succeeded':
      return verified ? 'good' : 'warning';
  }
}
