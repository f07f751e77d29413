import assert from 'node:assert/strict';
import { readQuota } from '../../../src/core/accounts/portfolio.ts';
import { quotaProduct } from '../../../src/core/accounts/question.ts';
import { json, moneyText as text, quotaBody } from '../../support/accountsTree.ts';

const usd = (value: unknown) => ({ currency: 'USD', value });
const quotaOf = (members: object) => readQuota(json(quotaBody(members)), quotaProduct);

describe('reading the credit quota', () => {
  it('takes the sample and computes the upper bound of what can be approved', () => {
    const quota = quotaOf({});
    assert.deepEqual([quota.cap, quota.granted, quota.available, quota.unpaid, quota.approvable].map(text), [
      'USD 100,000.00',
      'USD 40,000.00',
      'USD 25,000.00',
      'USD 15,000.00',
      'USD 60,000.00',
    ]);
    assert.deepEqual(quota.equation, { kind: 'holds' });
    assert.equal(quota.productStatus, 'NORMAL');
    assert.deepEqual(quota.departures, []);
  });

  it('sees by how much granted differs from available + unpaid', () => {
    const quota = quotaOf({ grantTotalAmount: usd('4000001') });
    assert(quota.equation.kind === 'broken');
    assert.equal(text(quota.equation.sum), 'USD 40,000.00');
    assert.equal(text(quota.equation.difference), 'USD 0.01');
  });

  it('sees a difference of one above 2^53', () => {
    const big = '9007199254740993';
    const quota = quotaOf({
      grantTotalAmount: usd('9007199254740992'),
      availableTotalAmount: usd(big),
      unpaidTotalAmount: usd(0),
    });
    assert(quota.equation.kind === 'broken');
    assert.equal(quota.equation.difference.minorUnits, -1n);
  });

  it('compares nothing across currencies', () => {
    const quota = quotaOf({
      capLimitTotalAmount: { currency: 'EUR', value: 1 },
      unpaidTotalAmount: { currency: 'JPY', value: 1 },
    });
    assert.deepEqual(quota.equation, { kind: 'notComparable' });
    assert.equal(quota.approvable, undefined);
    assert.match(quota.departures.join(' '), /different currencies: EUR, USD, JPY/);
  });

  it('shows the other figures where one is missing, and computes nothing from it', () => {
    const quota = quotaOf({ grantTotalAmount: undefined });
    assert.deepEqual(quota.equation, { kind: 'notComparable' });
    assert.equal(quota.approvable, undefined);
    assert.equal(text(quota.cap), 'USD 100,000.00');
    assert.match(quota.departures.join(' '), /grantTotalAmount is missing/);
  });

  it('never bounds the approvable amount below zero', () => {
    for (const cap of [1, 3999999]) {
      const quota = quotaOf({ capLimitTotalAmount: usd(cap) });
      assert.equal(quota.approvable?.minorUnits, 0n);
      assert.match(quota.departures.join(' '), /More is granted than the cap allows/);
    }
    assert.deepEqual(quotaOf({ capLimitTotalAmount: usd(4000000) }).departures, []);
  });

  it('names a status that is not documented, a missing one, and another product', () => {
    assert.deepEqual(quotaOf({ productStatus: 'OVD' }).departures, []);
    assert.match(quotaOf({ productStatus: 'FROZEN' }).departures.join(), /"FROZEN", which is not documented/);
    assert.match(quotaOf({ productStatus: undefined }).departures.join(), /productStatus is missing/);
    assert.match(quotaOf({ productCode: 'OTHER' }).departures.join(), /product of the answer is "OTHER"/);
  });
});
