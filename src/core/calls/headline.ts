import type { Outcome } from './exchange.ts';
import type { TransportFailure, TransportFailureKind } from './ports.ts';
import type { Findings } from './findings.ts';
import { quote, quoteCode } from './quote.ts';

const failurePhrases: Readonly<Record<TransportFailureKind, string>> = {
  refused: 'the connection was refused',
  nameNotFound: 'the host name was not found',
  unreachable: 'the host cannot be reached',
  tls: 'no trusted TLS connection came about',
  timedOut: 'the time was up',
  cutOff: 'the connection was cut off',
  cancelled: 'it was cancelled',
  tooLarge: 'the answer is larger than allowed',
  redirected: 'the answer is a redirect, and redirects are never followed',
  badAnswer: 'the answer is not valid HTTP',
  other: 'the request failed',
};

/** What happened, in one or two sentences. */
export function headlineFor(findings: Findings, outcome: Outcome): string {
  const { transport, verification } = findings;
  if (transport.kind === 'failed') {
    return failureHeadline(transport.failure, findings, outcome);
  }
  switch (outcome) {
    case 'succeeded':
    case 'pending':
      return openingOf(outcome, verification?.kind === 'notVerifiable') + settled(findings);
    case 'refusedUnverified':
      return `Refused, unverified: ${resultOf(findings)} ${reasonOf(findings)}`;
    case 'failed':
    case 'unknown':
    case 'notSent':
      return `${prefixOf(findings, outcome)}: ${causeOf(findings, transport.httpStatus)}`;
  }
}

function failureHeadline(failure: TransportFailure, findings: Findings, outcome: Outcome): string {
  const opening =
    outcome === 'notSent'
      ? 'Not sent'
      : findings.endpoint.effect === 'read'
        ? 'No answer'
        : 'Outcome unknown';
  return `${opening}: ${failurePhrases[failure.kind]} (${failure.detail}).`;
}

function openingOf(outcome: 'succeeded' | 'pending', unverified: boolean): string {
  const opening = outcome === 'succeeded' ? 'Succeeded' : 'Accepted, not finished';
  return unverified ? `${opening}, not verified` : opening;
}

function settled({ business }: Findings): string {
  return business?.kind === 'known' ? `: ${business.field} ${business.value}. ${business.meaning}` : '.';
}

function prefixOf({ answer, business, verification, transport }: Findings, outcome: Outcome): string {
  if (outcome === 'unknown') {
    return 'Outcome unknown';
  }
  const unverified = verification?.kind === 'notVerifiable' ? ', not verified' : '';
  if (business?.kind === 'known') {
    return `Failed${unverified}`;
  }
  const usable = transport.kind === 'answered' && transport.httpStatus === 200;
  if (!usable || answer?.gateway.kind !== 'result') {
    return 'No usable answer';
  }
  const { status, documentedStatus } = answer.gateway;
  const refused = status === 'F' && documentedStatus === undefined && verification?.kind !== 'notVerified';
  return refused ? `Refused${unverified}` : 'Not trusted';
}

/** Why the outcome is no success, the gravest reason first. */
function causeOf(findings: Findings, httpStatus: number): string {
  const { answer, verification, business } = findings;
  const gateway = answer?.gateway;
  if (gateway?.kind !== 'result') {
    const reason = gateway?.reason ?? 'The answer could not be read.';
    return httpStatus === 200 ? reason : `HTTP status ${httpStatus} instead of 200. ${reason}`;
  }
  const says = resultOf(findings);
  if (httpStatus !== 200) {
    return `HTTP status ${httpStatus} instead of 200. The answer says ${gateway.status}: ${says}`;
  }
  if (verification?.kind === 'notVerified' || verification?.kind === 'unsigned') {
    return `The answer says ${gateway.status} (${quoteCode(gateway.code)}), but it is not verified. ${verification.reason}`;
  }
  if (gateway.documentedStatus !== undefined) {
    return `The answer says ${gateway.status} for ${quoteCode(gateway.code)}, which the documents list as ${gateway.documentedStatus}.`;
  }
  if (gateway.status !== 'S') {
    return says;
  }
  if (business?.kind === 'known') {
    return `${business.field} ${business.value}. ${business.meaning}${reasonsOf(findings)}`;
  }
  if (business?.kind === 'unfamiliar') {
    return `The answer says S, but ${business.field} is ${quote(business.value)}, which is not documented.`;
  }
  return `The answer says S, but ${answer?.malformed ?? 'it is not as documented.'}`;
}

/** What the answer itself gives as the reason of a failed state. */
function reasonsOf({ endpoint, answer }: Findings): string {
  const reasons = (endpoint.businessStatus?.reasonFields ?? []).flatMap((name) => {
    const value = answer?.members?.get(name);
    return typeof value === 'string' && value !== '' ? [`${name} ${quote(value)}`] : [];
  });
  return reasons.length === 0 ? '' : ` The answer gives ${reasons.join(' and ')}.`;
}

/** The code of the answer with its documented meaning, or with its own message where there is none. */
function resultOf({ answer }: Findings): string {
  const gateway = answer?.gateway;
  if (gateway?.kind !== 'result') {
    return '';
  }
  if (gateway.meaning !== undefined) {
    return `${quoteCode(gateway.code)}. ${gateway.meaning}`;
  }
  const message = gateway.message === '' ? '' : ` The gateway says: ${quote(gateway.message)}.`;
  return `${quoteCode(gateway.code)}, a code that the documents do not list for this endpoint.${message}`;
}

function reasonOf({ verification }: Findings): string {
  return verification?.kind === 'unsigned' || verification?.kind === 'notVerified' ? verification.reason : '';
}
