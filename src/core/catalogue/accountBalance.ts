import type { ArraySchema, ObjectSchema, StringSchema } from '../schema/dialect.ts';
import { amount, currencyCode } from './fragments.ts';

/** The kinds of balance that a request may ask for (documents 002 and 003). */
export const balanceTypeMeanings = {
  NORMAL_BALANCE: 'The account balance, also called the e-commerce balance.',
  SAME_NAME_TOP_UP_BALANCE: 'Same-name funds, which the customer has topped up.',
} as const;

const receivedBalanceType = {
  type: 'string',
  description: 'The kind of a balance.',
  status: 'documented',
  documents: ['web'],
  enum: ['NORMAL_BALANCE', 'SAME_NAME_TOP_UP_BALANCE', 'BUDGET_BALANCE'],
  enumMeanings: {
    ...balanceTypeMeanings,
    BUDGET_BALANCE: 'The balance of a budget account; only a newer official code base knows it.',
  },
} as const satisfies StringSchema;

const balanceTypeNotes = [
  'The data dictionary calls the member balanceTypes, newer official code balanceType. The printed sample has neither, so an answer may not tell which kind of balance it shows.',
] as const;

/** One account of the account balance answer. */
const accountBalance = {
  type: 'object',
  title: 'Account balance',
  description: 'One account: its number, its currency and its balances.',
  status: 'documented',
  documents: ['002', '003', 'web'],
  required: ['accountNo', 'currency', 'availableBalance', 'frozenBalance', 'totalBalance'],
  properties: {
    accountNo: {
      type: 'string',
      title: 'Account number',
      description: 'The number of the account.',
      status: 'documented',
      documents: ['003', 'web'],
      maxLength: 32,
    },
    currency: {
      ...currencyCode,
      title: 'Account currency',
      description: 'The currency of the account.',
    },
    balanceType: {
      ...receivedBalanceType,
      title: 'Balance type',
      description: 'The kind of balance shown, where the answer tells it.',
      notes: balanceTypeNotes,
    },
    balanceTypes: {
      type: 'array',
      title: 'Balance types',
      description: 'The kind of balance shown, under the name of the data dictionary.',
      status: 'documented',
      documents: ['web'],
      items: receivedBalanceType,
      tolerateSingle: true,
      notes: balanceTypeNotes,
    },
    availableBalance: {
      ...amount,
      title: 'Available balance',
      description: 'The money that can be used.',
      documents: ['003', 'web'],
    },
    frozenBalance: {
      ...amount,
      title: 'Frozen balance',
      description: 'The money that is held and cannot be used.',
      documents: ['003', 'web'],
    },
    totalBalance: {
      ...amount,
      title: 'Total balance',
      description: 'The available and the frozen balance together.',
      documents: ['003', 'web'],
    },
    budgetAccountId: {
      type: 'string',
      title: 'Budget account id',
      description: 'The budget account to which a BUDGET_BALANCE belongs.',
      status: 'documented',
      documents: ['web'],
      notes: ['Only a newer official code base knows it.'],
    },
  },
} as const satisfies ObjectSchema;

/** Accounts in the account balance answer; the list is there only on success. */
export const accountBalances = {
  type: 'array',
  title: 'Account balances',
  description: "The customer's accounts with number, currency and balances.",
  status: 'documented',
  documents: ['002', '003'],
  items: accountBalance,
  notes: ['Returned only where resultStatus is S.'],
} as const satisfies ArraySchema;
