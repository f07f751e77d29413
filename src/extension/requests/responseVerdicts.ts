import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { BusinessVerdict, Exchange, GatewayVerdict, Outcome } from '../../core/calls/exchange.ts';
import { answerSays, codeNotListed } from '../../core/calls/cause.ts';
import type { TransportFailureKind } from '../../core/calls/ports.ts';
import { joinSentences, told } from '../../core/sentence.ts';
import type { ResponseState, VerdictRow } from '../../protocol/requestEditor.ts';
import type { Say } from './say.ts';

/**
 * Transport, gateway and, where the endpoint has a business state, that: each says only what it knows, and nothing
 * that the headline says already.
 */
export function verdictRows(
  exchange: Exchange,
  endpoint: EndpointDescription,
  headline: string,
  say: Say,
): readonly VerdictRow[] {
  const rows = [transportRow(exchange, say), gatewayRow(exchange, say)];
  const all = endpoint.businessStatus === undefined ? rows : [...rows, businessRow(exchange, say)];
  return all.map(({ details = [], ...row }) => {
    const detail = joinSentences(details.filter((sentence) => !headline.includes(sentence)));
    return detail === '' ? row : { ...row, detail };
  });
}

interface WordyRow extends Omit<VerdictRow, 'detail'> {
  /** Finished sentences. */
  readonly details?: readonly string[];
}

export function verificationBadge(
  { verification, outcome }: Exchange,
  say: Say,
): ResponseState['verification'] {
  switch (verification?.kind) {
    case undefined:
      return {
        kind: 'notSent',
        label: unanswered(outcome, say),
        detail: say('There is nothing to verify.'),
      };
    case 'verified':
      return {
        kind: 'verified',
        label: say('Verified'),
        detail: say('The answer carries the signature of the gateway, and it is right.'),
      };
    case 'notVerified':
      return { kind: 'notVerified', label: say('Wrong signature'), detail: told(verification.reason, say) };
    case 'unsigned':
      return { kind: 'unsigned', label: say('Not signed'), detail: told(verification.reason, say) };
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

function transportRow({ transport, outcome }: Exchange, say: Say): WordyRow {
  const title = say('Transport');
  if (transport.kind === 'answered') {
    const { httpStatus } = transport;
    return {
      title,
      value: say('Answered, HTTP {0}', httpStatus),
      tone: httpStatus === 200 ? 'good' : badTone(outcome),
    };
  }
  const { failure } = transport;
  return {
    title,
    value: failureName(failure.kind, say),
    details: [
      failure.firstByteLeft
        ? say('The request, or a part of it, had left this machine.')
        : say('Nothing of the request left this machine.'),
    ],
    tone: failure.firstByteLeft ? 'warning' : 'bad',
  };
}

/** What takes the place of an answer that there is none of. */
function unanswered(outcome: Outcome, say: Say): string {
  return outcome === 'notSent' ? say('Not asked') : say('No answer');
}

/** What is wrong is no failure of a call whose outcome nobody knows. */
function badTone(outcome: Outcome): VerdictRow['tone'] {
  return outcome === 'unknown' ? 'warning' : 'bad';
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
      return say('No TLS connection');
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
      return say('Not completed');
  }
}

function gatewayRow(exchange: Exchange, say: Say): WordyRow {
  const { gateway, outcome } = exchange;
  const title = say('Gateway');
  if (gateway === undefined) {
    return { title, value: unanswered(outcome, say), tone: 'neutral' };
  }
  if (gateway.kind === 'unreadable') {
    return {
      title,
      value: say('Not readable'),
      details: [told(gateway.reason, say)],
      tone: badTone(outcome),
    };
  }
  const trust = trustIn(exchange, gateway);
  // A success is good only where the answer's own signature says so.
  const successful = gateway.status === 'S' && trust === 'full';
  return {
    title,
    value: `${gateway.status} · ${gateway.code}`,
    details: resultDetails(gateway, trust, say),
    tone: gateway.status === 'F' ? badTone(outcome) : successful ? 'good' : 'warning',
  };
}

type Result = Extract<GatewayVerdict, { kind: 'result' }>;

/** `full`: the answer's signature is right. `none`: what it says may not be taken for true. */
type Trust = 'full' | 'unverified' | 'none';

function trustIn({ transport, verification }: Exchange, { documentedStatus }: Result): Trust {
  const proper = transport.kind === 'answered' && transport.httpStatus === 200;
  if (!proper || documentedStatus !== undefined) {
    return 'none';
  }
  switch (verification?.kind) {
    case 'verified':
      return 'full';
    case 'notVerifiable':
      return 'unverified';
    default:
      return 'none';
  }
}

function resultDetails(result: Result, trust: Trust, say: Say): readonly string[] {
  const { status, code, message, meaning } = result;
  const details: string[] = [];
  if (meaning === undefined) {
    details.push(told(codeNotListed, say));
  } else if (status !== 'S' && trust !== 'none') {
    details.push(say(meaning));
  }
  if (message !== '' && ![code, meaning ?? ''].some((known) => bare(known) === bare(message))) {
    details.push(told(answerSays(message), say));
  }
  return details;
}

/** A text by its letters and digits: a message often says no more than its code. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function businessRow({ business, gateway, verification, outcome }: Exchange, say: Say): WordyRow {
  const title = say('Business');
  switch (business?.kind) {
    case undefined:
      return {
        title,
        value: gateway === undefined ? unanswered(outcome, say) : say('None in this answer'),
        tone: 'neutral',
      };
    case 'known':
      return {
        title,
        value: `${business.field}: ${business.value}`,
        details: [say(business.meaning)],
        tone: businessTone(business, verification?.kind === 'verified'),
      };
    case 'unfamiliar':
      return { title, value: `${business.field}: ${business.value}`, tone: 'warning' };
    case 'missing':
      return { title, value: say('{0} is missing', business.field), tone: 'warning' };
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
