import assert from 'node:assert/strict';
import { simulatorProfileId } from '../../../src/core/profiles/profile.ts';
import { profileNode } from '../../../src/core/accounts/children.ts';
import type { Question } from '../../../src/core/accounts/question.ts';
import {
  accountEntry,
  AskedModel,
  figures,
  nodeOf,
  profileWith,
  quotaBody,
  readModel,
  spokenOf,
  tooltipOf,
  treeNodes,
  treeText,
} from '../../support/accountsTree.ts';

describe('the accounts tree', () => {
  const profile = profileWith();

  it('shows balances, prefunding and credit, and how fresh and certain they are', async () => {
    const model = await readModel(profile, (question) => figures(question));
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
    const model = await readModel(profile, (question) =>
      question.kind === 'balance'
        ? figures(question, {
            body: {
              accountBalances: [
                accountEntry('A1', 'USD', 123456),
                accountEntry('A1', 'JPY', '9007199254740993'),
                accountEntry('B2', 'XTS', 5),
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
    const model = await readModel(withCustomers, (question) => figures(question));
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
    const rows = treeText(both, await readModel(both, (question) => figures(question))).split('\n');
    assert(rows.includes('  Accounts: normal balance | 1 s · verified'));
    assert(rows.includes('  Accounts: same-name top-up balance | 1 s · verified'));
  });

  it('names the currency at each credit figure where they differ', async () => {
    const model = await readModel(profile, (question) =>
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
    const accountBalances = Array.from({ length: 51 }, (_, index) => accountEntry(`A${index}`, 'USD', index));
    const model = await readModel(profile, (question) =>
      question.kind === 'balance' ? figures(question, { body: { accountBalances } }) : figures(question),
    );
    assert(treeText(profile, model).includes('    A50 | USD'));
  });

  it('offers to add a currency where prefunding has none', async () => {
    const none = profileWith({ prefundingCurrencies: [] });
    const rows = treeText(none, await readModel(none, (question) => figures(question))).split('\n');
    const section = rows.indexOf('  Prefunding | no currency chosen');
    assert.equal(rows[section + 1], '    Add Currency…');
  });

  it('tells every amount of a balance with its raw value, when it was read and that it verified', async () => {
    const model = await readModel(profile, (question) =>
      question.kind === 'balance'
        ? figures(question, {
            body: {
              accountBalances: [
                {
                  ...accountEntry('A1', 'USD', '289633970'),
                  frozenBalance: { currency: 'USD', value: '0012' },
                  totalBalance: { currency: 'USD', value: 289633982 },
                },
              ],
            },
          })
        : figures(question),
    );
    const node = nodeOf(treeNodes(profile, model), 'balance');
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
      'available USD 2,896,339.70, Read 1 s, The signature of the answer is verified',
    );
  });

  it('says at the row of the simulator where the calls of other programs are told', async () => {
    const model = await readModel(profile, (question) => figures(question));
    const lastLine = (id: string): string | undefined =>
      tooltipOf(profileNode(profileWith({ id })), model).at(-1);
    assert.match(lastLine(simulatorProfileId) ?? '', /why one is refused, stand in the log: “Show Log”/);
    assert.doesNotMatch(lastLine('own') ?? '', /Show Log/);
  });

  it('gives every node an id of its own that stays the same after a refresh', async () => {
    const odd = profileWith({ customers: [{ id: 'accounts' }, { id: '["p1",null]' }] });
    const twice = (question: Question) =>
      question.kind === 'balance'
        ? figures(question, {
            body: {
              accountBalances: [
                accountEntry('A', 'USD', 1),
                accountEntry('A', 'USD', 2),
                accountEntry('', 'USD', 3),
                accountEntry('/', 'USD', 4),
              ],
            },
          })
        : figures(question);
    const model = await readModel(odd, twice);
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
