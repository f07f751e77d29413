import type { EndpointDescription } from '../catalogue/endpoint.ts';
import type { Exchange, SentRequest } from '../calls/exchange.ts';
import type { Header } from '../calls/ports.ts';
import { redactHeaders, secretValues } from '../calls/redact.ts';
import { secretsInBody } from '../calls/redactBody.ts';
import { joinPieces } from '../calls/joinPieces.ts';
import { isJsonObject, JsonNumber } from '../json/json.ts';
import { parseJson } from '../json/parseJson.ts';
import { mapSentence, mapSentences } from '../mapSentences.ts';
import type { Profile } from '../profiles/profile.ts';
import type {
  ActivityEntry,
  CallOrigin,
  KeptAnswer,
  KeptRequest,
  KeptVerdicts,
  KeyFingerprints,
} from './entry.ts';
import { referenceField } from './newReference.ts';
import { cleanerFor, keepBody, type Cleaner } from './keptBody.ts';
import { withoutAttachment, type SentFile } from './keptAttachment.ts';

/** One call that was made, and what is known of it beside the exchange. */
export interface MadeCall {
  readonly exchange: Exchange;
  /** Undefined where the catalogue no longer has it. */
  readonly endpoint: EndpointDescription | undefined;
  readonly profile: Pick<Profile, 'id' | 'name' | 'kind'>;
  readonly origin: CallOrigin;
  readonly keys: KeyFingerprints;
  /** The file whose base64 was put into the body. */
  readonly file: SentFile | undefined;
}

export interface KeepPorts {
  readonly newId: () => string;
  /** SHA-256 of all pieces together, in hex. */
  readonly sha256: (pieces: readonly Uint8Array[]) => string;
  /** All headers of the request as they leave. */
  readonly wireHeaders: (request: SentRequest) => readonly Header[];
}

/** The entry of a call, without its secrets and without the content of an attachment. */
export function keepExchange(call: MadeCall, ports: KeepPorts): ActivityEntry {
  const { exchange, profile } = call;
  const { request, target } = exchange;
  const cleaner = cleanerFor(secretsOf(call));
  const kept = keptRequest(call, cleaner, ports);
  const reference = referenceOf(call.endpoint, kept.body.content);
  return {
    format: 1,
    id: ports.newId(),
    sentAt: exchange.sentAt,
    durationMs: Math.max(Math.round(exchange.durationMs), 0),
    origin: call.origin,
    profile: { id: profile.id, name: profile.name, kind: profile.kind },
    endpoint: exchange.endpoint,
    target: {
      baseUrl: target.baseUrl,
      path: target.path,
      signedPath: target.signedPath,
      clientId: target.clientId,
      keyVersion: target.keyVersion,
      customerId: target.customerId ?? null,
    },
    reference: reference ?? null,
    contentPrefix: cleaner.text(request.contentPrefix),
    signatureHeader: request.signatureHeader,
    requestTime: request.requestTime,
    keys: call.keys,
    request: kept,
    answer: keptAnswer(call, cleaner, ports),
    verdicts: keptVerdicts(exchange, cleaner),
  };
}

/** Tokens in headers and the values of secret members of both bodies: what one side says the other may repeat. */
function secretsOf({ exchange, endpoint }: MadeCall): readonly string[] {
  const { request, answer } = exchange;
  return [
    ...secretValues(request.headers),
    ...(endpoint === undefined ? [] : secretsInBody(endpoint.request, joinPieces(request.body))),
    ...(endpoint === undefined || answer === undefined ? [] : secretsInBody(endpoint.response, answer.body)),
  ];
}

function keptRequest(
  { exchange, endpoint, file }: MadeCall,
  cleaner: Cleaner,
  { sha256, wireHeaders }: KeepPorts,
): KeptRequest {
  const { request } = exchange;
  const { body, attachment } = withoutAttachment(request.body, endpoint, file, sha256);
  const wire = { bytes: request.bodyBytes, sha256: sha256(request.body) };
  return {
    method: 'POST',
    url: cleaner.text(request.url),
    headers: cleanHeaders(wireHeaders(request), cleaner),
    body: keepBody(body, endpoint?.request, wire, cleaner),
    attachment: attachment && { ...attachment, name: cleaner.text(attachment.name) },
  };
}

function keptAnswer(
  { exchange, endpoint }: MadeCall,
  cleaner: Cleaner,
  { sha256 }: KeepPorts,
): KeptAnswer | null {
  const { answer } = exchange;
  if (answer === undefined) {
    return null;
  }
  const wire = { bytes: answer.body.byteLength, sha256: sha256([answer.body]) };
  return {
    status: answer.httpStatus,
    statusText: cleaner.text(answer.statusText),
    headers: cleanHeaders(answer.headers, cleaner),
    body: keepBody(answer.body, endpoint?.response, wire, cleaner),
  };
}

function keptVerdicts(exchange: Exchange, { text }: Cleaner): KeptVerdicts {
  const { transport, verification, gateway, business, answer } = exchange;
  const reason = verification !== undefined && 'reason' in verification ? verification.reason : undefined;
  return {
    outcome: exchange.outcome,
    failure:
      transport.kind === 'failed'
        ? { kind: transport.failure.kind, firstByteLeft: transport.failure.firstByteLeft }
        : null,
    verification:
      verification === undefined
        ? null
        : { kind: verification.kind, reason: reason === undefined ? null : mapSentence(reason, text) },
    result:
      gateway?.kind === 'result'
        ? { status: gateway.status, code: text(gateway.code), message: text(gateway.message) }
        : null,
    business:
      business === undefined
        ? null
        : { field: business.field, value: business.kind === 'missing' ? null : text(business.value) },
    headline: mapSentences(exchange.headline, text),
    advice: exchange.advice.map((each) => mapSentence(each, text)),
    departures: answer?.departures.map((each) => mapSentence(each, text)) ?? [],
  };
}

function cleanHeaders(headers: readonly Header[], { text }: Cleaner): readonly Header[] {
  return redactHeaders(headers).map(([name, value]) => [name, text(value)]);
}

function referenceOf(endpoint: EndpointDescription | undefined, body: string): string | undefined {
  const field = endpoint && referenceField(endpoint);
  if (field === undefined) {
    return undefined;
  }
  const parsed = parseJson(body);
  const value = parsed.ok && isJsonObject(parsed.value) ? parsed.value.get(field) : undefined;
  const reference = value instanceof JsonNumber ? value.source : value;
  return typeof reference === 'string' && reference !== '' ? reference : undefined;
}
