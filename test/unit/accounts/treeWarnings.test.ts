import assert from 'node:assert/strict';
import {
  accountEntry,
  failure,
  figures,
  nodeOf,
  problem,
  profileWith,
  quotaBody,
  readModel,
  spokenOf,
  tooltipOf,
  treeNodes,
  treeText,
} from '../../support/accountsTree.ts';

describe('the accounts tree, where something is wrong,', () => {
  const profile = profileWith();

  it('warns of overdue payments and of figures that do not add up', async () => {
    const model = await readModel(profile, (question) =>
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
    const equation = nodeOf(treeNodes(profile, model), 'equation');
    assert.deepEqual(tooltipOf(equation, model).slice(0, 3), [
      'Granted: USD 41,000.00 (raw 4100000)',
      'Available + unpaid: USD 40,000.00 (raw 4000000)',
      'Difference: USD 1,000.00 (raw 100000)',
    ]);
  });

  it('says at every figure that nothing vouches for it where no gateway key is set', async () => {
    const model = await readModel(profile, (question) => figures(question, { trust: 'notVerifiable' }));
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
    const model = await readModel(
      profile,
      (question, round) => (round === 0 ? figures(question) : failure('No answer: the time was up (30 s).')),
      2,
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
    const model = await readModel(profile, () => noKey);
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
    const model = await readModel(two, (question) =>
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

  it('does not call it a failure that a holder has no prefunding in a currency', async () => {
    const three = profileWith({ prefundingCurrencies: ['USD', 'EUR'] });
    const none = failure('', {
      problem: { ...problem('Refused: UN_SUPPORT_BUSINESS. Unsupported business.'), notHeld: true },
    });
    const some = await readModel(three, (question) =>
      question.kind === 'prefunding' && question.currency === 'EUR' ? none : figures(question),
    );
    const text = treeText(three, some);
    assert(
      text.includes(`
  Prefunding | 1 s · verified
    USD | 1,000,000.00
    EUR | no prefunding account in this currency
`),
      text,
    );
    const bare = await readModel(three, (question) =>
      question.kind === 'prefunding' ? none : figures(question),
    );
    assert.match(treeText(three, bare), /Prefunding \| no prefunding account\n/);
  });

  it('marks what is missing or odd in an answer and still shows the rest', async () => {
    const model = await readModel(profile, (question) => {
      switch (question.kind) {
        case 'balance':
          return figures(question, {
            body: {
              accountBalances: [
                { ...accountEntry('A1', 'USD', 5), availableBalance: { currency: 'USD', value: '0.05' } },
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
    const model = await readModel(profile, (question) =>
      question.kind === 'balance' ? figures(question, { body: { accountBalances: [] } }) : figures(question),
    );
    assert(treeText(profile, model).includes('    The answer lists no account'));
  });
});
