import { simulatorProfileId, type Profile } from '../profiles/profile.ts';
import type { Holder } from './accountsModel.ts';
import { balanceNodes, figureNodes } from './figureNodes.ts';
import {
  holderNodeId,
  nodeId,
  sectionNodeId,
  type AccountNode,
  type AccountsNode,
  type ActionNode,
  type BalanceNode,
  type CustomerNode,
  type Holding,
  type ProfileNode,
  type SectionNode,
} from './nodes.ts';
import { endpointOf, questionKey, sectionOf } from './question.ts';
import type { TokenStanding } from './tokenStanding.ts';
import type { Fix, Problem, Slot } from './reading.ts';

/** How the tokens of holders stand, as far as that is known. */
export type TokenStandings = ReadonlyMap<Holder, TokenStanding>;

export function profileNode(profile: Profile, tokens: TokenStandings = new Map()): ProfileNode {
  const place = { profileId: profile.id, customerId: undefined };
  const token = tokens.get(undefined);
  return { kind: 'profile', id: holderNodeId(place), ...place, profile, ...(token ? { token } : {}) };
}

/** That the simulator plays scenarios, and what ends it; nothing where it behaves. */
export function playingNodes(scenarios: readonly string[], stop: Fix): readonly AccountsNode[] {
  const place = { profileId: simulatorProfileId, customerId: undefined };
  return scenarios.length === 0
    ? []
    : [
        { kind: 'playing', id: nodeId(place, 'playing'), ...place, scenarios },
        actionNode(place, 'playing', stop),
      ];
}

export function customerNodes(profile: Profile, tokens: TokenStandings = new Map()): readonly CustomerNode[] {
  return profile.customers.map((customer) => {
    const place = { profileId: profile.id, customerId: customer.id };
    const token = tokens.get(customer.id);
    return { kind: 'customer', id: holderNodeId(place), ...place, customer, ...(token ? { token } : {}) };
  });
}

/** The sections of a holder; in their place the one problem that all of them have, where that is so. */
export function holderChildren(
  profileId: string,
  customerId: Holder,
  slots: readonly Slot[],
  commonProblem: Problem | undefined,
): readonly AccountsNode[] {
  const place = { profileId, customerId };
  return commonProblem ? failureNodes(place, 'all', undefined, commonProblem) : sectionNodes(place, slots);
}

/** Whatever is known in one section: failures first, then what has to be noticed, then the figures. */
export function sectionChildren(node: SectionNode, slots: readonly Slot[]): readonly AccountsNode[] {
  const asked = slots.filter(({ question }) => sectionOf(question) === node.section);
  const place = { profileId: node.profileId, customerId: node.customerId };
  if (asked.length === 0) {
    return [{ kind: 'addCurrency', id: nodeId(place, 'addCurrency'), ...place }];
  }
  return withoutRepeatedActions(asked.flatMap((slot) => slotNodes(place, slot)));
}

export function accountChildren(node: AccountNode): readonly BalanceNode[] {
  return balanceNodes(node, node.account, node.type, node.provenance);
}

function sectionNodes(place: Holding, slots: readonly Slot[]): readonly SectionNode[] {
  const asked = new Set(slots.map(({ question }) => sectionOf(question)));
  // Prefunding has a place even without a currency: that is where one is added.
  const shown = (['accounts', 'sameName', 'prefunding', 'credit'] as const).filter(
    (section) => section === 'prefunding' || asked.has(section),
  );
  return shown.map((section) => ({
    kind: 'section',
    id: sectionNodeId(place, section),
    ...place,
    section,
    endpoint: sectionEndpoints[section],
  }));
}

const sectionEndpoints = {
  accounts: 'inquiryBalance',
  sameName: 'inquiryBalance',
  prefunding: 'inquiryPrefundingBalance',
  credit: 'queryCreditQuota',
} as const;

function slotNodes(place: Holding, { question, reading, problem }: Slot): readonly AccountsNode[] {
  const key = questionKey(question);
  const subject = question.kind === 'prefunding' ? question.currency : undefined;
  if (!reading && !problem) {
    return [{ kind: 'pending', id: nodeId(place, 'pending', key), ...place, subject }];
  }
  const asked = { ...place, endpoint: endpointOf(question) };
  return [
    ...(problem ? failureNodes(asked, key, subject, problem) : []),
    ...(reading ? figureNodes(asked, key, { reading, stale: problem !== undefined }) : []),
  ];
}

function failureNodes(
  place: Holding,
  key: string,
  subject: string | undefined,
  problem: Problem,
): readonly AccountsNode[] {
  const failure = { kind: 'failure', id: nodeId(place, 'failure', key), ...place, subject, problem } as const;
  return problem.fix ? [failure, actionNode(place, key, problem.fix)] : [failure];
}

function actionNode(place: Holding, key: string, fix: Fix): ActionNode {
  return { kind: 'action', id: nodeId(place, 'action', key), ...place, fix };
}

/** Several questions of a section often fail for one reason; the command that helps stands once, at the end. */
function withoutRepeatedActions(nodes: readonly AccountsNode[]): readonly AccountsNode[] {
  const actions = new Map<string, ActionNode>();
  for (const node of nodes) {
    if (node.kind === 'action') {
      actions.set(JSON.stringify([node.fix.command, node.fix.title]), node);
    }
  }
  const lastActions = new Set<AccountsNode>(actions.values());
  return nodes.filter((node) => node.kind !== 'action' || lastActions.has(node));
}
