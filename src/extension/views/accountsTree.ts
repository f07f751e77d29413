import {
  CancellationTokenSource,
  EventEmitter,
  l10n,
  window,
  workspace,
  type Disposable,
  type TreeItem,
} from 'vscode';
import { AccountsModel, type Holder } from '../../core/accounts/accountsModel.ts';
import {
  accountChildren,
  customerNodes,
  type TokenStandings,
  holderChildren,
  playingNodes,
  profileNode,
  sectionChildren,
} from '../../core/accounts/children.ts';
import { faceOf } from '../../core/accounts/nodeFace.ts';
import type { AccountsNode } from '../../core/accounts/nodes.ts';
import type { Section } from '../../core/accounts/question.ts';
import { tooltipLines } from '../../core/accounts/tooltip.ts';
import { simulatorProfileId, type Profile } from '../../core/profiles/profile.ts';
import type { CommandId, ViewId } from '../contributions.ts';
import type { Services } from '../seams.ts';
import { accountsItem } from './accountsItem.ts';
import type { LoadedTree } from './deferredTree.ts';
import { DrawnRows } from './drawnRows.ts';
import { askGate, heldBackProblem } from './askGate.ts';
import { windowWords } from './words.ts';

const viewId: ViewId = 'worldfirst.accounts';

/** A node of the tree, or whose figures to read again. */
export interface RefreshTarget {
  readonly profileId: string;
  readonly customerId?: Holder;
  readonly kind?: AccountsNode['kind'];
  readonly section?: Section;
}

/** The figures of the active profile, as a tree. It reads them through the send gate when they are first shown. */
export class AccountsTree implements LoadedTree<AccountsNode> {
  readonly #services: Pick<Services, 'profiles' | 'credentials' | 'simulator' | 'gate' | 'log'>;
  readonly #changed = new EventEmitter<AccountsNode | undefined>();
  readonly #words = windowWords();
  readonly #subscriptions: readonly Disposable[];
  readonly #rows = new DrawnRows();
  #profile: Profile;
  #model: AccountsModel;
  #tokens: TokenStandings = new Map();
  #cancel = new CancellationTokenSource();

  readonly onDidChange = this.#changed.event;

