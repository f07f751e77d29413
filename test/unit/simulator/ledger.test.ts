import assert from 'node:assert/strict';
import { granted, type CreditLine } from '../../../src/simulator/creditLine.ts';
import { emptyBook, inquire, takeIn, type Application, type Book } from '../../../src/simulator/ledger.ts';

const line: CreditLine = { cap: 1_000n, available: 300n, unpaid: 200n, overdue: false };

function application(settlement: Partial<Application['settlement']> = {}): Application {
  return {
    referenceNo: 'REF-1',
    creditGrantNo: 'CG1',
    requestDigest: 'digest',
    intake: { status: 'ACCEPTED' },
    state: { status: 'ACCEPTED' },
    inquiries: 0,
    settlement: { afterInquiries: 1, as: 'SUCCESS', amount: 400n, ...settlement },
  };
}

function inquireTimes(book: Book, times: number): Book {
  let current = book;
  for (let time = 0; time < times; time += 1) {
    const known = current.applications.get('REF-1');
    assert.ok(known !== undefined);
    current = inquire(current, known, '20260401');
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
});
