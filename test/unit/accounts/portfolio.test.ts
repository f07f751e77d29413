import assert from 'node:assert/strict';
import { readAccounts, readPrefunding } from '../../../src/core/accounts/portfolio.ts';
import { inquiryBalance, inquiryPrefundingBalance } from '../../../src/core/catalogue/index.ts';
import { json, moneyText as text } from '../../support/accountsTree.ts';

const usd = (value: unknown) => ({ currency: 'USD', value });
const entry = (members: object) => ({
  accountNo: '1',
  currency: 'USD',
  availableBalance: usd(100),
  frozenBalance: usd(0),
  totalBalance: usd(100),
  ...members,
});
const accountsOf = (...entries: unknown[]) =>
  readAccounts(json({ accountBalances: entries }), 'NORMAL_BALANCE');

describe('reading account balances', () => {
  it('takes the documented sample without a remark', () => {
    const { accounts, departures } = readAccounts(json(inquiryBalance.sample.response), 'NORMAL_BALANCE');
    assert.deepEqual(departures, []);
    const balances = accounts.flatMap((account) => account.balances);
    assert.deepEqual(
      balances.map(({ available, frozen, total, departures: remarks }) => [
        text(available),
        text(frozen),
        text(total),
        remarks,
      ]),
      [
        ['CNH 3,298,993.11', 'CNH 0.00', 'CNH 3,298,993.11', []],
        ['USD 2,896,339.70', 'USD 0.00', 'USD 2,896,339.70', []],
      ],
    );
  });

  it('joins the entries of one account number and keeps two entries in one currency', () => {
    const { accounts } = accountsOf(
      entry({ accountNo: 'A' }),
      entry({ accountNo: 'B' }),
      entry({ accountNo: 'A', availableBalance: usd(7) }),
    );
    assert.deepEqual(
      accounts.map(({ accountNo, balances }) => [accountNo, balances.map(({ available }) => available?.raw)]),
      [
        ['A', ['100', '7']],
        ['B', ['100']],
      ],
    );
  });

  it('keeps every digit, whether written as a number or as a string', () => {
    const answer = readAccounts(
      json(
        '{"accountBalances":[{"accountNo":"1","currency":"JPY",' +
          '"availableBalance":{"currency":"JPY","value":9007199254740993},' +
          '"frozenBalance":{"currency":"JPY","value":"0"},' +
          '"totalBalance":{"currency":"JPY","value":"9007199254740993"}},' +
          '{"accountNo":"2","currency":"USD","availableBalance":{"currency":"USD","value":1234567890123456789},' +
          '"frozenBalance":{"currency":"USD","value":0},"totalBalance":{"currency":"USD","value":1234567890123456789}}]}',
      ),
      'NORMAL_BALANCE',
    );
    const [yen, dollars] = answer.accounts.map(({ balances }) => balances[0]);
    assert.equal(text(yen?.available), 'JPY 9,007,199,254,740,993');
    assert.deepEqual(yen?.departures, []);
    assert.equal(dollars?.available?.minorUnits, 1234567890123456789n);
    assert.equal(text(dollars.available), 'USD 12,345,678,901,234,567.89');
    assert.deepEqual(dollars.departures, [
      'availableBalance has more than 16 digits.',
      'totalBalance has more than 16 digits.',
    ]);
  });

  const oddEntries: readonly (readonly [
    what: string,
    members: object,
    available: string | undefined,
    said: RegExp,
  ])[] = [
    ['no available balance', { availableBalance: undefined }, undefined, /availableBalance is missing/],
    ['null for an amount', { availableBalance: null }, undefined, /availableBalance is missing/],
    [
      'a bare number for an amount',
      { availableBalance: 100 },
      undefined,
      /availableBalance is not an amount but 100/,
    ],
    ['a decimal value', { availableBalance: usd(1.5) }, undefined, /availableBalance cannot be read.*1\.5/],
    ['a decimal string', { availableBalance: usd('1.50') }, undefined, /cannot be read.*"1\.50"/],
    ['an exponent', { availableBalance: usd('1e3') }, undefined, /cannot be read.*"1e3"/],
    ['a negative value', { availableBalance: usd(-5) }, undefined, /cannot be read.*-5/],
    ['an empty value', { availableBalance: usd('') }, undefined, /cannot be read.*""/],
    [
      'an amount without currency',
      { availableBalance: { value: 100 } },
      'USD 1.00',
      /availableBalance names no currency; USD/,
    ],
    [
      'an amount in another currency',
      { availableBalance: { currency: 'EUR', value: 100 } },
      'EUR 1.00',
      /availableBalance is in "EUR", its account in USD/,
    ],
    ['no account number', { accountNo: undefined }, 'USD 1.00', /accountNo is missing/],
    ['no currency', { currency: undefined }, 'USD 1.00', /currency is missing/],
    ['a total that is no sum', { totalBalance: usd(101) }, 'USD 1.00', /totalBalance is not the sum/],
    [
      'another type than asked',
      { balanceType: 'BUDGET_BALANCE' },
      'USD 1.00',
      /NORMAL_BALANCE was asked; the entry calls itself BUDGET_BALANCE/,
    ],
  ];
  for (const [what, members, available, said] of oddEntries) {
    it(`says so about ${what} and shows what can be relied on`, () => {
      const balance = accountsOf(entry(members)).accounts[0]!.balances[0]!;
      assert.equal(text(balance.available), available);
      assert.match(balance.departures.join(' '), said);
    });
  }

  it('reads the type under both of its names, alone or as a list', () => {
    const types = [
      { balanceType: 'NORMAL_BALANCE' },
      { balanceTypes: 'NORMAL_BALANCE' },
      { balanceTypes: ['NORMAL_BALANCE'] },
    ];
    for (const members of types) {
      const balance = accountsOf(entry(members)).accounts[0]!.balances[0]!;
      assert.equal(balance.type, 'NORMAL_BALANCE');
      assert.deepEqual(balance.departures, []);
    }
  });

  it('names the currency by an amount where the entry names none', () => {
    assert.equal(accountsOf(entry({ currency: undefined })).accounts[0]!.balances[0]!.currency, 'USD');
  });

  it('takes a single object for a list, and anything else for no account', () => {
    assert.equal(readAccounts(json({ accountBalances: entry({}) }), 'NORMAL_BALANCE').accounts.length, 1);
    for (const wrong of [undefined, null, 'none', 7, true]) {
      const { accounts, departures } = readAccounts(json({ accountBalances: wrong }), 'NORMAL_BALANCE');
      assert.deepEqual(accounts, []);
      assert.match(departures.join(' '), /accountBalances is not a list/);
    }
    const { accounts, departures } = accountsOf(entry({}), 'odd', null);
    assert.equal(accounts.length, 1);
    assert.deepEqual(departures, [
      'accountBalances[1] is not an account but "odd".',
      'accountBalances[2] is not an account but null.',
    ]);
  });
});

