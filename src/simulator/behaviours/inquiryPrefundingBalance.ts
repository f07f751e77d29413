import type { Behaviour } from './behaviour.ts';
import { textMember } from './members.ts';

/** The prefunded balance in one currency; this family writes amounts as strings. */
export const inquiryPrefundingBalance: Behaviour = ({ customer, body }) => {
  const currency = textMember(body, 'currency');
  const balance = customer.prefunding.filter((amount) => amount.currency === currency);
  if (balance.length === 0) {
    return {
      kind: 'refused',
      cause: 'unsupportedCurrency',
      detail: `There is no prefunding in ${currency}.`,
    };
  }
  return {
    kind: 'success',
    members: { balance: balance.map(({ value }) => ({ currency, value: value.toString() })) },
  };
};
