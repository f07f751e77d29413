import { dictionaryCurrencies } from '../../core/catalogue/fragments.ts';
import type { AnswerValue } from '../answerText.ts';
import type { Account, Customer } from '../customers.ts';
import type { Behaviour } from './behaviour.ts';
import { textList } from './members.ts';

/** Account balances, as JSON integers (document 003's sample). No list, or an empty one, asks for all. */
export const inquiryBalance: Behaviour = ({ customer, body, nextId }) => {
  const currencies = textList(body, 'currencyList');
  const unsupported = currencies.find((currency) => !isSupported(currency, customer));
  if (unsupported !== undefined) {
    return { kind: 'refused', cause: 'unsupportedCurrency', detail: `${unsupported} is not supported.` };
  }
  if (customer.accounts.length === 0) {
    return { kind: 'refused', cause: 'noAccounts', detail: 'The customer has no balance account.' };
  }
  const asked = textList(body, 'balanceTypes');
  const types = asked.length === 0 ? ['NORMAL_BALANCE'] : asked;
  const closed = types.find(
    (type) => type !== 'NORMAL_BALANCE' && !customer.accounts.some((account) => account.balanceType === type),
  );
  if (closed !== undefined) {
    return {
      kind: 'refused',
      cause: 'balanceTypeNotOpen',
      detail: `${closed} is not open to this customer.`,
    };
  }
  const accounts = customer.accounts.filter(
    ({ currency, balanceType }) =>
      types.includes(balanceType) && (currencies.length === 0 || currencies.includes(currency)),
  );
  return {
    kind: 'success',
    members: { responseId: nextId('RE'), accountBalances: accounts.map(accountBalance) },
  };
};

function isSupported(currency: string, { accounts }: Customer): boolean {
  const documented: readonly string[] = dictionaryCurrencies;
  return documented.includes(currency) || accounts.some((account) => account.currency === currency);
}

function accountBalance({ accountNo, currency, available, frozen }: Account): AnswerValue {
  return {
    accountNo,
    currency,
    availableBalance: { currency, value: available },
    frozenBalance: { currency, value: frozen },
    totalBalance: { currency, value: available + frozen },
  };
}
