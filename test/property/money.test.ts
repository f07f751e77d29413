import assert from 'node:assert/strict';
import fc from 'fast-check';
import { JsonNumber } from '../../src/core/json/json.ts';
import { knownCurrencies, minorUnitDigits } from '../../src/core/money/currencies.ts';
import { displayMoney, displayRate } from '../../src/core/money/display.ts';
import {
  compareMoney,
  moneyFromParts,
  moneyFromText,
  subtractMoney,
  sumMoney,
} from '../../src/core/money/money.ts';

const currency = fc.constantFrom(...knownCurrencies);
const sixteenDigits = fc.bigInt({ min: 0n, max: 10n ** 16n - 1n });
/** Lists that are empty, short, and as long as the longest allowed. */
const listOf = (longest: number) =>
  fc
    .constantFrom(0, 1, 100, longest)
    .chain((length) => fc.array(sixteenDigits, { minLength: length, maxLength: length, size: 'max' }));
const manyDigits = fc.bigInt({ min: 0n, max: 10n ** 40n });

describe('money', () => {
  it('comes back from the screen as it was', () => {
    fc.assert(
      fc.property(currency, sixteenDigits, (code, minorUnits) => {
        const money = { currency: code, minorUnits };
        const typed = displayMoney(money).text.slice(code.length + 1);
        assert.deepEqual(moneyFromText(code, typed), { ok: true, money });
      }),
    );
  });

  it('shows every digit of the wire, in order, and only as many decimals as the currency has', () => {
    fc.assert(
      fc.property(currency, manyDigits, (code, minorUnits) => {
        const { text, raw } = displayMoney({ currency: code, minorUnits });
        const number = text.slice(code.length + 1);
        assert.equal(raw, minorUnits.toString());
        assert.equal(BigInt(number.replace(/[.,]/g, '')), minorUnits);
        assert.match(number, /^[0-9]{1,3}(,[0-9]{3})*(\.[0-9]+)?$/);
        assert.equal((number.split('.')[1] ?? '').length, minorUnitDigits(code));
      }),
    );
  });

  it('is read from a number and from a string to the last digit', () => {
    fc.assert(
      fc.property(manyDigits, (minorUnits) => {
        const digits = minorUnits.toString();
        for (const value of [digits, new JsonNumber(digits)]) {
          assert.deepEqual(moneyFromParts('USD', value), {
            ok: true,
            money: { currency: 'USD', minorUnits },
          });
        }
      }),
    );
  });

  it('is refused or exact, whatever is typed', () => {
    fc.assert(
      fc.property(currency, fc.stringMatching(/^[0-9.,' -]{0,20}$/), (code, text) => {
        const read = moneyFromText(code, text);
        if (!read.ok) return;
        const [whole = '', fraction = ''] = text.trim().replaceAll(',', '').split('.');
        const places = minorUnitDigits(code)!;
        assert.equal(read.money.minorUnits, BigInt(whole + fraction.padEnd(places, '0')));
      }),
    );
  });

  it('adds up exactly, 10,000 amounts at a time', () => {
    fc.assert(
      fc.property(listOf(10_000), (values) => {
        const expected = values.reduce((sum, value) => sum + value, 0n);
        const sum = sumMoney(
          'USD',
          values.map((minorUnits) => ({ currency: 'USD', minorUnits })),
        );
        assert.deepEqual(sum, { ok: true, money: { currency: 'USD', minorUnits: expected } });
      }),
      { numRuns: 20 },
    );
  });

  it('is never added across currencies', () => {
    fc.assert(
      fc.property(currency, currency, sixteenDigits, (one, other, minorUnits) => {
        fc.pre(one !== other);
        const left = { currency: one, minorUnits };
        const right = { currency: other, minorUnits };
        assert.ok(!sumMoney(one, [left, right]).ok);
        assert.ok(!subtractMoney(left, right).ok);
        assert.ok(!compareMoney(left, right).ok);
      }),
    );
  });

  it('is ordered as whole numbers are', () => {
    fc.assert(
      fc.property(manyDigits, manyDigits, (a, b) => {
        const money = (minorUnits: bigint) => ({ currency: 'USD', minorUnits });
        assert.deepEqual(compareMoney(money(a), money(b)), { ok: true, order: a < b ? -1 : a > b ? 1 : 0 });
      }),
    );
  });
});

describe('a rate', () => {
  it('in per cent is a hundred times the fraction, to the last digit', () => {
    fc.assert(
      fc.property(manyDigits, fc.integer({ min: 0, max: 30 }), (digits, places) => {
        const padded = digits.toString().padStart(places + 1, '0');
        const cut = padded.length - places;
        const fraction = places === 0 ? padded : `${padded.slice(0, cut)}.${padded.slice(cut)}`;
        const [whole = '', decimals = ''] = displayRate(fraction).replace(' %', '').split('.');
        const scale = 10n ** 40n;
        const shown = BigInt(whole) * scale + BigInt(decimals.padEnd(40, '0'));
        assert.equal(shown * 10n ** BigInt(places), digits * 100n * scale);
      }),
    );
  });
});
