import type { ListedEntry } from './activityStore.ts';

export type Grouping = 'day' | 'reference';

/** Calls under one heading, newest first. */
export interface ActivityGroup {
  /** The day as `dayOf` names it, or the reference; null for calls that name no reference. */
  readonly key: string | null;
  readonly entries: readonly ListedEntry[];
}

/**
 * Calls by the day on which they were sent, or by what they call their operation, in the order of the newest call of
 * each group; those without a reference are last.
 *
 * @param dayOf one text for one day of the user's calendar
 */
export function groupEntries(
  entries: readonly ListedEntry[],
  grouping: Grouping,
  dayOf: (at: number) => string,
): readonly ActivityGroup[] {
  const groups = new Map<string | null, ListedEntry[]>();
  for (const entry of entries.toSorted((one, other) => other.summary.sentAt - one.summary.sentAt)) {
    const key = grouping === 'day' ? dayOf(entry.summary.sentAt) : entry.summary.reference;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [entry]);
    } else {
      group.push(entry);
    }
  }
  const named = [...groups].filter(([key]) => key !== null);
  const unnamed = groups.get(null);
  return [...named, ...(unnamed === undefined ? [] : [[null, unnamed] as const])].map(([key, members]) => ({
    key,
    entries: members,
  }));
}
