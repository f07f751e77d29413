import type { AnswerValue } from '../answerText.ts';
import { granted } from '../creditLine.ts';
import type { Behaviour } from './behaviour.ts';
import { textMember } from './members.ts';

/** The four figures of the credit line and whether a loan is overdue (document 000). */
export const queryCreditQuota: Behaviour = ({ body, book: { line } }) => {
  if (line === undefined) {
    return { kind: 'refused', cause: 'noCreditLine', detail: 'The customer has no credit line.' };
  }
  return {
    kind: 'success',
    members: {
      productCode: textMember(body, 'productCode'),
      capLimitTotalAmount: dollars(line.cap),
      grantTotalAmount: dollars(granted(line)),
      unpaidTotalAmount: dollars(line.unpaid),
      availableTotalAmount: dollars(line.available),
      productStatus: line.overdue ? 'OVD' : 'NORMAL',
    },
  };
};

function dollars(value: bigint): AnswerValue {
  return { currency: 'USD', value };
}