describe('reading prefunding', () => {
  it('takes the documented sample, whose balance is a list and whose value is a string', () => {
    const reading = readPrefunding(json(inquiryPrefundingBalance.sample.response), 'USD');
    assert.deepEqual(reading.amounts.map(text), ['USD 1,000,000.00']);
    assert.deepEqual(reading.departures, []);
  });

  it('takes one amount in place of the list', () => {
    const reading = readPrefunding(json({ balance: usd(100) }), 'USD');
    assert.deepEqual(reading.amounts.map(text), ['USD 1.00']);
    assert.deepEqual(reading.departures, []);
  });

  it('shows every amount of a mixed list and names what was not asked for', () => {
    const reading = readPrefunding(
      json({ balance: [usd(100), { currency: 'JPY', value: '500' }, { currency: 'USD', value: 'x' }] }),
      'USD',
    );
    assert.deepEqual(reading.amounts.map(text), ['USD 1.00', 'JPY 500']);
    assert.match(
      reading.departures.join(' '),
      /balance\[2\] cannot be read.*USD was asked; the answer gives JPY/,
    );
  });

  it('says so where the answer has no amount', () => {
    for (const balance of [[], undefined, null, [null]]) {
      const reading = readPrefunding(json({ balance }), 'USD');
      assert.deepEqual(reading.amounts, []);
      assert.match(reading.departures.join(' '), /no amount in USD/);
    }
  });
});
