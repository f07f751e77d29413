import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Column } from '../../src/core/invoices/columns.ts';
import type { CsvReadingId, QuotaState } from '../../src/protocol/grantForm.ts';
import { profileOfScratch, scratchUri } from '../../src/extension/requests/scratchFileSystem.ts';
import { closeAllEditors, workspaceFile } from '../support/editorParts.ts';
import { eventually } from '../support/eventually.ts';
import { PlayedPage } from '../support/playedPage.ts';
import { flipDigit } from '../support/recordingGateway.ts';
import { simulatedEditor, type SimulatedEditor } from '../support/simulatedEditor.ts';
import { answering } from '../support/windowAnswers.ts';

const columns: readonly Column[] = [
  { path: '/no', title: 'Number', type: 'text', unique: true },
  { path: '/invoiceDate', title: 'Date', type: 'date' },
  { path: '/amount', title: 'Amount', type: 'amount', form: 'minorUnits', currency: 'USD' },
];
const body =
  '{\n  "referenceNo": "REF-1", "invoiceDate": "20240101",\n  "x": 1.0,\n  "invoiceInfoList": [\n    {"no":"A","invoiceDate":"20240101","amount":100},\n    {"no":"B","invoiceDate":"20240202"},\n    {"no":"C","invoiceDate":"20240101"}\n  ]\n}\n';

const idOf = ({ file, reading }: CsvReadingId): CsvReadingId => ({ file, reading });

let documents = 0;

