import assert from 'node:assert/strict';
import type { AccountsNode } from '../../../src/core/accounts/nodes.ts';
import type { Asked } from '../../../src/core/accounts/reading.ts';
import type { Question } from '../../../src/core/accounts/question.ts';
import { queryCreditQuota } from '../../../src/core/catalogue/index.ts';
import type { Profile } from '../../../src/core/profiles/profile.ts';
import {
  AskedModel,
  failure,
  figures,
  problem,
  profileWith,
  spokenOf,
  tooltipOf,
  treeNodes,
  treeText,
} from '../../support/accountsTree.ts';

type Answers = (question: Question, round: number) => Asked;

/** The model of a profile after its questions were asked `rounds` times. */
async function read(
  profile: Profile,
  answers: Answers,
  { rounds = 1, holder = undefined as string | undefined } = {},
) {
  let round = 0;
  const { model } = new AskedModel(profile, { ask: (question) => Promise.resolve(answers(question, round)) });
  await model.load(holder);
  for (round = 1; round < rounds; round += 1) await model.refresh(holder);
  return model;
}

function find<K extends AccountsNode['kind']>(
  nodes: readonly AccountsNode[],
  kind: K,
  matches: (node: Extract<AccountsNode, { kind: K }>) => boolean = () => true,
): Extract<AccountsNode, { kind: K }> {
  const found = nodes.find(
    (node): node is Extract<AccountsNode, { kind: K }> =>
      node.kind === kind && matches(node as Extract<AccountsNode, { kind: K }>),
  );
  assert(found !== undefined, kind);
  return found;
}

const quotaBody = (members: object) => ({ ...queryCreditQuota.sample.response, ...members });
const account = (accountNo: string, currency: string, value: unknown) => ({
  accountNo,
  currency,
  availableBalance: { currency, value },
  frozenBalance: { currency, value: 0 },
  totalBalance: { currency, value },
});

