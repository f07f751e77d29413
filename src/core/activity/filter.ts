import type { Outcome } from '../calls/exchange.ts';
import { inEnglish } from '../sentence.ts';
import type { ActivityEntry, CallOrigin } from './entry.ts';
import { madeByItself } from './madeByItself.ts';
import type { ActivitySummary } from './summary.ts';

/** What a call must be to be shown; a part that is missing asks for nothing. */
export interface ActivityFilter {
  readonly endpoint?: string;
  readonly outcome?: Outcome;
  readonly profileId?: string;
  /** Null: those of the partner itself. */
  readonly customerId?: string | null;
  readonly origin?: CallOrigin;
  /** False: none that the workbench made by itself, unless it is asked for by its origin. */
  readonly byItself?: false;
  /** In any case of letters, anywhere in what is shown of the call or in its messages. */
  readonly text?: string;
}

export function isEmptyFilter(filter: ActivityFilter): boolean {
  return Object.keys(filter).length === 0;
}

/** Whether a call fits, as far as its summary tells: everything but the text. */
export function fitsSummary(summary: ActivitySummary, filter: ActivityFilter): boolean {
  const { endpoint, outcome, profileId, customerId, origin, byItself } = filter;
  return (
    (endpoint === undefined || endpoint === summary.endpoint) &&
    (outcome === undefined || outcome === summary.outcome) &&
    (profileId === undefined || profileId === summary.profileId) &&
    (customerId === undefined || customerId === summary.customerId) &&
    (origin === undefined || origin === summary.origin) &&
    (origin !== undefined || byItself === undefined || !madeByItself(summary.origin))
  );
}

/** @param shown what people are shown of it in their own language */
export function summaryHolds(summary: ActivitySummary, shown: readonly string[], text: string): boolean {
  const { endpoint, profileName, baseUrl, customerId, reference, resultCode, headline } = summary;
  return holds(
    [
      ...shown,
      ...[endpoint, profileName, baseUrl, customerId, reference, resultCode],
      ...headline.map(inEnglish),
    ],
    text,
  );
}

/** Headers and bodies as they are kept. */
export function messagesHold({ request, answer }: ActivityEntry, text: string): boolean {
  const headers = [...request.headers, ...(answer?.headers ?? [])].map(
    ([name, value]) => `${name}: ${value}`,
  );
  return holds([request.url, request.body.content, answer?.body.content, ...headers], text);
}

function holds(texts: readonly (string | null | undefined)[], wanted: string): boolean {
  const lower = wanted.toLowerCase();
  return texts.some((text) => text?.toLowerCase().includes(lower) === true);
}
