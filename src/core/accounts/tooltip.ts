import { displayMoney } from '../money/display.ts';
import type { Money } from '../money/money.ts';
import { simulatorProfileId } from '../profiles/profile.ts';
import type { Amount } from './amount.ts';
import { standingLines, type Words } from './face.ts';
import { accountLabel, quotaLabel, statusMeaning } from './figureFaces.ts';
import { kindLabel } from './nodeFace.ts';
import type { AccountsNode, BalanceNode, EquationNode, ProfileNode, QuotaNode } from './nodes.ts';
import { sectionOf } from './question.ts';
import type { Problem, Slot } from './reading.ts';
import { tokenLines } from './tokenFace.ts';

/** An answer may differ in any number of places. */
const mostDeparturesListed = 20;

/**
 * Everything about a node, a line each, as plain text: much of it comes from the network. Amounts stand with
 * their raw value.
 */
export function tooltipLines(
  node: AccountsNode,
  slotsOf: () => readonly Slot[],
  words: Words,
): readonly string[] {
  switch (node.kind) {
    case 'profile':
      return profileLines(node, words);
    case 'customer':
      return [words.t('Connected-CustomerId: {0}', node.customer.id), ...tokenLines(node.token, words)];
    case 'section':
      return slotsOf()
        .filter(({ question }) => sectionOf(question) === node.section)
        .flatMap((slot) => slotLines(slot, words));
    case 'account':
      return [
        words.t('Account {0}', accountLabel(node.account.accountNo, words)),
        words.t('Balance type asked: {0}', node.type),
        ...standingLines(node.provenance, words),
      ];
    case 'balance':
      return balanceLines(node, words);
    case 'prefunding':
      return [
        words.t('Prefunding: {0}', withRaw(words, node.amount, node.amount.raw)),
        words.t('Currency asked: {0}', node.askedCurrency),
        ...standingLines(node.provenance, words),
      ];
    case 'quota':
      return quotaLines(node, words);
    case 'status':
      return [
        words.t('Product status: {0}', statusMeaning(node.status, words)),
        ...standingLines(node.provenance, words),
      ];
    case 'equation':
      return equationLines(node, words);
    case 'departures':
      return node.departures.slice(0, mostDeparturesListed);
    case 'failure':
      return problemLines(node.problem, words);
    case 'playing':
      return [words.t('All windows share this simulator. Click to choose what it plays.'), ...node.scenarios];
    case 'action':
    case 'addCurrency':
    case 'pending':
    case 'empty':
      return [];
  }
}

function profileLines({ profile, token }: ProfileNode, words: Words): readonly string[] {
  return [
    `${profile.name} (${kindLabel(profile, words)})`,
    profile.baseUrl,
    words.t('Client id: {0}', profile.clientId),
    words.t('Key version: {0}', profile.keyVersion),
    ...tokenLines(token, words),
    ...(profile.id === simulatorProfileId
      ? [
          words.t(
            'Calls of other programs, and why one is refused, stand in the log: “Show Log” in the menu of this row.',
          ),
        ]
      : []),
  ];
}

function slotLines({ question, reading, problem }: Slot, words: Words): readonly string[] {
  return [
    ...(question.kind === 'balance' ? [words.t('Balance type asked: {0}', question.type)] : []),
    ...(question.kind === 'prefunding' ? [words.t('Currency asked: {0}', question.currency)] : []),
    ...(reading ? standingLines({ reading, stale: problem !== undefined }, words) : []),
    ...(problem ? problemLines(problem, words) : []),
  ];
}

function balanceLines(
  { accountNo, balance, type, provenance }: BalanceNode,
  words: Words,
): readonly string[] {
  return [
    words.t('Account {0}', accountLabel(accountNo, words)),
    words.t('Available: {0}', amountOrMissing(balance.available, words)),
    words.t('Frozen: {0}', amountOrMissing(balance.frozen, words)),
    words.t('Total: {0}', amountOrMissing(balance.total, words)),
    words.t('Balance type asked: {0}', type),
    ...(balance.type === undefined ? [] : [words.t('Balance type answered: {0}', balance.type)]),
    ...(balance.budgetAccountId === undefined
      ? []
      : [words.t('Budget account: {0}', balance.budgetAccountId)]),
    ...standingLines(provenance, words),
    ...balance.departures,
  ];
}

function quotaLines({ figure, money, raw, provenance }: QuotaNode, words: Words): readonly string[] {
  return [
    `${quotaLabel(figure, words)}: ${money ? withRaw(words, money, raw) : words.t('not in the answer')}`,
    ...(figure === 'approvable' ? [words.t('Cap − granted: an upper bound, not a promise')] : []),
    ...standingLines(provenance, words),
  ];
}

function equationLines({ granted, equation, provenance }: EquationNode, words: Words): readonly string[] {
  return [
    words.t('Granted: {0}', withRaw(words, granted, granted.raw)),
    words.t('Available + unpaid: {0}', withRaw(words, equation.sum)),
    words.t('Difference: {0}', withRaw(words, equation.difference)),
    words.t('By the documents granted = available + unpaid. Ask WorldFirst before relying on these figures.'),
    ...standingLines(provenance, words),
  ];
}

function problemLines({ sentence, advice, at }: Problem, words: Words): readonly string[] {
  return [sentence, ...advice, words.t('Tried {0}', words.time(at))];
}

function amountOrMissing(amount: Amount | undefined, words: Words): string {
  return amount ? withRaw(words, amount, amount.raw) : words.t('not in the answer');
}

/** "USD 2,896,339.70 (raw 289633970)". */
function withRaw(words: Words, money: Money, raw?: string): string {
  const display = displayMoney(money);
  return words.t('{0} (raw {1})', display.text, raw ?? display.raw);
}
