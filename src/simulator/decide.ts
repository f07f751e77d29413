import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import type { JsonObject } from '../core/json/json.ts';
import type { AnswerMembers } from './answerText.ts';
import { authenticate } from './authenticate.ts';
import { textMember } from './behaviours/members.ts';
import { customerOf } from './customerOf.ts';
import type { Customer } from './customers.ts';
import type { LedgerStore, SimulatedGateway } from './simulatedGateway.ts';
import { bookOf, countedUp, elapse, withBook } from './ledger.ts';
import { mediaTypeFault, readBody } from './readBody.ts';
import type { ReceivedRequest } from './received.ts';
import type { Cause } from './refusals.ts';
import type { Scenario } from './scenarios.ts';
import { throttledCode, unknownCode } from './scenarioTable.ts';

/** What is answered, and the scenario that was played where one was. */
export type Decision = (
  | { readonly kind: 'success'; readonly members: AnswerMembers }
  | { readonly kind: 'scenario'; readonly code: string }
  | { readonly kind: 'refused'; readonly cause: Cause; readonly detail: string }
) & { readonly played?: Scenario };

/** When a call came, in milliseconds since the epoch. */
export interface CallTime {
  /** By the clock as the caller's own one may run. */
  readonly receivedAt: number;
  /** By the gateway's clock, which may have been moved on. */
  readonly at: number;
}

/** A call that has passed its checks. */
interface AdmittedCall {
  readonly endpoint: EndpointDescription;
  readonly customer: Customer;
  readonly body: JsonObject;
  readonly at: number;
}

/** The state in which no document knows an application. */
const unfamiliarStatus = 'SIMULATED_STATUS';

/** Checks a request and does what it asks for. A scenario is played only for a call that passes every check. */
export async function decide(
  gateway: SimulatedGateway,
  request: ReceivedRequest,
  endpoint: EndpointDescription | undefined,
  { receivedAt, at }: CallTime,
): Promise<Decision> {
  if (endpoint === undefined) {
    return { kind: 'refused', cause: 'unknownApi', detail: 'There is no API at this path.' };
  }
  if (request.method !== endpoint.method) {
    return { kind: 'refused', cause: 'wrongMethod', detail: `The method must be ${endpoint.method}.` };
  }
  const mediaType = mediaTypeFault(request);
  if (mediaType !== undefined) return { kind: 'refused', cause: 'wrongMediaType', detail: mediaType };
  const authentication = await authenticate(request, gateway.partner, receivedAt);
  if (authentication.kind === 'refused') return authentication;
  const { authorisations } = gateway.ledger.current();
  const found = customerOf(request, endpoint, { customers: gateway.customers, authorisations, at });
  if (found.kind === 'refused') return found;
  const read = readBody(request.body, endpoint, gateway.validator);
  if (read.kind === 'refused') return read;
  const call = { endpoint, customer: found.customer, body: read.body, at };
  const scenario = gateway.scenarios().find((each) => each.endpoint === endpoint.name);
  return scenario === undefined ? carryOut(gateway, call) : play(gateway, call, scenario);
}

/** A scenario in place of the call, or the call with what the scenario changes about it. */
function play(gateway: SimulatedGateway, call: AdmittedCall, scenario: Scenario): Decision {
  const instead = insteadOf(gateway.ledger, call, scenario);
  if (instead !== undefined) return { kind: 'scenario', code: instead, played: scenario };
  const decision = carryOut(gateway, call, scenario);
  const field = call.endpoint.businessStatus?.field;
  if (scenario.effect.kind !== 'unfamiliarStatus' || decision.kind !== 'success' || field === undefined) {
    return { ...decision, played: scenario };
  }
  const members = { ...decision.members, [field]: unfamiliarStatus };
  return { ...decision, members, played: scenario };
}

/** The code that is answered while nothing is done; undefined where the call is carried out. */
function insteadOf(ledger: LedgerStore, call: AdmittedCall, scenario: Scenario): string | undefined {
  const { effect, name } = scenario;
  switch (effect.kind) {
    case 'refuse':
      return effect.code;
    case 'cut':
      return effect.when === 'beforeCommit' ? unknownCode : undefined;
    case 'throttle':
      return countOf(ledger, name) > effect.calls ? throttledCode : undefined;
    case 'unknownUntil': {
      const subject = [name, call.customer.id, textMember(call.body, 'referenceNo')];
      return countOf(ledger, JSON.stringify(subject)) < effect.call ? unknownCode : undefined;
    }
    default:
      return undefined;
  }
}

/** Counts one more of something and says how many there are now. */
function countOf(ledger: LedgerStore, what: string): number {
  const counted = countedUp(ledger.current().counted, what);
  ledger.commit({ ...ledger.current(), counted });
  return counted.get(what) ?? 0;
}

function carryOut(gateway: SimulatedGateway, call: AdmittedCall, scenario?: Scenario): Decision {
  const { endpoint, customer, body, at } = call;
  const behaviour = gateway.behaviours.get(endpoint.name);
  if (behaviour === undefined) throw new Error(`Nothing plays ${endpoint.name}.`);
  const ledger = gateway.ledger.current();
  const reaction = behaviour({
    customer,
    body,
    book: elapse(bookOf(ledger, customer.id), at),
    authorisations: ledger.authorisations,
    at,
    nextId: gateway.chance.nextId,
    ...(scenario?.effect.kind === 'settle' ? { settlement: scenario.effect.plan } : {}),
  });
  if (reaction.kind === 'success') {
    const { book, authorisations } = reaction;
    const withGrants = authorisations === undefined ? ledger : { ...ledger, authorisations };
    const next = book === undefined ? withGrants : withBook(withGrants, customer.id, book);
    if (next !== ledger) gateway.ledger.commit(next);
  }
  return reaction;
}
