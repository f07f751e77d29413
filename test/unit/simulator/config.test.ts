import assert from 'node:assert/strict';
import { dictionaryCurrencies } from '../../../src/core/catalogue/fragments.ts';
import { defaultConfig, readConfig, type Config } from '../../../src/simulator/config.ts';
import { granted } from '../../../src/simulator/creditLine.ts';

function read(value: unknown): Config {
  const result = readConfig(typeof value === 'string' ? value : JSON.stringify(value));
  assert.ok(result.ok, result.ok ? '' : result.sentence);
  return result.config;
}

function refusal(value: unknown): string {
  const result = readConfig(typeof value === 'string' ? value : JSON.stringify(value));
  assert.ok(!result.ok, 'It was accepted.');
  return result.sentence;
}

const account = { accountNo: 'A-1', currency: 'USD', available: 1 };

describe('the simulator’s configuration', () => {
  it('is the demo data where nothing is configured', () => {
    assert.deepEqual(read({}), defaultConfig);
  });

  it('takes every field', () => {
    const config = read({
      clientId: 'ME',
      partnerPublicKey: 'public',
      gatewayPrivateKey: 'private',
      seed: 42,
      scenarios: ['inquiryBalance=delay:2'],
      requestTimeToleranceSeconds: 300,
      explainSignatures: true,
      customers: [
        { id: 'ME' },
        {
          id: 'C-1',
          accessToken: 'token',
          tokenExpiresAt: '2030-01-31T12:00:00+08:00',
          accounts: [{ ...account, frozen: '5', balanceType: 'SAME_NAME_TOP_UP_BALANCE' }],
          prefunding: [{ currency: 'EUR', value: '9999999999999999' }],
          credit: { cap: 100, available: 20, unpaid: 30, overdue: true },
        },
      ],
    });
    assert.equal(config.clientId, 'ME');
    assert.equal(config.partnerId, 'ME');
    assert.deepEqual(config.partnerPublicKey, { text: 'public' });
    assert.deepEqual(config.gatewayPrivateKey, { text: 'private' });
    assert.equal(config.seed, 42);
    assert.deepEqual(config.scenarios, ['inquiryBalance=delay:2']);
    assert.equal(config.requestTimeToleranceSeconds, 300);
    assert.equal(config.explainSignatures, true);
    assert.deepEqual(config.customers[1], {
      customer: {
        id: 'C-1',
        access: { token: 'token', expiresAt: Date.UTC(2030, 0, 31, 4) },
        accounts: [
          {
            accountNo: 'A-1',
            currency: 'USD',
            balanceType: 'SAME_NAME_TOP_UP_BALANCE',
            available: 1n,
            frozen: 5n,
          },
        ],
        prefunding: [{ currency: 'EUR', value: 9_999_999_999_999_999n }],
      },
      line: { cap: 100n, available: 20n, unpaid: 30n, overdue: true },
    });
  });

  it('keeps amounts above 2^53 exact', () => {
    const { customers } = read(
      '{"customers":[{"id":"C","prefunding":[{"currency":"USD","value":9007199254740993}]}]}',
    );
    assert.equal(customers[0]?.customer.prefunding[0]?.value, 9_007_199_254_740_993n);
  });

  it('takes the first customer for the partner where none has its client id', () => {
    assert.equal(read({ clientId: 'ME', customers: [{ id: 'C-1' }, { id: 'C-2' }] }).partnerId, 'C-1');
  });

  it('knows a client without a key', () => {
    assert.equal(read({ partnerPublicKey: null }).partnerPublicKey, 'none');
  });

  it('reads a file with a byte order mark', () => {
    assert.equal(read('\uFEFF{"seed":3}').seed, 3);
  });

  for (const [what, value, says] of [
    ['no JSON', '{"seed":', /not JSON: [A-Z][a-z ]+.* \(line 1, column/],
    ['a list', [], /one JSON object/],
    ['a misspelt field', { clientID: 'x' }, /\/clientID is not a setting.*clientId/],
    ['a client id with a blank', { clientId: 'a b' }, /\/clientId/],
    ['an empty client id', { clientId: '' }, /\/clientId/],
    ['a key that is no text', { partnerPublicKey: 5 }, /\/partnerPublicKey/],
    ['an empty gateway key', { gatewayPrivateKey: ' ' }, /\/gatewayPrivateKey/],
    ['a negative seed', { seed: -1 }, /\/seed must be a whole number of at most 15 digits\.$/],
    ['a fractional seed', { seed: 1.5 }, /\/seed must be a whole number/],
    ['a seed of 16 digits', { seed: '1234567890123456' }, /\/seed must be .* at most 15 digits/],
    ['a tolerance in words', { requestTimeToleranceSeconds: 'five' }, /\/requestTimeToleranceSeconds/],
    ['customers that are no list', { customers: {} }, /\/customers must be a list/],
    ['no customer', { customers: [] }, /at least one/],
    ['a customer without an id', { customers: [{}] }, /\/customers\/0\/id is missing/],
    ['a customer id that no header carries', { customers: [{ id: 'Kümmel' }] }, /\/customers\/0\/id .*ASCII/],
    [
      'a token with a blank',
      { customers: [{ id: 'C', accessToken: 'to ken' }] },
      /\/customers\/0\/accessToken .*ASCII/,
    ],
    ['the same customer twice', { customers: [{ id: 'C' }, { id: 'C' }] }, /"C" twice/],
    [
      'an expiry without a token',
      { customers: [{ id: 'C', tokenExpiresAt: '2030-01-01T00:00:00Z' }] },
      /needs an accessToken/,
    ],
    [
      'an expiry without a zone',
      { customers: [{ id: 'C', accessToken: 't', tokenExpiresAt: '2030-01-01T00:00:00' }] },
      /\/customers\/0\/tokenExpiresAt must be a time with its zone/,
    ],
    [
      'an expiry that is no day',
      { customers: [{ id: 'C', accessToken: 't', tokenExpiresAt: '2030-13-01T00:00:00Z' }] },
      /\/customers\/0\/tokenExpiresAt must be a time/,
    ],
    [
      'an amount with decimals',
      { customers: [{ id: 'C', accounts: [{ ...account, available: 1.5 }] }] },
      /\/customers\/0\/accounts\/0\/available must be a whole number in the smallest unit of the currency/,
    ],
    [
      'an amount of 17 digits',
      { customers: [{ id: 'C', accounts: [{ ...account, available: '12345678901234567' }] }] },
      /at most 16 digits/,
    ],
    [
      'an account whose total has 17 digits',
      { customers: [{ id: 'C', accounts: [{ ...account, available: '9999999999999999', frozen: 1 }] }] },
      /\/customers\/0\/accounts\/0: available and frozen together have more than 16 digits/,
    ],
    [
      'a currency in lower case',
      { customers: [{ id: 'C', accounts: [{ ...account, currency: 'usd' }] }] },
      /three capital letters/,
    ],
    [
      'an account number that is too long',
      { customers: [{ id: 'C', accounts: [{ ...account, accountNo: 'x'.repeat(33) }] }] },
      /more than 32/,
    ],
    [
      'an unknown balance type',
      { customers: [{ id: 'C', accounts: [{ ...account, balanceType: 'BUDGET_BALANCE' }] }] },
      /NORMAL_BALANCE or SAME_NAME_TOP_UP_BALANCE/,
    ],
    [
      'credit beyond its cap',
      { customers: [{ id: 'C', credit: { cap: 10, available: 8, unpaid: 3 } }] },
      /\/customers\/0\/credit: .*exceed the cap/,
    ],
    [
      'a flag in words',
      { customers: [{ id: 'C', credit: { cap: 10, overdue: 'no' } }] },
      /\/customers\/0\/credit\/overdue must be true or false/,
    ],
  ] as const) {
    it(`refuses ${what} with its place and what belongs there`, () => assert.match(refusal(value), says));
  }
});

describe('the simulator’s demo data', () => {
  const customers = defaultConfig.customers.map(({ customer }) => customer);
  const lines = defaultConfig.customers.flatMap(({ line }) => line ?? []);

  it('has the partner and three customers, accounts in CNH, USD, EUR and JPY, and a frozen amount', () => {
    assert.equal(customers.length, 4);
    assert.ok(customers.some(({ id }) => id === defaultConfig.clientId));
    const accounts = customers.flatMap((customer) => customer.accounts);
    for (const currency of ['CNH', 'USD', 'EUR', 'JPY']) {
      assert.ok(accounts.some((each) => each.currency === currency && each.available > 0n));
    }
    assert.ok(accounts.some(({ frozen }) => frozen > 0n));
    const documented: readonly string[] = dictionaryCurrencies;
    assert.ok(accounts.every(({ currency }) => documented.includes(currency)));
    assert.equal(new Set(accounts.map(({ accountNo }) => accountNo)).size, accounts.length);
  });

  it('has prefunding in two currencies, credit lines partly used, and one that is overdue', () => {
    const currencies = customers.flatMap(({ prefunding }) => prefunding.map(({ currency }) => currency));
    assert.deepEqual([...new Set(currencies)].sort(), ['EUR', 'USD']);
    assert.ok(lines.filter((line) => line.unpaid > 0n && granted(line) < line.cap).length >= 2);
    assert.equal(lines.filter(({ overdue }) => overdue).length, 1);
  });
});
