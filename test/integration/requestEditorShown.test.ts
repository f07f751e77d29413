import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { submitAttachment } from '../../src/core/catalogue/index.ts';
import { renameRequestFile } from '../../src/extension/requests/renaming.ts';
import { sendRequest } from '../../src/extension/requests/sending.ts';
import { closeAllEditors, testEditor, workspaceFile, type TestEditor } from '../support/editorParts.ts';
import { recordBodies, type BodyRecorder } from '../support/bodyRecorder.ts';
import { eventually } from '../support/eventually.ts';
import { PlayedPage } from '../support/playedPage.ts';
import { answering } from '../support/windowAnswers.ts';

let files = 0;
const requestFile = (content: string | Uint8Array, endpoint = 'inquiryBalance'): Promise<vscode.Uri> =>
  workspaceFile(`shown-${(files += 1)}.${endpoint}.wf.json`, content);

const textOf = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

const againstTheSchema = '{"productCode":"OTHER"}';

describe('what is sent is what the editor showed', () => {
  const customers = [{ id: 'C-1' }, { id: 'C-2' }];
  let gateway: BodyRecorder;
  let editor: TestEditor;
  const pages: PlayedPage[] = [];

  const open = async (uri: vscode.Uri): Promise<PlayedPage> => {
    const page = await PlayedPage.open(uri, editor);
    pages.push(page);
    return page;
  };
  const stopped = async (page: PlayedPage): Promise<string> => {
    const { send } = await page.until('why it was stopped', (state) => state.send.kind === 'stopped');
    assert.equal(gateway.bodies.length, 0);
    return send.kind === 'stopped' ? send.obstacle.sentence : '';
  };

  beforeEach(async () => {
    gateway = await recordBodies();
    editor = await testEditor(
      { id: 'shown-sandbox', name: 'Sandbox', baseUrl: gateway.url },
      { id: 'shown-live', name: 'Live', baseUrl: gateway.url },
      { id: 'shown-customers', name: 'Customers', baseUrl: gateway.url, customers },
    );
  });

  afterEach(async () => {
    for (const page of pages.splice(0)) {
      page.close();
    }
    await closeAllEditors();
    await editor[Symbol.asyncDispose]();
    await gateway[Symbol.asyncDispose]();
  });

  it('even where another program wrote the file and the editor does not know yet', async () => {
    const uri = await requestFile('{"currencyList":["USD"]}');
    const page = await open(uri);
    const before = page.state;
    writeFileSync(uri.fsPath, '{"currencyList":["EUR"]}');
    await page.sendAsOf(before);
    // By now the editor may have heard of it.
    assert.match(await stopped(page), /look at the text and send it again/);
    const { send } = await page.until('the new text', ({ document }) => document.text.includes('EUR'));
    assert.equal(send.kind, 'stopped', 'the new text does not take the reason away');
    await page.send();
    assert.deepEqual(gateway.bodies.map(String), ['{"currencyList":["EUR"]}']);
  });

  it('even where another editor changed the text and the page does not know yet', async () => {
    const page = await open(await requestFile('{"currencyList":["USD"]}'));
    const elsewhere = new vscode.WorkspaceEdit();
    elsewhere.replace(page.document.uri, new vscode.Range(0, 18, 0, 21), 'EUR');
    const before = page.state;
    const written = vscode.workspace.applyEdit(elsewhere);
    await Promise.all([written, page.sendAsOf(before)]);
    assert.match(await stopped(page), /look at the text and send it again/);
    await page.until('the new text', ({ document }) => document.text.includes('EUR'));
    await page.sendAsOf(before);
    await page.until(
      'that a text of before is not sent either',
      ({ send }) => send.kind === 'stopped' && send.obstacle.sentence.includes('another editor wrote it'),
    );
    assert.equal(gateway.bodies.length, 0);
    await page.set('/balanceTypes', '[]');
    await page.until('no obstacle after an edit', ({ send }) => send.kind === 'ready');
    await page.send();
    assert.deepEqual(gateway.bodies.map(String), ['{"currencyList":["EUR"],"balanceTypes":[]}']);
  });

  it('also where saving lets a formatter at the text', async () => {
    const settings = vscode.workspace.getConfiguration();
    await settings.update('editor.formatOnSave', true, vscode.ConfigurationTarget.Global);
    try {
      const page = await open(await requestFile('{"currencyList":[   "USD"]}'));
      await page.set('/currencyList', '["EUR"]');
      // Another tab is in front, so that VS Code saves in its usual way.
      await vscode.window.showTextDocument(await requestFile('{}'));
      await page.send();
      assert.equal(page.document.getText(), '{\n    "currencyList": [\n        "EUR"\n    ]\n}');
      assert.match(await stopped(page), /another text than the editor/);
      await page.send();
      assert.deepEqual(gateway.bodies.map(String), [page.document.getText()]);
    } finally {
      await settings.update('editor.formatOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('and is neither sent nor formatted where it cannot be saved', async () => {
    const settings = vscode.workspace.getConfiguration();
    await settings.update('editor.formatOnSave', true, vscode.ConfigurationTarget.Global);
    try {
      const uri = await requestFile('{"currencyList":[   "USD"]}');
      await vscode.commands.executeCommand('vscode.openWith', uri, 'worldfirst.requestEditor');
      const page = await open(uri);
      await page.set('/balanceTypes', '[]');
      writeFileSync(uri.fsPath, '{"theirs":"and longer than what was here before"}');
      await page.send();
      assert.match(await stopped(page), /could not be saved/);
      assert.equal(page.document.getText(), '{"currencyList":[   "USD"],"balanceTypes":[]}');
      assert.equal(await textOf(uri), '{"theirs":"and longer than what was here before"}');
    } finally {
      await settings.update('editor.formatOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('to the last byte where the lines of the file end in different ways', async () => {
    const mixed = '{\r\n"currencyList":\n["USD"]\r}\n';
    const page = await open(await requestFile(mixed));
    const { bodySha256 } = await page.call('previewSignature', {});
    await page.send();
    assert.deepEqual(gateway.bodies.map(String), [mixed]);
    const { response } = await page.until('the answer', (state) => state.response !== undefined);
    assert.equal(response?.sent.bodySha256, bodySha256, 'the preview was over the same bytes');
  });

  it('and is read and written as UTF-8, whatever encoding VS Code is set to', async () => {
    const settings = vscode.workspace.getConfiguration();
    await settings.update('files.encoding', 'windows1252', vscode.ConfigurationTarget.Global);
    try {
      const uri = await requestFile('{"note":"é"}');
      await vscode.commands.executeCommand('vscode.openWith', uri, 'worldfirst.requestEditor');
      const document = await vscode.workspace.openTextDocument(uri);
      await eventually('the text', () => (document.getText() === '{"note":"é"}' ? true : undefined));
      const page = await open(uri);
      await page.set('/note', '"€ 汇款"');
      await page.send();
      assert.deepEqual(gateway.bodies.map(String), ['{"note":"€ 汇款"}']);
    } finally {
      await settings.update('files.encoding', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('and goes nowhere once the profile was switched before it left', async () => {
    const uri = await requestFile('{}');
    const [, live] = editor.profiles.all();
    const sending = sendRequest(editor.sessions.of(uri), editor);
    editor.activate(live!);
    const attempt = await sending;
    assert.ok(attempt?.kind === 'stopped');
    assert.match(attempt.obstacle?.sentence ?? '', /profile or the customer changed/);
    assert.equal(gateway.bodies.length, 0);
  });

  it('and goes nowhere once the profile was edited while a question stood', async () => {
    const page = await open(await requestFile(againstTheSchema, 'queryCreditQuota'));
    using question = answering('showWarningMessage', () => {
      editor.activate({ ...editor.profiles.active(), baseUrl: 'https://open-sea-global.alipayplus.com' });
      return 'Send Anyway';
    });
    await page.send();
    assert.equal(question.asked.length, 1);
    assert.match(await stopped(page), /profile or the customer changed/);
  });

  it('and goes nowhere once another customer was chosen while a question stood', async () => {
    const [, , profile] = editor.profiles.all();
    editor.activate(profile!);
    const uri = await requestFile(againstTheSchema, 'queryCreditQuota');
    await editor.customers.choose(uri, profile!.id, 'C-1');
    const page = await open(uri);
    using question = answering('showWarningMessage', async () => {
      await editor.customers.choose(uri, profile!.id, 'C-2');
      return 'Send Anyway';
    });
    await page.send();
    assert.equal(question.asked.length, 1);
    assert.match(await stopped(page), /profile or the customer changed/);
  });

  it('and its answer follows a file that is renamed while it is under way', async () => {
    const release = gateway.hold();
    const uri = await requestFile('{}');
    const page = await open(uri);
    const sending = page.send();
    await eventually('the request', () => (gateway.bodies.length > 0 ? true : undefined));
    const renamed = vscode.Uri.joinPath(uri, '..', `renamed-${files}.inquiryBalance.wf.json`);
    // The editor of the new name may be there before the extension hears of the renaming.
    await vscode.workspace.fs.copy(uri, renamed);
    const other = await open(renamed);
    assert.equal(other.state.send.kind, 'ready');
    editor.sessions.moved(uri, renamed);
    await other.until('that it is sending', ({ send }) => send.kind === 'sending');
    await other.send();
    release();
    await sending;
    const { send } = await other.until('the answer', ({ response }) => response !== undefined);
    assert.deepEqual(send, { kind: 'ready' });
    assert.equal(gateway.bodies.length, 1);
    await other.set('/a', '1');
    assert.equal(other.document.getText(), '{\n  "a": 1\n}', 'edits go to the new name');
    assert.equal(page.document.getText(), '{}');
  });

  it('and is not made for the customer of an older file of the same name', async () => {
    const [, , profile] = editor.profiles.all();
    const [older, newer] = [await requestFile('{}'), await requestFile('{}')];
    await editor.customers.choose(older, profile!.id, 'C-1');
    await editor.customers.choose(newer, profile!.id, 'C-2');
    await vscode.workspace.fs.delete(older);
    await renameRequestFile(newer, older);
    await editor.customers.moved(newer, older);
    assert.equal(editor.customers.of(older, profile!), 'C-2');
    const unchosen = await requestFile('{}');
    await editor.customers.moved(unchosen, older);
    assert.equal(editor.customers.of(older, profile!), undefined);
  });

  it('and its customer follow a folder that gets another name', async () => {
    const [, , profile] = editor.profiles.all();
    const folder = await requestFile('{}');
    const [before, beside] = [
      folder.with({ path: `${folder.path}/a` }),
      folder.with({ path: `${folder.path}b` }),
    ];
    await editor.customers.choose(before, profile!.id, 'C-1');
    await editor.customers.choose(beside, profile!.id, 'C-2');
    const session = editor.sessions.of(before);
    const other = editor.sessions.of(beside);
    const moved = folder.with({ path: `${folder.path}-moved` });
    const after = moved.with({ path: `${moved.path}/a` });
    editor.sessions.moved(folder, moved);
    await editor.customers.moved(folder, moved);
    assert.equal(editor.customers.of(after, profile!), 'C-1');
    assert.equal(editor.customers.of(beside, profile!), 'C-2');
    assert.equal(editor.sessions.of(after), session);
    assert.equal(session.uri.toString(), after.toString());
    assert.equal(editor.sessions.of(beside), other);
  });
});

describe('the answers that a window keeps', () => {
  it('are those of open documents, and the latest of closed ones', async () => {
    await using gateway = await recordBodies();
    await using editor = await testEditor({ baseUrl: gateway.url });
    const page = await PlayedPage.open(await requestFile('{}'), editor);
    await page.send();
    const { exchange, endpoint, profile } = editor.sessions.of(page.document.uri).answered!;
    const closed = Array.from({ length: 8 }, (_, index) =>
      vscode.Uri.joinPath(page.document.uri, '..', `closed-${index}.inquiryBalance.wf.json`),
    );
    for (const [index, uri] of closed.entries()) {
      const call = { exchange: { ...exchange, sentAt: exchange.sentAt + index }, endpoint, profile };
      await editor.sessions.of(uri).attempt('', () => Promise.resolve({ kind: 'done', call }));
    }
    const kept = closed.map((uri) => editor.sessions.of(uri).answered !== undefined);
    assert.deepEqual(kept, [false, false, false, true, true, true, true, true]);
    assert.ok(editor.sessions.of(page.document.uri).answered !== undefined);
    page.close();
  });
});

describe('a file that stands in a body', () => {
  const attachment = (content: string): string =>
    `${JSON.stringify(submitAttachment.sample.request).replace(/"attachmentContent":"[^"]*"/, () => `\r\n"attachmentContent" :\t${JSON.stringify(content)}`)}\r\n`;
  const pdf = Buffer.from(Array.from({ length: 70_001 }, (_, index) => (index * 31) % 256));

  const send = async (content: string): Promise<{ readonly page: PlayedPage; readonly bodies: Buffer[] }> => {
    await using gateway = await recordBodies();
    await using editor = await testEditor({ baseUrl: gateway.url });
    await workspaceFile('invoice.pdf', pdf);
    const page = await PlayedPage.open(await requestFile(attachment(content), 'submitAttachment'), editor);
    using question = answering('showWarningMessage', (...asked) => asked[2]);
    const preview = await page.call('previewSignature', {});
    await page.send();
    await page.until(
      'the end',
      ({ send: { kind }, response }) => kind === 'stopped' || response !== undefined,
    );
    assert.equal(question.asked.length, 0, JSON.stringify(question.asked));
    const { response } = page.state;
    if (response !== undefined) {
      assert.equal(response.sent.bodyBytes, gateway.bodies[0]?.byteLength);
      assert.equal(preview.bodySha256, response.sent.bodySha256, 'the preview was over the same bytes');
    }
    page.close();
    return { page, bodies: [...gateway.bodies] };
  };

  for (const [what, path] of [
    ['beside the request file', 'invoice.pdf'],
    ['at a path with dots', './x/../invoice.pdf'],
  ] as const) {
    it(`${what} is sent as base64, and every other byte as it is`, async () => {
      const { page, bodies } = await send(`@file:${path}`);
      assert.equal(bodies.length, 1);
      assert.equal(bodies[0]?.toString(), attachment(pdf.toString('base64')));
      assert.equal(page.document.getText(), attachment(`@file:${path}`), 'the document keeps the reference');
    });
  }

  it('and is not there stops the request, in a sentence that names it', async () => {
    const { page, bodies } = await send('@file:invoices/missing.pdf');
    assert.equal(bodies.length, 0);
    assert.ok(page.state.send.kind === 'stopped');
    assert.match(
      page.state.send.obstacle.sentence,
      /^The attachment .*workspace.invoices.missing\.pdf does not exist\.$/,
    );
  });
});
