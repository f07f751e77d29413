/** How long another window may take to hear of a change and so write from an older reading. */
const watchedMs = 3_000;
const mostAttempts = 3;

export interface RecentChange {
  /** undefined where it was added. */
  readonly before: unknown;
  /** undefined where it was removed. */
  readonly after: unknown;
}

interface Watched extends RecentChange {
  readonly until: number;
  readonly attempts: number;
}

/**
 * The changes that this window made in the last seconds. VS Code offers no way to write a list that another window
 * writes in the same moment, so that the one who wrote first looks again and restores what was wiped out.
 */
export interface RecentChanges {
  /** Several changes under one key count as one. */
  add(key: string, change: RecentChange): void;
  /** Those that may still be wiped out. */
  all(): readonly (readonly [key: string, change: RecentChange])[];
  /** Counts a change that was restored; after a few times it is given up, so that two windows do not fight. */
  restored(key: string): void;
  drop(isDropped: (key: string) => boolean): void;
}

export function createRecentChanges(): RecentChanges {
  const watched = new Map<string, Watched>();
  const fresh = (): readonly (readonly [string, Watched])[] => {
    for (const [key, { until, attempts }] of watched) {
      if (until < Date.now() || attempts >= mostAttempts) {
        watched.delete(key);
      }
    }
    return [...watched];
  };
  return {
    add: (key, { before, after }) => {
      const earlier = fresh().find(([other]) => other === key)?.[1];
      watched.set(key, {
        before: earlier === undefined ? before : earlier.before,
        after,
        until: Date.now() + watchedMs,
        attempts: 0,
      });
    },
    all: fresh,
    restored: (key) => {
      const change = watched.get(key);
      if (change) {
        watched.set(key, { ...change, attempts: change.attempts + 1 });
      }
    },
    drop: (isDropped) => {
      for (const key of [...watched.keys()].filter(isDropped)) {
        watched.delete(key);
      }
    },
  };
}
