import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { CsvPreview, CsvResult } from '../../src/protocol/grantForm.ts';
import { eventually } from '../support/eventually.ts';
import type { EditorHost } from './editorHost.ts';
import { bodyWithInvoices, grantState, invoiceColumns, openGrant } from './grantState.ts';

const preview: CsvPreview = {
  file: 1,
  reading: 1,
  fileName: 'march.csv',
  header: ['Invoice number', 'Total', 'Remark'],
  rows: [
    ['INV-1', '1,234.50', 'a'],
    ['INV-2', '99.00', 'b'],
  ],
  rowCount: 1000,
  separator: 'comma',
  mapping: ['/invoiceNo', undefined, undefined],
  dates: [],
  problems: [],
  moreProblems: 0,
  fitting: 998,
  emptyRows: 2,
};

describe('the import of a CSV file', () => {
  it('shows what the file would bring in, lets each column be placed, and takes all rows or none', async () => {
    let result: CsvResult = {
      ok: false,
      problems: [{ line: 17, rows: 1, column: 'Total', sentence: 'USD has 2 decimals, not more.' }],
      more: 3,
    };
    await using host = await openGrant(
      bodyWithInvoices(3),
      {},
      {
        grant: {
          previewCsv: ({ mapping, separator }) => ({
            ...preview,
            separator: separator ?? 'comma',
            mapping: mapping?.map((path) => path ?? undefined) ?? preview.mapping,
          }),
          importCsv: () => result,
        },
      },
    );
    await host.page.getByRole('button', { name: 'Import CSV…' }).click();
    const dialog = host.page.getByRole('dialog', { name: 'Import march.csv' });
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /Rows: 1000/);
    assert.match(await dialog.innerText(), /left out: 2\./);
    assert.match(await dialog.innerText(), /Left out: Total, Remark/);
    await dialog.getByLabel('Separator').selectOption('semicolon');
    await asked(host, { file: 1, separator: 'semicolon', mapping: null, dates: null });
    await dialog.getByLabel('Where “Total” goes').selectOption({ label: 'Invoice amount' });
    await asked(host, {
      file: 1,
      separator: 'semicolon',
      mapping: ['/invoiceNo', '/invoiceAmount', null],
      dates: [],
    });
    await dialog.getByLabel('In place of the rows that are there (3)').check();
    await importButton(dialog).click();
    await dialog.getByText('Total, line 17: USD has 2 decimals, not more.').waitFor();
    await dialog.getByText('and 3 more').waitFor();
    // Nothing can be taken in before something changes.
    await importButton(dialog).click({ force: true });
    assert.equal(host.count('importCsv'), 1);
    result = { ok: true, rows: 998, emptyRows: 2, leftOut: 0 };
    await dialog.getByLabel('Where “Total” goes').selectOption('');
    await dialog.getByText('line 17').waitFor({ state: 'detached' });
    await importButton(dialog).click();
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(host.calls.findLast(({ method }) => method === 'importCsv')?.params, {
      file: 1,
      reading: 1,
      mapping: ['/invoiceNo', null, null],
      dates: [],
      replace: true,
      onlyFitting: false,
    });
  });

  it('takes nothing in while the file is read again: what is shown is not what would come', async () => {
    let done: ((preview: CsvPreview) => void) | undefined;
    await using host = await openGrant(
      bodyWithInvoices(1),
      {},
      {
        grant: {
          previewCsv: ({ file }) =>
            file === null ? preview : new Promise<CsvPreview>((resolve) => (done = resolve)),
        },
      },
    );
    await host.page.getByRole('button', { name: 'Import CSV…' }).click();
    const dialog = host.page.getByRole('dialog', { name: 'Import march.csv' });
    await dialog.getByLabel('Separator').selectOption('semicolon');
    await asked(host, { file: 1, separator: 'semicolon', mapping: null, dates: null });
    await importButton(dialog).click({ force: true });
    assert.equal(host.count('importCsv'), 0);
    done?.({ ...preview, reading: 2, separator: 'semicolon', rowCount: 7 });
    await dialog.getByText('Rows: 7').waitFor();
    await importButton(dialog).click();
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(host.calls.findLast(({ method }) => method === 'importCsv')?.params, {
      file: 1,
      reading: 2,
      mapping: ['/invoiceNo', null, null],
      dates: [],
      replace: false,
      onlyFitting: false,
    });
  });

  it('tells the rows that do not fit before anything is taken in', async () => {
    await using host = await openGrant(
      '{}',
      {},
      {
        grant: {
          previewCsv: () => ({
            ...preview,
            problems: [
              { line: 0, rows: 1, column: undefined, sentence: 'Line 9 is not UTF-8.' },
              { line: 5, rows: 1, column: undefined, sentence: 'It has 2 cells, the header has 3.' },
            ],
            fitting: 0,
          }),
        },
      },
    );
    await host.page.getByRole('button', { name: 'Import CSV…' }).click();
    const dialog = host.page.getByRole('dialog');
    await dialog.getByText('Line 5: It has 2 cells, the header has 3.').waitFor();
    assert.equal(await importButton(dialog).getAttribute('aria-disabled'), 'true');
    await importButton(dialog).click({ force: true });
    assert.equal(host.count('importCsv'), 0);
    await host.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually('the focus is back', () =>
      host.page.evaluate(() => (document.activeElement?.textContent === 'Import CSV…' ? true : undefined)),
    );
  });

  it('keeps where a column was placed while the file is still read again for it', async () => {
    const waiting: (() => void)[] = [];
    await using host = await openGrant(
      bodyWithInvoices(1),
      {},
      {
        grant: {
          previewCsv: ({ file, mapping }) =>
            file === null
              ? preview
              : new Promise<CsvPreview>((resolve) =>
                  waiting.push(() =>
                    resolve({ ...preview, mapping: mapping?.map((path) => path ?? undefined) ?? [] }),
                  ),
                ),
        },
      },
    );
    await host.page.getByRole('button', { name: 'Import CSV…' }).click();
    const dialog = host.page.getByRole('dialog', { name: 'Import march.csv' });
    await dialog.getByLabel('Where “Total” goes').selectOption({ label: 'Invoice amount' });
    await dialog.getByLabel('Where “Invoice number” goes').selectOption('');
    await asked(host, {
      file: 1,
      separator: 'comma',
      mapping: [null, '/invoiceAmount', null],
      dates: [],
    });
    for (const answer of waiting) answer();
    await importButton(dialog).click();
    await dialog.waitFor({ state: 'detached' });
    const taken = host.calls.findLast(({ method }) => method === 'importCsv')?.params as { mapping: unknown };
    assert.deepEqual(taken.mapping, [null, '/invoiceAmount', null]);
  });

  it('asks for the order of dates, and takes in the rows that fit only where that is chosen', async () => {
    const doubtful: CsvPreview = {
      ...preview,
      header: ['No', 'Date'],
      rows: [['1', '02.10.2026']],
      rowCount: 31,
      mapping: ['/invoiceNo', '/invoiceDate'],
      dates: [null, { order: null, sample: '02.10.2026' }],
      problems: [{ line: 2, rows: 31, column: 'Date', sentence: 'Say which comes first.' }],
      fitting: 0,
    };
    await using host = await openGrant(
      '{}',
      {},
      {
        grant: {
          previewCsv: ({ dates }) =>
            dates?.[1] === 'dayFirst'
              ? {
                  ...doubtful,
                  dates: [null, { order: 'dayFirst', sample: '02.10.2026' }],
                  problems: [{ line: 32, rows: 1, column: 'No', sentence: '“x” is none.' }],
                  fitting: 30,
                }
              : doubtful,
          importCsv: () => ({ ok: true, rows: 30, emptyRows: 0, leftOut: 1 }),
        },
      },
    );
    await host.page.getByRole('button', { name: 'Import CSV…' }).click();
    const dialog = host.page.getByRole('dialog');
    await dialog.getByText('Date, 31 rows, first in line 2: Say which comes first.').waitFor();
    const part = dialog.getByRole('button', { name: 'Import the 30 Rows That Fit' });
    assert.equal(await part.count(), 0);
    await dialog.getByLabel('Dates of “Date”').selectOption('day first: 02.10.2026 → 2026-10-02');
    await dialog.getByText('No, line 32: “x” is none.').waitFor();
    await part.click();
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(host.calls.findLast(({ method }) => method === 'importCsv')?.params, {
      file: 1,
      reading: 1,
      mapping: ['/invoiceNo', '/invoiceDate'],
      dates: [null, 'dayFirst'],
      replace: false,
      onlyFitting: true,
    });
  });

  it('says why a file cannot be read, and is over where none was chosen', async () => {
    let refused = true;
    await using host = await openGrant(
      '{}',
      {},
      {
        grant: { previewCsv: () => (refused ? { refused: 'The file is UTF-16 text.' } : null) },
      },
    );
    await host.page.getByRole('button', { name: 'Import CSV…' }).click();
    const dialog = host.page.getByRole('dialog');
    await dialog.getByText('The file is UTF-16 text.').waitFor();
    refused = false;
    await dialog.getByRole('button', { name: 'Choose Another File…' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('makes columns of what the file has, and reads it again with them', async () => {
    const { columns } = grantState();
    await using host = await openGrant(
      '{}',
      { columns: { ...columns, columns: [] } },
      {
        grant: {
          previewCsv: () => ({
            ...preview,
            header: ['No', 'Total'],
            mapping: [undefined, undefined],
            rows: [['1', '2']],
          }),
          saveColumns: () => {
            host.show({ grant: grantState({ columns: { ...columns, columns: invoiceColumns } }) });
            return { ok: true };
          },
        },
      },
    );
    await host.page.getByRole('button', { name: 'Import CSV…' }).click();
    await host.page.getByText('Choose a column for at least one of the file.').waitFor();
    await host.page.getByRole('button', { name: 'Make Columns of Them…' }).click();
    await host.page.getByRole('button', { name: 'Save Columns' }).click();
    await eventually('read again', () => (host.count('previewCsv') === 2 ? true : undefined));
    assert.deepEqual(host.calls.findLast(({ method }) => method === 'saveColumns')?.params, {
      columns: [
        { path: '/No', title: 'No', type: 'text' },
        { path: '/Total', title: 'Total', type: 'text' },
      ],
    });
    await host.page.getByLabel('Where “Total” goes').waitFor();
  });

  it('stands beside the export and the split by a column', async () => {
    await using host = await openGrant(bodyWithInvoices(2));
    await host.page.getByRole('button', { name: 'Export CSV…' }).click();
    await eventually('asked', () => (host.count('exportCsv') === 1 ? true : undefined));
    await host.page.getByRole('button', { name: 'Split by Column…' }).click();
    await host.page.getByRole('button', { name: 'Make Drafts' }).click();
    await eventually('asked', () => (host.count('splitByColumn') === 1 ? true : undefined));
    assert.deepEqual(host.calls.findLast(({ method }) => method === 'splitByColumn')?.params, {
      path: '/invoiceDate',
    });
  });
});

function importButton(dialog: Locator): Locator {
  return dialog.getByRole('button', { name: 'Import', exact: true });
}

function asked(host: EditorHost, params: unknown): Promise<true> {
  return eventually('it was asked', () => {
    const last = host.calls.findLast(({ method }) => method === 'previewCsv')?.params;
    return JSON.stringify(last) === JSON.stringify(params) ? true : undefined;
  });
}
