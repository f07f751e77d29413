import {
  nodeId,
  type AccountsNode,
  type BalanceNode,
  type Holding,
  type LeafNode,
  type Provenance,
  type QuotaNode,
} from './nodes.ts';
import type { Account, QuotaFigures } from './portfolio.ts';
import type { BalanceType } from './question.ts';

/** More accounts than this are listed closed, so that a long list opens at once. */
const mostAccountsOpened = 50;

/** The figures of one answer, what differs from the documents first. */
export function figureNodes(place: Holding, key: string, provenance: Provenance): readonly AccountsNode[] {
  const { figures } = provenance.reading;
  switch (figures.kind) {
    case 'balance':
      return [
        ...departureNodes(place, key, figures.accounts.departures),
        ...accountNodes(place, figures.accounts.accounts, figures.type, provenance),
      ];
    case 'prefunding':
      return [
        ...departureNodes(place, key, figures.prefunding.departures),
        ...figures.prefunding.amounts.map(
          (amount, index) =>
            ({
              kind: 'prefunding',
              id: nodeId(place, key, amount.currency, String(index)),
              ...place,
              amount,
              askedCurrency: figures.currency,
              provenance,
            }) as const,
        ),
      ];
    case 'quota':
      return [
        ...departureNodes(place, key, figures.quota.departures),
        ...quotaNodes(place, figures.quota, provenance),
      ];
  }
}

function accountNodes(
  place: Holding,
  accounts: readonly Account[],
  type: BalanceType,
  provenance: Provenance,
): readonly AccountsNode[] {
  if (accounts.length === 0) {
    return [{ kind: 'empty', id: nodeId(place, 'empty', type), ...place }];
  }
  return accounts.map((account) => ({
    kind: 'account',
    id: nodeId(place, 'account', type, account.accountNo),
    ...place,
    account,
    type,
    expanded: accounts.length <= mostAccountsOpened,
    provenance,
  }));
}

export function balanceNodes(
  { profileId, customerId }: Holding,
  { accountNo, balances }: Account,
  type: BalanceType,
  provenance: Provenance,
): readonly BalanceNode[] {
  const place = { profileId, customerId };
  return balances.map((balance, index) => ({
    kind: 'balance',
    id: nodeId(place, 'balance', type, accountNo, balance.currency, String(index)),
    ...place,
    endpoint: 'inquiryBalance',
    accountNo,
    balance,
    type,
    provenance,
  }));
}

function quotaNodes(place: Holding, quota: QuotaFigures, provenance: Provenance): readonly LeafNode[] {
  const { granted, equation } = quota;
  const figure = (name: Exclude<QuotaNode['figure'], 'approvable'>): QuotaNode => ({
    kind: 'quota',
    id: nodeId(place, 'quota', name),
    ...place,
    figure: name,
    money: quota[name],
    raw: quota[name]?.raw,
    sharedCurrency: quota.currency,
    provenance,
  });
  return [
    ...(granted && equation.kind === 'broken'
      ? [
          {
            kind: 'equation',
            id: nodeId(place, 'equation'),
            ...place,
            granted,
            equation,
            provenance,
          } as const,
        ]
      : []),
    figure('cap'),
    figure('granted'),
    figure('available'),
    figure('unpaid'),
    {
      kind: 'quota',
      id: nodeId(place, 'quota', 'approvable'),
      ...place,
      figure: 'approvable',
      money: quota.approvable,
      raw: undefined,
      sharedCurrency: quota.currency,
      provenance,
    },
    { kind: 'status', id: nodeId(place, 'status'), ...place, status: quota.productStatus, provenance },
  ];
}

function departureNodes(place: Holding, key: string, departures: readonly string[]): readonly LeafNode[] {
  return departures.length === 0
    ? []
    : [{ kind: 'departures', id: nodeId(place, 'departures', key), ...place, departures }];
}
