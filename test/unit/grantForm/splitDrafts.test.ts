import assert from 'node:assert/strict';
import { freshReference } from '../../../src/core/grants/freshReference.ts';
import type { Column } from '../../../src/core/invoices/columns.ts';
import { invoiceTotals } from '../../../src/extension/grantForm/invoiceTotals.ts';
import { splitDrafts } from '../../../src/extension/grantForm/splitDrafts.ts';

const shop: Column = { path: '/shop', title: 'Shop', type: 'text' };
const date: Column = { path: '/invoiceDate', title: 'Date', type: 'date' };

function numbers(): () => string {
  let count = 0;
  return () => `N-${(count += 1)}`;
}

describe('the drafts of a split', () => {
  it('keep every byte but those of the invoices and of the reference number', () => {
    const text =
      '{\r\n\t"invoiceInfoList": [ {"shop":"a","n":1.0}, {"shop":"b"} ,{"shop":"a"}, {} ],\r\n\t"referenceNo" : "R" , "n":12345678901234567890\r\n}';
    const drafts = splitDrafts(text, shop, numbers());
    assert.ok(drafts !== undefined);
    assert.deepEqual(
      drafts.map(({ value, invoices, referenceNo }) => [value, invoices, referenceNo]),
      [
        ['a', 2, 'N-1'],
        ['b', 1, 'N-2'],
        ['', 1, 'N-3'],
      ],
    );
    for (const { text: draft, referenceNo = '' } of drafts) {
      const parsed = JSON.parse(draft) as { invoiceInfoList: unknown[] };
      assert.ok(parsed.invoiceInfoList.length > 0);
      assert.ok(draft.endsWith(`"referenceNo" : "${referenceNo}" , "n":12345678901234567890\r\n}`));
    }
    assert.match(drafts[0]?.text ?? '', /\{"shop":"a","n":1\.0\}/);
  });

  it('get the invoice date of their invoices only where the column is that of the invoice date and has one', () => {
    const text =
      '{"invoiceDate":"20240101","invoiceInfoList":[{"invoiceDate":"20240202","shop":"20240303"},{"invoiceDate":"soon"}]}';
    assert.deepEqual(
      splitDrafts(text, date, numbers())?.map(({ text: draft }) => draft.slice(0, 27)),
      ['{"invoiceDate":"20240202","', '{"invoiceDate":"20240101","'],
    );
    assert.match(
      splitDrafts(text, { ...date, path: '/shop' }, numbers())?.[0]?.text ?? '',
      /^\{"invoiceDate":"20240101"/,
    );
  });

  it('put no reference number or date where there is none', () => {
    const [draft] = splitDrafts('{"invoiceInfoList":[{"invoiceDate":"20240202"}]}', date, numbers()) ?? [];
    assert.equal(draft?.text, '{"invoiceInfoList":[{"invoiceDate":"20240202"}]}');
    assert.equal(draft.referenceNo, undefined);
  });

  it('are none of a body without invoices', () => {
    for (const text of ['{}', '{"invoiceInfoList":{}}', '[', '']) {
      assert.equal(splitDrafts(text, shop, numbers()), undefined);
    }
  });
});

describe('the sums that go into the evidence', () => {
  const amount: Column = { path: '/a', title: 'A', type: 'amount', form: 'amountObject', currency: 'USD' };
  const tax: Column = { path: '/t', title: 'T', type: 'amount', form: 'minorUnits', currency: 'USD' };

  it('are those of every column of amounts under its title, exact beyond 2^53, by currency', () => {
    const body =
      '{"invoiceInfoList":[{"a":{"currency":"USD","value":9007199254740993},"t":5},{"a":{"currency":"JPY","value":"7"},"t":0},{"a":{"currency":"USD","value":1},"t":1}]}';
    assert.deepEqual(invoiceTotals(body, [shop, amount, tax]), [
      {
        title: 'A',
        sums: [
          { currency: 'USD', minorUnits: '9007199254740994' },
          { currency: 'JPY', minorUnits: '7' },
        ],
        rowsLeftOut: 0,
      },
      { title: 'T', sums: [{ currency: 'USD', minorUnits: '6' }], rowsLeftOut: 0 },
    ]);
  });

  it('count the rows that are in no sum, whether they have nothing there or no such amount', () => {
    const body = '{"invoiceInfoList":[{"t":5},{},{"t":"5.00"},{"t":7}]}';
    assert.deepEqual(invoiceTotals(body, [amount, tax]), [
      { title: 'A', sums: [], rowsLeftOut: 4 },
      { title: 'T', sums: [{ currency: 'USD', minorUnits: '12' }], rowsLeftOut: 2 },
    ]);
  });

  it('are none without a column of amounts or without invoices', () => {
    assert.deepEqual(invoiceTotals('{"invoiceInfoList":[{"t":5}]}', [shop]), []);
    assert.deepEqual(invoiceTotals('{}', [amount]), []);
  });
});

describe('a new reference number', () => {
  it('names the day and differs by chance, in characters that nobody confuses', () => {
    assert.equal(freshReference('20241231', Uint8Array.of(0, 1, 29, 30, 255)), 'CG-20241231-23Z2H');
    assert.doesNotMatch(
      freshReference(
        '20241231',
        Uint8Array.from({ length: 256 }, (_, at) => at),
      ).slice(12),
      /[01ILOU]/,
    );
  });
});
