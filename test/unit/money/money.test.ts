import assert from 'node:assert/strict';
import { JsonNumber, type Json } from '../../../src/core/json/json.ts';
import { knownCurrencies, minorUnitDigits } from '../../../src/core/money/currencies.ts';
import { displayDate8, displayMoney, displayRate } from '../../../src/core/money/display.ts';
import {
  compareMoney,
  moneyFromAmount,
  moneyFromParts,
  moneyFromText,
  subtractMoney,
  sumMoney,
  type Money,
} from '../../../src/core/money/money.ts';

const money = (currency: string, minorUnits: bigint): Money => ({ currency, minorUnits });

const amount = (currency: Json, value: Json): Json =>
  new Map([
    ['currency', currency],
    ['value', value],
  ]);

describe('the currency table', () => {
  it('has the active codes of its date that have a minor unit, and CNH', () => {
    const counts = new Map<number, number>();
    for (const code of knownCurrencies) {
      assert.match(code, /^[A-Z]{3}$/);
      const digits = minorUnitDigits(code)!;
      counts.set(digits, (counts.get(digits) ?? 0) + 1);
    }
    // The published list has 17, 139, 7 and 2 codes with 0, 2, 3 and 4 places; CNH is added.
    assert.deepEqual(Object.fromEntries(counts), { 0: 17, 2: 140, 3: 7, 4: 2 });
    assert.equal(new Set(knownCurrencies).size, 166);
  });

  it('has the places of ISO 4217 where Intl has others', () => {
    const expected = {
      CNH: 2,
      JPY: 0,
      KWD: 3,
      CLF: 4,
      ISK: 0,
      IQD: 3,
      IRR: 2,
      LAK: 2,
      UGX: 0,
      TWD: 2,
      HUF: 2,
    };
    for (const [code, digits] of Object.entries(expected)) assert.equal(minorUnitDigits(code), digits, code);
  });

  it('never guesses', () => {
    // Metals have no minor unit, the lev and the guilder are withdrawn, the others never were codes.
    for (const code of ['XAU', 'XXX', 'BGN', 'ANG', 'HRK', 'usd', 'USDT', '', 'toString']) {
      assert.equal(minorUnitDigits(code), undefined, code);
    }
  });
});

describe('an amount of the wire', () => {
  it('is read from numbers and strings alike', () => {
    for (const value of [new JsonNumber('289633970'), '289633970', '0289633970']) {
      assert.deepEqual(moneyFromAmount(amount('USD', value)), { ok: true, money: money('USD', 289633970n) });
    }
  });

  it('stays exact above 2^53 and above 16 digits', () => {
    for (const digits of ['9007199254740993', '9999999999999999', '1234567890123456789']) {
      for (const value of [new JsonNumber(digits), digits]) {
        assert.deepEqual(moneyFromAmount(amount('JPY', value)), {
          ok: true,
          money: money('JPY', BigInt(digits)),
        });
      }
    }
  });

  it('is refused with a reason where it is no whole number of minor units', () => {
    const values: readonly Json[] = [
      ...['1.5', '-1', '1e3', '1.0', '-0'].map((source) => new JsonNumber(source)),
      ...['1.5', '-1', '+1', ' 1', '1 ', '1,000', '', '１', '0x1', '1e3'],
      ...[null, true, []],
      '9'.repeat(101),
    ];
    for (const value of values) {
      const read = moneyFromAmount(amount('USD', value));
      assert.ok(!read.ok, JSON.stringify(value));
      assert.match(read.reason, /^The value of the USD amount .*\.$/);
    }
  });

  it('is refused without a currency of three letters', () => {
    for (const currency of [null, '', 'US', 'USDT', 'U$D', new JsonNumber('840')]) {
      assert.ok(!moneyFromParts(currency, '1').ok);
    }
    for (const value of [undefined, null, 'USD 1', []]) assert.ok(!moneyFromAmount(value).ok);
  });

  it('is read from two members where it is no object', () => {
    assert.deepEqual(moneyFromParts('USD', '2500000'), { ok: true, money: money('USD', 2500000n) });
  });
});

describe('an amount on screen', () => {
  it('has the decimals of its currency, and the raw value beside it', () => {
    for (const [currency, minorUnits, text] of [
      ['USD', 289633970n, 'USD 2,896,339.70'],
      ['CNH', 329899311n, 'CNH 3,298,993.11'],
      ['JPY', 1234567n, 'JPY 1,234,567'],
      ['KWD', 1234567n, 'KWD 1,234.567'],
      ['CLF', 12345n, 'CLF 1.2345'],
      ['USD', 0n, 'USD 0.00'],
      ['USD', 5n, 'USD 0.05'],
      ['JPY', 0n, 'JPY 0'],
      ['USD', 100000n, 'USD 1,000.00'],
      ['USD', 99999n, 'USD 999.99'],
      ['USD', -123456n, 'USD -1,234.56'],
      ['USD', 9999999999999999n, 'USD 99,999,999,999,999.99'],
    ] as const) {
      assert.deepEqual(displayMoney(money(currency, minorUnits)), {
        text,
        raw: minorUnits.toString(),
        knownCurrency: true,
      });
    }
  });

  it('shows minor units, and says so, where the currency is not known', () => {
    assert.deepEqual(displayMoney(money('XYZ', 1234567n)), {
      text: 'XYZ 1234567 (minor units)',
      raw: '1234567',
      knownCurrency: false,
    });
  });
});

