import assert from 'node:assert/strict';
import { lstat, rename, symlink, unlink } from 'node:fs/promises';
import * as vscode from 'vscode';
import { saveToWorkspace } from '../../src/extension/commands/saveToWorkspace.ts';
import { sendRequest } from '../../src/extension/requests/sending.ts';
import { ScratchFileSystem, scratchUri } from '../../src/extension/requests/scratchFileSystem.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { recordBodies } from '../support/bodyRecorder.ts';
import { closeAllEditors, testEditor, workspaceFile } from '../support/editorParts.ts';
import { eventually } from '../support/eventually.ts';
import { PlayedPage } from '../support/playedPage.ts';
import { answering } from '../support/windowAnswers.ts';

const text = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

const activeTab = (): vscode.Tab | undefined => vscode.window.tabGroups.activeTabGroup.activeTab;

const openRequests = (): readonly string[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputCustom ? [input.uri.toString()] : []));

const saved = (document: vscode.TextDocument): Promise<true> =>
  eventually('the save', () => (document.isDirty ? undefined : true));

describe('a scratch request', () => {
  afterEach(closeAllEditors);

  it('opens empty by its endpoint, in a request editor, and is the same the next time', async () => {
    await using editor = await testEditor({ id: 'scratch-a' });
    const uri = await editor.openScratch('inquiryBalance');
    const input = activeTab()?.input;
    assert.ok(input instanceof vscode.TabInputCustom);
    assert.equal(input.uri.toString(), uri.toString());
    assert.equal(await text(uri), '{\n}');
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 1), '"kept":true');
    await vscode.workspace.applyEdit(edit);
    await saved(document);
    await closeAllEditors();
    assert.equal((await editor.openScratch('inquiryBalance')).toString(), uri.toString());
    assert.equal(await text(uri), '{"kept":true\n}');
  });

  it('saves itself at once and unformatted, so that its tab is always clean', async () => {
    const settings = vscode.workspace.getConfiguration();
    await settings.update('editor.formatOnSave', true, vscode.ConfigurationTarget.Global);
    try {
      await using editor = await testEditor({ id: 'scratch-b' });
      const uri = await editor.openScratch('queryCreditQuota');
      const page = await PlayedPage.open(uri, editor);
      await Promise.all(
        Array.from('AMAZON', (_, end) => page.set('/productCode', `"${'AMAZON'.slice(0, end + 1)}"`)),
      );
      await page.edit({
        kind: 'replaceText',
        baseLength: page.document.getText().length,
        changes: [{ from: 0, to: 1, insert: '{   "odd"   :1,' }],
      });
      await saved(page.document);
      await eventually('the clean tab', () => (activeTab()?.isDirty === false ? true : undefined));
      assert.equal(await text(uri), '{   "odd"   :1,\n  "productCode": "AMAZON"\n}');
      page.close();
    } finally {
      await settings.update('editor.formatOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('is one for each profile, and is not sent for another', async () => {
    await using gateway = await recordBodies();
    await using editor = await testEditor(
      { id: 'scratch-c', name: 'Sandbox', baseUrl: gateway.url },
      { id: 'scratch-d', name: 'Live', baseUrl: gateway.url },
    );
    const [sandbox, live] = editor.profiles.all();
    const uri = await editor.openScratch('inquiryBalance');
    const page = await PlayedPage.open(uri, editor);
    editor.activate(live!);
    const { send } = await page.until('the other profile', (state) => state.send.kind === 'blocked');
    assert.ok(send.kind === 'blocked');
    assert.equal(send.obstacle.sentence, 'This scratch request belongs to “Sandbox”, but “Live” is active.');
    assert.equal(send.obstacle.fix?.intent, 'switchProfile');
    await page.send();
    assert.equal(gateway.bodies.length, 0);
    assert.notEqual((await editor.openScratch('inquiryBalance')).toString(), uri.toString());
    editor.activate(sandbox!);
    await page.until('its own profile', (state) => state.send.kind === 'ready');
    await page.send();
    assert.equal(gateway.bodies.length, 1);
    page.close();
  });

  it('begins with a given body only where there is none yet', async () => {
    await using editor = await testEditor({ id: 'scratch-e' });
    const uri = await editor.openScratch('inquiryBalance', { text: '{"first":1}' });
    assert.equal(await text(uri), '{"first":1}');
    await editor.openScratch('inquiryBalance', { text: '{"second":2}' });
    assert.equal(await text(uri), '{"first":1}');
  });

  it('is not written over where it cannot be read', async () => {
    await using editor = await testEditor({ id: 'scratch-j' });
    const uri = scratchUri('scratch-j', 'Query account balance.inquiryBalance.wf.json');
    await vscode.workspace.fs.writeFile(uri, bytes('{"kept":1}'));
    const { context } = await activeWorkbench();
    const name = 'Query account balance.inquiryBalance.wf.json'.replaceAll(' ', '%20');
    const real = vscode.Uri.joinPath(context.globalStorageUri, 'requests', 'scratch-j', name);
    assert.equal(await text(real), '{"kept":1}');
    // A loop of links: the file is there, and every attempt to read it fails for another reason than its absence.
    await rename(real.fsPath, `${real.fsPath}.moved`);
    await symlink(real.fsPath, real.fsPath);
    try {
      await assert.rejects(editor.openScratch('inquiryBalance', { text: '{"new":1}' }));
      assert.equal((await lstat(real.fsPath)).isSymbolicLink(), true);
    } finally {
      await unlink(real.fsPath);
      await rename(`${real.fsPath}.moved`, real.fsPath);
    }
    await editor.openScratch('inquiryBalance', { text: '{"new":1}' });
    assert.equal(await text(uri), '{"kept":1}');
  });

  it('knows the customer that it was opened for', async () => {
    await using editor = await testEditor({ id: 'scratch-f', customers: [{ id: 'C-1' }, { id: 'C-2' }] });
    const uri = await editor.openScratch('inquiryBalance', { customerId: 'C-2' });
    const page = await PlayedPage.open(uri, editor);
    assert.equal(page.state.profile.customer, 'C-2');
    await editor.openScratch('inquiryBalance', { customerId: null });
    await page.until('no customer', ({ profile }) => profile.customer === null);
    page.close();
  });

  it('becomes a file of the workspace, byte for byte, under a name that tells its endpoint', async () => {
    await using editor = await testEditor({ id: 'scratch-g' });
    const body = '{\r\n\t"n": 1234567890123456789 }\r\n';
    const uri = await editor.openScratch('inquiryBalance', { text: body });
    const [folder] = vscode.workspace.workspaceFolders!;
    using dialog = answering('showSaveDialog', () => vscode.Uri.joinPath(folder!.uri, 'team request.json'));
    assert.equal(await saveToWorkspace(uri, editor), undefined);
    const [options] = dialog.asked[0] as [vscode.SaveDialogOptions];
    assert.match(
      options.defaultUri?.path ?? '',
      /\/workspace\/Query account balance\.inquiryBalance\.wf\.json$/,
    );
    const target = vscode.Uri.joinPath(folder!.uri, 'team request.inquiryBalance.wf.json');
    assert.equal(await text(target), body);
    assert.equal(await text(uri), body);
    using question = answering('showWarningMessage', () => undefined);
    await vscode.workspace.fs.writeFile(target, bytes('{"theirs":1}'));
    await saveToWorkspace(uri, editor);
    assert.equal(question.asked.length, 1);
    assert.equal(await text(target), '{"theirs":1}');
  });

  it('replaces a file of the workspace only after a question, and never one with unsaved changes', async () => {
    await using editor = await testEditor({ id: 'scratch-h' });
    const uri = await editor.openScratch('inquiryBalance', { text: '{"ours":1}' });
    const target = await workspaceFile('theirs.inquiryBalance.wf.json', '{"theirs":1}');
    using dialog = answering('showSaveDialog', () => vscode.Uri.joinPath(target, '..', 'theirs'));
    using question = answering('showWarningMessage', () => 'Replace');
    const theirs = await vscode.window.showTextDocument(target);
    await theirs.edit((edit) => edit.insert(new vscode.Position(0, 1), '"more":1,'));
    const outcome = await saveToWorkspace(uri, editor);
    assert.match(outcome?.sentence ?? '', /unsaved changes/);
    assert.equal(await text(target), '{"theirs":1}');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.equal(await saveToWorkspace(uri, editor), undefined);
    assert.equal(dialog.asked.length, 2);
    assert.equal(question.asked.length, 2);
    assert.equal(await text(target), '{"ours":1}');
  });

  it('makes room for the file that it became, and stays where it was if nothing came of that', async () => {
    await using gateway = await recordBodies();
    await using editor = await testEditor({ id: 'scratch-i', baseUrl: gateway.url });
    const uri = await editor.openScratch('inquiryBalance', { text: '{"body":1}' });
    await sendRequest(editor.sessions.of(uri), editor);
    const answer = editor.sessions.of(uri).answered;
    assert.ok(answer !== undefined);
    const answers: (vscode.Uri | undefined)[] = [undefined];
    using dialog = answering('showSaveDialog', () => answers.shift());
    assert.equal(await saveToWorkspace(uri, editor), undefined);
    assert.deepEqual(openRequests(), [uri.toString()]);
    const target = vscode.Uri.joinPath(
      vscode.workspace.workspaceFolders![0]!.uri,
      'kept.inquiryBalance.wf.json',
    );
    answers.push(target);
    assert.equal(await saveToWorkspace(uri, editor), undefined);
    assert.deepEqual(openRequests(), [target.toString()]);
    assert.equal(dialog.asked.length, 2);
    assert.equal(editor.sessions.of(target).answered, answer);
    assert.equal(editor.sessions.of(uri).answered, undefined);
    assert.equal(await text(uri), '{"body":1}');
  });

  it('is opened by the command of the palette, in the storage of the extension', async () => {
    const { context } = await activeWorkbench();
    await vscode.commands.executeCommand('worldfirst.openRequest', 'inquiryCreditGrant');
    const input = activeTab()?.input;
    assert.ok(input instanceof vscode.TabInputCustom);
    assert.equal(input.uri.path, '/simulator/Query the credit grant.inquiryCreditGrant.wf.json');
    const folder = vscode.Uri.joinPath(context.globalStorageUri, 'requests', 'simulator');
    const files = await vscode.workspace.fs.readDirectory(folder);
    assert.ok(
      files.some(
        ([name]) => decodeURIComponent(name) === 'Query the credit grant.inquiryCreditGrant.wf.json',
      ),
    );
  });
});

