import type { EndpointDescription, ResultStatus } from '../core/catalogue/endpoint.ts';
import type { Header } from '../core/calls/ports.ts';
import { contentToSign } from '../core/signing/contentToSign.ts';
import { writeSignatureHeader } from '../core/signing/signatureHeader.ts';
import { answerText } from './answerText.ts';
import { decide, type CallTime, type Decision } from './decide.ts';
import { countedUp, type Ledger } from './ledger.ts';
import type { SimulatedGateway } from './simulatedGateway.ts';
import { headerOf, routePath, signedPath, type ReceivedRequest } from './received.ts';
import { codeFor } from './refusals.ts';
import type { Scenario } from './scenarios.ts';
import type { SignatureFault } from './scenarioTable.ts';
import { gatewayTime } from './time.ts';

export interface Answer {
  /** In lower case, because the official Python SDK finds no others. */
  readonly headers: readonly Header[];
  readonly body: string;
  readonly result: AnsweredResult;
  readonly delivery: Delivery;
}

/** How an answer reaches its client. `cut`: not at all, its connection is closed. */
export type Delivery = { readonly kind: 'send'; readonly afterMs: number } | { readonly kind: 'cut' };

/** What was answered, for the log. */
export interface AnsweredResult {
  readonly endpoint: string | undefined;
  readonly code: string;
  readonly status: ResultStatus;
  readonly detail?: string;
  /** Set where a signature was refused: why it does not fit. Found out once, when it is first asked. */
  readonly explain?: () => Promise<string | undefined>;
  /** The name of the scenario that was played. */
  readonly scenario?: string;
}

const encoder = new TextEncoder();
const maxMessageLength = 256;
const staleMs = 3_600_000;

/** Answers one request, signed whatever the outcome is. Business outcomes all have HTTP status 200. */
export async function respond(gateway: SimulatedGateway, request: ReceivedRequest): Promise<Answer> {
  const { ledger } = gateway;
  const receivedAt = gateway.chance.nextCall();
  const at = receivedAt + ledger.current().advancedMs;
  const path = routePath(request.target);
  const endpoint = gateway.endpoints.find((each) => each.path === path);
  ledger.remember(withCall(ledger.current(), endpoint));
  let decision: Decision;
  try {
    decision = await decide(gateway, request, endpoint, { receivedAt, at });
    ledger.keep(endpoint !== undefined && endpoint.effect !== 'read');
  } catch (error) {
    decision = { kind: 'refused', cause: 'internalFault', detail: String(error) };
  }
  return answer(gateway, request, endpoint, decision, { receivedAt, at });
}

function withCall(ledger: Ledger, endpoint: EndpointDescription | undefined): Ledger {
  return endpoint === undefined ? ledger : { ...ledger, calls: countedUp(ledger.calls, endpoint.name) };
}

async function answer(
  gateway: SimulatedGateway,
  request: ReceivedRequest,
  endpoint: EndpointDescription | undefined,
  decision: Decision,
  { receivedAt, at }: CallTime,
): Promise<Answer> {
  const code = codeOf(decision, endpoint);
  const listed = endpoint?.results.find((result) => result.code === code);
  const status = listed?.status ?? 'F';
  const detail = decision.kind === 'refused' ? decision.detail : undefined;
  const badSignature = decision.kind === 'refused' && decision.cause === 'badSignature';
  const explain = badSignature ? explanationOf(gateway, request, receivedAt) : undefined;
  const reason = gateway.explainsSignatures() ? await explain?.() : undefined;
  const said = badSignature ? (reason ?? listed?.meaning) : (detail ?? listed?.meaning);
  const resultMessage = decision.kind === 'success' ? 'success' : shortened(said ?? code);
  const members = decision.kind === 'success' ? decision.members : {};
  const result = { resultStatus: status, resultCode: code, resultMessage };
  const body = answerText({ result, ...members });
  const clientId = echoedClientId(gateway, request);
  const { played } = decision;
  return {
    headers: [
      ['content-type', 'application/json; charset=UTF-8'],
      ['client-id', clientId],
      ['response-time', gatewayTime(at)],
      ...(await signature(gateway, request, { clientId, body, at }, faultOf(played))),
    ],
    body,
    result: {
      endpoint: endpoint?.name,
      code,
      status,
      ...(detail === undefined ? {} : { detail }),
      ...(explain === undefined ? {} : { explain }),
      ...(played === undefined ? {} : { scenario: played.name }),
    },
    delivery: deliveryOf(played),
  };
}

function explanationOf(
  { explainSignature }: SimulatedGateway,
  request: ReceivedRequest,
  receivedAt: number,
): (() => Promise<string | undefined>) | undefined {
  let explained: Promise<string | undefined> | undefined;
  return explainSignature && (() => (explained ??= explainSignature(request, receivedAt)));
}

/** The Signature header, or none where a scenario leaves it away. */
async function signature(
  { signer, keyVersion }: SimulatedGateway,
  { method, target }: ReceivedRequest,
  { clientId, body, at }: { readonly clientId: string; readonly body: string; readonly at: number },
  fault: SignatureFault | undefined,
): Promise<readonly Header[]> {
  if (fault === 'missing') return [];
  const time = gatewayTime(fault === 'stale' ? at - staleMs : at);
  const signed = encoder.encode(fault === 'wrong' ? `${body} ` : body);
  const content = contentToSign({ method, path: signedPath(target), clientId, time }, [signed]);
  return [['signature', writeSignatureHeader(keyVersion, await signer.sign(content))]];
}

function faultOf(played: Scenario | undefined): SignatureFault | undefined {
  return played?.effect.kind === 'signature' ? played.effect.fault : undefined;
}

function deliveryOf(played: Scenario | undefined): Delivery {
  if (played?.effect.kind === 'cut') return { kind: 'cut' };
  return { kind: 'send', afterMs: played?.effect.kind === 'delay' ? played.effect.seconds * 1_000 : 0 };
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
