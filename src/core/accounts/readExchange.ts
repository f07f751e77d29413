import type { Exchange } from '../calls/exchange.ts';
import type { Json } from '../json/json.ts';
import { sentence, type Sentence, type Sentences } from '../sentence.ts';
import { readAccounts, readPrefunding, readQuota } from './portfolio.ts';
import { quotaProduct, type Question } from './question.ts';
import type { Figures, Reading } from './reading.ts';

/** What stands behind a call that gave no figures, as far as a command may help with it. */
export type FailureCause =
  | 'wrongSignature'
  | 'signatureRefused'
  | 'clientRefused'
  | 'authorisationRefused'
  | 'tokenExpired'
  | 'currencyRefused'
  | 'throttled'
  | 'notReached'
  | 'other';

export type ReadExchange =
  | { readonly ok: true; readonly reading: Reading }
  | {
      readonly ok: false;
      /** What happened, and why. */
      readonly headline: Sentences;
      readonly advice: readonly Sentence[];
      readonly cause: FailureCause;
      /** The answer's signature does not vouch for what it says. */
      readonly distrusted: boolean;
    };

const causes: ReadonlyMap<string, FailureCause> = new Map([
  ['INVALID_SIGNATURE', 'signatureRefused'],
  ['KEY_NOT_FOUND', 'signatureRefused'],
  ['INVALID_CLIENT', 'clientRefused'],
  ['OAUTH_FAIL', 'authorisationRefused'],
  ['AUTHORIZATION_NOT_EXIST', 'authorisationRefused'],
  ['INVALID_ACCESS_TOKEN', 'authorisationRefused'],
  ['ACCESS_TOKEN_EXPIRED', 'tokenExpired'],
  ['CURRENCY_NOT_SUPPORT', 'currencyRefused'],
  ['UN_SUPPORT_BUSINESS', 'currencyRefused'],
  ['REQUEST_TRAFFIC_EXCEED_LIMIT', 'throttled'],
]);

/**
 * Takes the figures out of a call. Only a call that succeeded gives any: its answer's signature is right, or cannot
 * be checked because no key of the gateway is set, and no required member is missing or of another type. How it
 * departs from the documents otherwise is told beside the figures.
 */
export function readExchange(question: Question, exchange: Exchange): ReadExchange {
  const { answer, verification, gateway } = exchange;
  const saysSuccess = gateway?.kind === 'result' && gateway.status === 'S';
  if (verification?.kind === 'notVerified' || (verification?.kind === 'unsigned' && saysSuccess)) {
    return {
      ok: false,
      headline: [
        verification.kind === 'unsigned'
          ? sentence('The answer is not signed, so its figures are not shown.')
          : sentence('The signature of the answer is wrong, so its figures are not shown.'),
      ],
      advice: [verification.reason, ...exchange.advice],
      cause: 'wrongSignature',
      distrusted: true,
    };
  }
  if (exchange.outcome === 'succeeded') {
    const figures = figuresOf(question, answer?.json);
    const trust = verification?.kind === 'verified' ? 'verified' : 'notVerifiable';
    return { ok: true, reading: { figures, trust, readAt: exchange.sentAt + exchange.durationMs } };
  }
  return {
    ok: false,
    headline: exchange.headline,
    advice: exchange.advice,
    cause: causeOf(exchange),
    distrusted: false,
  };
}

function causeOf({ transport, gateway }: Exchange): FailureCause {
  if (transport.kind === 'failed') {
    return 'notReached';
  }
  return (gateway?.kind === 'result' ? causes.get(gateway.code) : undefined) ?? 'other';
}

function figuresOf(question: Question, json: Json | undefined): Figures {
  switch (question.kind) {
    case 'balance':
      return { kind: 'balance', type: question.type, accounts: readAccounts(json, question.type) };
    case 'prefunding':
      return {
        kind: 'prefunding',
        currency: question.currency,
        prefunding: readPrefunding(json, question.currency),
      };
    case 'quota':
      return { kind: 'quota', quota: readQuota(json, quotaProduct) };
  }
}
