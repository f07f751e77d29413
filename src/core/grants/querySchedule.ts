import type { ApplicationRecord, RoundStart, SendRecord } from './application.ts';

/**
 * `unknown`: the documented schedule for an outcome that is not known. `review`: for an application that was
 * accepted; no document asks for it, the workbench chose it.
 */
export type Schedule = 'unknown' | 'review';

/** Most queries of one schedule (documents 001 to 004; the same for both schedules here). */
export const maxQueries = 7;

/**
 * Minutes before each query, counted from the one before it, the first from the start. For `unknown` by
 * documents 001 to 004: due 5, 15, 35, 75, 155, 315 and 635 minutes after sending.
 */
export const intervalMinutes: Readonly<Record<Schedule, readonly number[]>> = {
  unknown: [5, 10, 20, 40, 80, 160, 320],
  review: [15, 30, 60, 120, 240, 480, 960],
};

/** When the next query of a schedule is due; undefined after the seventh. A late query moves those after it. */
export function dueAfter(schedule: Schedule, used: number, lastAt: number): number | undefined {
  const minutes = intervalMinutes[schedule][used];
  return minutes === undefined ? undefined : lastAt + minutes * 60_000;
}

/** One series of queries. */
export interface Round extends RoundStart {
  readonly schedule: Schedule;
  /** Queries that left or may have left; by hand they can be more than the schedule has. */
  readonly used: number;
}

/** The series that an application is in: none once it has ended, or where nothing is unknown. */
export function currentRound(record: ApplicationRecord): Round | undefined {
  if (record.ended !== null) {
    return undefined;
  }
  if (record.accepted !== null) {
    return withUse(record, record.accepted, 'review');
  }
  const send = record.sends.findLast(leavesUnknown);
  const start: RoundStart | null = send === undefined ? null : { round: send.round, since: send.sentAt };
  const { followed } = record;
  if (followed !== null && (start === null || followed.round > start.round)) {
    return withUse(record, followed, 'unknown');
  }
  return start === null ? undefined : withUse(record, start, 'unknown');
}

/** A send whose program died counts as unknown from the moment of sending. */
export function leavesUnknown({ answer }: SendRecord): boolean {
  return answer === null || answer.outcome === 'unknown';
}

function withUse(record: ApplicationRecord, { round, since }: RoundStart, schedule: Schedule): Round {
  return {
    round,
    since,
    schedule,
    used: record.queries.filter((query) => query.round === round).length,
  };
}

/** What comes next for an application by itself. */
export type NextQuery =
  /** Nothing is unknown, or it has ended. */
  | { readonly kind: 'none' }
  | { readonly kind: 'due'; readonly schedule: Schedule; readonly used: number; readonly dueAt: number }
  | { readonly kind: 'paused' | 'stopped'; readonly schedule: Schedule; readonly used: number }
  /**
   * All seven are used. After `unknown`: contact support with the evidence; the same bytes may be repeated.
   * After `review`: still in review, query by hand.
   */
  | { readonly kind: 'exhausted'; readonly schedule: Schedule; readonly used: number };

export function nextQuery(record: ApplicationRecord): NextQuery {
  const round = currentRound(record);
  if (round === undefined) {
    return { kind: 'none' };
  }
  const { schedule, used } = round;
  const dueAt = dueAfter(schedule, used, lastQuery(record, round));
  if (dueAt === undefined) {
    return { kind: 'exhausted', schedule, used };
  }
  return record.following === 'on'
    ? { kind: 'due', schedule, used, dueAt: retryAt(record, round, dueAt) }
    : { kind: record.following, schedule, used };
}

function lastQuery({ queries }: ApplicationRecord, { round, since }: Round): number {
  return queries.findLast((query) => query.round === round)?.claimedAt ?? since;
}

const firstRetryMs = 5 * 60_000;
const lastRetryMs = 60 * 60_000;

/** A due query that could not be made is tried again once it is overdue twice as long, within these bounds. */
function retryAt({ notAsked }: ApplicationRecord, { round }: Round, dueAt: number): number {
  if (notAsked?.round !== round || notAsked.since < dueAt) {
    return dueAt;
  }
  const overdue = notAsked.since - dueAt;
  return notAsked.since + Math.min(Math.max(overdue, firstRetryMs), lastRetryMs);
}
