import { EventEmitter, l10n, TreeItem, type Disposable, type ViewBadge } from 'vscode';
import { warningIcon } from '../../core/accounts/face.ts';
import type { ApplicationRecord } from '../../core/grants/application.ts';
import { keyText, type ApplicationKey } from '../../core/grants/applicationKey.ts';
import type { UnreadableApplication } from '../../core/grants/applicationStore.ts';
import { stateOf } from '../../core/grants/applicationState.ts';
import { nodeContext } from '../contributions.ts';
import { applicationFace } from '../grants/applicationFace.ts';
import { applicationLines } from '../grants/applicationLines.ts';
import type { ApplicationBooks } from '../grants/applications.ts';
import type { Profiles } from '../seams.ts';
import { translate } from '../translate.ts';
import { themeIcon } from './accountsItem.ts';
import type { LoadedTree } from './deferredTree.ts';
import { windowWords } from './words.ts';

/** A row of the view. */
export type GrantNode =
  | { readonly kind: 'application'; readonly record: ApplicationRecord }
  | { readonly kind: 'unreadable'; readonly about: UnreadableApplication };

interface Parts {
  readonly applications: Pick<ApplicationBooks, 'store' | 'onDidChange'>;
  readonly profiles: Pick<Profiles, 'active' | 'onDidChange'>;
}

/** What is being sent may be lost by the next look, in milliseconds. */
const lookAgainMs = 60_000;

/** Every application of this machine, the newest first. */
export class CreditGrantsTree implements LoadedTree<GrantNode> {
  readonly #parts: Parts;
  readonly #changed = new EventEmitter<GrantNode | undefined>();
  readonly #words = windowWords();
  readonly #subscriptions: readonly Disposable[];
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(parts: Parts) {
    this.#parts = parts;
    const changed = (): void => this.#changed.fire(undefined);
    this.#subscriptions = [parts.applications.onDidChange(changed), parts.profiles.onDidChange(changed)];
  }

  async children(node: GrantNode | undefined): Promise<readonly GrantNode[]> {
    if (node !== undefined) {
      return [];
    }
    const { records, unreadable } = await this.#list();
    clearTimeout(this.#timer);
    if (records.some((record) => stateOf(record, Date.now()) === 'sending')) {
      this.#timer = setTimeout(() => this.#changed.fire(undefined), lookAgainMs);
    }
    return [
      ...unreadable.map((about): GrantNode => ({ kind: 'unreadable', about })),
      ...records
        .toSorted((one, other) => other.createdAt - one.createdAt)
        .map((record): GrantNode => ({ kind: 'application', record })),
    ];
  }

  item(node: GrantNode): TreeItem {
    return node.kind === 'application' ? this.#applicationItem(node.record) : unreadableItem(node.about);
  }

  parent(): undefined {
    return undefined;
  }

  complete(item: TreeItem, node: GrantNode): void {
    item.tooltip =
      node.kind === 'application'
        ? applicationLines(node.record, Date.now(), this.#words).join('\n')
        : translate(node.about.sentence);
  }

  async nodeOf(key: ApplicationKey): Promise<GrantNode | undefined> {
    const { records } = await this.#list();
    const record = records.find((each) => keyText(each.key) === keyText(key));
    return record && { kind: 'application', record };
  }

  /** How many need attention; undefined where none does. */
  async badge(): Promise<ViewBadge | undefined> {
    const { records, unreadable } = await this.#list();
    const at = Date.now();
    const waiting = records.filter((record) => applicationFace(record, at, this.#words).needsAttention);
    const value = waiting.length + unreadable.length;
    return value === 0
      ? undefined
      : { value, tooltip: l10n.t('{0} credit grant applications need attention', String(value)) };
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#changed.dispose();
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  async #list() {
    return (await this.#parts.applications.store()).list();
  }

  #applicationItem(record: ApplicationRecord): TreeItem {
    const face = applicationFace(record, Date.now(), this.#words);
    const elsewhere = record.profileId === this.#parts.profiles.active().id ? [] : [record.profileName];
    const item = new TreeItem(face.label);
    item.id = keyText(record.key);
    item.description = [face.amountFirst, ...elsewhere].join(' · ');
    item.iconPath = themeIcon(face.icon);
    item.contextValue = nodeContext(...face.traits);
    item.accessibilityInformation = { label: `${face.label}, ${item.description}` };
    return item;
  }
}

function unreadableItem({ place, sentence }: UnreadableApplication): TreeItem {
  const item = new TreeItem(l10n.t('An application that cannot be read'));
  item.id = place;
  item.description = translate(sentence);
  item.iconPath = themeIcon(warningIcon);
  item.contextValue = nodeContext();
  return item;
}
