import type { ApplicationRecord, BodyDigest } from './application.ts';
import { isBeingSent, isVerified, liveSends, stateOf } from './applicationState.ts';
import { nextQuery } from './querySchedule.ts';

/** What the ledger says of sending a body under a reference. Everything but `new` stops the send. */
export type DuplicateVerdict =
  /** Never used, or nothing under it ever left. */
  | { readonly kind: 'new' }
  /** The very bytes that were sent. A repeat is sent only after the user chose it as what it is. */
  | (EarlierUse & { readonly kind: 'sameBytes' })
  /** Other bytes that say the same JSON: the same body. A repeat sends the earlier bytes. */
  | (EarlierUse & { readonly kind: 'sameJson' })
  /** The reference was used for another body. */
  | (EarlierUse & { readonly kind: 'otherBody' })
  /** Another body after a verified failure: it may go out under a new reference. */
  | (EarlierUse & { readonly kind: 'correctedAfterFailure' })
  /** It is followed here, but was sent from elsewhere. */
  | (EarlierUse & { readonly kind: 'bodyNotKnown' });

export interface EarlierUse {
  readonly record: ApplicationRecord;
  /** It is neither decided nor refused for sure: following it is the thing to do. */
  readonly mayFollow: boolean;
  /**
   * The earlier bytes may be offered as an idempotent repeat: after the seventh query of an unknown outcome, and
   * after a refusal. Not while they are being sent, and not once the application was accepted or decided.
   */
  readonly mayRepeat: boolean;
}

/** Compares a body with what was sent under the reference before, at a moment. */
export function duplicateVerdict(
  record: ApplicationRecord | undefined,
  body: BodyDigest,
  at: number,
): DuplicateVerdict {
  const sent = record === undefined ? undefined : liveSends(record).at(-1);
  if (record === undefined) {
    return { kind: 'new' };
  }
  const use = earlierUse(record, at);
  if (sent === undefined) {
    const known = record.followed !== null || record.accepted !== null || record.ended !== null;
    return known ? { kind: 'bodyNotKnown', ...use, mayRepeat: false } : { kind: 'new' };
  }
  if (sent.body.sha256 === body.sha256) {
    return { kind: 'sameBytes', ...use };
  }
  if (sent.body.jsonSha256 !== null && sent.body.jsonSha256 === body.jsonSha256) {
    return { kind: 'sameJson', ...use };
  }
  return { kind: isFailedForSure(record, at) ? 'correctedAfterFailure' : 'otherBody', ...use };
}

function earlierUse(record: ApplicationRecord, at: number): EarlierUse {
  const state = stateOf(record, at);
  const next = nextQuery(record);
  const unknownForGood = next.kind === 'exhausted' && next.schedule === 'unknown';
  return {
    record,
    mayFollow:
      state !== 'granted' && state !== 'failed' && state !== 'notSent' && !isFailedForSure(record, at),
    mayRepeat:
      !isBeingSent(record, at) && (unknownForGood || state === 'refused' || state === 'refusedUnverified'),
  };
}

/** By answers that are verified: nothing is left to be found out. */
export function isFailedForSure(record: ApplicationRecord, at: number): boolean {
  const state = stateOf(record, at);
  return (state === 'refused' || state === 'failed') && isVerified(record);
}
