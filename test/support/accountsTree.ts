import {
  accountChildren,
  customerNodes,
  holderChildren,
  profileNode,
  sectionChildren,
} from '../../src/core/accounts/children.ts';
import { AccountsModel, type AccountsPorts, type Holder } from '../../src/core/accounts/accountsModel.ts';
import type { Words } from '../../src/core/accounts/face.ts';
import { faceOf } from '../../src/core/accounts/nodeFace.ts';
import type { AccountsNode } from '../../src/core/accounts/nodes.ts';
import { endpointOf, quotaProduct, type Question } from '../../src/core/accounts/question.ts';
import { readAccounts, readPrefunding, readQuota } from '../../src/core/accounts/portfolio.ts';
import type { Asked, Figures, Problem, Trust } from '../../src/core/accounts/reading.ts';
import { tooltipLines } from '../../src/core/accounts/tooltip.ts';
import * as catalogue from '../../src/core/catalogue/index.ts';
import { parseJson } from '../../src/core/json/parseJson.ts';
import type { Profile } from '../../src/core/profiles/profile.ts';

/** English, and times as seconds since the epoch. */
export const words: Words = {
  t: (sentence, ...values) =>
    sentence.replaceAll(/\{(\d+)\}/g, (_gap, index: string) => values[Number(index)] ?? ''),
  time: (moment) => `${moment / 1000} s`,
};

export function profileWith(members: Partial<Profile> = {}): Profile {
  return {
    id: 'p1',
    name: 'Acme Sandbox',
    kind: 'sandbox',
    baseUrl: 'https://open-sitprod-sg.alipay.com',
    clientId: 'CLIENT1',
    keyVersion: '1',
    customers: [],
    prefundingCurrencies: ['USD'],
    sameNameBalance: false,
    pathOverrides: {},
    ...members,
  };
}

/** Figures as the answer's body gives them; the documented sample where none is given. */
export function figures(
  question: Question,
  { body, readAt = 1000, trust = 'verified' }: { body?: unknown; readAt?: number; trust?: Trust } = {},
): Asked {
  const parsed = parseJson(JSON.stringify(body ?? catalogue[endpointOf(question)].sample.response));
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const read = (): Figures => {
    switch (question.kind) {
      case 'balance':
        return { kind: 'balance', type: question.type, accounts: readAccounts(parsed.value, question.type) };
      case 'prefunding':
        return {
          kind: 'prefunding',
          currency: question.currency,
          prefunding: readPrefunding(parsed.value, question.currency),
        };
      case 'quota':
        return { kind: 'quota', quota: readQuota(parsed.value, quotaProduct) };
    }
  };
  return { kind: 'figures', reading: { figures: read(), trust, readAt } };
}

export function problem(sentence: string, members: Partial<Problem> = {}): Problem {
  return { sentence, advice: [], at: 2000, ...members };
}

export function failure(sentence: string, members: Partial<Extract<Asked, { kind: 'problem' }>> = {}): Asked {
  return { kind: 'problem', problem: problem(sentence), throttled: false, distrusted: false, ...members };
}

interface Call {
  readonly question: Question;
  readonly holder: Holder;
  readonly answer: (asked: Asked) => void;
}

/** A model whose questions wait until the test answers them. */
export class AskedModel {
  readonly asked: Call[] = [];
  readonly changes: string[] = [];
  now = 0;
  readonly model: AccountsModel;

  constructor(profile: Profile, ports: Partial<AccountsPorts> = {}) {
    this.model = new AccountsModel(profile, {
      ask: (question, holder) =>
        new Promise((answer) => {
          this.asked.push({ question, holder, answer });
        }),
      now: () => this.now,
      notAsked: (at) => problem(`Not asked since ${at}.`),
      changed: (holder, section) => this.changes.push(`${holder ?? 'own'}/${section ?? '*'}`),
      ...ports,
    });
  }
}

/** The rows of the tree as a person sees them, two blanks per level. */
export function treeText(profile: Profile, model: AccountsModel): string {
  const rows: string[] = [];
  walk(profile, model, (node, depth) => {
    const { label, description, icon } = faceOf(node, () => model.slots(node.customerId), words);
    const mark = icon?.tone === 'error' ? '✖ ' : icon?.tone === 'warning' ? '⚠ ' : '';
    rows.push(`${'  '.repeat(depth)}${mark}${label}${description === undefined ? '' : ` | ${description}`}`);
  });
  return rows.join('\n');
}

/** Every node of the tree, parents first. */
export function treeNodes(profile: Profile, model: AccountsModel): readonly AccountsNode[] {
  const nodes: AccountsNode[] = [];
  walk(profile, model, (node) => nodes.push(node));
  return nodes;
}

export function spokenOf(node: AccountsNode, model: AccountsModel): string {
  return faceOf(node, () => model.slots(node.customerId), words).spoken;
}

export function tooltipOf(node: AccountsNode, model: AccountsModel): readonly string[] {
  return tooltipLines(node, () => model.slots(node.customerId), words);
}

function walk(
  profile: Profile,
  model: AccountsModel,
  visit: (node: AccountsNode, depth: number) => void,
): void {
  const holders = (holder: Holder) =>
    holderChildren(profile.id, holder, model.slots(holder), model.commonProblem(holder));
  const childrenOf = (node: AccountsNode): readonly AccountsNode[] => {
    switch (node.kind) {
      case 'profile':
        return [...holders(undefined), ...customerNodes(profile)];
      case 'customer':
        return holders(node.customerId);
      case 'section':
        return sectionChildren(node, model.slots(node.customerId));
      case 'account':
        return accountChildren(node);
      default:
        return [];
    }
  };
  const step = (node: AccountsNode, depth: number): void => {
    visit(node, depth);
    for (const child of childrenOf(node)) step(child, depth + 1);
  };
  step(profileNode(profile), 0);
}
