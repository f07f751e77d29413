import type { Money } from '../money/money.ts';
import { simulatorProfileId, type ConnectedCustomer, type Profile } from '../profiles/profile.ts';
import type { Holder } from './accountsModel.ts';
import type { Amount } from './amount.ts';
import type { Account, Balance, GrantEquation } from './portfolio.ts';
import type { BalanceType, QuestionEndpoint, Section } from './question.ts';
import type { Fix, Problem, Reading } from './reading.ts';
import type { TokenStanding } from './tokenStanding.ts';

/** Whose figures a node shows; commands on a node take profile and customer from here. */
export interface Holding {
  readonly profileId: string;
  readonly customerId: Holder;
  /** The endpoint that its figures come from. */
  readonly endpoint?: QuestionEndpoint;
}

interface Place extends Holding {
  /** Unique in the tree and the same after every refresh. */
  readonly id: string;
}

/** How far a figure can be relied on. */
export interface Provenance {
  readonly reading: Reading;
  /** A later attempt gave no figures; these are older. */
  readonly stale: boolean;
}

export type ProfileNode = Place & {
  readonly kind: 'profile';
  readonly profile: Profile;
  /** Of the partner itself. */
  readonly token?: TokenStanding;
};

export type CustomerNode = Place & {
  readonly kind: 'customer';
  readonly customer: ConnectedCustomer;
  readonly token?: TokenStanding;
};

export type SectionNode = Place & { readonly kind: 'section'; readonly section: Section };

export type AccountNode = Place & {
  readonly kind: 'account';
  readonly account: Account;
  readonly type: BalanceType;
  /** False where so many accounts are listed that opening all of them at once would be slow. */
  readonly expanded: boolean;
  readonly provenance: Provenance;
};

export type BalanceNode = Place & {
  readonly kind: 'balance';
  readonly accountNo: string;
  readonly balance: Balance;
  readonly type: BalanceType;
  readonly provenance: Provenance;
};

export type PrefundingNode = Place & {
  readonly kind: 'prefunding';
  readonly amount: Amount;
  readonly askedCurrency: string;
  readonly provenance: Provenance;
};

export type QuotaNode = Place & {
  readonly kind: 'quota';
  readonly figure: 'cap' | 'granted' | 'available' | 'unpaid' | 'approvable';
  readonly money: Money | undefined;
  /** The digits of the answer; undefined where the figure is computed. */
  readonly raw: string | undefined;
  /** The one currency of all credit figures, which their section names; undefined where they differ. */
  readonly sharedCurrency: string | undefined;
  readonly provenance: Provenance;
};

export type StatusNode = Place & {
  readonly kind: 'status';
  readonly status: string | undefined;
  readonly provenance: Provenance;
};

export type EquationNode = Place & {
  readonly kind: 'equation';
  readonly granted: Amount;
  readonly equation: Extract<GrantEquation, { kind: 'broken' }>;
  readonly provenance: Provenance;
};

/** An answer that differs from the documents. */
export type DeparturesNode = Place & {
  readonly kind: 'departures';
  readonly departures: readonly string[];
};

export type FailureNode = Place & {
  readonly kind: 'failure';
  /** What was asked, where the section asks several questions. */
  readonly subject: string | undefined;
  readonly problem: Problem;
};

/** A command that helps with the failure above it, or that fills an empty section. */
export type ActionNode = Place & { readonly kind: 'action'; readonly fix: Fix };

export type AddCurrencyNode = Place & { readonly kind: 'addCurrency' };

/** Stands for figures that are not there yet. */
export type PendingNode = Place & {
  readonly kind: 'pending';
  /** What is asked, where the section asks several questions. */
  readonly subject: string | undefined;
};

/** Tells that the simulator misbehaves on purpose. */
export type PlayingNode = Place & { readonly kind: 'playing'; readonly scenarios: readonly string[] };

/** Stands for an answer without accounts. */
export type EmptyNode = Place & { readonly kind: 'empty' };

export type LeafNode =
  | BalanceNode
  | PrefundingNode
  | QuotaNode
  | StatusNode
  | EquationNode
  | DeparturesNode
  | FailureNode
  | ActionNode
  | AddCurrencyNode
  | PendingNode
  | PlayingNode
  | EmptyNode;

export type AccountsNode = ProfileNode | CustomerNode | SectionNode | AccountNode | LeafNode;

/** Whether the profile is the user's own: that of the simulator is built in and cannot be changed. */
export function isOwn({ profileId }: Holding): boolean {
  return profileId !== simulatorProfileId;
}

/** The node of a profile or of a customer. */
export function holderNodeId(holding: Holding): string {
  return nodeId(holding, 'holder');
}

export function sectionNodeId(holding: Holding, section: Section): string {
  return nodeId(holding, 'section', section);
}

/** Parts may hold any text, so they are kept apart by quoting. */
export function nodeId({ profileId, customerId }: Holding, ...parts: readonly string[]): string {
  return JSON.stringify([profileId, customerId ?? null, ...parts]);
}
