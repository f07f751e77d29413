import type { EndpointDescription } from '../catalogue/endpoint.ts';
import { contentPrefix, contentToSign, type SignedParts } from '../signing/contentToSign.ts';
import type { Sentence } from '../sentence.ts';
import { writeSignatureHeader } from '../signing/signatureHeader.ts';
import type { CallTarget, Exchange, SentRequest, TransportVerdict } from './exchange.ts';
import type { Clock, Signer, Transport, TransportResult, Verifier } from './ports.ts';
import { requestHeaders, signedParts, targetProblem } from './prepareRequest.ts';
import { readAnswer } from './readAnswer.ts';
import { judge } from './verdict.ts';
import { verifyAnswer } from './verifyAnswer.ts';

/** One call to make. */
export interface EndpointCall {
  readonly endpoint: EndpointDescription;
  readonly target: CallTarget;
  /** The bytes of the body in pieces; they are hashed and sent as they are. */
  readonly body: readonly Uint8Array[];
  readonly signal?: AbortSignal;
  /**
   * Awaited once the request is signed and before its first byte leaves. If it rejects, nothing is sent, and
   * the exchange says so with the error's message.
   */
  readonly beforeSend?: (request: SentRequest) => Promise<void>;
}

export interface CallPorts {
  readonly transport: Transport;
  readonly signer: Signer;
  /** Undefined where the profile has no public key of the gateway. */
  readonly verifier: Verifier | undefined;
  readonly clock: Clock;
  /** From the start of the connection to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
}

/**
 * Makes one call: content to sign, sign, send once, verify, judge. Whatever happens on the way is in the
 * exchange; it throws only for a defect of the program.
 */
export async function callEndpoint(call: EndpointCall, ports: CallPorts): Promise<Exchange> {
  const { endpoint, target } = call;
  const parts = signedParts(target, ports.clock);
  const problem = targetProblem(target);
  const signature = problem === undefined ? await sign(call, parts, ports.signer) : '';
  const request = requestOf(call, parts, signature);
  const obstacle = problem ?? (await obstacleBefore(call, request));
  const sentAt = ports.clock.now();
  const result = obstacle === undefined ? await send(call, request, ports) : unsendable(obstacle);
  const durationMs = ports.clock.now() - sentAt;

  const answer = result.ok ? readAnswer(endpoint, target, call.body, result.answer) : undefined;
  const verification = result.ok
    ? await verifyAnswer(target, request.requestTime, result.answer, ports.verifier)
    : undefined;
  const transport: TransportVerdict = result.ok
    ? { kind: 'answered', httpStatus: result.answer.status }
    : { kind: 'failed', failure: result.failure };
  return {
    endpoint: endpoint.name,
    target: withoutToken(target),
    request,
    sentAt,
    durationMs,
    transport,
    ...(answer === undefined ? {} : { answer: answer.received }),
    ...(verification === undefined ? {} : { verification }),
    ...judge(endpoint, transport, answer, verification),
  };
}

function withoutToken(target: CallTarget): Exchange['target'] {
  const { baseUrl, path, signedPath, clientId, keyVersion, customerId } = target;
  return {
    baseUrl,
    path,
    signedPath,
    clientId,
    keyVersion,
    ...(customerId === undefined ? {} : { customerId }),
  };
}

async function sign(call: EndpointCall, parts: SignedParts, signer: Signer): Promise<string> {
  return writeSignatureHeader(call.target.keyVersion, await signer.sign(contentToSign(parts, call.body)));
}

function requestOf(call: EndpointCall, parts: SignedParts, signatureHeader: string): SentRequest {
  return {
    url: call.target.baseUrl + call.target.path,
    headers: requestHeaders(call.target, parts.time, signatureHeader),
    body: call.body,
    bodyBytes: call.body.reduce((sum, piece) => sum + piece.byteLength, 0),
    contentPrefix: contentPrefix(parts),
    signatureHeader,
    requestTime: parts.time,
  };
}

/** Why the request must not be sent after all, by the one who was asked right before. */
async function obstacleBefore(
  { beforeSend }: EndpointCall,
  request: SentRequest,
): Promise<string | undefined> {
  try {
    await beforeSend?.(request);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function send(call: EndpointCall, request: SentRequest, ports: CallPorts): Promise<TransportResult> {
  return ports.transport.send(
    { method: 'POST', url: request.url, headers: request.headers, body: request.body },
    {
      timeoutMs: ports.timeoutMs,
      maxAnswerBytes: ports.maxAnswerBytes,
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    },
  );
}

function unsendable(detail: string | Sentence): TransportResult {
  return { ok: false, failure: { kind: 'other', firstByteLeft: false, detail } };
}
