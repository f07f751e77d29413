import type { ActivityEntry } from './entry.ts';
import type { ActivitySummary } from './summary.ts';

/** Where an entry is kept; it stays there until it is deleted. */
export interface EntryPlace {
  readonly id: string;
  readonly segment: string;
  /** Bytes of its line in the index, without the line feed. */
  readonly lineAt: number;
  readonly lineBytes: number;
  /** Bytes of its messages, without the line feed. */
  readonly at: number;
  readonly bytes: number;
}

export interface ListedEntry {
  readonly summary: ActivitySummary;
  readonly place: EntryPlace;
}

export type ReadEntry =
  | { readonly kind: 'found'; readonly entry: ActivityEntry }
  /** It was deleted, or made room for newer ones. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface ActivityLimits {
  readonly entries: number;
  readonly bytes: number;
}

/**
 * Keeps calls for all windows of this machine. A killed program loses the entry that it was writing and nothing
 * else. A disk that fails rejects.
 */
export interface ActivityStore {
  append(entry: ActivityEntry): Promise<void>;
  /** Reads only as far as it is asked; newest first by the time at which they were kept. */
  newestFirst(): AsyncGenerator<ListedEntry, void, void>;
  read(place: EntryPlace): Promise<ReadEntry>;
  /** Its bytes are overwritten. An entry that is gone already is none to delete. */
  delete(place: EntryPlace): Promise<void>;
  deleteAll(): Promise<void>;
}
