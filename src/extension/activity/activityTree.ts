import { EventEmitter, workspace, type Disposable, type TreeItem } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import type { ActivityFilter } from '../../core/activity/filter.ts';
import { groupEntries, type Grouping } from '../../core/activity/grouping.ts';
import type { Profiles } from '../seams.ts';
import type { LoadedTree } from '../views/deferredTree.ts';
import { readSetting } from '../settings.ts';
import { activityItem, callLines, callWordsShown } from './activityItem.ts';
import { ActivityList, type ListedCalls } from './activityList.ts';
import type { ActivityNode } from './activityNodes.ts';
import type { ActivityRecords } from './activityRecords.ts';
import { dayText } from './activityWords.ts';

interface Parts {
  readonly activity: ActivityRecords;
  readonly profiles: Pick<Profiles, 'find' | 'onDidChange'>;
  /** Told whenever calls were listed. */
  readonly onDidList?: () => void;
}

type GroupNode = Extract<ActivityNode, { kind: 'group' }>;

/** How many calls are shown at first, and how many more each time. */
const pageSize = 200;

/** The calls of this machine, newest first, under headings. */
export class ActivityTree implements LoadedTree<ActivityNode> {
  readonly #profiles: Parts['profiles'];
  readonly #onDidList: Parts['onDidList'];
  readonly #changed = new EventEmitter<ActivityNode | undefined>();
  readonly #list: ActivityList;
  readonly #subscriptions: readonly Disposable[];
  #filter: ActivityFilter = {};
  #grouping: Grouping = 'day';
  #count = pageSize;
  #fits = true;
  #hidden = 0;
  #groups: readonly GroupNode[] = [];

  readonly onDidChange = this.#changed.event;

  constructor({ activity, profiles, onDidList }: Parts) {
    this.#profiles = profiles;
    this.#onDidList = onDidList;
    this.#list = new ActivityList(
      () => activity.store(),
      (summary) => callWordsShown(summary, profiles),
    );
    const changed = (): void => this.#changed.fire(undefined);
    this.#subscriptions = [
      activity.onDidChange(changed),
      profiles.onDidChange(changed),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('worldfirst.activity.showCallsOfViews')) {
          this.show(this.#filter);
        }
      }),
    ];
  }

  /** What the user filters by. */
  get filter(): ActivityFilter {
    return this.#filter;
  }

  /** Whether calls that the workbench made by itself are among the rows. */
  get showsCallsOfViews(): boolean {
    return readSetting('worldfirst.activity.showCallsOfViews');
  }

  /** What a call must be to be among the rows. */
  get shown(): ActivityFilter {
    return this.showsCallsOfViews ? this.#filter : { ...this.#filter, byItself: false };
  }

  /** How many calls that the workbench made by itself are left out, as far as was last seen. */
  get hidden(): number {
    return this.#hidden;
  }

  /** Whether any call fits the filter, as far as was last seen. */
  get fits(): boolean {
    return this.#fits;
  }

  show(filter: ActivityFilter): void {
    this.#filter = { ...filter };
    this.#count = pageSize;
    this.#changed.fire(undefined);
  }

  group(by: Grouping): void {
    this.#grouping = by;
    this.#changed.fire(undefined);
  }

  showOlder(): void {
    this.#count += pageSize;
    this.#changed.fire(undefined);
  }

  /** Every call that the filter lets through, however old, as long as it is wanted. */
  fitting(filter: ActivityFilter, isWanted: () => boolean): AsyncIterable<ListedEntry> {
    return this.#list.fitting(filter, isWanted);
  }

  async children(node: ActivityNode | undefined): Promise<readonly ActivityNode[]> {
    if (node !== undefined) {
      return node.kind === 'group'
        ? node.group.entries.map((listed) => ({ kind: 'call', listed, grouping: node.grouping }))
        : [];
    }
    const grouping = this.#grouping;
    const filter = this.#filter;
    // A search can take long; nobody waits for it once another filter is chosen.
    const isWanted = (): boolean => filter === this.#filter;
    const listed = await this.#listed(isWanted);
    if ('reason' in listed) {
      return [{ kind: 'unreadable', reason: listed.reason }];
    }
    const { entries, more, hidden } = listed;
    if (isWanted()) {
      this.#fits = entries.length > 0;
      this.#hidden = hidden;
      this.#onDidList?.();
    }
    const groups = groupEntries(entries, grouping, dayText).map((group, index): GroupNode => ({
      kind: 'group',
      grouping,
      group,
      first: index === 0,
    }));
    this.#groups = groups;
    return [...groups, ...(more ? [{ kind: 'older' } as const] : [])];
  }

  /** The row of a call, where it is among those that are shown. */
  async find(id: string): Promise<ActivityNode | undefined> {
    await this.children(undefined);
    const group = this.#groupOf(id);
    const listed = group?.group.entries.find(({ summary }) => summary.id === id);
    return group && listed && { kind: 'call', listed, grouping: group.grouping };
  }

  parent(node: ActivityNode): ActivityNode | undefined {
    return node.kind === 'call' ? this.#groupOf(node.listed.summary.id) : undefined;
  }

  #groupOf(id: string): GroupNode | undefined {
    return this.#groups.find(({ group }) => group.entries.some(({ summary }) => summary.id === id));
  }

  item(node: ActivityNode): TreeItem {
    return activityItem(node, this.#profiles);
  }

  complete(item: TreeItem, node: ActivityNode): void {
    if (node.kind === 'call') {
      item.tooltip = callLines(node.listed.summary, this.#profiles).join('\n');
    }
  }

  dispose(): void {
    this.#changed.dispose();
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  async #listed(isWanted: () => boolean): Promise<ListedCalls | { readonly reason: string }> {
    try {
      return await this.#list.newest(this.#count, this, isWanted);
    } catch (error) {
      // An empty view would say that no call was ever made.
      return { reason: error instanceof Error ? error.message : String(error) };
    }
  }
}
