import type { EndpointDescription } from '../catalogue/endpoint.ts';
import { adviceFor } from './advice.ts';
import type { BusinessVerdict, Exchange, Outcome, TransportVerdict, Verification } from './exchange.ts';
import type { Findings } from './findings.ts';
import { headlineFor } from './headline.ts';
import type { ReadAnswer } from './readAnswer.ts';

/** The verdicts of a call and what they mean together. */
export type Judgement = Pick<Exchange, 'gateway' | 'business' | 'outcome' | 'headline' | 'advice'>;

/** Draws the three verdicts together. A doubt never becomes a success, and for a write never a failure. */
export function judge(
  endpoint: EndpointDescription,
  transport: TransportVerdict,
  answer: ReadAnswer | undefined,
  verification: Verification | undefined,
): Judgement {
  const business = believable(answer, verification, transport)
    ? businessVerdict(endpoint, answer)
    : undefined;
  const findings: Findings = { endpoint, transport, answer, verification, business };
  const outcome = outcomeOf(findings);
  return {
    ...(answer === undefined ? {} : { gateway: answer.gateway }),
    ...(business === undefined ? {} : { business }),
    outcome,
    headline: headlineFor(findings, outcome),
    advice: adviceFor(findings, outcome),
  };
}

function outcomeOf({ endpoint, transport, answer, verification, business }: Findings): Outcome {
  // What cannot be believed: a write may have been done all the same, a read has merely told nothing.
  const doubtful: Outcome = endpoint.effect === 'read' ? 'failed' : 'unknown';
  if (transport.kind === 'failed') {
    return transport.failure.firstByteLeft ? doubtful : 'notSent';
  }
  const gateway = answer?.gateway;
  if (transport.httpStatus !== 200 || gateway?.kind !== 'result' || verification === undefined) {
    return doubtful;
  }
  if (verification.kind === 'notVerified') {
    return doubtful;
  }
  if (verification.kind === 'unsigned') {
    return gateway.status === 'F' && gateway.documentedStatus === undefined ? 'refusedUnverified' : doubtful;
  }
  if (gateway.status === 'U') {
    return 'unknown';
  }
  if (gateway.documentedStatus !== undefined) {
    return doubtful;
  }
  if (gateway.status === 'F') {
    return 'failed';
  }
  if (business !== undefined && business.kind !== 'known') {
    return 'unknown';
  }
  if (answer?.malformed !== undefined) {
    return doubtful;
  }
  return business === undefined ? 'succeeded' : business.standing;
}

function believable(
  answer: ReadAnswer | undefined,
  verification: Verification | undefined,
  transport: TransportVerdict,
): answer is ReadAnswer {
  return (
    answer?.gateway.kind === 'result' &&
    answer.gateway.status === 'S' &&
    answer.gateway.documentedStatus === undefined &&
    (verification?.kind === 'verified' || verification?.kind === 'notVerifiable') &&
    transport.kind === 'answered' &&
    transport.httpStatus === 200
  );
}

/**
 * The business state of an answer with resultStatus S, for endpoints whose answers carry one. A state in an
 * answer that is otherwise not as documented, or that belongs to another request, is none.
 */
function businessVerdict(endpoint: EndpointDescription, answer: ReadAnswer): BusinessVerdict | undefined {
  if (endpoint.businessStatus === undefined) {
    return undefined;
  }
  const { field, values } = endpoint.businessStatus;
  const value = answer.members?.get(field);
  if (typeof value !== 'string') {
    return { kind: 'missing', field };
  }
  const known = Object.hasOwn(values, value) ? values[value] : undefined;
  if (known === undefined) {
    return { kind: 'unfamiliar', field, value };
  }
  return answer.malformed === undefined ? { kind: 'known', field, value, ...known } : undefined;
}
