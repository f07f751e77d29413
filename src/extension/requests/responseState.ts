import { createHash } from 'node:crypto';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { Exchange, ReceivedAnswer } from '../../core/calls/exchange.ts';
import { exchangeSecrets } from '../../core/calls/exchangeSecrets.ts';
import { createRedactor, redactHeaders } from '../../core/calls/redact.ts';
import { redactBody } from '../../core/calls/redactBody.ts';
import type { Json } from '../../core/json/json.ts';
import { parseJson } from '../../core/json/parseJson.ts';
import { applicationKey, keyText, type ApplicationKey } from '../../core/grants/applicationKey.ts';
import { simulatorProfileId } from '../../core/profiles/profile.ts';
import { inEnglish, told, toldTogether } from '../../core/sentence.ts';
import type { ResponseState } from '../../protocol/requestEditor.ts';
import { inquiryAbout } from './inquiryAbout.ts';
import { previewJson } from './jsonPreview.ts';
import { figuresOf } from './responseFigures.ts';
import { fixesFor } from './responseFix.ts';
import { verdictRows, verificationBadge } from './responseVerdicts.ts';
import type { Say } from './say.ts';

/** Bytes of a body, and characters of its laid-out form, that go to the page; `openBody` shows the rest. */
export const shownBodyBytes = 65_536;

export interface ResponseContext {
  readonly id: string;
  readonly endpoint: EndpointDescription;
  readonly profile: { readonly name: string; readonly simulated: boolean };
  readonly say: Say;
}

/** What the page shows of a call. It holds no token, and no figure of an answer that cannot be believed. */
export function responseState(exchange: Exchange, context: ResponseContext): ResponseState {
  const { endpoint, say } = context;
  const { answer, request } = exchange;
  const headline = toldTogether(exchange.headline, say);
  const applied = applicationMade(exchange, endpoint, context.profile.simulated);
  const departures = (answer?.departures ?? []).map((each) => told(each, say));
  const state: ResponseState = {
    id: context.id,
    outcome: exchange.outcome,
    headline,
    ...(applied !== undefined && { applicationId: keyText(applied) }),
    advice: adviceOf(exchange, endpoint, say),
    verdicts: verdictRows(exchange, endpoint, headline, say),
    verification: verificationBadge(exchange, say),
    durationMs: exchange.durationMs,
    bytes: answer?.body.byteLength ?? 0,
    receivedAt: exchange.sentAt + exchange.durationMs,
    figures: showsFigures(exchange) ? figuresOf(endpoint.response, answer?.json, say) : [],
    body: bodyOf(answer, endpoint),
    headers: redactHeaders(answer?.headers ?? []),
    departures: departures.filter((departure) => !headline.includes(departure)),
    sent: {
      url: request.url,
      profile: context.profile.name,
      customer: exchange.target.customerId,
      headers: redactHeaders(request.headers),
      bodySha256: sha256(request.body),
      bodyBytes: request.bodyBytes,
    },
    fixes: fixesFor(exchange, endpoint, context.profile.simulated, say),
  };
  return mapTexts(state, createRedactor(exchangeSecrets(exchange, endpoint))) as ResponseState;
}

function applicationMade(
  exchange: Exchange,
  endpoint: EndpointDescription,
  simulated: boolean,
): ApplicationKey | undefined {
  const inquiry = inquiryAbout(exchange, endpoint);
  return inquiry && applicationKey(simulated ? simulatorProfileId : '', exchange.target, inquiry.reference);
}

/**
 * What to do. The documents have a program query what was sent with a reference; here the Credit Grants view does,
 * and two sentences about it would contradict each other.
 */
function adviceOf(exchange: Exchange, endpoint: EndpointDescription, say: Say): readonly string[] {
  const { outcome, advice } = exchange;
  const inquiry = inquiryAbout(exchange, endpoint);
  if ((outcome !== 'pending' && outcome !== 'unknown') || inquiry === undefined) {
    return advice.map((each) => told(each, say));
  }
  const others = advice.filter((each) => !inEnglish(each).includes(inquiry.endpoint.name));
  return [
    ...(outcome === 'unknown' ? [say('It may have been done: do not send it again.')] : []),
    say('Credit Grants asks for it by itself and tells how it ends.'),
    ...others.map((each) => told(each, say)),
  ];
}

/** The body of the answer as it was received, but for credentials: those it brings and those it repeats. */
export function answerText(exchange: Exchange, endpoint: EndpointDescription): string {
  const body = exchange.answer?.body ?? new Uint8Array();
  const text = new TextDecoder().decode(redactBody(endpoint.response, body).body);
  return createRedactor(exchangeSecrets(exchange, endpoint))(text);
}

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return map(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => mapTexts(item, map));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapTexts(member, map)]))
    : value;
}

export function sha256(pieces: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) {
    hash.update(piece);
  }
  return hash.digest('hex');
}

function showsFigures({ verification, gateway }: Exchange): boolean {
  const believable = verification?.kind === 'verified' || verification?.kind === 'notVerifiable';
  return believable && gateway?.kind === 'result' && gateway.status === 'S';
}

function bodyOf(answer: ReceivedAnswer | undefined, endpoint: EndpointDescription): ResponseState['body'] {
  if (answer === undefined) {
    return { text: '', shownBytes: 0, language: 'text' };
  }
  const { body, redacted } = redactBody(endpoint.response, answer.body);
  const json = redacted.length === 0 ? answer.json : parsed(body);
  if (json !== undefined) {
    const { text, complete } = previewJson(json, shownBodyBytes);
    return { text, shownBytes: complete ? body.byteLength : shownBodyBytes, language: 'json' };
  }
  const shown = body.subarray(0, shownBodyBytes);
  // A character that the cut goes through is left out, not shown as damaged.
  const text = new TextDecoder().decode(shown, { stream: shown.byteLength < body.byteLength });
  return { text, shownBytes: shown.byteLength, language: 'text' };
}

function parsed(body: Uint8Array): Json | undefined {
  const read = parseJson(new TextDecoder().decode(body));
  return read.ok ? read.value : undefined;
}