describe('an amount that a person types', () => {
  const read = (currency: string, text: string) => {
    const result = moneyFromText(currency, text);
    return result.ok ? result.money.minorUnits : result.reason;
  };

  it('is read in whole units with a decimal point', () => {
    assert.equal(read('USD', '2896339.70'), 289633970n);
    assert.equal(read('USD', ' 2,896,339.7 '), 289633970n);
    assert.equal(read('USD', '12'), 1200n);
    assert.equal(read('USD', '1,234'), 123400n);
    assert.equal(read('USD', '0.05'), 5n);
    assert.equal(read('JPY', '1,234'), 1234n);
    assert.equal(read('KWD', '1.5'), 1500n);
    assert.equal(read('KWD', '1,234.000'), 1234000n);
    assert.equal(read('USD', '00000000000000000001'), 100n);
  });

  it('is refused where it could mean something else', () => {
    for (const text of [
      '1.234,56',
      '1,23',
      '12,34',
      '1,2345',
      '1 234',
      "1'234",
      '1,234,56',
      ',123',
      '1,,234',
    ]) {
      assert.match(String(read('USD', text)), /point before the decimals/, text);
    }
    for (const text of ['', '-1', '+1', '1e3', '.5', '5.', 'USD 5', '１', '$5', 'NaN', 'Infinity']) {
      assert.match(String(read('USD', text)), /point before the decimals/, text);
    }
    assert.equal(read('USD', '1.234'), 'USD has 2 decimals, not more.');
    assert.equal(read('JPY', '1.0'), 'JPY has no decimals.');
    assert.match(String(read('KWD', '1,234')), /not clear whether the comma/);
    assert.match(String(read('XYZ', '1')), /not known; give the amount in minor units/);
  });

  it('is refused above what the gateway takes', () => {
    assert.equal(read('USD', '99999999999999.99'), 9999999999999999n);
    assert.match(String(read('USD', '100000000000000')), /at most 16 digits/);
  });
});

describe('adding and comparing', () => {
  it('works within one currency', () => {
    assert.deepEqual(sumMoney('USD', [money('USD', 1n), money('USD', 2n)]), {
      ok: true,
      money: money('USD', 3n),
    });
    assert.deepEqual(sumMoney('USD', []), { ok: true, money: money('USD', 0n) });
    assert.deepEqual(subtractMoney(money('USD', 1n), money('USD', 3n)), {
      ok: true,
      money: money('USD', -2n),
    });
    assert.deepEqual(compareMoney(money('USD', 1n), money('USD', 2n)), { ok: true, order: -1 });
    assert.deepEqual(compareMoney(money('USD', 2n), money('USD', 2n)), { ok: true, order: 0 });
    assert.deepEqual(compareMoney(money('USD', 2n), money('USD', 1n)), { ok: true, order: 1 });
  });

  it('is refused between currencies, also between CNH and CNY', () => {
    const one = money('CNH', 1n);
    const other = money('CNY', 1n);
    const refusals = [
      sumMoney('CNH', [one, other]),
      sumMoney('CNH', [other]),
      subtractMoney(one, other),
      compareMoney(one, other),
    ];
    for (const refusal of refusals) {
      assert.deepEqual(refusal, { ok: false, reason: 'Amounts in CNH and CNY cannot be added or compared.' });
    }
  });
});

describe('a rate', () => {
  it('is shown in per cent, exactly', () => {
    for (const [fraction, text] of [
      ['0.05', '5 %'],
      ['0.0525', '5.25 %'],
      ['0.1', '10 %'],
      ['1', '100 %'],
      ['12.345', '1234.5 %'],
      ['0', '0 %'],
      ['0.00', '0 %'],
      ['0.050', '5 %'],
      ['0.005', '0.5 %'],
      ['0.07', '7 %'],
      ['0.29', '29 %'],
      ['0.00000000000000000001', '0.000000000000000001 %'],
    ] as const) {
      assert.equal(displayRate(fraction), text);
    }
  });

  it('is shown as it is where it is no decimal fraction', () => {
    for (const text of ['', '5%', '.05', '5.', '-0.05', '5e-2', 'abc']) assert.equal(displayRate(text), text);
  });
});

describe('a date of eight digits', () => {
  it('is shown with dashes', () => {
    assert.equal(displayDate8('20250331'), '2025-03-31');
    assert.equal(displayDate8('20240229'), '2024-02-29');
    assert.equal(displayDate8('20000229'), '2000-02-29');
  });

  it('is shown as it is where there is no such day', () => {
    for (const text of [
      '20250229',
      '19000229',
      '20251301',
      '20250001',
      '20250400',
      '20250431',
      '2025-03-31',
      '',
      '2025033',
    ]) {
      assert.equal(displayDate8(text), text);
    }
  });
});
