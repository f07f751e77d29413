import { inquire } from '../ledger.ts';
import type { Behaviour } from './behaviour.ts';
import { textMember } from './members.ts';

const annualPercentageRate = '0.085';

/** How an application stands. The answer has no failCode and no referenceNo; the amount is a text of cents. */
export const inquiryCreditGrant: Behaviour = ({ body, book, at }) => {
  const referenceNo = textMember(body, 'referenceNo');
  const application = book.applications.get(referenceNo);
  if (application === undefined) {
    return { kind: 'refused', cause: 'badBody', detail: '/referenceNo names no application.' };
  }
  const settled = inquire(book, application, at);
  const { creditGrantNo, state } = settled.applications.get(referenceNo) ?? application;
  const grant =
    state.status === 'SUCCESS'
      ? {
          creditGrantAmount: state.amount.toString(),
          creditGrantCurrency: 'USD',
          annualPercentageRate,
          dueDate: state.dueDate,
        }
      : {};
  return {
    kind: 'success',
    members: { creditGrantNo, ...grant, creditGrantStatus: state.status },
    book: settled,
  };
};
