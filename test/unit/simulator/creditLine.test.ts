import assert from 'node:assert/strict';
import {
  approvable,
  draw,
  expire,
  grant,
  granted,
  markOverdue,
  openCreditLine,
  passTime,
  repay,
  type Change,
  type CreditLine,
} from '../../../src/simulator/creditLine.ts';

const line: CreditLine = { cap: 1_000n, available: 300n, unpaid: 200n, overdue: false };
const ninetyDays = 90 * 86_400_000;

function done(change: Change<CreditLine>): CreditLine {
  assert.ok(change.ok, change.ok ? '' : change.sentence);
  return change.value;
}

function refusal(change: Change<CreditLine>): string {
  assert.ok(!change.ok);
  return change.sentence;
}

describe('the simulator’s credit line', () => {
  it('counts available and unpaid as granted, and the rest of the cap as approvable', () => {
    assert.equal(granted(line), 500n);
    assert.equal(approvable(line), 500n);
  });

  it('raises granted and available by a grant', () => {
    const after = done(grant(line, 500n));
    assert.deepEqual(after, { ...line, available: 800n });
    assert.equal(granted(after), 1_000n);
    assert.equal(approvable(after), 0n);
  });

  it('moves a draw from available to unpaid and leaves granted alone', () => {
    const after = done(draw(line, 120n, 0));
    assert.deepEqual(after, { ...line, available: 180n, unpaid: 320n, dueAt: ninetyDays });
    assert.equal(granted(after), granted(line));
  });

  it('falls due ninety days after the first draw, whatever is drawn later, until everything is repaid', () => {
    const first = done(draw({ ...line, unpaid: 0n }, 100n, 5));
    const second = done(draw(first, 100n, 500));
    assert.equal(second.dueAt, ninetyDays + 5);
    assert.equal(passTime(second, ninetyDays + 4), second);
    const late = passTime(second, ninetyDays + 5);
    assert.deepEqual(late, { ...second, overdue: true });
    assert.equal(done(repay(late, 199n)).dueAt, ninetyDays + 5);
    const repaid = done(repay(late, 200n));
    assert.deepEqual(repaid, { ...line, available: 100n, unpaid: 0n });
    assert.equal(done(draw(repaid, 1n, 700)).dueAt, ninetyDays + 700);
  });

  it('lowers unpaid and granted by a repayment', () => {
    const after = done(repay(line, 50n));
    assert.deepEqual(after, { ...line, unpaid: 150n });
    assert.equal(granted(after), 450n);
  });

  it('lowers available and granted by an expiry', () => {
    const after = done(expire(line, 50n));
    assert.deepEqual(after, { ...line, available: 250n });
    assert.equal(granted(after), 450n);
  });

  it('is overdue until everything is repaid', () => {
    const overdue = done(markOverdue(line));
    assert.equal(overdue.overdue, true);
    assert.equal(done(repay(overdue, 199n)).overdue, true);
    assert.equal(done(repay(overdue, 200n)).overdue, false);
  });

  for (const [what, change, says] of [
    ['a grant above what can be approved', grant(line, 501n), /500 that can still be approved/],
    ['a draw above what is available', draw(line, 301n, 0), /300 that is available/],
    ['a repayment above what is unpaid', repay(line, 201n), /200 that is unpaid/],
    ['an expiry above what is available', expire(line, 301n), /300 that is available/],
    ['a draw of nothing', draw(line, 0n, 0), /above zero/],
    ['a negative repayment', repay(line, -5n), /above zero/],
    ['an overdue mark where nothing is unpaid', markOverdue({ ...line, unpaid: 0n }), /Nothing is unpaid/],
    ['a line granted beyond its cap', openCreditLine({ ...line, cap: 499n }), /exceed the cap of 499/],
    ['a line with a negative figure', openCreditLine({ ...line, available: -1n }), /negative/],
    ['a line overdue with nothing unpaid', openCreditLine({ ...line, unpaid: 0n, overdue: true }), /overdue/],
  ] as const) {
    it(`refuses ${what}`, () => assert.match(refusal(change), says));
  }
});
