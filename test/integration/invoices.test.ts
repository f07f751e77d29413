import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { invoiceListPointer, type Column } from '../../src/core/invoices/columns.ts';
import { readColumns } from '../../src/core/invoices/readColumns.ts';
import { suggestedColumns } from '../../src/core/invoices/suggestedColumns.ts';
import { inEnglish } from '../../src/core/sentence.ts';
import { columnsFor, onDidChangeColumns, saveColumns } from '../../src/extension/invoices/columnsSetting.ts';
import { arrangementWith, csvEntries, csvPreview } from '../../src/extension/invoices/csvPreview.ts';
import { readCsv } from '../../src/extension/invoices/readCsv.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { closeAllEditors, testEditor, workspaceFile } from '../support/editorParts.ts';
import { PlayedPage } from '../support/playedPage.ts';

const id = 'worldfirst.invoices.columns';
const columns: readonly Column[] = [
  { path: '/no', title: 'Number', type: 'text', unique: true },
  { path: '/amount', title: 'Amount', type: 'amount', form: 'amountObject', currency: 'USD' },
];

describe('the invoices of a request file', () => {
  afterEach(closeAllEditors);

  it('come from a file of 10,000 rows as one edit, which leaves every other byte and one undo takes back', async () => {
    const before =
      '{\n  "referenceNo" : "R-1",\n  "invoiceInfoList": [\n    { "no":"kept" }\n  ] ,\n\t"x":1.0\n}\n';
    const uri = await workspaceFile('invoices.applyCreditGrant.wf.json', before);
    await using editor = await testEditor({ id: 'invoices' });
    await vscode.window.showTextDocument(uri);
    const page = await PlayedPage.open(uri, editor);

    const rows = Array.from({ length: 10_000 }, (_, index) => `INV-${index};1.234,5${index % 10}`);
    const reading = readCsv(new TextEncoder().encode(['No;Amount', ...rows].join('\r\n')));
    assert.ok(reading.ok);
    const preview = csvPreview('rows.csv', reading.table, columns, inEnglish);
    assert.deepEqual(preview.mapping, ['/no', '/amount']);
    assert.deepEqual([preview.rowCount, preview.separator, preview.problems], [10_000, 'semicolon', []]);
    const read = csvEntries(reading.table, preview.mapping, columns, inEnglish);
    assert.ok(read.ok);

    const edit = arrangementWith(invoiceListPointer, ['{"no":"kept"}'], read.entries, false);
    assert.deepEqual(await page.edit(edit), { ok: true });
    const expected = Array.from(
      { length: 10_000 },
      (_, index) => `,\n    {"no":"INV-${index}","amount":{"currency":"USD","value":12345${index % 10}}}`,
    );
    assert.equal(
      page.document.getText(),
      before.replace('"kept" }', () => `"kept" }${expected.join('')}`),
    );
    assert.deepEqual(await page.edit(edit), {
      ok: false,
      sentence: 'The text changed elsewhere at the same moment. Enter it again.',
    });
    await vscode.commands.executeCommand('undo');
    await page.until('the undo', ({ document }) => document.text === before);
    page.close();
  });

  it('get nothing that was entered for another one, whoever changed the file in between', async () => {
    const list = (...numbers: readonly string[]): string =>
      `{"invoiceInfoList": [${numbers.map((no) => `{"no": "${no}", "amount": 1}`).join(', ')}]}`;
    const uri = await workspaceFile('swapped.applyCreditGrant.wf.json', list('A', 'B', 'C'));
    await using editor = await testEditor({ id: 'swapped' });
    const page = await PlayedPage.open(uri, editor);
    const other = await PlayedPage.open(uri, editor);
    const before = ['A', 'B', 'C'].map((no) => `{"no":"${no}","amount":1}`);
    const pointer = invoiceListPointer;
    assert.deepEqual(await other.edit({ kind: 'arrange', pointer, before, entries: [1, 0, 2] }), {
      ok: true,
    });
    const swapped = list('B', 'A', 'C');
    assert.equal(page.document.getText(), swapped);

    const cells = [{ row: 0, path: '/amount', json: '5' }];
    const entered = { kind: 'cells', pointer, before: [{ row: 0, entry: before[0]! }], cells } as const;
    assert.deepEqual(await page.edit(entered), {
      ok: false,
      sentence: 'Row 1 changed elsewhere in the meantime. Look at it and enter this again.',
    });
    assert.deepEqual(await page.edit({ kind: 'arrange', pointer, before, entries: [1, 2] }), {
      ok: false,
      sentence: 'The text changed elsewhere at the same moment. Enter it again.',
    });
    assert.equal(page.document.getText(), swapped);
    // The row that nobody touched takes what was meant for it.
    const third = { row: 2, entry: before[2]! };
    const fitting = { ...entered, before: [third], cells: [{ ...cells[0]!, row: 2 }] };
    assert.deepEqual(await page.edit(fitting), { ok: true });
    assert.equal(page.document.getText(), swapped.replace('"C", "amount": 1', '"C", "amount": 5'));
    page.close();
    other.close();
  });

  it('are none where one row of their file is wrong', () => {
    const reading = readCsv(new TextEncoder().encode('No,Amount\nA,1.00\nB,1.005\nC\n'));
    assert.ok(reading.ok);
    assert.deepEqual(csvEntries(reading.table, ['/no', '/amount'], columns, inEnglish), {
      ok: false,
      problems: [
        {
          line: 3,
          rows: 1,
          column: 'Amount',
          sentence: 'It is not clear whether “.” groups thousands or begins the decimals; leave it out.',
        },
        { line: 4, rows: 1, column: undefined, sentence: 'Line 4 has 1 cells, the header has 2.' },
      ],
      more: 0,
    });
  });
});

