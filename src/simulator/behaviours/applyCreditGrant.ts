import { approvable } from '../creditLine.ts';
import { takeIn, type Application, type Book, type Intake, type Settlement } from '../ledger.ts';
import { requestDigest } from '../requestDigest.ts';
import type { SettlementPlan } from '../scenarioTable.ts';
import { amountApplied } from './amountApplied.ts';
import type { Behaviour, Reaction } from './behaviour.ts';
import { listMember, objectMember, textMember } from './members.ts';

/** The first inquiry still says ACCEPTED, the second one SUCCESS. */
const usualPlan: SettlementPlan = { as: 'SUCCESS', after: 'inquiries', count: 1 };

/**
 * Takes an application in; the inquiry settles it. A reference that was used before gets the same answer for
 * the same body and a refusal for another one.
 */
export const applyCreditGrant: Behaviour = ({ body, book, at, nextId, settlement }) => {
  const referenceNo = textMember(body, 'referenceNo');
  const digest = requestDigest(body);
  const earlier = book.applications.get(referenceNo);
  if (earlier !== undefined && earlier.requestDigest !== digest) {
    return {
      kind: 'refused',
      cause: 'repeatedWithOtherFields',
      detail: 'This referenceNo was used with another body.',
    };
  }
  if (earlier !== undefined) return answer(earlier);
  const fileKey = textMember(objectMember(body, 'attachmentFile'), 'fileKey');
  if (!book.attachments.has(fileKey)) {
    return {
      kind: 'refused',
      cause: 'badBody',
      detail: '/attachmentFile/fileKey names no uploaded file: call submitAttachment first.',
    };
  }
  if (book.line === undefined) {
    return { kind: 'refused', cause: 'noCreditLine', detail: 'The customer has no credit line.' };
  }
  const intake = decide(book);
  const application: Application = {
    referenceNo,
    creditGrantNo: nextId('CG'),
    requestDigest: digest,
    intake,
    state: { status: intake.status },
    inquiries: 0,
    settlement: planned(settlement ?? usualPlan, amountApplied(listMember(body, 'invoiceInfoList')), at),
  };
  return { ...answer(application), book: takeIn(book, application) };
};

function planned({ as, after, count }: SettlementPlan, amount: bigint, at: number): Settlement {
  const when =
    after === 'seconds'
      ? ({ kind: 'moment', at: at + count * 1_000 } as const)
      : ({ kind: 'asked', afterInquiries: count } as const);
  return { as, amount, when };
}

function decide({ line }: Book): Intake {
  if (line?.overdue === true) {
    return {
      status: 'FAILED',
      failCode: 'SIMULATED_LOAN_OVERDUE',
      failMessage: 'A loan of this customer is overdue.',
    };
  }
  if (line === undefined || approvable(line) === 0n) {
    return {
      status: 'FAILED',
      failCode: 'SIMULATED_QUOTA_EXHAUSTED',
      failMessage: 'The whole credit limit is granted already.',
    };
  }
  return { status: 'ACCEPTED' };
}

function answer({ referenceNo, creditGrantNo, intake }: Application): Reaction & { kind: 'success' } {
  const failure =
    intake.status === 'FAILED' ? { failCode: intake.failCode, failMessage: intake.failMessage } : {};
  return {
    kind: 'success',
    members: { referenceNo, creditGrantNo, creditGrantStatus: intake.status, ...failure },
  };
}
