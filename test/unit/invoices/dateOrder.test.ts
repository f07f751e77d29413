import assert from 'node:assert/strict';
import { dateInOrder, provedOrder } from '../../../src/core/invoices/dateOrder.ts';
import { inEnglish } from '../../../src/core/sentence.ts';

describe('the dates of a column that end in their year', () => {
  it('prove their order by a number that can only be a day', () => {
    assert.equal(provedOrder(['02.10.2026', '31.10.2026']), 'dayFirst');
    assert.equal(provedOrder(['10/02/2026', '10/31/2026']), 'monthFirst');
  });

  it('prove nothing where all can be read in two ways, or where they contradict each other', () => {
    assert.equal(provedOrder(['02.10.2026', '03.10.2026']), undefined);
    assert.equal(provedOrder(['31.10.2026', '10.31.2026']), undefined);
    assert.equal(provedOrder(['20261231', '2026-12-31', '']), undefined);
  });

  it('are read in the order that was said, and in none without it', () => {
    assert.deepEqual(dateInOrder('02.10.2026', 'dayFirst'), { ok: true, date8: '20261002' });
    assert.deepEqual(dateInOrder(' 2/10/2026 ', 'monthFirst'), { ok: true, date8: '20260210' });
    assert.equal(dateInOrder('02.10.2026', undefined).ok, false);
    assert.deepEqual(dateInOrder('05.05.2026', undefined), { ok: true, date8: '20260505' });
    assert.equal(dateInOrder('31.10.2026', 'monthFirst').ok, false);
    const twoDigits = dateInOrder('02.10.26', 'dayFirst');
    assert.equal(
      twoDigits.ok ? '' : inEnglish(twoDigits.problem),
      'Write the date as YYYYMMDD, for instance 20241231.',
    );
  });

  it('leave dates alone that begin with their year', () => {
    for (const order of ['dayFirst', 'monthFirst', undefined] as const) {
      assert.deepEqual(dateInOrder('2026-10-02', order), { ok: true, date8: '20261002' });
      assert.deepEqual(dateInOrder('20261002', order), { ok: true, date8: '20261002' });
    }
  });
});
