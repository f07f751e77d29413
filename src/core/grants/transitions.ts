import {
  noFigures,
  type AnswerRecord,
  type ApplicationRecord,
  type Following,
  type GrantFigures,
  type SentFacts,
} from './application.ts';
import { quote } from '../calls/quote.ts';
import { sentence, type Sentences } from '../sentence.ts';
import type { ApplicationKey } from './applicationKey.ts';
import { stillRuns } from './applicationState.ts';
import type { Step } from './applicationStore.ts';
import { duplicateVerdict, isFailedForSure, type DuplicateVerdict } from './duplicateCheck.ts';
import { currentRound, maxQueries, nextQuery } from './querySchedule.ts';

/** Whose record it is. */
export interface Applicant {
  readonly key: ApplicationKey;
  readonly profileId: string;
  readonly profileName: string;
}

/** An answer and what it tells of the grant. */
export interface Answer {
  readonly record: AnswerRecord;
  readonly figures: GrantFigures;
}

/** Why no query was made. */
export type QueryRefusal =
  /** It is decided: there is nothing to ask. */
  | 'ended'
  /** Not yet, or another window was faster. */
  | 'notDue'
  /** All seven queries of an unknown outcome are used. */
  | 'exhausted'
  /** One is under way. */
  | 'underWay';

/** After so long a query without an answer no longer holds back one by hand: its program may be dead. */
const claimHoldsMs = 60_000;

/** The first record of an application, in the state *sending*. */
export function newlySent(applicant: Applicant, sent: SentFacts): ApplicationRecord {
  const blank = blankRecord(applicant, sent.sentAt);
  return { ...blank, sends: [{ ...sent, round: 1, answer: null }] };
}

/** The first record of an application that was sent from elsewhere: only its reference is known. */
export function newlyFollowed(applicant: Applicant, at: number): ApplicationRecord {
  return { ...blankRecord(applicant, at), followed: { round: 1, since: at } };
}

function blankRecord({ key, profileId, profileName }: Applicant, at: number): ApplicationRecord {
  return {
    format: 1,
    key,
    profileId,
    profileName,
    createdAt: at,
    following: 'on',
    sends: [],
    queries: [],
    followed: null,
    accepted: null,
    ended: null,
    notAsked: null,
    grant: noFigures,
  };
}

/**
 * Puts a send into the state *sending*, if the reference is free for its body.
 *
 * @param repeatAfter where the user has chosen the idempotent repeat of the same bytes: how many sends the record
 * had when it was offered, so that one choice never gives two repeats; null otherwise
 */
export function beginSend(
  record: ApplicationRecord,
  sent: SentFacts,
  repeatAfter: number | null,
): Step<DuplicateVerdict> {
  const verdict = duplicateVerdict(record, sent.body, sent.sentAt);
  const chosen = verdict.kind === 'sameBytes' && verdict.mayRepeat && repeatAfter === record.sends.length;
  const allowed = verdict.kind === 'new' || chosen;
  if (!allowed) {
    return { ok: false, reason: verdict };
  }
  const send = { ...sent, round: nextRound(record), answer: null };
  return { ok: true, record: { ...record, following: 'on', sends: [...record.sends, send] } };
}

/** Writes down how a send ended. What queries have found out meanwhile stands. */
export function settleSend(record: ApplicationRecord, sendIndex: number, answer: Answer): ApplicationRecord {
  const send = record.sends[sendIndex];
  if (send?.answer !== null) {
    return record;
  }
  const believed = doubtOtherGrant(record, answer);
  const sends = record.sends.with(sendIndex, { ...send, answer: believed.record });
  return learn({ ...record, sends }, believed);
}

/** Takes the next query before it is made, so that nobody else makes it; a claim counts whatever becomes of it. */
export function claimQuery(
  record: ApplicationRecord,
  by: 'schedule' | 'user',
  at: number,
): Step<QueryRefusal> {
  if (record.ended !== null) {
    return { ok: false, reason: 'ended' };
  }
  const next = nextQuery(record);
  if (by === 'schedule' && !(next.kind === 'due' && next.dueAt <= at)) {
    return { ok: false, reason: 'notDue' };
  }
  const round = currentRound(record);
  if (round?.schedule === 'unknown' && round.used >= maxQueries) {
    return { ok: false, reason: 'exhausted' };
  }
  if (isQueryUnderWay(record, at)) {
    return { ok: false, reason: 'underWay' };
  }
  const id = Math.max(0, ...record.queries.map((query) => query.id)) + 1;
  const claim = { id, round: round?.round ?? 0, by, claimedAt: at, answer: null };
  return { ok: true, record: { ...record, queries: [...record.queries, claim] } };
}

