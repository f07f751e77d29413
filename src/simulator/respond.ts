import type { EndpointDescription, ResultStatus } from '../core/catalogue/endpoint.ts';
import type { Header, Signer, Validator } from '../core/calls/ports.ts';
import { contentToSign } from '../core/signing/contentToSign.ts';
import { writeSignatureHeader } from '../core/signing/signatureHeader.ts';
import { answerText, type AnswerMembers } from './answerText.ts';
import { authenticate, type Misfit, type Partner } from './authenticate.ts';
import type { Behaviour } from './behaviours/behaviour.ts';
import type { Chance } from './chance.ts';
import { customerOf } from './customerOf.ts';
import type { Customers } from './customers.ts';
import { bookOf, withBook, type Ledger } from './ledger.ts';
import { mediaTypeFault, readBody } from './readBody.ts';
import { headerOf, routePath, signedPath, type ReceivedRequest } from './received.ts';
import { codeFor, type Cause } from './refusals.ts';
import type { Scenario } from './scenarios.ts';
import { gatewayTime } from './time.ts';

/** What the simulated gateway is made of. */
export interface SimulatedGateway {
  readonly endpoints: readonly EndpointDescription[];
  readonly behaviours: ReadonlyMap<string, Behaviour>;
  readonly partner: Partner;
  readonly keyVersion: string;
  readonly signer: Signer;
  readonly validator: Validator;
  readonly customers: Customers;
  readonly chance: Chance;
  readonly ledger: LedgerStore;
  /** Read at every call, so that they can be changed while it runs. */
  scenarios(): readonly Scenario[];
}

/** Keeps the ledger. What cannot be kept throws, and then nothing has changed. */
export interface LedgerStore {
  current(): Ledger;
  commit(ledger: Ledger): void;
  /** Keeps what the clock and the numbers have come to, where a seed makes them part of the state. */
  keepPosition(): void;
}

export interface Answer {
  /** In lower case, because the official Python SDK finds no others. */
  readonly headers: readonly Header[];
  readonly body: string;
  readonly result: AnsweredResult;
}

/** What was answered, for the log. */
export interface AnsweredResult {
  readonly endpoint: string | undefined;
  readonly code: string;
  readonly status: ResultStatus;
  readonly detail?: string;
  readonly misfit?: Misfit;
}

type Decision =
  | { readonly kind: 'success'; readonly members: AnswerMembers }
  | { readonly kind: 'scenario'; readonly code: string }
  | {
      readonly kind: 'refused';
      readonly cause: Cause;
      readonly detail: string;
      readonly misfit?: Misfit;
    };

const encoder = new TextEncoder();
const maxMessageLength = 256;

/** Answers one request, signed whatever the outcome is. Business outcomes all have HTTP status 200. */
export async function respond(gateway: SimulatedGateway, request: ReceivedRequest): Promise<Answer> {
  const at = gateway.chance.now();
  const path = routePath(request.target);
  const endpoint = gateway.endpoints.find((each) => each.path === path);
  let decision: Decision;
  try {
    decision = await decide(gateway, request, endpoint, at);
    gateway.ledger.keepPosition();
  } catch (error) {
    decision = { kind: 'refused', cause: 'internalFault', detail: String(error) };
  }
  return answer(gateway, request, endpoint, decision, at);
}

async function decide(
  gateway: SimulatedGateway,
  request: ReceivedRequest,
  endpoint: EndpointDescription | undefined,
  at: number,
): Promise<Decision> {
  if (endpoint === undefined) {
    return { kind: 'refused', cause: 'unknownApi', detail: 'There is no API at this path.' };
  }
  if (request.method !== endpoint.method) {
    return { kind: 'refused', cause: 'wrongMethod', detail: `The method must be ${endpoint.method}.` };
  }
  const mediaType = mediaTypeFault(request);
  if (mediaType !== undefined) return { kind: 'refused', cause: 'wrongMediaType', detail: mediaType };
  const authentication = await authenticate(request, gateway.partner, at);
  if (authentication.kind === 'refused') return authentication;
  const found = customerOf(request, gateway.customers, at);
  if (found.kind === 'refused') return found;
  const read = readBody(request.body, endpoint, gateway.validator);
  if (read.kind === 'refused') return read;
  const scenario = gateway.scenarios().find((each) => each.endpoint === endpoint.name);
  if (scenario !== undefined) return { kind: 'scenario', code: scenario.effect.code };

  const behaviour = gateway.behaviours.get(endpoint.name);
  if (behaviour === undefined) throw new Error(`Nothing plays ${endpoint.name}.`);
  const { customer } = found;
  const ledger = gateway.ledger.current();
  const reaction = behaviour({
    customer,
    body: read.body,
    book: bookOf(ledger, customer.id),
    at,
    nextId: gateway.chance.nextId,
  });
  if (reaction.kind === 'success' && reaction.book !== undefined) {
    gateway.ledger.commit(withBook(ledger, customer.id, reaction.book));
  }
  return reaction;
}

async function answer(
  gateway: SimulatedGateway,
  request: ReceivedRequest,
  endpoint: EndpointDescription | undefined,
  decision: Decision,
  at: number,
): Promise<Answer> {
  const code = codeOf(decision, endpoint);
  const listed = endpoint?.results.find((result) => result.code === code);
  const status = listed?.status ?? 'F';
  const detail = decision.kind === 'refused' ? decision.detail : undefined;
  const said = decision.kind === 'refused' && decision.cause !== 'badSignature' ? detail : listed?.meaning;
  const resultMessage = decision.kind === 'success' ? 'success' : shortened(said ?? code);
  const members = decision.kind === 'success' ? decision.members : {};
  const result = { resultStatus: status, resultCode: code, resultMessage };
  const body = answerText({ result, ...members });
  const clientId = echoedClientId(gateway, request);
  const time = gatewayTime(at);
  const parts = { method: request.method, path: signedPath(request.target), clientId, time };
  const signature = await gateway.signer.sign(contentToSign(parts, [encoder.encode(body)]));
  return {
    headers: [
      ['content-type', 'application/json; charset=UTF-8'],
      ['client-id', clientId],
      ['response-time', time],
      ['signature', writeSignatureHeader(gateway.keyVersion, signature)],
    ],
    body,
    result: {
      endpoint: endpoint?.name,
      code,
      status,
      ...(detail === undefined ? {} : { detail }),
      ...(decision.kind === 'refused' && decision.misfit !== undefined ? { misfit: decision.misfit } : {}),
    },
  };
}

function codeOf(decision: Decision, endpoint: EndpointDescription | undefined): string {
  switch (decision.kind) {
    case 'success':
      return 'SUCCESS';
    case 'scenario':
      return decision.code;
    case 'refused':
      return codeFor(decision.cause, endpoint);
  }
}

/** The caller's own id, so that a caller with an unknown one can still verify the refusal. */
function echoedClientId(gateway: SimulatedGateway, request: ReceivedRequest): string {
  const header = headerOf(request, 'client-id');
  return header.kind === 'value' && /^[\x21-\x7e]{1,64}$/.test(header.value)
    ? header.value
    : gateway.partner.clientId;
}

function shortened(message: string): string {
  return message.length <= maxMessageLength ? message : `${message.slice(0, maxMessageLength - 1)}…`;
}
