import { catalogueText, sentence, type Sentence, type Sentences } from '../sentence.ts';
import { causeOf } from './cause.ts';
import type { Outcome } from './exchange.ts';
import type { Findings } from './findings.ts';
import type { TransportFailure, TransportFailureKind } from './ports.ts';

/** What happened on the way; it says nothing of the outcome, which may be unknown. */
const failurePhrases: Readonly<Record<TransportFailureKind, Sentence>> = {
  refused: sentence('the connection was refused'),
  nameNotFound: sentence('the host name was not found'),
  unreachable: sentence('the host cannot be reached'),
  tls: sentence('no trusted TLS connection came about'),
  timedOut: sentence('the time was up'),
  cutOff: sentence('the connection was cut off'),
  cancelled: sentence('it was cancelled'),
  tooLarge: sentence('the answer is larger than allowed'),
  redirected: sentence('the answer is a redirect, and redirects are never followed'),
  badAnswer: sentence('the answer is not valid HTTP'),
  other: sentence('the call could not be completed'),
};

/** Failures after which an answer, or a part of one, may have come. */
const answered: ReadonlySet<TransportFailureKind> = new Set([
  'cutOff',
  'tooLarge',
  'redirected',
  'badAnswer',
]);

/**
 * What happened: the first sentence says how the call ended, the others why, each once. An unknown outcome is
 * never called a failure.
 */
export function headlineFor(findings: Findings, outcome: Outcome): Sentences {
  const { transport } = findings;
  if (transport.kind === 'failed') {
    return [failureHeadline(transport.failure, findings, outcome)];
  }
  switch (outcome) {
    case 'succeeded':
    case 'pending':
      return settled(findings, outcome);
    case 'refusedUnverified':
    case 'failed':
    case 'unknown':
    case 'notSent':
      return opened(openingOf(findings, outcome), causeOf(findings, transport.httpStatus));
  }
}

type Opening = (cause: Sentence) => Sentence;

function opened(opening: Opening, [cause, ...others]: Sentences): Sentences {
  return [opening(cause), ...others];
}

function failureHeadline({ kind, detail }: TransportFailure, findings: Findings, outcome: Outcome): Sentence {
  const phrase = failurePhrases[kind];
  const cause = detail === '' ? sentence('{0}.', phrase) : sentence('{0} ({1}).', phrase, detail);
  if (outcome === 'notSent') {
    return sentence('Not sent: {0}', cause);
  }
  if (findings.endpoint.effect !== 'read') {
    return sentence('Outcome unknown: {0}', cause);
  }
  return answered.has(kind) ? sentence('No usable answer: {0}', cause) : sentence('No answer: {0}', cause);
}

function settled({ business, verification }: Findings, outcome: 'succeeded' | 'pending'): Sentences {
  const unverified = verification?.kind === 'notVerifiable';
  if (business?.kind !== 'known') {
    return [unverified ? sentence('Succeeded, not verified.') : sentence('Succeeded.')];
  }
  const state = sentence('{0} {1}.', business.field, business.value);
  const meaning = catalogueText(business.meaning);
  if (outcome === 'pending') {
    return unverified
      ? [sentence('Accepted, not finished, not verified: {0}', state), meaning]
      : [sentence('Accepted, not finished: {0}', state), meaning];
  }
  return unverified
    ? [sentence('Succeeded, not verified: {0}', state), meaning]
    : [sentence('Succeeded: {0}', state), meaning];
}

function openingOf({ answer, business, verification, transport }: Findings, outcome: Outcome): Opening {
  if (outcome === 'refusedUnverified') {
    return (cause) => sentence('Refused, unverified: {0}', cause);
  }
  if (outcome === 'unknown') {
    return (cause) => sentence('Outcome unknown: {0}', cause);
  }
  const unverified = verification?.kind === 'notVerifiable';
  if (business?.kind === 'known') {
    return unverified
      ? (cause) => sentence('Failed, not verified: {0}', cause)
      : (cause) => sentence('Failed: {0}', cause);
  }
  const usable = transport.kind === 'answered' && transport.httpStatus === 200;
  if (!usable || answer?.gateway.kind !== 'result') {
    return (cause) => sentence('No usable answer: {0}', cause);
  }
  const { status, documentedStatus } = answer.gateway;
  if (status !== 'F' || documentedStatus !== undefined || verification?.kind === 'notVerified') {
    return (cause) => sentence('Not trusted: {0}', cause);
  }
  return unverified
    ? (cause) => sentence('Refused, not verified: {0}', cause)
    : (cause) => sentence('Refused: {0}', cause);
}