describe('the accounts tree', () => {
  const profile = profileWith();

  it('shows balances, prefunding and credit, and how fresh and certain they are', async () => {
    const model = await read(profile, (question) => figures(question));
    assert.equal(
      treeText(profile, model),
      `
Acme Sandbox | sandbox
  Accounts | 1 s · verified
    ACC-CNH-1
      CNH | 3,298,993.11
    ACC-USD-1
      USD | 2,896,339.70
  Prefunding | 1 s · verified
    USD | 1,000,000.00
  Credit | USD · 1 s · verified
    Cap | 100,000.00
    Granted | 40,000.00
    Available | 25,000.00
    Used (unpaid) | 15,000.00
    Approvable: at most | 60,000.00
    Product status | NORMAL`.trim(),
    );
  });

  it('shows each account with a row per currency', async () => {
    const model = await read(profile, (question) =>
      question.kind === 'balance'
        ? figures(question, {
            body: {
              accountBalances: [
                account('A1', 'USD', 123456),
                account('A1', 'JPY', '9007199254740993'),
                account('B2', 'XTS', 5),
              ],
            },
          })
        : figures(question),
    );
    const text = treeText(profile, model);
    assert(
      text.includes(`
    A1
      USD | 1,234.56
      JPY | 9,007,199,254,740,993
    B2
      XTS | 5 (minor units)
`),
      text,
    );
  });

  it('shows customers below the figures of the partner, closed and unasked', async () => {
    const withCustomers = profileWith({ customers: [{ id: 'C1', label: 'Harbour' }, { id: 'C2' }] });
    const model = await read(withCustomers, (question) => figures(question));
    const rows = treeText(withCustomers, model).split('\n');
    const customer = rows.findIndex((row) => row === '  Harbour | C1');
    assert(customer > 0);
    assert.deepEqual(rows.slice(customer + 1, customer + 3), ['    Accounts | reading…', '      Reading…']);
    assert(rows.includes('  C2'));
  });

  it('says what it is still reading', () => {
    const two = profileWith({ prefundingCurrencies: ['USD', 'EUR'] });
    const { model } = new AskedModel(two);
    assert.equal(
      treeText(two, model),
      `
Acme Sandbox | sandbox
  Accounts | reading…
    Reading…
  Prefunding | reading…
    Reading USD…
    Reading EUR…
  Credit | reading…
    Reading…`.trim(),
    );
  });

  it('names the type that was asked for where both kinds of balance are asked', async () => {
    const both = profileWith({ sameNameBalance: true });
    const rows = treeText(both, await read(both, (question) => figures(question))).split('\n');
    assert(rows.includes('  Accounts: normal balance | 1 s · verified'));
    assert(rows.includes('  Accounts: same-name top-up balance | 1 s · verified'));
  });

  it('names the currency at each credit figure where they differ', async () => {
    const model = await read(profile, (question) =>
      question.kind === 'quota'
        ? figures(question, { body: quotaBody({ capLimitTotalAmount: { currency: 'EUR', value: 1 } }) })
        : figures(question),
    );
    const text = treeText(profile, model);
    assert(text.includes('  Credit | 1 s · verified'), text);
    assert(text.includes('    Cap | EUR 0.01\n    Granted | USD 40,000.00'), text);
    assert(text.includes('⚠ Approvable: at most | cannot be computed'), text);
  });

  it('lists very many accounts closed, with their currencies', async () => {
    const accountBalances = Array.from({ length: 51 }, (_, index) => account(`A${index}`, 'USD', index));
    const model = await read(profile, (question) =>
      question.kind === 'balance' ? figures(question, { body: { accountBalances } }) : figures(question),
    );
    assert(treeText(profile, model).includes('    A50 | USD'));
  });

  it('offers to add a currency where prefunding has none', async () => {
    const none = profileWith({ prefundingCurrencies: [] });
    const rows = treeText(none, await read(none, (question) => figures(question))).split('\n');
    const section = rows.indexOf('  Prefunding | no currency chosen');
    assert.equal(rows[section + 1], '    Add Currency…');
  });

  it('warns of overdue payments and of figures that do not add up', async () => {
    const model = await read(profile, (question) =>
      question.kind === 'quota'
        ? figures(question, {
            body: quotaBody({ productStatus: 'OVD', grantTotalAmount: { currency: 'USD', value: 4100000 } }),
          })
        : figures(question),
    );
    const text = treeText(profile, model);
    assert(text.includes('⚠ Credit | overdue · figures do not add up · USD · 1 s · verified'), text);
    assert(text.includes('⚠ Granted is not available + unpaid | difference USD 1,000.00'), text);
    assert(text.includes('⚠ Product status | OVD: overdue'), text);
    const equation = find(treeNodes(profile, model), 'equation');
    assert.deepEqual(tooltipOf(equation, model).slice(0, 3), [
      'Granted: USD 41,000.00 (raw 4100000)',
      'Available + unpaid: USD 40,000.00 (raw 4000000)',
      'Difference: USD 1,000.00 (raw 100000)',
    ]);
  });

  it('says at every figure that nothing vouches for it where no gateway key is set', async () => {
    const model = await read(profile, (question) => figures(question, { trust: 'notVerifiable' }));
    const rows = treeText(profile, model)
      .split('\n')
      .filter((row) => /[0-9]/.test(row.split(' | ')[1] ?? ''));
    assert.equal(rows.length, 11);
    assert(
      rows.every((row) => row.endsWith('not verified')),
      rows.join('\n'),
    );
  });

  it('keeps figures that could not be read again, and calls each of them stale with its time', async () => {
    const model = await read(
      profile,
      (question, round) => (round === 0 ? figures(question) : failure('No answer: the time was up (30 s).')),
      { rounds: 2 },
    );
    const text = treeText(profile, model);
    assert(
      text.includes(`
  Accounts | stale, read 1 s · verified
    ✖ No answer: the time was up (30 s).
    ACC-CNH-1
      CNH | 3,298,993.11 · stale, read 1 s
`),
      text,
    );
    for (const node of treeNodes(profile, model)) {
      if ('provenance' in node && node.kind !== 'account') assert.match(spokenOf(node, model), /Stale/);
    }
  });

  it('says it once where one problem left nothing to show, with what helps', async () => {
    const noKey = failure('', {
      problem: problem('No private key is stored for Acme Sandbox.', {
        advice: ['Import the key of this client.'],
        fix: { title: 'Import Private Key…', command: 'worldfirst.importPrivateKey' },
      }),
    });
    const model = await read(profile, () => noKey);
    assert.equal(
      treeText(profile, model),
      `
Acme Sandbox | sandbox
  ✖ No private key is stored for Acme Sandbox. | Import the key of this client.
  Import Private Key…`.trim(),
    );
  });

  it('shows a failure where it happened, and the command for several alike once', async () => {
    const two = profileWith({ prefundingCurrencies: ['USD', 'EUR', 'CHF'] });
    const refused = failure('', {
      problem: problem('Refused: UN_SUPPORT_BUSINESS. Unsupported business.', {
        advice: ['Check the currency.'],
        fix: { title: 'Edit Profile…', command: 'worldfirst.editProfile' },
      }),
    });
    const model = await read(two, (question) =>
      question.kind === 'prefunding' && question.currency !== 'USD' ? refused : figures(question),
    );
    const text = treeText(two, model);
    assert(
      text.includes(`
  Prefunding | partly not read · 1 s · verified
    USD | 1,000,000.00
    ✖ EUR | Refused: UN_SUPPORT_BUSINESS. Unsupported business. Check the currency.
    ✖ CHF | Refused: UN_SUPPORT_BUSINESS. Unsupported business. Check the currency.
    Edit Profile…
`),
      text,
    );
  });

  it('marks what is missing or odd in an answer and still shows the rest', async () => {
    const model = await read(profile, (question) => {
      switch (question.kind) {
        case 'balance':
          return figures(question, {
            body: {
              accountBalances: [
                { ...account('A1', 'USD', 5), availableBalance: { currency: 'USD', value: '0.05' } },
              ],
            },
          });
        case 'prefunding':
          return figures(question, { body: { balance: { currency: 'EUR', value: 1 } } });
        case 'quota':
          return figures(question, { body: quotaBody({ unpaidTotalAmount: null }) });
      }
    });
    const text = treeText(profile, model);
    assert(text.includes('⚠ USD | no available balance in the answer'), text);
    assert(text.includes('⚠ EUR | 0.01'), text);
    assert(text.includes('⚠ Used (unpaid) | not in the answer'), text);
    assert(text.includes('⚠ The answer is not as documented | USD was asked; the answer gives EUR.'), text);
    assert(text.includes('    Cap | 100,000.00'), text);
  });

  it('says so where the answer lists no account', async () => {
    const model = await read(profile, (question) =>
      question.kind === 'balance' ? figures(question, { body: { accountBalances: [] } }) : figures(question),
    );
    assert(treeText(profile, model).includes('    The answer lists no account'));
  });

  it('tells every amount of a balance with its raw value, when it was read and that it verified', async () => {
    const model = await read(profile, (question) =>
      question.kind === 'balance'
        ? figures(question, {
            body: {
              accountBalances: [
                {
                  ...account('A1', 'USD', '289633970'),
                  frozenBalance: { currency: 'USD', value: '0012' },
                  totalBalance: { currency: 'USD', value: 289633982 },
                },
              ],
            },
          })
        : figures(question),
    );
    const node = find(treeNodes(profile, model), 'balance');
    assert.deepEqual(tooltipOf(node, model), [
      'Account A1',
      'Available: USD 2,896,339.70 (raw 289633970)',
      'Frozen: USD 0.12 (raw 0012)',
      'Total: USD 2,896,339.82 (raw 289633982)',
      'Balance type asked: NORMAL_BALANCE',
      'Read 1 s',
      'The signature of the answer is verified',
    ]);
    assert.equal(
      spokenOf(node, model),
      'Account A1, available USD 2,896,339.70, Read 1 s, The signature of the answer is verified',
    );
  });

  it('gives every node an id of its own that stays the same after a refresh', async () => {
    const odd = profileWith({ customers: [{ id: 'accounts' }, { id: '["p1",null]' }] });
    const twice = (question: Question) =>
      question.kind === 'balance'
        ? figures(question, {
            body: {
              accountBalances: [
                account('A', 'USD', 1),
                account('A', 'USD', 2),
                account('', 'USD', 3),
                account('/', 'USD', 4),
              ],
            },
          })
        : figures(question);
    const model = await read(odd, twice);
    await Promise.all(odd.customers.map(({ id }) => model.load(id)));
    const before = treeNodes(odd, model).map(({ id }) => id);
    assert.equal(new Set(before).size, before.length);
    await model.refreshAll();
    assert.deepEqual(
      treeNodes(odd, model).map(({ id }) => id),
      before,
    );
  });
});
