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
import type { Json } from '../../src/core/json/json.ts';
import { parseJson } from '../../src/core/json/parseJson.ts';
import { displayMoney } from '../../src/core/money/display.ts';
import type { Money } from '../../src/core/money/money.ts';
import type { Profile } from '../../src/core/profiles/profile.ts';
import { inEnglish } from '../../src/core/sentence.ts';

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

/** A value, or a text of JSON, as an answer carries it. */
export function json(value: unknown): Json {
  const parsed = parseJson(typeof value === 'string' ? value : JSON.stringify(value));
  if (!parsed.ok) throw new Error(inEnglish(parsed.problem.message));
  return parsed.value;
}

export function moneyText(money: Money | undefined): string | undefined {
  return money && displayMoney(money).text;
}

/** Figures as the answer's body gives them; the documented sample where none is given. */
export function figures(
  question: Question,
  { body, readAt = 1000, trust = 'verified' }: { body?: unknown; readAt?: number; trust?: Trust } = {},
): Asked {
  const answer = json(body ?? catalogue[endpointOf(question)].sample.response);
  const read = (): Figures => {
    switch (question.kind) {
      case 'balance':
        return { kind: 'balance', type: question.type, accounts: readAccounts(answer, question.type) };
      case 'prefunding':
        return {
          kind: 'prefunding',
          currency: question.currency,
          prefunding: readPrefunding(answer, question.currency),
        };
      case 'quota':
        return { kind: 'quota', quota: readQuota(answer, quotaProduct) };
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

/** The model of a profile after the partner's own questions were asked `rounds` times. */
export async function readModel(
  profile: Profile,
  answers: (question: Question, round: number) => Asked,
  rounds = 1,
): Promise<AccountsModel> {
  let round = 0;
  const { model } = new AskedModel(profile, { ask: (question) => Promise.resolve(answers(question, round)) });
  await model.load(undefined);
  for (round = 1; round < rounds; round += 1) await model.refresh(undefined);
  return model;
}

/** The first node of a kind. */
export function nodeOf<K extends AccountsNode['kind']>(
  nodes: readonly AccountsNode[],
  kind: K,
): Extract<AccountsNode, { kind: K }> {
  const found = nodes.find((node): node is Extract<AccountsNode, { kind: K }> => node.kind === kind);
  if (!found) throw new Error(`The tree has no ${kind}.`);
  return found;
}

/** The documented quota answer with other members. */
export function quotaBody(members: object): object {
  return { ...catalogue.queryCreditQuota.sample.response, ...members };
}

/** One entry of an account balance answer. */
export function accountEntry(accountNo: string, currency: string, value: unknown) {
  return {
    accountNo,
    currency,
    availableBalance: { currency, value },
    frozenBalance: { currency, value: 0 },
    totalBalance: { currency, value },
  };
}
