import type { EndpointDescription } from '../catalogue/endpoint.ts';
import type { Outcome } from './exchange.ts';
import type { TransportFailure, TransportFailureKind } from './ports.ts';
import type { Findings } from './findings.ts';
import { misfit } from './verifyAnswer.ts';

/** What to do now, a sentence each. For a write it never says to send it again: it says how to find out. */
export function adviceFor(findings: Findings, outcome: Outcome): readonly string[] {
  return [...new Set(sentencesFor(findings, outcome))];
}

function sentencesFor(findings: Findings, outcome: Outcome): readonly string[] {
  const { endpoint, transport, verification } = findings;
  const advice: string[] = [];
  if (transport.kind === 'failed') {
    if (outcome === 'unknown') {
      advice.push(...settleUnknown(endpoint));
    }
    advice.push(...failureAdvice(transport.failure, outcome));
    return advice;
  }
  if (outcome === 'unknown' && endpoint.effect !== 'read' && !toldByCode(findings)) {
    advice.push(...settleUnknown(endpoint));
  }
  if (outcome === 'pending') {
    advice.push(followUp(endpoint));
  }
  advice.push(...codeAdvice(findings, outcome));
  if (verification?.kind === 'notVerifiable') {
    advice.push('Set the public key of the gateway in the profile: without it no answer can be verified.');
  } else if (verification?.kind === 'unsigned' && endpoint.effect !== 'read' && outcome !== 'unknown') {
    advice.push(
      'Without a signature the refusal is no proof that nothing was done. It is usual where the gateway does not know the client id or the URL.',
    );
  } else if (verification?.kind === 'notVerified' && verification.reason === misfit) {
    advice.push('Check that the public key of the gateway in the profile is the one of this host.');
  }
  return advice;
}

/** True where the documents say for this very code how to settle it. */
function toldByCode({ answer }: Findings): boolean {
  const gateway = answer?.gateway;
  return (
    gateway?.kind === 'result' &&
    gateway.status === 'U' &&
    gateway.furtherAction !== undefined &&
    gateway.documentedStatus === undefined
  );
}

/** How an unknown outcome of a write is settled (documents 001 to 004: at most seven queries). */
function settleUnknown(endpoint: EndpointDescription): readonly string[] {
  if (endpoint.settledBy !== undefined) {
    return [
      `It may have been done. Before anything else, query it with ${endpoint.settledBy}: at most 7 times, with 5, 10, 20, 40, 80, 160 and 320 minutes between the queries; after that contact the technical support team.`,
    ];
  }
  const documented = endpoint.results.find((row) => row.status === 'U')?.furtherAction;
  return [
    'It may have been done, and no inquiry exists that could tell.',
    documented ?? 'Ask the technical support team for the outcome.',
  ];
}

function followUp(endpoint: EndpointDescription): string {
  const inquiry = endpoint.effect === 'read' ? endpoint.name : endpoint.settledBy;
  return inquiry === undefined
    ? 'It is not finished: look at its state later.'
    : `It is not finished: follow it with ${inquiry} until it has succeeded or failed.`;
}

function codeAdvice(
  { endpoint, answer, business, transport }: Findings,
  outcome: Outcome,
): readonly string[] {
  const gateway = answer?.gateway;
  const advice: string[] = [];
  if (gateway?.kind === 'result' && gateway.status !== 'S') {
    advice.push(
      gateway.furtherAction ??
        'The documents do not list this code for this endpoint: contact the technical support team with the code and the message.',
    );
    if (endpoint.effect === 'read' && endpoint.businessStatus !== undefined) {
      advice.push('This concerns the inquiry alone; it says nothing about what was asked for.');
    }
  } else if (business?.kind === 'known' && outcome === 'failed') {
    advice.push(
      'The call itself worked; the reason for the failure is in the answer, as far as it gives one.',
    );
  } else if (transport.kind === 'answered' && transport.httpStatus !== 200) {
    advice.push('Check the base URL and the path: business outcomes come with HTTP status 200.');
  } else if (outcome === 'failed' || (outcome === 'unknown' && endpoint.effect === 'read')) {
    advice.push('Do not rely on any figure of this answer.');
  }
  return advice;
}

const failureRemedies: Readonly<Record<TransportFailureKind, string | undefined>> = {
  refused: 'Check host and port of the base URL, and that the server is running.',
  nameNotFound: 'Check the host name of the base URL and the network connection.',
  unreachable: 'Check the network connection, VPN and proxy.',
  tls: 'Check the base URL and the certificates that this machine trusts; behind a company proxy its certificate must be installed.',
  timedOut: 'Look at the network and at the time allowed for a call.',
  cutOff: undefined,
  cancelled: undefined,
  tooLarge: 'The limit for the size of an answer is a setting.',
  redirected: 'Correct the base URL or the path, so that they name the gateway itself.',
  badAnswer: 'Check that the base URL names the gateway and not another service.',
  other: undefined,
};

function failureAdvice(failure: TransportFailure, outcome: Outcome): readonly string[] {
  const remedy = failureRemedies[failure.kind];
  const advice = remedy === undefined ? [] : [remedy];
  return outcome === 'notSent' ? ['Nothing has left this machine.', ...advice] : advice;
}
