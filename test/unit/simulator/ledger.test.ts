import assert from 'node:assert/strict';
import { granted, type CreditLine } from '../../../src/simulator/creditLine.ts';
import {
  elapse,
  emptyBook,
  inquire,
  takeIn,
  type Application,
  type Book,
} from '../../../src/simulator/ledger.ts';

const line: CreditLine = { cap: 1_000n, available: 300n, unpaid: 200n, overdue: false };

function application(settlement: Partial<Application['settlement']> = {}): Application {
  return {
    referenceNo: 'REF-1',
    creditGrantNo: 'CG1',
    requestDigest: 'digest',
    intake: { status: 'ACCEPTED' },
    state: { status: 'ACCEPTED' },
    inquiries: 0,
    settlement: { as: 'SUCCESS', amount: 400n, when: { kind: 'asked', afterInquiries: 1 }, ...settlement },
  };
}

function inquireTimes(book: Book, times: number): Book {
  let current = book;
  for (let time = 0; time < times; time += 1) {
    const known = current.applications.get('REF-1');
    assert.ok(known !== undefined);
    current = inquire(current, known, Date.UTC(2026, 0, 1));
  }
  return current;
}

function stateOf(book: Book): Application['state'] | undefined {
  return book.applications.get('REF-1')?.state;
}

describe('the simulator’s ledger', () => {
  it('grants nothing when an application is taken in or asked for while it is accepted', () => {
    const taken = takeIn({ ...emptyBook, line }, application());
    assert.equal(taken.line, line);
    const asked = inquireTimes(taken, 1);
    assert.deepEqual(stateOf(asked), { status: 'ACCEPTED' });
    assert.deepEqual(asked.line, line);
  });

  it('raises the line once, at the inquiry that says SUCCESS', () => {
    const taken = takeIn({ ...emptyBook, line }, application());
    const settled = inquireTimes(taken, 2);
    assert.deepEqual(stateOf(settled), { status: 'SUCCESS', amount: 400n, dueDate: '20260401' });
    assert.deepEqual(settled.line, { ...line, available: 700n });
    assert.deepEqual(inquireTimes(settled, 5).line, settled.line);
  });

  it('never grants more than is approvable when the application settles', () => {
    const settled = inquireTimes(takeIn({ ...emptyBook, line }, application({ amount: 9_999n })), 2);
    assert.equal(stateOf(settled)?.status, 'SUCCESS');
    assert.ok(settled.line !== undefined);
    assert.equal(granted(settled.line), line.cap);
  });

  it('fails an application for which nothing is approvable any more', () => {
    const full = { ...line, available: 800n };
    const settled = inquireTimes(takeIn({ ...emptyBook, line: full }, application()), 2);
    assert.deepEqual(stateOf(settled), { status: 'FAILED' });
    assert.deepEqual(settled.line, full);
  });

  it('leaves the line alone where the application ends in FAILED', () => {
    const settled = inquireTimes(takeIn({ ...emptyBook, line }, application({ as: 'FAILED' })), 2);
    assert.deepEqual(stateOf(settled), { status: 'FAILED' });
    assert.deepEqual(settled.line, line);
  });

  describe('as time passes', () => {
    const day = 86_400_000;
    const ending = (as: 'SUCCESS' | 'FAILED', at: number, amount = 400n): Application =>
      application({ as, amount, when: { kind: 'moment', at } });

    it('settles an application at its moment, however often it was asked for before', () => {
      const taken = inquireTimes(takeIn({ ...emptyBook, line }, ending('SUCCESS', 5 * day)), 9);
      assert.equal(elapse(taken, 5 * day - 1), taken);
      const settled = elapse(taken, 5 * day);
      assert.deepEqual(stateOf(settled), { status: 'SUCCESS', amount: 400n, dueDate: '19700406' });
      assert.deepEqual(settled.line, { ...line, available: 700n });
      assert.equal(elapse(settled, 500 * day), settled);
      // Looked at late, it has ended no later.
      assert.deepEqual(elapse(taken, 80 * day), settled);
    });

    it('lets applications end in the order of their moments, the first of them taking what is approvable', () => {
      const late = { ...ending('SUCCESS', 2 * day), referenceNo: 'LATE' };
      const early = { ...ending('SUCCESS', day), referenceNo: 'EARLY' };
      const settled = elapse([late, early].reduce(takeIn, { ...emptyBook, line }), 9 * day);
      const amounts = ['EARLY', 'LATE'].map((name) => {
        const state = settled.applications.get(name)?.state;
        return state?.status === 'SUCCESS' ? state.amount : undefined;
      });
      assert.deepEqual(amounts, [400n, 100n]);
    });

    it('ends an application in FAILED without a grant', () => {
      const settled = elapse(takeIn({ ...emptyBook, line }, ending('FAILED', day)), day);
      assert.deepEqual(stateOf(settled), { status: 'FAILED' });
      assert.deepEqual(settled.line, line);
    });

    it('makes overdue what is unpaid at its due date', () => {
      const book = { ...emptyBook, line: { ...line, dueAt: 3 * day } };
      assert.equal(elapse(book, 3 * day - 1), book);
      assert.deepEqual(elapse(book, 3 * day).line, { ...book.line, overdue: true });
      const paid = { ...emptyBook, line: { ...line, unpaid: 0n } };
      assert.equal(elapse(paid, 9 * day), paid);
    });
  });
});
