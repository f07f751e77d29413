import assert from 'node:assert/strict';
import { findDepartures } from '../../../src/core/calls/departures.ts';
import { inquiryBalance } from '../../../src/core/catalogue/index.ts';
import { isJsonObject } from '../../../src/core/json/json.ts';
import { parseJson } from '../../../src/core/json/parseJson.ts';
import { inEnglish } from '../../../src/core/sentence.ts';

function departuresOf(text: string) {
  const parsed = parseJson(text);
  assert.ok(parsed.ok && isJsonObject(parsed.value));
  return findDepartures(parsed.value, inquiryBalance.response, []).map(({ sentence, breaks }) => [
    inEnglish(sentence),
    breaks,
  ]);
}

const account = (changes: object) => {
  const amount = { currency: 'USD', value: 1 };
  const usual = {
    accountNo: 'A',
    currency: 'USD',
    availableBalance: amount,
    frozenBalance: amount,
    totalBalance: amount,
  };
  return JSON.stringify({ accountBalances: [{ ...usual, ...changes }] });
};

describe('departures of an answer from the documents', () => {
  it('are none for what is documented, numbers or texts, known or not', () => {
    assert.deepEqual(
      departuresOf(account({ more: [1], totalBalance: { currency: 'USD', value: '16' } })),
      [],
    );
  });

  for (const [what, text, sentence, breaks] of [
    ['a missing member', account({ accountNo: undefined }), '/accountBalances/0/accountNo is missing.', true],
    [
      'a number for a text',
      account({ accountNo: 7 }),
      '/accountBalances/0/accountNo is the number 7, not a string.',
      true,
    ],
    [
      'null for a needed member',
      account({ currency: null }),
      '/accountBalances/0/currency is null, not a string.',
      true,
    ],
    [
      'null for another member',
      account({ budgetAccountId: null }),
      '/accountBalances/0/budgetAccountId is null.',
      false,
    ],
    [
      'a text for an object',
      account({ totalBalance: '1.00' }),
      '/accountBalances/0/totalBalance is the string "1.00", not an object.',
      true,
    ],
    ['an object for a list', '{"accountBalances":{}}', '/accountBalances is an object, not a list.', true],
    [
      'a negative amount',
      account({ totalBalance: { currency: 'USD', value: -1 } }),
      '/accountBalances/0/totalBalance/value is the number -1, not a whole number of minor units.',
      true,
    ],
    [
      'an amount with a blank',
      account({ totalBalance: { currency: 'USD', value: '1 ' } }),
      '/accountBalances/0/totalBalance/value is the string "1 ", not a whole number of minor units.',
      true,
    ],
    [
      'an amount that is too long',
      account({ totalBalance: { currency: 'USD', value: '1'.repeat(17) } }),
      '/accountBalances/0/totalBalance/value has more than the documented 16 digits.',
      false,
    ],
    [
      'an unfamiliar value',
      account({ balanceType: 'NEW' }),
      '/accountBalances/0/balanceType is the string "NEW", which is not a documented value.',
      false,
    ],
    [
      'a text that is too long',
      '{"responseId":"123456789012345678901234567890123"}',
      '/responseId is longer than the documented 32 characters.',
      false,
    ],
  ] as const) {
    it(`name ${what}`, () => {
      assert.deepEqual(departuresOf(text), [[sentence, breaks]]);
    });
  }

  it('take one object for a list where the documents disagree', () => {
    assert.deepEqual(departuresOf(account({ balanceTypes: 'NORMAL_BALANCE' })), []);
  });

  it('are counted where there are very many', () => {
    const text = JSON.stringify({ accountBalances: Array.from({ length: 100 }, () => 1) });
    const found = departuresOf(text);
    assert.equal(found.length, 51);
    assert.deepEqual(found.at(-1), ['50 more of this kind are not listed.', true]);
  });
});
