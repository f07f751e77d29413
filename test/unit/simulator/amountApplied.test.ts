import assert from 'node:assert/strict';
import { parseJson } from '../../../src/core/json/parseJson.ts';
import type { Json } from '../../../src/core/json/json.ts';
import { amountApplied } from '../../../src/simulator/behaviours/amountApplied.ts';

function invoices(value: unknown): readonly Json[] {
  const parsed = parseJson(JSON.stringify(value));
  assert.ok(parsed.ok);
  return parsed.value as readonly Json[];
}

const dollars = (value: number | string) => ({ currency: 'USD', value });

describe('the amount that an application is about', () => {
  for (const [what, list, cents] of [
    ['the sum of its invoices', [{ total: dollars(100) }, { total: dollars('250') }], 350n],
    [
      'the largest amount of an invoice',
      [{ net: dollars(100), total: dollars(119), tax: dollars(19) }],
      119n,
    ],
    [
      '10,000.00 USD for an invoice in another currency',
      [{ total: { currency: 'EUR', value: 5 } }],
      1_000_000n,
    ],
    ['10,000.00 USD for an invoice that tells no amount', [{ number: 'A-1' }, {}], 2_000_000n],
    ['10,000.00 USD without an invoice', [], 1_000_000n],
    [
      'no more than the wire carries',
      [{ total: dollars('9999999999999999') }, { total: dollars(1) }],
      9_999_999_999_999_999n,
    ],
  ] as const) {
    it(`is ${what}`, () => assert.equal(amountApplied(invoices(list)), cents));
  }
});
