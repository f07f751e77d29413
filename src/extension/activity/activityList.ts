import type { ActivityStore, ListedEntry } from '../../core/activity/activityStore.ts';
import { fitsSummary, messagesHold, summaryHolds, type ActivityFilter } from '../../core/activity/filter.ts';

/** The newest calls that fit. */
export interface ListedCalls {
  readonly entries: readonly ListedEntry[];
  /** Whether there are older ones that fit. */
  readonly more: boolean;
}

/** Lists calls as far as they are asked for. What a text was found in is remembered, because entries never change. */
export class ActivityList {
  readonly #store: () => Promise<Pick<ActivityStore, 'newestFirst' | 'read'>>;
  #text: string | undefined;
  #found = new Map<string, boolean>();

  constructor(store: () => Promise<Pick<ActivityStore, 'newestFirst' | 'read'>>) {
    this.#store = store;
  }

  /** @param isWanted once it is false, what was found so far is all */
  async newest(count: number, filter: ActivityFilter, isWanted: () => boolean): Promise<ListedCalls> {
    const entries: ListedEntry[] = [];
    for await (const listed of this.fitting(filter, isWanted)) {
      if (entries.length === count) {
        return { entries, more: true };
      }
      entries.push(listed);
    }
    return { entries, more: false };
  }

  async *fitting(filter: ActivityFilter, isWanted: () => boolean): AsyncGenerator<ListedEntry, void, void> {
    const store = await this.#store();
    for await (const listed of store.newestFirst()) {
      if (!isWanted()) {
        return;
      }
      if (fitsSummary(listed.summary, filter) && (await this.#holds(listed, filter.text, store))) {
        yield listed;
      }
    }
  }

  async #holds(
    { summary, place }: ListedEntry,
    text: string | undefined,
    store: Pick<ActivityStore, 'read'>,
  ): Promise<boolean> {
    if (text === undefined) {
      return true;
    }
    if (this.#text !== text) {
      this.#text = text;
      this.#found = new Map();
    }
    const found = this.#found;
    const known = found.get(summary.id);
    if (known !== undefined) {
      return known;
    }
    let holds = summaryHolds(summary, text);
    if (!holds) {
      const read = await store.read(place);
      holds = read.kind === 'found' && messagesHold(read.entry, text);
    }
    found.set(summary.id, holds);
    return holds;
  }
}