describe('the file system of scratch requests', () => {
  const create = { create: true, overwrite: true };
  let storage: vscode.Uri;
  let files: ScratchFileSystem;

  beforeEach(async () => {
    const { context } = await activeWorkbench();
    storage = vscode.Uri.joinPath(context.globalStorageUri, `scratch-test-${Date.now()}`);
    files = new ScratchFileSystem(storage);
  });

  afterEach(async () => {
    await vscode.workspace.fs.createDirectory(storage);
    await vscode.workspace.fs.delete(storage, { recursive: true });
  });

  it('gives back every byte that was written, whatever the name', async () => {
    for (const name of [
      'a.wf.json',
      'Query account balance.wf.json',
      '100% [x]{y}?.wf.json',
      'über 💶.wf.json',
      '...',
    ]) {
      const uri = scratchUri('acme & sons', name);
      await files.writeFile(uri, bytes(`{"in":"${name}"}`), create);
      assert.equal(new TextDecoder().decode(await files.readFile(uri)), `{"in":"${name}"}`);
      assert.equal((await files.stat(uri)).type, vscode.FileType.File);
      const listed = await files.readDirectory(uri.with({ path: '/acme & sons' }));
      assert.ok(listed.some(([found]) => found === name));
    }
  });

  it('never leaves its folder', async () => {
    for (const path of ['/../outside-1.wf.json', '/a/../../outside-2.wf.json', '/..%2foutside-3.wf.json']) {
      await files.writeFile(vscode.Uri.from({ scheme: 'worldfirst-scratch', path }), bytes('{}'), create);
    }
    const above = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(storage, '..'));
    assert.ok(above.every(([name]) => !name.includes('outside')));
  });

  it('tells what is not there, and does not make or replace what it was not asked to', async () => {
    const uri = scratchUri('p', 'x.wf.json');
    const failsWith = (code: string) => (error: unknown) =>
      error instanceof vscode.FileSystemError && error.code === code;
    await assert.rejects(files.readFile(uri), failsWith('FileNotFound'));
    await assert.rejects(files.stat(uri), failsWith('FileNotFound'));
    await assert.rejects(files.delete(uri, { recursive: false }), failsWith('FileNotFound'));
    await assert.rejects(
      files.writeFile(uri, bytes('{}'), { create: false, overwrite: true }),
      failsWith('FileNotFound'),
    );
    await files.writeFile(uri, bytes('{}'), create);
    await assert.rejects(
      files.writeFile(uri, bytes('{}'), { create: true, overwrite: false }),
      failsWith('FileExists'),
    );
    assert.equal((await files.stat(uri.with({ path: '/nobody' }))).type, vscode.FileType.Directory);
  });

  it('renames and deletes', async () => {
    const [one, other] = [scratchUri('p', 'x.wf.json'), scratchUri('p', 'y.wf.json')];
    await files.writeFile(one, bytes('{"a":1}'), create);
    await files.rename(one, other, { overwrite: false });
    assert.equal(new TextDecoder().decode(await files.readFile(other)), '{"a":1}');
    await files.delete(other, { recursive: false });
    assert.deepEqual(await files.readDirectory(one.with({ path: '/p' })), []);
  });

  it('never is without a file while it writes it anew', async () => {
    const uri = scratchUri('p', 'x.wf.json');
    await files.writeFile(uri, bytes('{"a":0}'), create);
    const state = { writing: true };
    const written = (async () => {
      for (let value = 1; value <= 40; value += 1) {
        await files.writeFile(uri, bytes(`{"a":${value}}`), create);
      }
    })().finally(() => (state.writing = false));
    while (state.writing) {
      assert.match(new TextDecoder().decode(await files.readFile(uri)), /^\{"a":\d+\}$/);
    }
    await written;
  });

  it('leaves nothing behind of what could not be written', async () => {
    const uri = scratchUri('p', 'folder.wf.json');
    await files.createDirectory(uri);
    await files.writeFile(scratchUri('p/folder.wf.json', 'inside'), bytes('{}'), create);
    await assert.rejects(files.writeFile(uri, bytes('{"a":1}'), create));
    const real = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(storage, 'p'));
    assert.deepEqual(real, [['folder.wf.json', vscode.FileType.Directory]]);
    assert.equal((await files.readDirectory(uri)).length, 1);
  });

  it('leaves no unfinished file behind', async () => {
    const uri = scratchUri('p', 'x.wf.json');
    await Promise.all(
      [1, 2, 3].map((value) => files.writeFile(uri, bytes(`{"a":${value}}`), create).catch(() => undefined)),
    );
    await files.writeFile(uri, bytes('{"a":4}'), create);
    const real = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(storage, 'p'));
    assert.deepEqual(
      real.map(([name]) => name),
      ['x.wf.json'],
    );
  });
});