describe('the columns of invoices', () => {
  let request: vscode.Uri;
  const settings = () => vscode.workspace.getConfiguration(undefined, request);

  before(async () => {
    await activeWorkbench();
    request = await workspaceFile('columns.applyCreditGrant.wf.json', '{}');
  });

  afterEach(async () => {
    const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
    for (const target of [WorkspaceFolder, Workspace, Global]) await settings().update(id, undefined, target);
  });

  it('are not there at first, but suggested', () => {
    assert.deepEqual(columnsFor(request), { columns: [], suggestions: suggestedColumns, problem: undefined });
  });

  it('are kept with the folder, where git has them, and told to those who listen', async () => {
    let listening: vscode.Disposable | undefined;
    const changed = new Promise<void>((told) => (listening = onDidChangeColumns(told)));
    await saveColumns(request, columns);
    await changed;
    listening?.dispose();
    assert.deepEqual(columnsFor(request).columns, columns);
    const inspected = settings().inspect<readonly unknown[]>(id);
    assert.deepEqual(inspected?.workspaceValue ?? inspected?.workspaceFolderValue, columns);
    assert.equal(inspected?.globalValue, undefined);
  });

  it('stay where the user has them', async () => {
    await settings().update(id, columns, vscode.ConfigurationTarget.Global);
    await saveColumns(request, columns.slice(0, 1));
    const inspected = settings().inspect<readonly unknown[]>(id);
    assert.ok(inspected !== undefined);
    assert.deepEqual(inspected.globalValue, columns.slice(0, 1));
    assert.equal(inspected.workspaceValue, undefined);
  });

  it('that cannot be used are told, and the others are used', async () => {
    const setting = [columns[0], { path: 'no', title: 'Bad', type: 'text' }];
    await settings().update(id, setting, vscode.ConfigurationTarget.Workspace);
    const { columns: used, problem } = columnsFor(request);
    assert.deepEqual(used, columns.slice(0, 1));
    assert.equal(problem, inEnglish(readColumns(setting).problems[0]!.problem));
  });
});
