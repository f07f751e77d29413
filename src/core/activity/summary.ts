import type { Outcome, Verification } from '../calls/exchange.ts';
import { mapSentences } from '../mapSentences.ts';
import type { ProfileKind } from '../profiles/profile.ts';
import type { Sentences } from '../sentence.ts';
import type { ActivityEntry, CallOrigin } from './entry.ts';

/** What a list shows of a call, and filters and groups by, without reading its messages. */
export interface ActivitySummary {
  readonly id: string;
  readonly sentAt: number;
  readonly durationMs: number;
  readonly origin: CallOrigin;
  readonly endpoint: string;
  readonly profileId: string;
  readonly profileName: string;
  readonly profileKind: ProfileKind;
  readonly baseUrl: string;
  readonly customerId: string | null;
  readonly reference: string | null;
  readonly outcome: Outcome;
  readonly verification: Verification['kind'] | null;
  readonly httpStatus: number | null;
  readonly resultCode: string | null;
  readonly headline: Sentences;
}

/** UTF-16 units. What a gateway says and a network reports has no limit of its own. */
const longestText = 400;
const mostSentences = 8;

export function summaryOf(entry: ActivityEntry): ActivitySummary {
  const { profile, target, verdicts } = entry;
  return {
    id: entry.id,
    sentAt: entry.sentAt,
    durationMs: entry.durationMs,
    origin: entry.origin,
    endpoint: cut(entry.endpoint),
    profileId: cut(profile.id),
    profileName: cut(profile.name),
    profileKind: profile.kind,
    baseUrl: cut(target.baseUrl),
    customerId: cutOrNull(target.customerId),
    reference: cutOrNull(entry.reference),
    outcome: verdicts.outcome,
    verification: verdicts.verification?.kind ?? null,
    httpStatus: entry.answer?.status ?? null,
    resultCode: cutOrNull(verdicts.result?.code ?? null),
    headline: shortened(verdicts.headline),
  };
}

function shortened(headline: Sentences): Sentences {
  const [first, ...others] = mapSentences(headline, cut);
  return [first, ...others.slice(0, mostSentences - 1)];
}

function cutOrNull(text: string | null): string | null {
  return text === null ? null : cut(text);
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
