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

export function accountFace({ account, expanded }: AccountNode, words: Words): Face {
  const label = accountLabel(account.accountNo, words);
  const currencies = Array.from(new Set(account.balances.map(({ currency }) => currency))).join(', ');
  return {
    label,
    ...(expanded ? {} : { description: currencies }),
    icon: { name: 'credit-card' },
    expansion: expanded ? 'open' : 'closed',
    traits: ['account', 'openable'],
    spoken: spoken(words.t('Account {0}', label), currencies),
  };
}

export function balanceFace({ balance, provenance }: BalanceNode, words: Words): Face {
  const { currency, available, departures } = balance;
  const label = currency === '' ? words.t('(no currency)') : currency;
  const figure = available ? amountText(available, currency) : words.t('no available balance in the answer');
  return {
    label,
    description: withStanding(figure, provenance, words),
    ...(departures.length > 0 ? { icon: warningIcon } : {}),
    expansion: 'none',
    traits: available ? figureTraits : ['openable'],
    spoken: spoken(
      available ? words.t('available {0}', displayMoney(available).text) : `${label} ${figure}`,
      ...standingLines(provenance, words),
      ...departures,
    ),
  };
}

export function prefundingFace({ amount, askedCurrency, provenance }: PrefundingNode, words: Words): Face {
  return {
    label: amount.currency,
    description: withStanding(amountText(amount, amount.currency), provenance, words),
    ...(amount.currency === askedCurrency ? {} : { icon: warningIcon }),
    expansion: 'none',
    traits: figureTraits,
    spoken: spoken(words.t('Prefunding {0}', displayMoney(amount).text), ...standingLines(provenance, words)),
  };
}

export function quotaFace(node: QuotaNode, words: Words): Face {
  const { figure, money, raw, sharedCurrency, provenance } = node;
  const label = quotaLabel(figure, words);
  const missing = figure === 'approvable' ? words.t('cannot be computed') : words.t('not in the answer');
  return {
    label,
    description: withStanding(money ? amountText(money, sharedCurrency) : missing, provenance, words),
    ...(money ? {} : { icon: warningIcon }),
    expansion: 'none',
    traits: raw === undefined ? ['openable'] : figureTraits,
    spoken: spoken(
      `${label} ${money ? displayMoney(money).text : missing}`,
      ...standingLines(provenance, words),
    ),
  };
}

export function statusFace({ status, provenance }: StatusNode, words: Words): Face {
  const label = words.t('Product status');
  return {
    label,
    description: withStanding(statusText(status, words), provenance, words),
    ...(status === 'NORMAL' ? {} : { icon: warningIcon }),
    expansion: 'none',
    traits: status === undefined ? ['openable'] : figureTraits,
    spoken: spoken(`${label} ${statusMeaning(status, words)}`, ...standingLines(provenance, words)),
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

/** The status and what it stands for. */
export function statusMeaning(status: string | undefined, words: Words): string {
  switch (status) {
    case 'NORMAL':
      return words.t('NORMAL: every loan is in good standing');
    case 'OVD':
      return words.t('OVD: at least one payment is overdue');
    default:
      return statusText(status, words);
  }
}

function statusText(status: string | undefined, words: Words): string {
  switch (status) {
    case undefined:
      return words.t('not in the answer');
    case 'NORMAL':
      return status;
    case 'OVD':
      return words.t('OVD: overdue');
    default:
      return words.t('{0}: not a documented status', status);
  }
}
