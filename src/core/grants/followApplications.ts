import { CallQueue } from '../accounts/callQueue.ts';
import type { Exchange } from '../calls/exchange.ts';
import type { Clock } from '../calls/ports.ts';
import type { Sentences } from '../sentence.ts';
import { answerFromElsewhere, keepAnswer } from './answerFacts.ts';
import type { ApplicationRecord } from './application.ts';
import { keyText, type ApplicationKey } from './applicationKey.ts';
import type { Absent, ApplicationStore } from './applicationStore.ts';
import { nextQuery } from './querySchedule.ts';
import { claimQuery, releaseQuery, settleQuery, type QueryRefusal } from './transitions.ts';

export type Inquired =
  | { readonly kind: 'called'; readonly exchange: Exchange }
  /** Nothing left this machine: no profile, no key, not trusted. The query stays due and counts for nothing. */
  | { readonly kind: 'notCalled'; readonly reason: Sentences }
  /** It left, but to another gateway or client than the application: it counts, and its answer tells nothing. */
  | { readonly kind: 'wentElsewhere'; readonly reason: Sentences };

export interface QueryAnswered {
  readonly by: 'schedule' | 'user';
  readonly before: ApplicationRecord;
  readonly after: ApplicationRecord;
}

export interface FollowPorts {
  readonly store: ApplicationStore;
  readonly clock: Pick<Clock, 'now'>;
  /**
   * Asks the gateway once what became of the application, as its profile and customer. Where the profile now
   * leads to another host or client than the key says, it must not call. Rejects only for a defect.
   */
  readonly inquire: (record: ApplicationRecord) => Promise<Inquired>;
  /**
   * Whether asking can do more than say the same again: false while the profile is missing. A query that could not
   * be made is not tried again before.
   */
  readonly canAsk?: (record: ApplicationRecord) => boolean;
  /** Told in the one window that made the query, after the answer is on disk. */
  readonly answered?: (query: QueryAnswered) => void;
}

export type QueryNow =
  | { readonly kind: 'answered'; readonly record: ApplicationRecord; readonly exchange: Exchange }
  | { readonly kind: 'notCalled' | 'wentElsewhere'; readonly reason: Sentences }
  | { readonly kind: 'refused'; readonly reason: QueryRefusal }
  | Absent;

export interface FollowApplications {
  /** Makes every query that is due and tells when the next one will be; undefined where none will. */
  runDue(): Promise<number | undefined>;
  /** When the next query is due, without making any. */
  nextDueAt(): Promise<number | undefined>;
  /** Makes one query by hand; it counts among the seven. */
  queryNow(key: ApplicationKey): Promise<QueryNow>;
}

/** More would be a burst at the gateway after a night with the machine switched off. */
const atOnce = 4;

/**
 * Finds out what became of applications. Any number of windows may run it over one store: a query is claimed
 * in the record before it is made, so that one window makes it, and a claim whose program was killed counts
 * as used. It owns no timer: call `runDue` when the moment that it told has come, and whenever the store may
 * have changed.
 */
export function followApplications(ports: FollowPorts): FollowApplications {
  const { store, clock } = ports;
  const nextDueAt = async () => earliest((await store.list()).records, ports);
  return {
    nextDueAt,
    queryNow: (key) => query(ports, key, 'user'),
    runDue: async () => {
      const queue = new CallQueue(atOnce);
      const { records } = await store.list();
      const due = records.filter((record) => (dueAtOf(record, ports) ?? Infinity) <= clock.now());
      const ended = await Promise.allSettled(
        due.map((record) => queue.run(() => query(ports, record.key, 'schedule'))),
      );
      const broken = ended.find((result) => result.status === 'rejected');
      if (broken !== undefined) {
        throw broken.reason;
      }
      return nextDueAt();
    },
  };
}

async function query(
  { store, clock, inquire, answered }: FollowPorts,
  key: ApplicationKey,
  by: 'schedule' | 'user',
): Promise<QueryNow> {
  const claimed = await store.change(key, (record) => claimQuery(record, by, clock.now()));
  if (!claimed.ok) {
    return 'reason' in claimed ? { kind: 'refused', reason: claimed.reason } : claimed.stored;
  }
  const before = claimed.record;
  const claim = before.queries.at(-1);
  if (claim === undefined) {
    throw new Error(`A claimed query of ${keyText(key)} is not in its record.`);
  }
  const inquired = await inquire(before);
  if (inquired.kind === 'notCalled') {
    await apply(store, key, (record) => releaseQuery(record, claim.id, inquired.reason));
    return inquired;
  }
  if (inquired.kind === 'wentElsewhere') {
    const nothing = answerFromElsewhere(inquired.reason, clock.now());
    await apply(store, key, (record) => settleQuery(record, claim.id, nothing));
    return inquired;
  }
  const answer = await keepAnswer(store, key, inquired.exchange);
  const after = await apply(store, key, (record) => settleQuery(record, claim.id, answer));
  answered?.({ by, before, after });
  return { kind: 'answered', record: after, exchange: inquired.exchange };
}

async function apply(
  store: ApplicationStore,
  key: ApplicationKey,
  transition: (record: ApplicationRecord) => ApplicationRecord,
): Promise<ApplicationRecord> {
  const changed = await store.change<never>(key, (record) => ({ ok: true, record: transition(record) }));
  if (!changed.ok) {
    throw new Error(`The application ${keyText(key)} is no longer in its store.`);
  }
  return changed.record;
}

function dueAtOf(record: ApplicationRecord, { canAsk }: FollowPorts): number | undefined {
  const next = nextQuery(record);
  const pointless = record.notAsked !== null && canAsk?.(record) === false;
  return next.kind === 'due' && !pointless ? next.dueAt : undefined;
}

function earliest(records: readonly ApplicationRecord[], ports: FollowPorts): number | undefined {
  const times = records.flatMap((record) => dueAtOf(record, ports) ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}