describe('the form of an application', () => {
  let simulated: SimulatedEditor;
  let uri: vscode.Uri;
  let page: PlayedPage;

  const quotaReads = (): number => simulated.gateway.requestsTo('queryCreditQuota').length;
  const quota = (kind: QuotaState['kind']): Promise<QuotaState> =>
    eventually(`the quota ${kind}`, () => {
      const state = page.state.grant?.quota;
      return state?.kind === kind ? state : undefined;
    });
  const textOf = async (file: vscode.Uri): Promise<string> =>
    (await vscode.workspace.openTextDocument(file)).getText();
  const columnsAre = async (wanted: readonly Column[]): Promise<void> => {
    assert.deepEqual(await page.call('saveColumns', { columns: wanted }), { ok: true });
    await page.until('the columns', ({ grant }) => grant?.columns.columns.length === wanted.length);
  };

  beforeEach(async () => {
    documents += 1;
    simulated = await simulatedEditor(`form-${documents}-${Date.now()}`);
    uri = await workspaceFile(`form-${documents}-${Date.now()}.applyCreditGrant.wf.json`, body);
    page = await PlayedPage.open(uri, simulated.editor);
    await page.until('the form', ({ grant }) => grant !== undefined);
  });

  afterEach(async () => {
    await vscode.workspace
      .getConfiguration(undefined, uri)
      .update('worldfirst.invoices.columns', undefined, vscode.ConfigurationTarget.Workspace);
    page.close();
    await closeAllEditors();
    await simulated[Symbol.asyncDispose]();
  });

  it('reads the quota once when it opens, again by hand, and never by itself', async () => {
    const first = await quota('known');
    assert.ok(first.kind === 'known');
    assert.deepEqual(
      first.figures.map(({ label }) => label),
      ['Cap', 'Granted', 'Available', 'Used (unpaid)', 'Approvable: at most'],
    );
    assert.deepEqual([first.verified, first.overdue, first.approvable.currency], [true, false, 'USD']);
    assert.equal(quotaReads(), 1);
    await page.set('/x', '2');
    await page.call('refreshQuota', {});
    assert.equal(quotaReads(), 2);
  });

  it('shows no quota of an answer that somebody altered, and says what to do', async () => {
    await quota('known');
    simulated.gateway.alter(flipDigit);
    await page.call('refreshQuota', {});
    const failed = await quota('failed');
    assert.ok(failed.kind === 'failed');
    assert.match(failed.obstacle.sentence, /signature of the answer is wrong/);
    assert.equal(failed.obstacle.fix?.intent, 'setGatewayPublicKey');
  });

  it('keeps codes with the label that they were given, for this customer alone', async () => {
    await page.call('rememberCode', { field: 'payeeCode', value: 'P-1', label: 'Main' });
    await page.call('rememberCode', { field: 'payeeCode', value: 'P-2', label: '' });
    await page.call('rememberCode', { field: 'payeeCode', value: 'P-1', label: 'Shop' });
    const state = await page.until('the label', ({ grant }) => grant?.codes.payeeCode[0]?.label === 'Shop');
    assert.deepEqual(state.grant?.codes, {
      payeeCode: [
        { value: 'P-1', label: 'Shop' },
        { value: 'P-2', label: '' },
      ],
      vcCode: [],
    });
    await page.call('forgetCode', { field: 'payeeCode', value: 'P-1' });
    await page.until('one code', ({ grant }) => grant?.codes.payeeCode.length === 1);
    await using other = await simulatedEditor(`form-other-${Date.now()}`);
    const elsewhere = await PlayedPage.open(uri, other.editor);
    const theirs = await elsewhere.until('the form', ({ grant }) => grant !== undefined);
    assert.deepEqual(theirs.grant?.codes.payeeCode, []);
    elsewhere.close();
  });

  it('uploads nothing under a business order id that was cleared', async () => {
    await page.until('the suggestion', ({ grant }) => grant?.attachment.details.bizOrderId === 'REF-1');
    for (const [detail, value] of [
      ['attachmentType', 'INVOICE'],
      ['bizType', 'TEST'],
      ['bizOrderId', ''],
    ] as const) {
      await page.setUploadDetail(detail, value);
    }
    await page.until('the empty field', ({ grant }) => grant?.attachment.details.bizOrderId === '');
    await page.call('dropAttachment', { name: 'a.pdf', bytes: new TextEncoder().encode('%PDF-1.4\n') });
    await page.upload();
    const refused = await page.until(
      'the refusal',
      ({ grant }) => grant?.attachment.upload.kind === 'stopped',
    );
    assert.match(
      JSON.stringify(refused.grant?.attachment.upload),
      /"The business order id \(bizOrderId\) is missing: the business order to which the file belongs\./,
    );
    assert.equal(simulated.gateway.requestsTo('submitAttachment').length, 0);
  });

  it('puts in a reference number that was not used before', async () => {
    assert.deepEqual(await page.call('newReference', {}), { ok: true });
    const first = /"referenceNo": "(CG-\d{8}-[2-9A-Z]{8})"/.exec(page.document.getText())?.[1];
    assert.deepEqual(await page.call('newReference', {}), { ok: true });
    assert.ok(first !== undefined && !page.document.getText().includes(first));
    assert.equal(page.document.getText().replace(/CG-[^"]+/, 'REF-1'), body);
  });

  it('takes in a CSV file with the columns of the setting, and nothing of one that has a wrong row', async () => {
    await columnsAre(columns);
    const csv = await workspaceFile('rows.csv', 'Number;Amount;Note\nD;1.234,50;n\nE;1,005;n\n');
    using dialog = answering('showOpenDialog', () => [csv]);
    const asked = { file: null, separator: null, mapping: null, dates: null };
    const preview = await page.call('previewCsv', asked);
    assert.ok(preview !== null && 'mapping' in preview);
    assert.deepEqual([preview.separator, preview.mapping], ['semicolon', ['/no', '/amount', undefined]]);
    assert.equal(preview.problems.length, 1);
    const mapping = ['/no', '/amount', null];
    const all = { mapping, dates: [], replace: false, onlyFitting: false };
    const refused = await page.call('importCsv', { ...idOf(preview), ...all });
    assert.ok(!refused.ok && refused.problems[0]?.line === 3);
    assert.equal(page.document.getText(), body);

    await vscode.workspace.fs.writeFile(
      csv,
      new TextEncoder().encode('Number;Amount;Note\nD;1.234,50;n\nE;1,50;n\n'),
    );
    const again = await page.call('previewCsv', {
      file: preview.file,
      separator: 'semicolon',
      mapping,
      dates: null,
    });
    assert.equal(dialog.asked.length, 1);
    assert.ok(again !== null && 'mapping' in again);
    const id = idOf(again);
    const twice = { ...id, ...all, mapping: ['/no', '/no', null] };
    assert.deepEqual(await page.call('importCsv', twice), {
      ok: false,
      problems: [
        {
          line: 0,
          rows: 1,
          column: undefined,
          sentence: 'Two columns of the file would fill the same column.',
        },
      ],
      more: 0,
    });
    assert.deepEqual(await page.call('importCsv', { ...id, ...all }), {
      ok: true,
      rows: 2,
      emptyRows: 0,
      leftOut: 0,
    });
    assert.match(
      page.document.getText(),
      /"no":"C".*\},\n {4}\{"no":"D","amount":123450\},\n {4}\{"no":"E","amount":150\}\n/,
    );
  });

  it('asks what dates mean that can be read in two ways, and takes in the rows that fit where that is chosen', async () => {
    await columnsAre(columns);
    const csv = await workspaceFile(
      'dates.csv',
      'Number,Date,Amount\nD,02.10.2026,1.00\nE,03.10.2026,2.00\nF,2026-10-04,not known\n',
    );
    using dialog = answering('showOpenDialog', () => [csv]);
    const first = await page.call('previewCsv', { file: null, separator: null, mapping: null, dates: null });
    assert.equal(dialog.asked.length, 1);
    assert.ok(first !== null && 'mapping' in first);
    assert.deepEqual(first.dates, [null, { order: null, sample: '02.10.2026' }, null]);
    assert.deepEqual(
      first.problems.map(({ column, rows, line, sentence }) => [column, rows, line, sentence]),
      [
        ['Date', 2, 2, 'Say above whether the day or the month stands first in the dates of this column.'],
        ['Amount', 1, 4, '“not known” is no amount.'],
      ],
    );
    const mapping = ['/no', '/invoiceDate', '/amount'];
    const dates = [null, 'dayFirst' as const, null];
    const said = await page.call('previewCsv', { file: first.file, separator: 'comma', mapping, dates });
    assert.ok(said !== null && 'mapping' in said);
    assert.deepEqual([said.problems.length, said.fitting], [1, 2]);
    const asked = { ...idOf(said), mapping, dates, replace: true };
    assert.ok(!(await page.call('importCsv', { ...asked, onlyFitting: false })).ok);
    assert.deepEqual(await page.call('importCsv', { ...asked, onlyFitting: true }), {
      ok: true,
      rows: 2,
      emptyRows: 0,
      leftOut: 1,
    });
    assert.match(page.document.getText(), /"D","invoiceDate":"20261002","amount":100/);
    assert.doesNotMatch(page.document.getText(), /"F"/);
  });

  it('takes in what the page itself has shown, whatever another editor of the file reads meanwhile', async () => {
    await columnsAre(columns);
    const other = await PlayedPage.open(uri, simulated.editor);
    const chosen = [
      await workspaceFile('first.csv', 'Number,Amount\nFIRST,1.00\n'),
      await workspaceFile('second.csv', 'Amount,Number\n2.00,SECOND\n'),
    ];
    const ask = { file: null, separator: null, mapping: null, dates: null };
    const shown: CsvReadingId[] = [];
    for (const [at, asking] of [page, other].entries()) {
      using dialog = answering('showOpenDialog', () => [chosen[at]!]);
      const preview = await asking.call('previewCsv', ask);
      assert.ok(preview !== null && 'mapping' in preview);
      assert.equal(dialog.asked.length, 1);
      shown.push(idOf(preview));
    }
    const [first, second] = shown as [CsvReadingId, CsvReadingId];
    const done = { ok: true, rows: 1, emptyRows: 0, leftOut: 0 };
    const all = { dates: [], replace: false, onlyFitting: false };
    const asShown = { ...first, ...all, mapping: ['/no', '/amount'] };
    assert.deepEqual(await page.call('importCsv', asShown), done);
    assert.match(page.document.getText(), /"no":"FIRST","amount":100/);
    assert.doesNotMatch(page.document.getText(), /SECOND/);

    // Of another reading, or of other columns than the file has, nothing is taken in.
    const before = page.document.getText();
    await other.call('previewCsv', { ...ask, file: second.file });
    const mapping = ['/amount', '/no'];
    for (const wrong of [
      { ...second, mapping },
      { ...second, reading: second.reading + 1, mapping: ['/amount'] },
      { file: 99, reading: 1, mapping },
    ]) {
      const refused = await other.call('importCsv', { ...wrong, ...all, replace: true });
      assert.ok(!refused.ok && refused.problems[0]?.line === 0);
    }
    assert.equal(page.document.getText(), before);
    other.close();
  });

  it('refuses columns that fill the same place, and keeps those that were there', async () => {
    await columnsAre(columns);
    const refused = await page.call('saveColumns', {
      columns: [
        { path: '/a', title: 'One', type: 'text' },
        { path: '/a', title: 'Two', type: 'text' },
      ],
    });
    assert.deepEqual(refused, { ok: false, sentence: '“One” and “Two” fill the same place.' });
    assert.equal(page.state.grant?.columns.columns.length, 3);
  });

  it('writes its rows to a CSV file and tells what is not in it', async () => {
    await columnsAre(columns.slice(0, 2));
    const target = vscode.Uri.joinPath(uri, '..', 'exported.csv');
    using dialog = answering('showSaveDialog', () => target);
    using notice = answering('showWarningMessage', () => undefined);
    await page.call('exportCsv', {});
    assert.equal(dialog.asked.length, 1);
    assert.equal(
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(target)),
      '\ufeffNumber,Date\r\nA,20240101\r\nB,20240202\r\nC,20240101\r\n',
    );
    assert.match(String(notice.asked[0]?.[0]), /no column shows it: \/amount/);
  });

  it('makes one draft for each value of a column, beside it and over no other file', async () => {
    await columnsAre(columns);
    const name = (value: string): vscode.Uri =>
      vscode.Uri.joinPath(
        uri,
        '..',
        `${value} ${uri.path.replace(/^.*\//, '').replace('.applyCreditGrant.wf.json', '')}.applyCreditGrant.wf.json`,
      );
    await vscode.workspace.fs.writeFile(name('20240202'), new TextEncoder().encode('{"mine":1}'));
    using question = answering('showInformationMessage', (...asked) => asked[2]);
    await page.call('splitByColumn', { path: '/invoiceDate' });
    assert.match(JSON.stringify(question.asked[0]), /20240101: 2 invoices\\n20240202: 1 invoices/);
    const [first, second] = [await textOf(name('20240101')), await textOf(name('(2) 20240202'))];
    assert.equal(
      first.replace(/CG-[^"]+/, 'REF-1'),
      body.replace('    {"no":"B","invoiceDate":"20240202"},\n', ''),
    );
    assert.match(
      second,
      /^\{\n {2}"referenceNo": "CG-\d{8}-\w{8}", "invoiceDate": "20240202",\n {2}"x": 1\.0,/,
    );
    assert.equal((JSON.parse(second) as { invoiceInfoList: unknown[] }).invoiceInfoList.length, 1);
    assert.equal(await textOf(name('20240202')), '{"mine":1}');
    assert.equal(page.document.getText(), body);
  });

  it('makes the other drafts where one cannot be written, and tells which is missing and why', async () => {
    await columnsAre(columns);
    const endless = '长'.repeat(90);
    const name = uri.path.replace(/^.*\//, '').replace('form-', 'endless-');
    const request = await workspaceFile(name, body.replace('"B"', JSON.stringify(endless)));
    const other = await PlayedPage.open(request, simulated.editor);
    using question = answering('showInformationMessage', (...asked) => asked[2]);
    using notice = answering('showWarningMessage', () => undefined);
    await other.call('splitByColumn', { path: '/no' });
    assert.equal(question.asked.length, 1);
    const [title, options] = notice.asked[0] as readonly [string, { readonly detail: string }];
    assert.equal(title, '2 of 3 drafts were made; this request still has all invoices.');
    assert.match(options.detail, new RegExp(`^“${endless}” was not made: .*ENAMETOOLONG[^\n]*$`));
    for (const value of ['A', 'C']) {
      const draft = vscode.Uri.joinPath(request, '..', `${value} ${name}`);
      assert.match(await textOf(draft), new RegExp(`"no":"${value}"`));
    }
    other.close();
  });

  it('makes drafts that have the files of the request, and an order of their own', async () => {
    await columnsAre(columns);
    const request = await workspaceFile(
      uri.path.replace(/^.*\//, '').replace('form-', 'filed-'),
      body.replace('"x": 1.0', '"attachmentFile": { "fileName": "a.pdf", "fileKey": "FK-1" }'),
    );
    const other = await PlayedPage.open(request, simulated.editor);
    await other.until('the form', ({ grant }) => grant !== undefined);
    await other.call('dropAttachment', { name: 'a.pdf', bytes: new TextEncoder().encode('%PDF-1.4\n') });
    await other.setUploadDetail('bizOrderId', 'ORDER-1');
    using question = answering('showInformationMessage', (...asked) => asked[2]);
    await other.call('splitByColumn', { path: '/invoiceDate' });
    assert.match(JSON.stringify(question.asked[0]), /same uploaded file: “a\.pdf” with the key FK-1\. Where/);
    const draft = vscode.Uri.joinPath(request, '..', `20240202 ${request.path.replace(/^.*\//, '')}`);
    const page2 = await PlayedPage.open(draft, simulated.editor);
    const { grant } = await page2.until('the file', (state) => state.grant?.attachment.files.length === 1);
    assert.match(grant?.attachment.details.bizOrderId ?? '', /^CG-/);
    page2.close();
    other.close();
  });

  it('makes drafts of a scratch beside it, which are all opened', async () => {
    await columnsAre(columns);
    const scratch = scratchUri(simulated.profile.id, 'Split.applyCreditGrant.wf.json');
    await vscode.workspace.fs.writeFile(scratch, new TextEncoder().encode(body));
    const scratchPage = await PlayedPage.open(scratch, simulated.editor);
    using question = answering('showInformationMessage', (...asked) => asked[2]);
    await scratchPage.call('splitByColumn', { path: '/no' });
    assert.equal(question.asked.length, 1);
    const opened = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputCustom ? [input.uri] : []))
      .filter((tab) => profileOfScratch(tab) === simulated.profile.id);
    assert.deepEqual(
      opened.map(({ path }) => path.replace(/^.*\//, '')),
      ['A', 'B', 'C'].map((value) => `${value} Split.applyCreditGrant.wf.json`),
    );
    scratchPage.close();
  });

  it('tells the page of another request that it is no application', async () => {
    const other = await PlayedPage.open(
      await workspaceFile('x.inquiryBalance.wf.json', '{}'),
      simulated.editor,
    );
    await assert.rejects(other.upload(), /no application for a credit grant/);
    assert.equal(other.state.grant, undefined);
    other.close();
  });
});
