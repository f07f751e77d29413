import type { StoredToken } from '../secretRecords.ts';

/**
 * When a token was obtained, as the next one of its owner: after the one before, even where this machine's clock was
 * ahead when that one came.
 */
export function momentAfter(before: StoredToken | undefined, at: number): number {
  return Math.max(at, (before?.obtainedAt ?? 0) + 1);
}