/** Whether a query was claimed a moment ago and has no answer yet. */
export function isQueryUnderWay({ queries }: ApplicationRecord, at: number): boolean {
  return queries.some(({ answer, claimedAt }) => answer === null && stillRuns(claimedAt, claimHoldsMs, at));
}

/**
 * Writes down how a query ended. Only a business status that can be believed changes anything: F or U on the
 * inquiry never means that the application failed.
 */
export function settleQuery(record: ApplicationRecord, queryId: number, answer: Answer): ApplicationRecord {
  const index = record.queries.findIndex(({ id }) => id === queryId);
  const query = record.queries[index];
  if (query?.answer !== null) {
    return record;
  }
  if (answer.record.outcome === 'notSent') {
    return releaseQuery(record, queryId, answer.record.headline);
  }
  const believed = doubtOtherGrant(record, answer);
  const queries = record.queries.with(index, { ...query, answer: believed.record });
  return learn({ ...record, queries, notAsked: null }, believed);
}

/** Takes back the claim of a query of which certainly nothing left: it does not count, and is due again later. */
export function releaseQuery(
  record: ApplicationRecord,
  queryId: number,
  reason: Sentences,
): ApplicationRecord {
  const query = record.queries.find(({ id }) => id === queryId);
  if (query?.answer !== null) {
    return record;
  }
  const queries = record.queries.filter((other) => other !== query);
  return { ...record, queries, notAsked: { round: query.round, since: query.claimedAt, reason } };
}

/** Pauses, resumes (`on`) or stops the queries that are made by themselves. A query that fell due meanwhile runs once. */
export function setFollowing(record: ApplicationRecord, following: Following): ApplicationRecord {
  return record.following === following ? record : { ...record, following };
}

/**
 * Follows a reference: goes on with its schedule, or starts one where nothing was unknown. What was refused for
 * sure stays refused: there is no application to follow.
 */
export function follow(record: ApplicationRecord, at: number): ApplicationRecord {
  if (record.ended !== null || isFailedForSure(record, at)) {
    return record;
  }
  const followed =
    currentRound(record) === undefined ? { round: nextRound(record), since: at } : record.followed;
  return { ...record, following: 'on', followed };
}

/**
 * An answer that names another credit grant than the one that was accepted belongs to another application,
 * however rightly it is signed: it tells nothing of this one. A verified answer outweighs an acceptance that
 * nobody could verify.
 */
function doubtOtherGrant({ grant, accepted }: ApplicationRecord, answer: Answer): Answer {
  const known = grant.creditGrantNo;
  const named = answer.figures.creditGrantNo;
  const outweighs = answer.record.verification === 'verified' && accepted?.verified === false;
  if (answer.record.standing === null || known === null || named === null || named === known || outweighs) {
    return answer;
  }
  const why = sentence(
    'The answer names the credit grant {0}, but {1} was accepted: it belongs to another application.',
    quote(named),
    quote(known),
  );
  return {
    record: {
      ...answer.record,
      outcome: 'unknown',
      standing: null,
      headline: [why],
    },
    figures: noFigures,
  };
}

/** Takes in what an answer says of the application, if anything. What has ended stays as it ended. */
function learn(record: ApplicationRecord, { record: answer, figures }: Answer): ApplicationRecord {
  if (answer.standing === null || record.ended !== null) {
    return record;
  }
  const verified = answer.verification === 'verified';
  const grant = { ...record.grant };
  for (const [name, value] of Object.entries(figures) as [keyof GrantFigures, string | null][]) {
    grant[name] = value ?? grant[name];
  }
  // An amount of one answer is never shown in the currency of another.
  const priced = figures.creditGrantAmount ?? record.grant.creditGrantAmount;
  if (priced !== null) {
    const { creditGrantCurrency } = figures.creditGrantAmount === null ? record.grant : figures;
    grant.creditGrantCurrency = creditGrantCurrency;
  }
  if (answer.standing === 'pending') {
    const accepted = record.accepted ?? { round: nextRound(record), since: answer.answeredAt, verified };
    return { ...record, grant, accepted };
  }
  const standing = answer.standing === 'succeeded' ? 'granted' : 'failed';
  return { ...record, grant, ended: { standing, at: answer.answeredAt, verified } };
}

function nextRound({ sends, followed, accepted }: ApplicationRecord): number {
  return Math.max(0, ...sends.map(({ round }) => round), followed?.round ?? 0, accepted?.round ?? 0) + 1;
}
