import type { ApplicationRecord, SendRecord } from './application.ts';
import { leavesUnknown } from './querySchedule.ts';

/**
 * - `sending`: on its way at this moment.
 * - `notSent`: nothing left this machine; the reference is free.
 * - `unknown`: it may have been taken in; only a query can tell. So it is too where the sending program died.
 * - `refusedUnverified`: an unsigned answer refuses it, which proves nothing.
 * - `refused`: the gateway refused the call; there is no application.
 * - `accepted`: the gateway took it in and has not decided.
 * - `granted`, `failed`: decided; these never change again.
 * - `followed`: only the reference is known, sent from elsewhere.
 */
export type ApplicationState =
  | 'sending'
  | 'notSent'
  | 'unknown'
  | 'refusedUnverified'
  | 'refused'
  | 'accepted'
  | 'granted'
  | 'failed'
  | 'followed';

/** No call is allowed to take longer; after this a send that nobody settled has lost its program. */
const longestCallMs = 11 * 60_000;

/** Whether a time span that began at `since` still runs. Not where the clock was set back before its start. */
export function stillRuns(since: number, spanMs: number, at: number): boolean {
  return at >= since && at - since < spanMs;
}

/** What the facts mean together at a moment. A doubt about one send outlasts the refusal of another. */
export function stateOf(record: ApplicationRecord, at: number): ApplicationState {
  if (record.ended !== null) {
    return record.ended.standing;
  }
  if (record.accepted !== null) {
    return 'accepted';
  }
  if (isBeingSent(record, at)) {
    return 'sending';
  }
  const sends = liveSends(record);
  if (sends.some(leavesUnknown)) {
    return 'unknown';
  }
  if (record.followed !== null) {
    return 'followed';
  }
  if (sends.some(({ answer }) => answer?.outcome === 'refusedUnverified')) {
    return 'refusedUnverified';
  }
  return sends.length > 0 ? 'refused' : 'notSent';
}

/** Whether some program is, as far as can be known, in the middle of sending it. */
export function isBeingSent({ sends }: ApplicationRecord, at: number): boolean {
  return sends.some(({ answer, sentAt }) => answer === null && stillRuns(sentAt, longestCallMs, at));
}

/** The sends of which something left, or may have left. */
export function liveSends({ sends }: ApplicationRecord): readonly SendRecord[] {
  return sends.filter(({ answer }) => answer?.outcome !== 'notSent');
}

/**
 * Whether what is known of the application rests on rightly signed answers. False where nothing is known, and
 * where no public key of the gateway was set: such an outcome stands, and is shown as not verified.
 */
export function isVerified(record: ApplicationRecord): boolean {
  const decided = record.ended ?? record.accepted;
  if (decided !== null) {
    return decided.verified;
  }
  const sends = liveSends(record);
  return (
    sends.length > 0 &&
    sends.every(({ answer }) => answer?.outcome === 'failed' && answer.verification === 'verified')
  );
}
