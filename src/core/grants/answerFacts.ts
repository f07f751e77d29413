import { secretsInBody } from '../calls/redactBody.ts';
import { inquiryCreditGrant } from '../catalogue/endpoints/inquiryCreditGrant.ts';
import type { Exchange } from '../calls/exchange.ts';
import { createRedactor, redactHeaders, secretValues } from '../calls/redact.ts';
import { isJsonObject, JsonNumber, type Json } from '../json/json.ts';
import { mapSentences } from '../mapSentences.ts';
import type { Sentences } from '../sentence.ts';
import { noFigures, type GrantFigures } from './application.ts';
import type { ApplicationKey } from './applicationKey.ts';
import type { ApplicationStore } from './applicationStore.ts';
import type { Answer } from './transitions.ts';

/** Keeps the body of an answer beside its application and gives the facts for the record, both without tokens. */
export async function keepAnswer(
  store: Pick<ApplicationStore, 'keepMessage'>,
  key: ApplicationKey,
  exchange: Exchange,
): Promise<Answer> {
  const body = exchange.answer === undefined ? undefined : withoutTokens(exchange, exchange.answer.body);
  const bodySha256 = body === undefined ? null : await store.keepMessage(key, [body.bytes]);
  return answerFacts(exchange, bodySha256, body?.redacted ?? false);
}

/** What is kept of an answer that another gateway or client gave: that it came, and nothing it says. */
export function answerFromElsewhere(reason: Sentences, at: number): Answer {
  return {
    record: {
      answeredAt: at,
      outcome: 'unknown',
      verification: null,
      httpStatus: null,
      resultStatus: null,
      resultCode: null,
      resultMessage: null,
      businessStatus: null,
      standing: null,
      headline: reason,
      headers: [],
      bodySha256: null,
      redacted: false,
    },
    figures: noFigures,
  };
}

/** The three verdicts of a call as facts. */
export function answerFacts(exchange: Exchange, bodySha256: string | null, redacted: boolean): Answer {
  const { answer, verification, gateway, business, outcome, headline } = exchange;
  const redact = createRedactor(secretsOf(exchange));
  const result = gateway?.kind === 'result' ? gateway : undefined;
  const standing = business?.kind === 'known' && business.standing === outcome ? business.standing : null;
  return {
    record: {
      answeredAt: exchange.sentAt + exchange.durationMs,
      outcome,
      verification: verification?.kind ?? null,
      httpStatus: answer?.httpStatus ?? null,
      resultStatus: result?.status ?? null,
      resultCode: result === undefined ? null : redact(result.code),
      resultMessage: result === undefined ? null : redact(result.message),
      businessStatus: business === undefined || business.kind === 'missing' ? null : redact(business.value),
      standing,
      headline: mapSentences(headline, redact),
      headers: redactHeaders(answer?.headers ?? []).map(([name, value]) => [name, redact(value)] as const),
      bodySha256,
      redacted,
    },
    figures: standing === null ? noFigures : grantFigures(answer?.json, redact),
  };
}

/** What the call carried, and what the gateway told without being asked. */
function secretsOf({ request, answer }: Exchange): readonly string[] {
  return [
    ...secretValues(request.headers),
    ...(answer === undefined ? [] : secretsInBody(inquiryCreditGrant.response, answer.body)),
  ];
}

function withoutTokens(
  exchange: Exchange,
  body: Uint8Array,
): { readonly bytes: Uint8Array; readonly redacted: boolean } {
  const text = new TextDecoder().decode(body);
  const clean = createRedactor(secretsOf(exchange))(text);
  return clean === text
    ? { bytes: body, redacted: false }
    : { bytes: new TextEncoder().encode(clean), redacted: true };
}

function grantFigures(answer: Json | undefined, redact: (text: string) => string): GrantFigures {
  const member = (name: keyof GrantFigures): string | null => {
    const value = isJsonObject(answer) ? answer.get(name) : undefined;
    const text = value instanceof JsonNumber ? value.source : value;
    return typeof text === 'string' && text !== '' ? redact(text) : null;
  };
  return {
    creditGrantNo: member('creditGrantNo'),
    creditGrantAmount: member('creditGrantAmount'),
    creditGrantCurrency: member('creditGrantCurrency'),
    annualPercentageRate: member('annualPercentageRate'),
    dueDate: member('dueDate'),
    failCode: member('failCode'),
    failMessage: member('failMessage'),
  };
}
