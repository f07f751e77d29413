import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { importRequest } from '../../src/extension/import/importRequest.ts';
import { closeAllEditors, testEditor, workspaceFile } from '../support/editorParts.ts';
import { answering, picking } from '../support/windowAnswers.ts';

const path = '/amsin/sandbox/api/v1/business/account/inquiryBalance';
const body = '{\r\n  "n": 12345678901234567890, "text": "it\'s"}';
const curl = `curl 'https://sandbox.example.com${path}' -H 'Client-Id: OTHER' -H 'Access-Token: CANARY-TOKEN-78' \\
  -H 'Connected-CustomerId: 2188' -H 'Signature: algorithm=RSA256, keyVersion=1, signature=AAAA' \\
  --data-raw '${body.replaceAll("'", String.raw`'\''`)}'`;

const shown = (): vscode.Uri => {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  assert.ok(input instanceof vscode.TabInputCustom, 'a request editor is in front');
  return input.uri;
};
const read = async (uri: vscode.Uri): Promise<string> =>
  Buffer.from(await vscode.workspace.fs.readFile(uri)).toString();

describe('a request of another tool', () => {
  afterEach(closeAllEditors);

  it('becomes a scratch with its very body, and says what it left out', async () => {
    await using editor = await testEditor({ id: 'import-a', customers: [{ id: '2188', label: 'Kiln' }] });
    await vscode.env.clipboard.writeText(curl);
    using picks = picking('In the Clipboard', 'Scratch Request');
    using told = answering('showWarningMessage', () => undefined);
    assert.equal(await importRequest(undefined, editor), undefined);
    assert.deepEqual(picks.left, []);
    const uri = shown();
    assert.equal(uri.path, '/import-a/Query account balance (imported).inquiryBalance.wf.json');
    assert.equal(await read(uri), body);
    assert.equal(editor.customers.of(uri, editor.profiles.active()), '2188');
    const message = String(told.asked[0]?.[0]);
    assert.match(message, /Credentials in headers were not kept: Access-Token/);
    assert.match(message, /made for the client OTHER/);
    assert.doesNotMatch(message, /CANARY/);
  });

  it('keeps the line ends that a saved file has in its body', async () => {
    await using editor = await testEditor({ id: 'import-lines' });
    const message = `POST ${path} HTTP/1.1\r\nHost: a\r\nX: y\r\n\r\n{\n"a": 1}`;
    await vscode.window.showTextDocument(await workspaceFile('message.http', message));
    using picks = picking('In the Editor in Front', 'Scratch Request');
    using told = answering('showWarningMessage', () => undefined);
    assert.equal(await importRequest(undefined, editor), undefined);
    assert.deepEqual([picks.left, told.asked.length], [[], 1]);
    assert.equal(await read(shown()), '{\n"a": 1}');
  });

  it('never takes the place of what exists', async () => {
    await using editor = await testEditor({ id: 'import-b' });
    using told = answering('showWarningMessage', () => undefined);
    const uris: string[] = [];
    for (const text of ['{"a":1}', '{"a":2}']) {
      using picks = picking('Scratch Request');
      await importRequest(`POST ${path}\n\n${text}`, editor);
      assert.deepEqual(picks.left, []);
      uris.push(shown().path);
      assert.equal(await read(shown()), text);
    }
    assert.notEqual(uris[0], uris[1]);
    assert.equal(told.asked.length, 2);
    const existing = await workspaceFile('mine.inquiryBalance.wf.json', '{"mine":true}');
    using picks = picking('File in the Workspace…');
    using name = answering('showInputBox', () => 'mine');
    const refused = await importRequest(`POST ${path}\n\n{}`, editor);
    assert.deepEqual([picks.left, name.asked.length], [[], 1]);
    assert.match(refused?.sentence ?? '', /file of that name already/);
    assert.equal(await read(existing), '{"mine":true}');
  });

  it('is chosen among several of a file', async () => {
    await using editor = await testEditor({ id: 'import-c' });
    const request = (name: string): object => ({
      request: {
        method: 'POST',
        url: `https://h/amsin/alipay/business/credit/${name}`,
        headers: [],
        postData: { text: `{"name":"${name}"}` },
      },
    });
    const entries = [request('unrelated'), request('queryCreditQuota'), request('inquiryCreditGrant')];
    const file = await workspaceFile('calls.har', JSON.stringify({ log: { entries } }));
    using picks = picking(
      'POST https://h/amsin/alipay/business/credit/inquiryCreditGrant',
      'Scratch Request',
    );
    using told = answering('showInformationMessage', () => undefined);
    assert.equal(await importRequest(file, editor), undefined);
    assert.deepEqual([picks.left, told.asked.length], [[], 1]);
    assert.equal(await read(shown()), '{"name":"inquiryCreditGrant"}');
    assert.match(shown().path, /\.inquiryCreditGrant\.wf\.json$/);
  });

  it('is taken from the editor in front', async () => {
    await using editor = await testEditor({ id: 'import-d' });
    const document = await vscode.workspace.openTextDocument({ content: `POST ${path}\n\n{"typed":1}` });
    await vscode.window.showTextDocument(document);
    using picks = picking('In the Editor in Front', 'Scratch Request');
    using told = answering('showWarningMessage', () => undefined);
    assert.equal(await importRequest(undefined, editor), undefined);
    assert.deepEqual([picks.left, told.asked.length], [[], 1]);
    assert.equal(await read(shown()), '{"typed":1}');
  });

  it('is no request file where it would carry credentials, and the command that makes the call is offered', async () => {
    await using editor = await testEditor({ id: 'import-tokens' });
    const refused = await importRequest(
      'POST /amsin/api/v1/oauth/applyToken\n\n{"grantType":"REFRESH_TOKEN","refreshToken":"CANARY-REFRESH-81"}',
      editor,
    );
    assert.ok(refused?.fix !== undefined);
    assert.doesNotMatch(JSON.stringify(refused), /CANARY/);
    assert.ok(!(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom));
  });

  it('is refused with the reason and the place', async () => {
    await using editor = await testEditor({ id: 'import-e' });
    for (const [text, sentence] of [
      [`curl https://h${path} -d '{`, /quote that opens in line 1/],
      [`curl https://h${path} -d @body.json`, /in the file "body\.json"/],
      ['{"transferFactor":{}}', /A body alone/],
    ] as const) {
      assert.match((await importRequest(text, editor))?.sentence ?? '', sentence);
    }
  });
});
