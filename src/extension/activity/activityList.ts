import type { ActivityStore, ListedEntry } from '../../core/activity/activityStore.ts';
import type { ActivitySummary } from '../../core/activity/summary.ts';
import { fitsSummary, messagesHold, summaryHolds, type ActivityFilter } from '../../core/activity/filter.ts';

/** The newest calls that fit. */
export interface ListedCalls {
  readonly entries: readonly ListedEntry[];
  /** Whether there may be older ones that fit. */
  readonly more: boolean;
  /** How many fit but for not being the user's own, as far as was looked. */
  readonly hidden: number;
}

/** So many times the calls that are asked for are looked at: the user's own can be few among all. */
const patience = 50;

/** Lists calls as far as they are asked for. In which messages a text was found is remembered, because entries never change. */
export class ActivityList {
  readonly #store: () => Promise<Pick<ActivityStore, 'newestFirst' | 'read'>>;
  readonly #shown: (summary: ActivitySummary) => readonly string[];
  #text: string | undefined;
  #found = new Map<string, boolean>();

  /** @param shown what people are shown of a call, for texts to be found in */
  constructor(
    store: () => Promise<Pick<ActivityStore, 'newestFirst' | 'read'>>,
    shown: (summary: ActivitySummary) => readonly string[],
  ) {
    this.#store = store;
    this.#shown = shown;
  }

  /**
   * Those that fit what is shown; what fits the filter alone is counted.
   *
   * @param isWanted once it is false, what was found so far is all
   */
  async newest(
    count: number,
    { filter, shown }: { readonly filter: ActivityFilter; readonly shown: ActivityFilter },
    isWanted: () => boolean,
  ): Promise<ListedCalls> {
    const entries: ListedEntry[] = [];
    let hidden = 0;
    for await (const listed of this.fitting(filter, isWanted)) {
      if (entries.length === count || hidden === count * patience) {
        return { entries, more: true, hidden };
      }
      if (fitsSummary(listed.summary, shown)) {
        entries.push(listed);
      } else {
        hidden += 1;
      }
    }
    return { entries, more: false, hidden };
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
    if (summaryHolds(summary, this.#shown(summary), text)) {
      return true;
    }
    const found = this.#found;
    const known = found.get(summary.id);
    if (known !== undefined) {
      return known;
    }
    const read = await store.read(place);
    const holds = read.kind === 'found' && messagesHold(read.entry, text);
    found.set(summary.id, holds);
    return holds;
  }
}
