import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAllEditors, testEditor, workspaceFile, type TestEditor } from '../support/editorParts.ts';
import { startCountingGateway, type CountingGateway } from '../support/countingGateway.ts';
import { eventually } from '../support/eventually.ts';
import { PlayedPage } from '../support/playedPage.ts';

const openRequests = (): readonly vscode.Uri[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputCustom ? [input.uri] : []));

const textOf = async (uri: vscode.Uri | undefined): Promise<string> =>
  (await vscode.workspace.openTextDocument(uri ?? assert.fail('No request is open.'))).getText();

describe('the inquiry about a write whose outcome is unknown', () => {
  let gateway: CountingGateway;
  let editor: TestEditor;
  let page: PlayedPage;
  let sent: number;
  const applications = (): number =>
    gateway.requests.filter(({ path }) => path.endsWith('/applyCreditGrant')).length;

  beforeEach(async () => {
    gateway = await startCountingGateway({ holds: true });
    editor = await testEditor(
      {
        id: 'inquiry-a',
        name: 'First',
        baseUrl: gateway.url,
        customers: [{ id: 'C-1' }, { id: 'C-2' }],
      },
      { id: 'inquiry-b', name: 'Second', baseUrl: gateway.url },
    );
    const uri = await workspaceFile('cut.applyCreditGrant.wf.json', '{"referenceNo":"REF / 1","x":1}');
    await editor.customers.choose(uri, 'inquiry-a', 'C-2');
    page = await PlayedPage.open(uri, editor);
    const under = editor.sessions.of(uri);
    await under.attempt('', async () => {
      const cancel = new vscode.CancellationTokenSource();
      const profile = editor.profiles.active();
      const { applyCreditGrant } = await import('../../src/core/catalogue/index.ts');
      const sending = editor.gate.send({
        endpoint: applyCreditGrant,
        profileId: profile.id,
        customerId: 'C-2',
        body: [new TextEncoder().encode('{"referenceNo":"REF / 1","x":1}')],
        origin: 'editor',
        token: cancel.token,
      });
      await eventually('the application', () => (applications() > 0 ? true : undefined));
      cancel.cancel();
      const result = await sending;
      assert.ok(result.kind === 'done');
      return { kind: 'done', call: { exchange: result.exchange, endpoint: applyCreditGrant, profile } };
    });
    sent = applications();
    const { response } = await page.until('the outcome', (state) => state.response !== undefined);
    assert.equal(response?.outcome, 'unknown');
  });

  afterEach(async () => {
    assert.equal(applications(), sent, 'nothing was sent by itself');
    page.close();
    await closeAllEditors();
    await editor[Symbol.asyncDispose]();
    await gateway.close();
  });

  it('opens with the reference and the customer of the call, and is not sent', async () => {
    await page.call('fix', { intent: 'openInquiry' });
    const [uri] = openRequests();
    assert.equal(await textOf(uri), '{\n  "referenceNo": "REF / 1"\n}\n');
    assert.match(uri?.path ?? '', /^\/inquiry-a\/.*REF 1\.inquiryCreditGrant\.wf\.json$/);
    assert.equal(editor.customers.of(uri ?? assert.fail(), editor.profiles.active()), 'C-2');
  });

  it('is the same one the next time, and never one that was changed to ask for another', async () => {
    await page.call('fix', { intent: 'openInquiry' });
    await page.call('fix', { intent: 'openInquiry' });
    const [first, ...others] = openRequests();
    assert.deepEqual(others, []);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(first ?? assert.fail(), new vscode.Range(0, 0, 9, 0), '{"referenceNo":"OTHER"}');
    await vscode.workspace.applyEdit(edit);
    await page.call('fix', { intent: 'openInquiry' });
    const texts = await Promise.all(openRequests().map((uri) => textOf(uri)));
    assert.deepEqual(texts, ['{"referenceNo":"OTHER"}', '{\n  "referenceNo": "REF / 1"\n}\n']);
  });

  it('is not asked of another profile', async () => {
    editor.activate(editor.profiles.find('inquiry-b') ?? assert.fail());
    await assert.rejects(page.call('fix', { intent: 'openInquiry' }), /profile “First”/);
    assert.deepEqual(openRequests(), []);
  });
});