  constructor(services: Pick<Services, 'profiles' | 'credentials' | 'simulator' | 'gate' | 'log'>) {
    this.#services = services;
    this.#profile = services.profiles.active();
    this.#model = this.#createModel(this.#profile);
    this.#subscriptions = [
      services.profiles.onDidChange(() => this.#followProfile()),
      services.credentials.onDidChange(() => this.#startOver()),
      services.simulator.onDidChangeScenarios(() => this.#changed.fire(undefined)),
      workspace.onDidGrantWorkspaceTrust(() => this.#startOver()),
    ];
    void this.#readTokens();
  }

  children(node: AccountsNode | undefined): readonly AccountsNode[] {
    return this.#childrenOf(node).map((child) => this.#rows.known(child));
  }

  item(node: AccountsNode): TreeItem {
    return accountsItem(
      node,
      faceOf(node, () => this.#model.slots(node.customerId), this.#words),
    );
  }

  complete(item: TreeItem, node: AccountsNode): void {
    item.tooltip = tooltipLines(node, () => this.#model.slots(node.customerId), this.#words).join('\n');
  }

  /** Reads again what a node shows; everything that is open where no node, or that of the profile, is given. */
  async refresh(target: RefreshTarget | undefined): Promise<void> {
    const isPart = target?.profileId === this.#profile.id && target.kind !== 'profile';
    await this.#showProgress(
      isPart ? this.#model.refresh(target.customerId, target.section) : this.#model.refreshAll(),
    );
  }

  /** The figures of a holder may have moved: those that have been read are read again. */
  readAgain(profileId: string, holder: Holder): void {
    const wasRead = this.#model.slots(holder).some(({ reading, problem }) => reading ?? problem);
    if (profileId === this.#profile.id && wasRead) {
      void this.#showProgress(this.#model.refresh(holder));
    }
  }

  /** A customer that is closed is left out of whole refreshes. */
  closed(node: AccountsNode): void {
    if (node.kind === 'customer') {
      this.#model.unwatch(node.customerId);
    }
  }

  opened(node: AccountsNode): void {
    if (node.kind === 'customer') {
      this.#load(node.customerId);
    }
  }

  dispose(): void {
    this.#stop();
    this.#changed.dispose();
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  #childrenOf(node: AccountsNode | undefined): readonly AccountsNode[] {
    switch (node?.kind) {
      case undefined:
        this.#rows.readAll();
        // The welcome text of an empty view says what to do in a workspace that is not trusted.
        return workspace.isTrusted ? [...this.#playing(), profileNode(this.#profile, this.#tokens)] : [];
      case 'profile':
        return [...this.#profileSections(), ...customerNodes(node.profile, this.#tokens)];
      case 'customer':
        return this.#holderChildren(node.customerId);
      case 'section':
        return sectionChildren(node, this.#model.slots(node.customerId));
      case 'account':
        return accountChildren(node);
      default:
        return [];
    }
  }

  #playing(): readonly AccountsNode[] {
    const command: CommandId = 'worldfirst.stopSimulatorScenario';
    return this.#profile.id === simulatorProfileId
      ? playingNodes(this.#services.simulator.scenarios(), { title: l10n.t('Stop Playing'), command })
      : [];
  }

  #profileSections(): readonly AccountsNode[] {
    const sections = this.#holderChildren(undefined);
    this.#rows.readProfile(this.#model.isLoading(undefined));
    return sections;
  }

  #holderChildren(holder: Holder): readonly AccountsNode[] {
    this.#load(holder);
    const model = this.#model;
    return holderChildren(this.#profile.id, holder, model.slots(holder), model.commonProblem(holder));
  }

  #load(holder: Holder): void {
    const isWork = this.#model.hasUnasked(holder);
    const loading = this.#model.load(holder);
    if (isWork) {
      void this.#showProgress(loading);
    }
  }

  async #showProgress(work: Promise<void>): Promise<void> {
    await window.withProgress({ location: { viewId } }, () => work);
  }

  #followProfile(): void {
    const before = this.#profile;
    const after = this.#services.profiles.active();
    if (JSON.stringify(before) === JSON.stringify(after)) {
      return;
    }
    if (gatewayOf(before) === gatewayOf(after)) {
      this.#profile = after;
      this.#model.update(after);
      this.#showAnew();
    } else {
      this.#startOver();
    }
  }

  /** Forgets every figure: they were read as somebody else, or with other keys. */
  #startOver(): void {
    this.#stop();
    this.#cancel = new CancellationTokenSource();
    this.#profile = this.#services.profiles.active();
    this.#model = this.#createModel(this.#profile);
    this.#tokens = new Map();
    void this.#readTokens();
    this.#showAnew();
  }

  /** Whose token stands how; only where somebody has one are the rows drawn anew. */
  async #readTokens(): Promise<void> {
    const profile = this.#profile;
    try {
      const tokens = await this.#services.credentials.tokenStandings(profile);
      if (tokens.size > 0 && profile === this.#profile) {
        this.#tokens = tokens;
        this.#showAnew();
      }
    } catch (error) {
      this.#services.log.warn(`The access tokens could not be read: ${String(error)}`);
    }
  }

  #showAnew(): void {
    this.#rows.forget();
    this.#changed.fire(undefined);
  }

  #stop(): void {
    this.#model.dispose();
    this.#cancel.cancel();
    this.#cancel.dispose();
  }

  #createModel(profile: Profile): AccountsModel {
    const { token } = this.#cancel;
    return new AccountsModel(profile, {
      ask: (question, holder) => askGate(this.#services, profile.id, question, holder, token),
      now: () => Date.now(),
      notAsked: (at, holder) => heldBackProblem(this.#words.time(at), profile.id, holder),
      changed: (holder, section) => this.#refreshNode(profile.id, holder, section),
    });
  }

  #refreshNode(profileId: string, customerId: Holder, section: Section | undefined): void {
    const isLoading = this.#model.isLoading(undefined);
    const node = this.#rows.toDrawAgain({ profileId, customerId }, section, isLoading);
    if (node) {
      this.#changed.fire(node);
    }
  }
}

/** What decides whom is asked and as whom; the figures of another gateway or client are not kept. */
function gatewayOf({ id, kind, baseUrl, clientId, keyVersion, pathOverrides }: Profile): string {
  return JSON.stringify([id, kind, baseUrl, clientId, keyVersion, pathOverrides]);
}
