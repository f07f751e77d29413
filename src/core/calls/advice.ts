import type { EndpointDescription } from '../catalogue/endpoint.ts';
import { catalogueText, inEnglish, sentence, type Sentence } from '../sentence.ts';
import { givenReasons } from './cause.ts';
import type { Outcome } from './exchange.ts';
import type { Findings } from './findings.ts';
import type { TransportFailure, TransportFailureKind } from './ports.ts';
import { misfit } from './verifyAnswer.ts';

/** What to do now, a sentence each. For a write it never says to send it again: it says how to find out. */
export function adviceFor(findings: Findings, outcome: Outcome): readonly Sentence[] {
  const once = new Map(sentencesFor(findings, outcome).map((each) => [inEnglish(each), each]));
  return [...once.values()];
}

function sentencesFor(findings: Findings, outcome: Outcome): readonly Sentence[] {
  const { endpoint, transport, verification } = findings;
  const mayBeDone = outcome === 'unknown' && endpoint.effect !== 'read';
  if (transport.kind === 'failed') {
    return [...(mayBeDone ? settleUnknown(endpoint) : []), ...failureAdvice(transport.failure)];
  }
  const advice: Sentence[] = [];
  if (mayBeDone && !toldByCode(findings)) {
    advice.push(...settleUnknown(endpoint));
  }
  if (outcome === 'pending') {
    advice.push(followUp(endpoint));
  }
  advice.push(...answerAdvice(findings, outcome));
  if (verification?.kind === 'notVerifiable') {
    advice.push(
      sentence('Set the public key of the gateway in the profile: without it no answer can be verified.'),
    );
  } else if (outcome === 'refusedUnverified' && endpoint.effect !== 'read') {
    advice.push(
      sentence(
        'Without a signature the refusal is no proof that nothing was done. It is usual where the gateway does not know the client id or the URL.',
      ),
    );
  } else if (verification?.kind === 'notVerified' && verification.reason === misfit) {
    advice.push(sentence('Check that the public key of the gateway in the profile is the one of this host.'));
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
function settleUnknown(endpoint: EndpointDescription): readonly Sentence[] {
  if (endpoint.settledBy !== undefined) {
    return [
      sentence(
        'It may have been done. Before anything else, query it with {0}: at most 7 times, with 5, 10, 20, 40, 80, 160 and 320 minutes between the queries; after that contact the technical support team.',
        endpoint.settledBy,
      ),
    ];
  }
  const documented = endpoint.results.find((row) => row.status === 'U')?.furtherAction;
  return [
    sentence('It may have been done, and no inquiry exists that could tell.'),
    documented === undefined
      ? sentence('Ask the technical support team for the outcome.')
      : catalogueText(documented),
  ];
}

function followUp(endpoint: EndpointDescription): Sentence {
  const inquiry = endpoint.effect === 'read' ? endpoint.name : endpoint.settledBy;
  return inquiry === undefined
    ? sentence('It is not finished: look at its state later.')
    : sentence('It is not finished: follow it with {0} until it has succeeded or failed.', inquiry);
}

function answerAdvice(findings: Findings, outcome: Outcome): readonly Sentence[] {
  const { endpoint, answer, business, transport } = findings;
  const gateway = answer?.gateway;
  if (gateway?.kind === 'result' && gateway.status !== 'S') {
    // What a refusal asks for is no help where nobody knows whether it was one.
    const doubtful = outcome === 'unknown' && endpoint.effect !== 'read' && !toldByCode(findings);
    return doubtful ? [] : codeAdvice(endpoint, gateway.furtherAction);
  }
  if (transport.kind === 'answered' && transport.httpStatus !== 200) {
    return [sentence('Check the base URL and the path.')];
  }
  if (gateway?.kind !== 'result') {
    return [sentence('Check that the base URL names the gateway and not another service.')];
  }
  if (business?.kind === 'known' && outcome === 'failed') {
    return givenReasons(findings).length > 0
      ? []
      : [sentence('The answer does not tell why: ask the technical support team for the reason.')];
  }
  return outcome === 'failed' || (outcome === 'unknown' && endpoint.effect === 'read')
    ? [sentence('Do not rely on any figure of this answer.')]
    : [];
}

function codeAdvice(endpoint: EndpointDescription, furtherAction: string | undefined): readonly Sentence[] {
  return [
    furtherAction === undefined
      ? sentence('Contact the technical support team with the code and the message.')
      : catalogueText(furtherAction),
    ...(endpoint.effect === 'read' && endpoint.businessStatus !== undefined
      ? [sentence('This concerns the inquiry alone; it says nothing about what was asked for.')]
      : []),
  ];
}

const failureRemedies: Readonly<Record<TransportFailureKind, Sentence | undefined>> = {
  refused: sentence('Check host and port of the base URL, and that the server is running.'),
  nameNotFound: sentence('Check the host name of the base URL and the network connection.'),
  unreachable: sentence('Check the network connection, VPN and proxy.'),
  tls: sentence(
    'Check the base URL and the certificates that this machine trusts; behind a company proxy its certificate must be installed.',
  ),
  timedOut: sentence('Look at the network and at the time allowed for a call.'),
  cutOff: undefined,
  cancelled: undefined,
  tooLarge: sentence('The limit for the size of an answer is a setting.'),
  redirected: sentence('Correct the base URL or the path, so that they name the gateway itself.'),
  badAnswer: sentence('Check that the base URL names the gateway and not another service.'),
  other: undefined,
};

function failureAdvice({ kind }: TransportFailure): readonly Sentence[] {
  const remedy = failureRemedies[kind];
  return remedy === undefined ? [] : [remedy];
}
