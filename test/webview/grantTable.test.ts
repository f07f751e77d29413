import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import type { EditorHost } from './editorHost.ts';
import { bodyWithInvoices, grantState, openGrant } from './grantState.ts';

describe('the invoice table', () => {
  it('is filled by the keyboard alone, cell by cell, each when it is left', async () => {
    await using host = await openGrant('{}\n');
    const { keyboard } = host.page;
    await host.page.getByRole('button', { name: 'Add Row' }).focus();
    await keyboard.press('Enter');
    await grid(host).and(host.page.locator(':focus')).waitFor();
    await keyboard.type('INV-7');
    await keyboard.press('Tab');
    await keyboard.type('2026-03-31');
    assert.equal(host.text.includes('20260331'), false);
    await keyboard.press('F2');
    await keyboard.press('Tab');
    await keyboard.type('1,234.50');
    await keyboard.press('Enter');
    await inText(host, '"value":123450');
    assert.deepEqual(invoices(host), [
      { invoiceNo: 'INV-7', invoiceDate: '20260331', invoiceAmount: { currency: 'USD', value: 123450 } },
    ]);
    // From row to row, changed, emptied, and back without a change.
    await keyboard.press('Home');
    await keyboard.press('Enter');
    await keyboard.press('End');
    await keyboard.type('-a');
    await keyboard.press('Escape');
    await keyboard.press('Enter');
    await keyboard.press('End');
    await keyboard.type('-b');
    await keyboard.press('Enter');
    await inText(host, 'INV-7-b');
    await keyboard.press('ArrowRight');
    await keyboard.press('Delete');
    await eventually('the date is gone', () => (host.text.includes('20260331') ? undefined : true));
    assert.equal(host.text.includes('-a'), false);
  });

  it('adds, repeats, moves and removes rows, and everything else keeps its bytes', async () => {
    const text =
      '{ "x" : 1.0,\n  "invoiceInfoList": [\n    {"invoiceNo" : "A"},\n    { "invoiceNo":"B" }\n  ] }\n';
    await using host = await openGrant(text);
    await grid(host).focus();
    await host.page.getByRole('button', { name: 'Duplicate the selected rows' }).click();
    await eventually('two', () => (invoices(host).length === 3 ? true : undefined));
    await grid(host).press('Alt+ArrowDown');
    await inText(host, '{ "invoiceNo":"B" },\n    {"invoiceNo" : "A"}\n  ] }');
    await host.page.getByRole('button', { name: 'Remove the selected rows' }).click();
    await eventually('as before', () => (host.text === text ? true : undefined));
    await grid(host).press('Control+z');
    await eventually('undone', () => (invoices(host).length === 3 ? true : undefined));
  });

  it('says of pasted cells that a row which is no object cannot take them', async () => {
    await using host = await openGrant('{"invoiceInfoList": [{"invoiceNo": "A"}, "text"]}');
    await copyText(host, 'B\t20260101\nC\t20260102');
    await grid(host).focus();
    await host.page.keyboard.press('Control+v');
    await host.page.getByText('Pasted cells in rows that are no objects, left out: 2.').waitFor();
    await inText(host, '"B"');
    assert.equal(host.text.includes('"C"'), false);
  });

  it('takes cells of a spreadsheet in, with new rows, and gives them back', async () => {
    await using host = await openGrant(bodyWithInvoices(2));
    await copyText(host, 'A "1"\t20260101\t5\r\n"with\ttab"\t2026/1/2\tEUR 6.10\r\nC\t\t7.00\r\n');
    await grid(host).focus();
    await host.page.keyboard.press('ArrowDown');
    await host.page.keyboard.press('Control+v');
    await eventually('four rows', () => (invoices(host).length === 4 ? true : undefined));
    assert.deepEqual(invoices(host).slice(1), [
      { invoiceNo: 'A "1"', invoiceDate: '20260101', invoiceAmount: { currency: 'USD', value: 500 } },
      { invoiceNo: 'with\ttab', invoiceDate: '20260102', invoiceAmount: { currency: 'EUR', value: 610 } },
      { invoiceNo: 'C', invoiceAmount: { currency: 'USD', value: 700 } },
    ]);
    await host.page.keyboard.press('Shift+ArrowDown');
    await host.page.keyboard.press('Shift+End');
    await host.page.keyboard.press('Control+c');
    assert.equal(
      await host.page.evaluate(() => navigator.clipboard.readText()),
      'A "1"\t20260101\t5.00\r\n"with\ttab"\t20260102\tEUR 6.10',
    );
  });

  it('keeps what does not fit in its cell, says why, and lets nothing be sent without it', async () => {
    await using host = await openGrant(bodyWithInvoices(2));
    await copyText(host, 'X\t30.02.2026\t1.0056');
    await grid(host).focus();
    await host.page.keyboard.press('Control+v');
    await inText(host, '"invoiceNo": "X"');
    await host.page.getByText('USD has 2 decimals, not more.').first().waitFor();
    assert.deepEqual(invoices(host)[0], {
      invoiceNo: 'X',
      invoiceDate: '20260301',
      invoiceAmount: { currency: 'USD', value: 1 },
    });
    await cell(host, '30.02.2026').waitFor();
    await host.page.getByRole('button', { name: 'Send' }).click();
    await host.page.getByText(/Not sent: what stands in “Invoices: row 1, Invoice date”/).waitFor();
    assert.equal(host.count('send'), 0);
    // The focus is in the cell; what stands there is mended, the other one given up.
    await host.page.keyboard.type('20260228');
    await host.page.keyboard.press('Enter');
    await inText(host, '20260228');
    await host.page.getByRole('button', { name: 'Discard' }).click();
    await host.page.getByRole('button', { name: 'Send' }).click();
    await eventually('it is sent', () => (host.count('send') === 1 ? true : undefined));
  });

  it('loses nothing that is typed while the host takes its time, or refuses', async () => {
    await using host = await openGrant(bodyWithInvoices(1));
    host.holdEdits();
    await grid(host).focus();
    const { keyboard } = host.page;
    await keyboard.type('first');
    await keyboard.press('Enter');
    await host.page.getByRole('button', { name: 'Add Row' }).click();
    await keyboard.type('second');
    await keyboard.press('Tab');
    await keyboard.type('20261231');
    await keyboard.press('Enter');
    await cell(host, 'first').waitFor();
    await cell(host, '20261231').waitFor();
    host.releaseEdits();
    await inText(host, '20261231');
    assert.deepEqual(
      invoices(host).map(({ invoiceNo, invoiceDate }) => [invoiceNo, invoiceDate]),
      [
        ['first', '20260301'],
        ['second', '20261231'],
      ],
    );
    host.refusal = 'The file is read-only.';
    await keyboard.press('Home');
    await keyboard.type('third');
    await keyboard.press('Enter');
    await host.page.getByText('The file is read-only.').first().waitFor();
    await cell(host, 'third').waitFor();
    assert.equal(host.text.includes('third'), false);
  });

  it('keeps rows that the file did not take, and puts them in when it can', async () => {
    await using host = await openGrant(bodyWithInvoices(1));
    host.refusal = 'The file is read-only.';
    await copyText(host, 'X\t\t1.00\r\nY\t\t2.00\r\nZ\t\t3.00');
    await grid(host).focus();
    await host.page.keyboard.press('Control+v');
    await host.page.getByText('New rows that are not in the body: 2.').waitFor();
    await host.page.getByText(/“X” is not in the body/).waitFor();
    await host.page.getByRole('button', { name: 'Send' }).click();
    await host.page.getByText(/^Not sent: what stands in “Invoices/).waitFor();
    host.refusal = undefined;
    await host.page.getByRole('button', { name: 'Add Them at the End' }).click();
    await inText(host, '"Z"');
    assert.deepEqual(
      invoices(host).map(({ invoiceNo }) => invoiceNo),
      ['INV-0', 'Y', 'Z'],
    );
    await cell(host, 'X').waitFor();
  });

  it('does not give a text to a row that came to the place of another while it was typed', async () => {
    await using host = await openGrant(bodyWithInvoices(3));
    await grid(host).focus();
    await host.page.keyboard.press('ArrowDown');
    await host.page.keyboard.type('meant for row 2');
    const changed = host.text.replace('"INV-0"', '"INV-0b"').replace('"INV-1"', '"OTHER"');
    host.changeText(changed);
    await cell(host, 'INV-0b').waitFor();
    await host.page.keyboard.press('Enter');
    await host.page.getByText('The row changed since this was typed.').first().waitFor();
    assert.equal(host.text, changed);
  });

  it('adds amounts up exactly, by currency, beyond 2^53, and holds the sum against the quota', async () => {
    const amounts = [
      '{"currency": "USD", "value": 9007199254740993}',
      '{"currency": "USD", "value": 9007199254740993}',
      '{"currency": "JPY", "value": 10}',
      '"soon"',
    ];
    const entries = amounts.map((amount) => `{"invoiceAmount": ${amount}}`);
    await using host = await openGrant(`{"invoiceInfoList": [${entries.join(', ')}, {}]}`);
    const sums = host.page.getByRole('region', { name: 'Sum of the invoices' });
    assert.match(await sums.innerText(), /USD 180,143,985,094,819\.86\s+JPY 10/);
    assert.match(await sums.innerText(), /rows without: 1[\s\S]*no such amount: rows 4/);
    await host.page
      .getByText('“Invoice amount” adds up to USD 180,143,985,094,819.86; at most USD 60,000.00 can')
      .waitFor();
    await cell(host, '90071992547409.93').first().waitFor();
  });

  it('marks what stands twice, and shows entries that are no objects as they are', async () => {
    await using host = await openGrant(
      '{"invoiceInfoList": [{"invoiceNo": "A"}, {"invoiceNo": " A"}, 5, [1, 2]]}',
    );
    await host.page.getByText('“A” stands in the rows 1, 2.').first().waitFor();
    assert.equal(await host.page.locator('.cell.warning').count(), 2);
    await cell(host, '[1,2]').dblclick();
    await host.page.keyboard.press('Control+a');
    await host.page.keyboard.type('{"invoiceNo": "B"}');
    await host.page.keyboard.press('Enter');
    await inText(host, '5, {"invoiceNo": "B"}');
  });

  it('says what to begin with where there are no columns, and saves those that are made', async () => {
    const base = grantState();
    const columns = { ...base.columns, columns: [] };
    await using host = await openGrant('{}', { columns });
    await host.page.getByRole('button', { name: 'Columns…' }).click();
    await host.page.getByText('not documented').last().waitFor();
    await host.page.getByRole('button', { name: 'Invoice number' }).click();
    await host.page.getByRole('button', { name: 'Invoice amount' }).click();
    await host.page.getByRole('combobox', { name: 'Currency' }).fill('eur');
    await host.page.getByLabel('Written as').selectOption('decimalText');
    await host.page.getByRole('button', { name: 'Add Column' }).click();
    await host.page.keyboard.type('Invoice number');
    await host.page.getByRole('button', { name: 'Save Columns' }).click();
    await host.page.getByText(/must be a JSON pointer|Two columns have the title/).waitFor();
    assert.equal(host.count('saveColumns'), 0);
    await host.page.getByLabel('Title').last().fill('Paid');
    await host.page.getByLabel('Path in the entry').last().fill('/state/paid');
    await host.page.getByLabel('Type').last().selectOption('boolean');
    await host.page.getByRole('button', { name: 'Save Columns' }).click();
    await host.page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(host.calls.findLast(({ method }) => method === 'saveColumns')?.params, {
      columns: [
        { path: '/invoiceNo', title: 'Invoice number', type: 'text', unique: true },
        {
          path: '/invoiceAmount',
          title: 'Invoice amount',
          type: 'amount',
          form: 'decimalText',
          currency: 'EUR',
        },
        { path: '/state/paid', title: 'Paid', type: 'boolean' },
      ],
    });
  });
});

function grid(host: EditorHost): Locator {
  return host.page.getByRole('grid', { name: 'Invoices' });
}

function cell(host: EditorHost, text: string): Locator {
  return grid(host).getByRole('gridcell', { name: text, exact: true });
}

async function copyText(host: EditorHost, text: string): Promise<void> {
  await host.page.evaluate((given) => navigator.clipboard.writeText(given), text);
}

async function inText(host: EditorHost, part: string): Promise<void> {
  await eventually(`the body has ${part}`, () => (host.text.includes(part) ? true : undefined));
}

function invoices(host: EditorHost): readonly Readonly<Record<string, unknown>>[] {
  const body = JSON.parse(host.text) as { readonly invoiceInfoList?: readonly Record<string, unknown>[] };
  return body.invoiceInfoList ?? [];
}
