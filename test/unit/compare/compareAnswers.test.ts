import assert from 'node:assert/strict';
import { compareAnswers } from '../../../src/core/compare/compareAnswers.ts';
import { comparisonPage } from '../../../src/core/compare/comparisonPage.ts';
import type { Json } from '../../../src/core/json/json.ts';
import { parseJson } from '../../../src/core/json/parseJson.ts';
import { displayMoney } from '../../../src/core/money/display.ts';
import { fillGaps } from '../../../src/core/sentence.ts';

function answer(value: unknown): Json {
  const parsed = parseJson(typeof value === 'string' ? value : JSON.stringify(value));
  assert.ok(parsed.ok);
  return parsed.value;
}

function changes(before: unknown, after: unknown): readonly string[] {
  return compareAnswers(answer(before), answer(after)).figures.map(
    ({ path, before: earlier, after: later, difference }) =>
      [
        path.join('/'),
        ...[earlier, later, difference].map((money) => (money ? displayMoney(money).text : '-')),
      ].join(' | '),
  );
}

const usd = (value: number | string) => ({ currency: 'USD', value });
const balance = (accountNo: string, currency: string, value: number | string) => ({
  accountNo,
  currency,
  availableBalance: { currency, value },
});

describe('what changed between two answers', () => {
  it('is each balance that moved, by its account and currency, exactly', () => {
    assert.deepEqual(
      changes(
        { accountBalances: [balance('33', 'USD', 100_00), balance('33', 'JPY', 5000)] },
        { accountBalances: [balance('33', 'USD', 90_01), balance('33', 'JPY', 5000)] },
      ),
      ['accountBalances/33 USD/availableBalance | USD 100.00 | USD 90.01 | USD -9.99'],
    );
  });

  it('is exact beyond what a floating-point number can hold', () => {
    const quota = (value: string) => `{"grantTotalAmount":{"currency":"USD","value":${value}}}`;
    assert.deepEqual(changes(quota('9007199254740993'), quota('9007199254740992')), [
      'grantTotalAmount | USD 90,071,992,547,409.93 | USD 90,071,992,547,409.92 | USD -0.01',
    ]);
  });

  it('is not the order of the accounts, the id of the answer, its time or the form of a number', () => {
    const one = balance('33', 'USD', 100);
    const other = balance('34', 'USD', 200);
    const { figures, values, sameFigures } = compareAnswers(
      answer({ responseId: 'A', responseTime: '2026-01-01T00:00:00Z', accountBalances: [one, other] }),
      answer({
        responseId: 'B',
        responseTime: '2026-01-02T00:00:00Z',
        accountBalances: [other, balance('33', 'USD', '100')],
      }),
    );
    assert.deepEqual({ figures, values, sameFigures }, { figures: [], values: [], sameFigures: 2 });
  });

  it('is what can still be approved, too', () => {
    const quota = (granted: number) => ({ capLimitTotalAmount: usd(1000), grantTotalAmount: usd(granted) });
    assert.deepEqual(changes(quota(100), quota(300)), [
      'grantTotalAmount | USD 1.00 | USD 3.00 | USD 2.00',
      'approvable | USD 9.00 | USD 7.00 | USD -2.00',
    ]);
  });

  it('is never subtracted across currencies', () => {
    assert.deepEqual(
      changes({ grantTotalAmount: usd(100) }, { grantTotalAmount: { currency: 'EUR', value: 100 } }),
      ['grantTotalAmount | USD 1.00 | EUR 1.00 | -'],
    );
  });

  it('is an account that came or went', () => {
    assert.deepEqual(
      changes(
        { accountBalances: [balance('33', 'USD', 100)] },
        { accountBalances: [balance('34', 'USD', 100)] },
      ),
      [
        'accountBalances/33 USD/availableBalance | USD 1.00 | - | -',
        'accountBalances/34 USD/availableBalance | - | USD 1.00 | -',
      ],
    );
  });

  it('keeps entries that say they are the same apart', () => {
    assert.deepEqual(
      changes(
        { accountBalances: [balance('33', 'USD', 100), balance('33', 'USD', 200)] },
        { accountBalances: [balance('33', 'USD', 100), balance('33', 'USD', 300)] },
      ),
      ['accountBalances/33 USD (2)/availableBalance | USD 2.00 | USD 3.00 | USD 1.00'],
    );
  });

  it('reads the amount of a grant with the currency beside it', () => {
    const grant = (creditGrantAmount: string) => ({ creditGrantAmount, creditGrantCurrency: 'USD' });
    assert.deepEqual(changes(grant('2500000'), grant('2400000')), [
      'creditGrantAmount | USD 25,000.00 | USD 24,000.00 | USD -1,000.00',
    ]);
  });

  it('is every other value that differs, a text told from a number', () => {
    assert.deepEqual(
      compareAnswers(
        answer({ productStatus: 'NORMAL', a: 1, same: [{}] }),
        answer({ productStatus: 'OVD', a: '1', b: null, same: [{}] }),
      ).values,
      [
        { path: ['productStatus'], before: '"NORMAL"', after: '"OVD"' },
        { path: ['a'], before: '1', after: '"1"' },
        { path: ['b'], after: 'null' },
      ],
    );
  });
});

describe('the page of a comparison', () => {
  const side = { title: '10:00', standing: 'Succeeded. Verified' };

  it('tells both standings, each change with its sign, and what a table must not read as its own', () => {
    const page = comparisonPage(
      compareAnswers(
        answer({ grantTotalAmount: usd(300), note: 'a|b' }),
        answer({ grantTotalAmount: usd(100), note: 'c' }),
      ),
      [{ ...side, standing: 'Not verified\nat all' }, side],
      ['The answer from 10:00 has no signature.'],
      fillGaps,
    );
    assert.ok(page.includes('| Before | 10:00 | Not verified at all |'), page);
    assert.ok(page.includes('\n\n**The answer from 10:00 has no signature.**\n\n## Figures'), page);
    assert.ok(page.includes('| grantTotalAmount | USD 3.00 | USD 1.00 | **−USD 2.00** |'), page);
    assert.ok(page.includes(String.raw`"a\|b"`), page);
  });

  it('says so where nothing changed, and where there is no money at all', () => {
    const page = (before: unknown, after: unknown): string =>
      comparisonPage(compareAnswers(answer(before), answer(after)), [side, side], [], fillGaps);
    assert.ok(
      page({ a: usd(1) }, { a: usd(1) }).includes('No figure changed. Figures that are the same: 1.'),
    );
    assert.ok(page({}, {}).includes('Neither answer has a balance or quota figure.'));
  });
});
