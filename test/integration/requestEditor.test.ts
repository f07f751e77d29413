import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { inquiryBalance, submitAttachment } from '../../src/core/catalogue/index.ts';
import { simulatorProfileId } from '../../src/core/profiles/profile.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { fixEncoding } from '../../src/extension/commands/fixEncoding.ts';
import type { TestEditor } from '../support/editorParts.ts';
import { closeAllEditors, testEditor, workspaceFile } from '../support/editorParts.ts';
import { recordBodies, type BodyRecorder } from '../support/bodyRecorder.ts';
import { eventually } from '../support/eventually.ts';
import { PlayedPage } from '../support/playedPage.ts';
import { answering } from '../support/windowAnswers.ts';

const text = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let files = 0;
/** A new file for every test, so that none sees another's document. */
const requestFile = (content: string | Uint8Array, endpoint = 'inquiryBalance'): Promise<vscode.Uri> =>
  workspaceFile(`editor-${(files += 1)}.${endpoint}.wf.json`, content);

describe('the request editor over a document', () => {
  let gateway: BodyRecorder;
  let editor: TestEditor;
  const pages: PlayedPage[] = [];

  const open = async (uri: vscode.Uri): Promise<PlayedPage> => {
    const page = await PlayedPage.open(uri, editor);
    pages.push(page);
    return page;
  };

  beforeEach(async () => {
    gateway = await recordBodies();
    editor = await testEditor({ name: 'Acme', baseUrl: gateway.url });
  });

  afterEach(async () => {
    for (const page of pages.splice(0)) {
      page.close();
    }
    await closeAllEditors();
    await editor[Symbol.asyncDispose]();
    await gateway[Symbol.asyncDispose]();
  });

  it('shows endpoint, form, address and headers of the file', async () => {
    const page = await open(await requestFile('{"currencyList":["USD"]}'));
    const state = await page.until('the target', ({ target }) => target.headers.length > 0);
    assert.equal(state.endpoint?.name, 'inquiryBalance');
    assert.equal(state.target.url, gateway.url + inquiryBalance.path);
    assert.deepEqual(
      state.target.headers.map(({ name }) => name),
      ['Client-Id', 'Request-Time', 'Signature', 'Content-Type'],
    );
    assert.deepEqual(
      state.form.map(({ name }) => name),
      ['currencyList', 'balanceTypes'],
    );
    assert.deepEqual(state.send, { kind: 'ready' });
    assert.match(page.html, /default-src 'none'/);
  });

  it('makes of an edit exactly the text one would write, and undo is the document’s', async () => {
    const uri = await requestFile('{\r\n\t"n": 1234567890123456789\r\n}\r\n');
    const page = await open(uri);
    assert.deepEqual(await page.set('/currencyList', '["USD"]'), { ok: true });
    assert.equal(
      page.document.getText(),
      '{\r\n\t"n": 1234567890123456789,\r\n\t"currencyList": ["USD"]\r\n}\r\n',
    );
    await page.until('the acknowledgement', ({ document }) => document.acknowledged === 1);
    await vscode.window.showTextDocument(page.document);
    await vscode.commands.executeCommand('undo');
    const state = await page.until('the undo', ({ document }) => !document.text.includes('USD'));
    assert.equal(state.document.text, '{\r\n\t"n": 1234567890123456789\r\n}\r\n');
    assert.equal(page.document.isDirty, false);
  });

  it('keeps fast typing in order and acknowledges its last edit', async () => {
    const page = await open(await requestFile('{}', 'queryCreditQuota'));
    const typed = 'AMAZON_VC_FACTORING_LOAN';
    const edits = Array.from(typed, (_, end) =>
      page.set('/productCode', JSON.stringify(typed.slice(0, end + 1))),
    );
    assert.ok((await Promise.all(edits)).every(({ ok }) => ok));
    const state = await page.until('the last edit', ({ document }) => document.acknowledged === typed.length);
    assert.equal(state.document.text, `{\n  "productCode": "${typed}"\n}`);
    assert.deepEqual(state.document.problems, []);
  });

  it('does not corrupt a document whose editor closes while edits are under way', async () => {
    const uri = await requestFile('{"n":1234567890123456789}');
    await vscode.window.showTextDocument(uri);
    const page = await open(uri);
    const values = Array.from({ length: 30 }, (_, index) => `"${'x'.repeat(index)}"`);
    for (const [index, value] of values.entries()) {
      page.set(`/k${index % 3}`, value).catch(() => undefined);
      if (index === 10) {
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      }
    }
    page.close();
    await editor.sessions.of(uri).queue.idle();
    const document = await vscode.workspace.openTextDocument(uri);
    assert.match(document.getText(), /^\{"n":1234567890123456789/);
    JSON.parse(document.getText());
    await document.save();
  });

  it('counts the edits of a page that loads again from the beginning', async () => {
    const page = await open(await requestFile('{}'));
    await page.set('/a', '1');
    await page.reload();
    assert.equal(page.state.document.acknowledged, 0);
    await page.set('/a', '2');
    await page.until('the new edit', ({ document }) => document.acknowledged === 1);
    assert.equal(page.state.document.text, '{\n  "a": 2\n}');
  });

  it('says why an edit is not in the document, and goes on', async () => {
    const page = await open(await requestFile('{"amount":"12"}'));
    const refused = await page.set('/amount/value', '1');
    assert.ok(!refused.ok && /amount holds a single value/.test(refused.sentence));
    await page.until('the refusal is counted', ({ document }) => document.acknowledged === 1);
    assert.deepEqual(await page.set('/b', '1'), { ok: true });
  });

  it('tells every page of one document what another of them wrote', async () => {
    const uri = await requestFile('{}');
    const [one, other] = [await open(uri), await open(uri)];
    await Promise.all([one.set('/a', '1'), other.set('/b', '2')]);
    const shown = await other.until('both edits', ({ document }) =>
      /"a"[^]*"b"|"b"[^]*"a"/.test(document.text),
    );
    JSON.parse(shown.document.text);
    assert.equal(shown.document.acknowledged, 1);
  });

  for (const [what, body] of [
    ['CRLF, tabs and a last line break', '{\r\n\t"a" :\t1 ,\r\n"b":[ ]}\r\n'],
    [
      'integers beyond 2^53 and odd numbers',
      '{"n":9007199254740993123,"m":-0.0,"e":1E+2,"z":10000000000000000000000}',
    ],
    ['emoji, escapes and line separators', '{"💶":"\\u00e9é \u2028 \\/","\\u0000":"𝄞"}'],
    ['members out of order', '{"zz":1,"currencyList":["USD"],"aa":{"y":1,"x":2}}'],
  ] as const) {
    it(`sends the bytes of the file: ${what}`, async () => {
      const uri = await requestFile(body);
      const page = await open(uri);
      using question = answering('showWarningMessage', () => 'Send Anyway');
      await page.send();
      assert.equal(gateway.bodies.length, 1, `asked: ${question.asked.length}`);
      assert.equal(sha256(gateway.bodies[0]!), sha256(new TextEncoder().encode(body)));
      const { response } = await page.until('the answer', (state) => state.response !== undefined);
      assert.equal(response?.sent.bodySha256, sha256(new TextEncoder().encode(body)));
    });
  }

  it('saves what was typed and sends that', async () => {
    const uri = await requestFile('{"currencyList":["USD"]}');
    const page = await open(uri);
    void page.set('/currencyList', '["EUR"]');
    await page.send();
    assert.equal(gateway.bodies[0]?.toString(), '{"currencyList":["EUR"]}');
    assert.equal(await text(uri), '{"currencyList":["EUR"]}');
    assert.equal(page.document.isDirty, false);
  });

  it('is not formatted on its way, even where the user formats on save', async () => {
    const settings = vscode.workspace.getConfiguration();
    await settings.update('editor.formatOnSave', true, vscode.ConfigurationTarget.Global);
    await settings.update('files.insertFinalNewline', true, vscode.ConfigurationTarget.Global);
    try {
      const uri = await requestFile('{"currencyList":[   "USD"]}');
      await vscode.commands.executeCommand('vscode.open', uri);
      const page = await open(uri);
      await page.set('/balanceTypes', '["NORMAL_BALANCE"]');
      await page.send();
      assert.equal(
        gateway.bodies[0]?.toString(),
        '{"currencyList":[   "USD"],"balanceTypes":["NORMAL_BALANCE"]}',
      );
    } finally {
      await settings.update('editor.formatOnSave', undefined, vscode.ConfigurationTarget.Global);
      await settings.update('files.insertFinalNewline', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('refuses a byte order mark, and the command takes it away for good', async () => {
    const uri = await requestFile('\ufeff{"currencyList":["USD"]}');
    const page = await open(uri);
    const blocked = await page.until('the encoding', ({ send }) => send.kind === 'blocked');
    assert.ok(blocked.document.encoding?.fixable === true);
    await page.send();
    assert.equal(gateway.bodies.length, 0);

    assert.equal(await fixEncoding(uri, editor), undefined);
    assert.equal(await text(uri), '{"currencyList":["USD"]}');
    await page.until('the fixed file', ({ send }) => send.kind === 'ready');
    await page.set('/currencyList', '["EUR"]');
    await page.send();
    assert.equal(gateway.bodies[0]?.toString(), '{"currencyList":["EUR"]}');
  });

  it('turns UTF-16 into UTF-8 for good', async () => {
    const uri = await requestFile(Buffer.from('\ufeff{"note":"é"}', 'utf16le'));
    const page = await open(uri);
    await page.until('the encoding', ({ send }) => send.kind === 'blocked');
    assert.equal(await fixEncoding(uri, editor), undefined);
    await page.until('the fixed file', ({ send }) => send.kind === 'ready');
    assert.equal(await text(uri), '{"note":"é"}');
    await page.set('/note', '"ü"');
    await page.document.save();
    assert.equal(await text(uri), '{"note":"ü"}');
  });

  it('refuses bytes that are not UTF-8 and leaves them alone', async () => {
    const bytes = Buffer.from('{"note":"é"}', 'latin1');
    const uri = await requestFile(bytes);
    const page = await open(uri);
    const state = await page.until('the encoding', ({ send }) => send.kind === 'blocked');
    assert.equal(state.document.encoding?.fixable, false);
    await page.send();
    assert.equal(gateway.bodies.length, 0);
    assert.deepEqual(Buffer.from(await vscode.workspace.fs.readFile(uri)), bytes);
  });

  for (const broken of ['{"a":1,}', '{"a":1,"a":2}', '', '{"a":1} // note']) {
    it(`does not send ${JSON.stringify(broken)} and says where it is wrong`, async () => {
      const page = await open(await requestFile(broken));
      assert.ok(page.state.send.kind === 'blocked');
      assert.match(page.state.send.obstacle.sentence, /^Line 1, column \d+: /);
      await page.send();
      assert.equal(gateway.bodies.length, 0);
    });
  }

  it('sends a body that breaks its schema only after a question', async () => {
    const page = await open(await requestFile('{"productCode":"OTHER"}', 'queryCreditQuota'));
    const { document } = await page.until('the problem', (state) => state.document.problems.length > 0);
    assert.equal(document.problems[0]?.pointer, '/productCode');
    assert.deepEqual(page.state.send, { kind: 'ready' });
    {
      using question = answering('showWarningMessage', () => undefined);
      await page.send();
      assert.equal(question.asked.length, 1);
      assert.equal(gateway.bodies.length, 0);
    }
    using accepted = answering('showWarningMessage', () => 'Send Anyway');
    await page.send();
    assert.equal(accepted.asked.length, 1);
    assert.equal(gateway.bodies[0]?.toString(), '{"productCode":"OTHER"}');
  });

  it('sends once, however often Send is pressed', async () => {
    const release = gateway.hold();
    const page = await open(
      await requestFile(JSON.stringify(submitAttachment.sample.request), 'submitAttachment'),
    );
    const first = page.send();
    const others = [page.send(), page.send()];
    await Promise.all(others);
    await eventually('the request', () => (gateway.bodies.length > 0 ? true : undefined));
    assert.equal(page.state.send.kind, 'sending');
    await page.send();
    release();
    await first;
    assert.equal(gateway.bodies.length, 1);
    assert.equal(
      (await page.until('the end', ({ send }) => send.kind === 'ready')).response?.outcome,
      'failed',
    );
  });

  it('cancels what is under way and says that the outcome of a write is unknown', async () => {
    const release = gateway.hold();
    const page = await open(
      await requestFile(JSON.stringify(submitAttachment.sample.request), 'submitAttachment'),
    );
    const sending = page.send();
    await eventually('the request', () => (gateway.bodies.length > 0 ? true : undefined));
    await page.call('cancel', {});
    await sending;
    release();
    const { response } = await page.until('the end', ({ send }) => send.kind === 'ready');
    assert.equal(response?.outcome, 'unknown');
  });

  it('keeps the answer for a page that is shown again', async () => {
    const page = await open(await requestFile('{}'));
    await page.send();
    const { response } = await page.until('the answer', (state) => state.response !== undefined);
    await page.reload();
    assert.deepEqual(page.state.response, response);
  });

  it('opens the whole body of the answer in an editor of its own', async () => {
    const page = await open(await requestFile('{}'));
    await page.send();
    await page.call('openBody', {});
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(
      shown?.getText(),
      '{"result":{"resultStatus":"F","resultCode":"PROCESS_FAIL","resultMessage":"refused"}}',
    );
    assert.equal(shown.languageId, 'json');
  });

  it('shows exactly what is signed, and its signature', async () => {
    const page = await open(await requestFile('{"currencyList":["USD"]}'));
    const preview = await page.call('previewSignature', {});
    assert.match(
      preview.contentToSign,
      /^POST \/amsin\/api\/v1\/business\/account\/inquiryBalance\n5J5X2Q0000000000\.\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\.\{"currencyList":\["USD"\]\}$/,
    );
    assert.match(preview.signatureHeader ?? '', /^algorithm=RSA256, keyVersion=1, signature=[\w%]{300,}$/);
    assert.equal(preview.bodySha256, sha256(Buffer.from('{"currencyList":["USD"]}')));
    assert.equal(gateway.bodies.length, 0);
  });

  it('gives a file without an endpoint the name that tells it, with what was typed', async () => {
    const uri = await workspaceFile('march.wf.json', '{}');
    const page = await open(uri);
    assert.equal(page.state.endpoint, undefined);
    assert.equal(page.state.endpoints.length, 6);
    assert.equal(page.state.send.kind, 'blocked');
    await vscode.window.showTextDocument(page.document);
    await page.set('/currencyList', '["USD"]');
    await page.call('chooseEndpoint', { name: 'inquiryBalance' });
    const renamed = vscode.Uri.joinPath(uri, '..', 'march.inquiryBalance.wf.json');
    const document = await vscode.workspace.openTextDocument(renamed);
    assert.equal(document.getText(), '{\n  "currencyList": ["USD"]\n}');
    await document.save();
    await assert.rejects(async () => vscode.workspace.fs.stat(uri));
  });

  it('never renames over another file', async () => {
    await workspaceFile('april.inquiryBalance.wf.json', '{"keep":"me"}');
    const page = await open(await workspaceFile('april.wf.json', '{}'));
    await assert.rejects(
      page.call('chooseEndpoint', { name: 'inquiryBalance' }),
      /a file of that name already/,
    );
    const kept = vscode.Uri.joinPath(page.document.uri, '..', 'april.inquiryBalance.wf.json');
    assert.equal(await text(kept), '{"keep":"me"}');
  });

  it('puts the sample in only where it replaces nothing unasked', async () => {
    const page = await open(await requestFile('{}'));
    await page.call('insertSample', {});
    assert.match(page.document.getText(), /"currencyList": \[/);
    const written = '{"mine":1}';
    const other = await open(await requestFile(written));
    using question = answering('showWarningMessage', () => undefined);
    await other.call('insertSample', {});
    assert.equal(question.asked.length, 1);
    assert.equal(other.document.getText(), written);
  });

  it('tells the page nothing secret', async () => {
    const { credentials } = await activeWorkbench();
    const canary = 'canary-4f1d7b2c9a';
    const [profile] = editor.profiles.all();
    await credentials.storeToken(profile!, undefined, { token: canary });
    const page = await open(await requestFile('{}'));
    const state = await page.until('the token', ({ target }) =>
      target.headers.some(({ name }) => name === 'Access-Token'),
    );
    await page.send();
    const answered = await page.until('the answer', ({ response }) => response !== undefined);
    assert.doesNotMatch(
      JSON.stringify([state, answered, await page.call('previewSignature', {})]),
      new RegExp(canary),
    );
  });
});

describe('the customer of a request', () => {
  const customers = [{ id: '2188400000000001', label: 'Harbour Lane' }, { id: '2188400000000002' }];

  it('is asked for before the first send, remembered, and never in the file', async () => {
    await using gateway = await recordBodies();
    await using editor = await testEditor({ baseUrl: gateway.url, customers });
    const uri = await requestFile('{}');
    const page = await PlayedPage.open(uri, editor);
    assert.equal(page.state.profile.customer, undefined);
    {
      using dismissed = answering('showQuickPick', () => undefined);
      await page.send();
      assert.equal(dismissed.asked.length, 1);
      assert.equal(gateway.bodies.length, 0);
    }
    {
      using chosen = answering('showQuickPick', (items: readonly { customer: string | null }[]) =>
        items.find(({ customer }) => customer === customers[1]!.id),
      );
      await page.send();
      assert.equal(chosen.asked.length, 1);
    }
    await page.send();
    assert.equal(gateway.bodies.length, 2);
    const state = await page.until('the answer', ({ response }) => response !== undefined);
    assert.equal(state.profile.customer, customers[1]!.id);
    assert.equal(state.response?.sent.customer, customers[1]!.id);
    assert.equal(await text(uri), '{}');
    page.close();
  });

  it('is none with the simulator until another is chosen, so that the first send simply works', async () => {
    await using editor = await testEditor({ id: simulatorProfileId, customers });
    const page = await PlayedPage.open(await requestFile('{}'), editor);
    assert.equal(page.state.profile.customer, null);
    await page.chooseCustomer(customers[0]!.id);
    await page.until('the customer', ({ profile }) => profile.customer === customers[0]!.id);
    page.close();
  });

  it('can be none on purpose, and is nobody whom the profile does not know', async () => {
    await using gateway = await recordBodies();
    await using editor = await testEditor({ baseUrl: gateway.url, customers });
    const page = await PlayedPage.open(await requestFile('{}'), editor);
    await page.chooseCustomer(null);
    await page.send();
    const { response } = await page.until('the answer', (state) => state.response !== undefined);
    assert.equal(response?.sent.customer, undefined);
    await assert.rejects(page.call('chooseCustomer', { customer: 'stranger' }), /no such customer/);
    page.close();
  });
});

describe('a request file in the window', () => {
  afterEach(closeAllEditors);

  it('opens in the request editor, and as text one command away', async () => {
    const uri = await requestFile('{}');
    await vscode.commands.executeCommand('vscode.open', uri);
    const input = (): unknown => vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const custom = await eventually('the request editor', () => {
      const shown = input();
      return shown instanceof vscode.TabInputCustom ? shown : undefined;
    });
    assert.equal(custom.viewType, 'worldfirst.requestEditor');
    await vscode.commands.executeCommand('worldfirst.reopenAsText');
    await eventually('the text editor in its place', () =>
      input() instanceof vscode.TabInputText && vscode.window.tabGroups.activeTabGroup.tabs.length === 1
        ? true
        : undefined,
    );
  });

  it('is made in the workspace under the name that was given, and empty', async () => {
    using named = answering('showInputBox', () => 'May/June');
    await vscode.commands.executeCommand('worldfirst.newRequest', 'inquiryBalance');
    assert.equal(named.asked.length, 1);
    const [folder] = vscode.workspace.workspaceFolders!;
    const uri = vscode.Uri.joinPath(folder!.uri, 'May June.inquiryBalance.wf.json');
    assert.equal(await text(uri), '{\n}');
    const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(shown instanceof vscode.TabInputCustom && shown.uri.toString() === uri.toString());
  });
});
