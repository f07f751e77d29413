import { displayMoney } from '../money/display.ts';
import {
  amountText,
  spoken,
  standingLines,
  warningIcon,
  withStanding,
  type Face,
  type Trait,
  type Words,
} from './face.ts';
import type {
  AccountNode,
  BalanceNode,
  EquationNode,
  PrefundingNode,
  QuotaNode,
  StatusNode,
} from './nodes.ts';

const figureTraits: readonly Trait[] = ['copyable', 'openable'];

export function accountFace({ account, expanded, provenance }: AccountNode, words: Words): Face {
  const label = accountLabel(account.accountNo, words);
  const currencies = Array.from(new Set(account.balances.map(({ currency }) => currency))).join(', ');
  return {
    label,
    description: withStanding(currencies, provenance, words),
    icon: { name: 'credit-card' },
    expansion: expanded ? 'open' : 'closed',
    traits: ['account', 'openable'],
    spoken: spoken(words.t('Account {0}', label), currencies),
  };
}

export function balanceFace({ accountNo, balance, alone, provenance }: BalanceNode, words: Words): Face {
  const account = accountLabel(accountNo, words);
  const currency = balance.currency === '' ? words.t('(no currency)') : balance.currency;
  const impliedCurrency = alone ? undefined : balance.currency;
  const { available, departures } = balance;
  const figure = available
    ? amountText(available, impliedCurrency)
    : words.t('no available balance in the answer');
  return {
    label: alone ? account : currency,
    description: withStanding(figure, provenance, words),
    icon: departures.length > 0 ? warningIcon : { name: alone ? 'credit-card' : 'symbol-number' },
    expansion: 'none',
    traits: [
      ...(available ? figureTraits : (['openable'] as const)),
      ...(alone ? (['account'] as const) : []),
    ],
    spoken: spoken(
      words.t('Account {0}', account),
      available ? words.t('available {0}', displayMoney(available).text) : `${currency} ${figure}`,
      ...standingLines(provenance, words),
      ...departures,
    ),
  };
}

export function prefundingFace({ amount, askedCurrency, provenance }: PrefundingNode, words: Words): Face {
  return {
    label: amount.currency,
    description: withStanding(amountText(amount, amount.currency), provenance, words),
    icon: amount.currency === askedCurrency ? { name: 'symbol-number' } : warningIcon,
    expansion: 'none',
    traits: figureTraits,
    spoken: spoken(words.t('Prefunding {0}', displayMoney(amount).text), ...standingLines(provenance, words)),
  };
}

export function quotaFace({ figure, money, raw, provenance }: QuotaNode, words: Words): Face {
  const label = quotaLabel(figure, words);
  const missing = figure === 'approvable' ? words.t('cannot be computed') : words.t('not in the answer');
  const text = money ? displayMoney(money).text : missing;
  return {
    label,
    description: withStanding(text, provenance, words),
    icon: money ? { name: 'symbol-number' } : warningIcon,
    expansion: 'none',
    traits: raw === undefined ? ['openable'] : figureTraits,
    spoken: spoken(`${label} ${text}`, ...standingLines(provenance, words)),
  };
}

export function statusFace({ status, provenance }: StatusNode, words: Words): Face {
  const label = words.t('Product status');
  const meaning = statusMeaning(status, words);
  return {
    label,
    description: withStanding(meaning, provenance, words),
    icon: status === 'NORMAL' ? { name: 'pass' } : warningIcon,
    expansion: 'none',
    traits: status === undefined ? ['openable'] : figureTraits,
    spoken: spoken(`${label} ${meaning}`, ...standingLines(provenance, words)),
  };
}

export function equationFace({ granted, equation, provenance }: EquationNode, words: Words): Face {
  const label = words.t('Granted is not available + unpaid');
  const difference = words.t('difference {0}', displayMoney(equation.difference).text);
  return {
    label,
    description: withStanding(difference, provenance, words),
    icon: warningIcon,
    expansion: 'none',
    traits: ['openable'],
    spoken: spoken(
      words.t('Warning: {0}', label),
      words.t('granted {0}', displayMoney(granted).text),
      words.t('available and unpaid together {0}', displayMoney(equation.sum).text),
      difference,
      ...standingLines(provenance, words),
    ),
  };
}

export function accountLabel(accountNo: string, words: Words): string {
  return accountNo === '' ? words.t('(no account number)') : accountNo;
}

export function quotaLabel(figure: QuotaNode['figure'], words: Words): string {
  switch (figure) {
    case 'cap':
      return words.t('Cap');
    case 'granted':
      return words.t('Granted');
    case 'available':
      return words.t('Available');
    case 'unpaid':
      return words.t('Used (unpaid)');
    case 'approvable':
      return words.t('Approvable: at most');
  }
}

function statusMeaning(status: string | undefined, words: Words): string {
  switch (status) {
    case undefined:
      return words.t('not in the answer');
    case 'NORMAL':
      return words.t('NORMAL: every loan is in good standing');
    case 'OVD':
      return words.t('OVD: at least one payment is overdue');
    default:
      return words.t('{0}: not a documented status', status);
  }
}
