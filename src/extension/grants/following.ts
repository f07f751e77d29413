import { workspace, type LogOutputChannel } from 'vscode';
import type { Clock } from '../../core/calls/ports.ts';
import type { ApplicationKey } from '../../core/grants/applicationKey.ts';
import {
  followApplications,
  type QueryAnswered,
  type QueryNow,
} from '../../core/grants/followApplications.ts';
import type { Owned, Profiles, SendGate } from '../seams.ts';
import type { ApplicationRecords } from './applicationRecords.ts';
import { FollowTimer } from './followTimer.ts';
import { inquire } from './inquire.ts';

export interface FollowingParts {
  readonly records: Pick<ApplicationRecords, 'store' | 'figuresMoved'>;
  readonly gate: SendGate;
  readonly profiles: Pick<Profiles, 'find'>;
  readonly log: Pick<LogOutputChannel, 'error'>;
  /** Told, in the window that made the query, when it brought an outcome. */
  readonly arrived: (query: QueryAnswered) => void;
  readonly clock?: Pick<Clock, 'now'>;
}

/** Finds out by and by what became of the applications of this machine. */
export interface Following extends Owned {
  /** Makes the queries that are due, now and whenever others are. */
  wake(): void;
  queryNow(key: ApplicationKey): Promise<QueryNow>;
}

/** One engine for a window. Never in one that is not trusted: it sends. */
export async function createFollowing(parts: FollowingParts): Promise<Following> {
  const { records, log, clock = { now: () => Date.now() } } = parts;
  const follower = followApplications({
    store: await records.store(),
    clock,
    inquire: (record) => inquire(record, parts),
    canAsk: ({ profileId }) => parts.profiles.find(profileId) !== undefined,
    answered: (query) => {
      if (isOutcome(query)) {
        const { profileId, key } = query.after;
        records.figuresMoved({ profileId, customerId: key.customerId ?? undefined });
        parts.arrived(query);
      }
    },
  });
  const timer = new FollowTimer(
    async () => (workspace.isTrusted ? follower.runDue() : undefined),
    () => clock.now(),
    (error) => log.error('Following applications:', error instanceof Error ? error : String(error)),
  );
  return {
    wake: () => timer.wake(),
    queryNow: (key) => follower.queryNow(key),
    dispose: () => timer.dispose(),
  };
}

/** It was accepted, or decided, only now. */
function isOutcome({ before, after }: QueryAnswered): boolean {
  return (
    (before.ended === null && after.ended !== null) || (before.accepted === null && after.accepted !== null)
  );
}
