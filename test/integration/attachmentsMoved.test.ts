import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { saveToWorkspace } from '../../src/extension/commands/saveToWorkspace.ts';
import { translate } from '../../src/extension/translate.ts';
import { AttachedRequest, applicationBody as body } from '../support/attachedRequest.ts';
import { pdf } from '../support/attachedFiles.ts';
import { closeAllEditors, workspaceFile } from '../support/editorParts.ts';
import { eventually } from '../support/eventually.ts';
import { answering } from '../support/windowAnswers.ts';

describe('what was chosen and uploaded for an application', () => {
  let request: AttachedRequest;

  beforeEach(async () => {
    request = await AttachedRequest.open();
  });

  afterEach(async () => {
    await request[Symbol.asyncDispose]();
  });

  it('goes along when a folder around the request gets another name', async () => {
    const folder = (name: string): vscode.Uri =>
      vscode.Uri.joinPath(request.uri, '..', `${name}-${Date.now()}`);
    const [before, after] = [folder('before'), folder('after')];
    await vscode.workspace.fs.createDirectory(before);
    const inner = vscode.Uri.joinPath(before, 'deep', 'a#1.applyCreditGrant.wf.json');
    const invoice = vscode.Uri.joinPath(before, 'invoice.pdf');
    await vscode.workspace.fs.writeFile(inner, new TextEncoder().encode(body));
    await vscode.workspace.fs.writeFile(invoice, pdf('moved'));
    await request.reopen(inner);
    await request.choose(invoice);
    await request.page.call('dropAttachment', { name: 'dropped.pdf', bytes: pdf('dropped') });
    await request.setDetails();
    await request.page.upload();
    await request.attached('the upload', ({ upload }) => upload.kind === 'uploaded');
    await request.page.document.save();
    request.page.close();
    await closeAllEditors();

    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(before, after);
    assert.ok(await vscode.workspace.applyEdit(rename));
    const moved = vscode.Uri.joinPath(after, 'deep', 'a#1.applyCreditGrant.wf.json');
    const forms = await request.simulated.editor.grantForms();
    await eventually('the files at their new place', async () => {
      await forms.of(moved).files.look();
      return forms.of(moved).files.areKnown ? true : undefined;
    });
    await request.reopen(moved);
    const { files, upload, doubt } = await request.attached(
      'the upload',
      (state) => state.upload.kind === 'uploaded',
    );
    assert.deepEqual(
      files.map(({ name, problem }) => [name, problem]),
      [
        ['invoice.pdf', undefined],
        ['dropped.pdf', undefined],
      ],
    );
    assert.deepEqual([upload.kind === 'uploaded' && upload.changed, doubt], [undefined, undefined]);
    await forms.of(inner).files.look();
    assert.ok(!forms.of(inner).files.areKnown);
  });

  it('goes along with a folder also where the bytes of one file cannot be read, and of one are gone', async () => {
    const folder = (name: string): vscode.Uri =>
      vscode.Uri.joinPath(request.uri, '..', `${name}-${Date.now()}`);
    const [before, after] = [folder('unread'), folder('moved')];
    const names = ['a', 'b', 'c'].map((name) => `${name}.applyCreditGrant.wf.json`);
    const forms = await request.simulated.editor.grantForms();
    for (const name of names) {
      const { files } = forms.of(vscode.Uri.joinPath(before, name));
      await files.take(`first of ${name}.pdf`, pdf('first'));
      await files.take(`second of ${name}.pdf`, pdf('second'));
    }
    const kept = (at: number): string => {
      const [file] = forms.of(vscode.Uri.joinPath(before, names[at] ?? '')).files.files;
      return vscode.Uri.parse(file?.uri ?? '').fsPath;
    };
    // Its bytes cannot be read, and it can be put elsewhere all the same.
    await rm(kept(0));
    await mkdir(kept(0));
    await rm(kept(1));
    await forms.moved(before, after);
    const problems = await Promise.all(
      names.map(async (name) => {
        const { files } = forms.of(vscode.Uri.joinPath(after, name));
        await files.look();
        return files.files.map(({ problem }) => problem && translate(problem));
      }),
    );
    assert.deepEqual(problems, [
      ['This is a folder, not a file.', undefined],
      ['The file is no longer where it was. Put it back or remove it here.', undefined],
      [undefined, undefined],
    ]);
    for (const name of names) {
      assert.ok(!existsSync(forms.of(vscode.Uri.joinPath(before, name)).folder.path));
    }
  });

  it('goes along with a folder also where that of one request fails, which stays and is reported', async () => {
    const folder = (name: string): vscode.Uri =>
      vscode.Uri.joinPath(request.uri, '..', `${name}-${Date.now()}`);
    const [before, after] = [folder('failing'), folder('moved')];
    const names = ['a', 'b', 'c'].map((name) => `${name}.applyCreditGrant.wf.json`);
    const forms = await request.simulated.editor.grantForms();
    for (const name of names) {
      await forms.of(vscode.Uri.joinPath(before, name)).files.take('kept.pdf', pdf(name));
    }
    // Nothing can be written into a folder that is a file.
    const blocked = forms.of(vscode.Uri.joinPath(after, names[1] ?? '')).folder.path;
    await writeFile(blocked, '');
    await assert.rejects(forms.moved(before, after));
    const where = await Promise.all(
      names.map(async (name) => {
        const { files } = forms.of(vscode.Uri.joinPath(name === names[1] ? before : after, name));
        await files.look();
        return files.files.map(({ problem }) => problem);
      }),
    );
    assert.deepEqual(where, [[undefined], [undefined], [undefined]]);
    await rm(blocked);
  });

  it('goes along to the last place where the request is moved on at once', async () => {
    await request.page.call('dropAttachment', { name: 'dropped.pdf', bytes: pdf('dropped') });
    const forms = await request.simulated.editor.grantForms();
    const [second, third] = ['second', 'third'].map((name) =>
      vscode.Uri.joinPath(request.uri, '..', `${name}-${Date.now()}.applyCreditGrant.wf.json`),
    );
    await Promise.all([forms.moved(request.uri, second!), forms.moved(second!, third!)]);
    const { files } = forms.of(third!);
    await files.look();
    assert.deepEqual(
      files.files.map(({ name, problem }) => [name, problem]),
      [['dropped.pdf', undefined]],
    );
  });

  it('is shown in an editor that opens while it is copied', async () => {
    await request.page.call('dropAttachment', { name: 'dropped.pdf', bytes: pdf('dropped') });
    const forms = await request.simulated.editor.grantForms();
    const copy = await workspaceFile(`copy-${Date.now()}.applyCreditGrant.wf.json`, body);
    const copying = forms.copied(request.uri, copy);
    const { files } = forms.of(copy);
    await files.look();
    await copying;
    assert.equal(files.files.length, 1);
  });

  it('goes into the scratch request that it was uploaded for, not into its copy in the workspace', async () => {
    const { editor } = request.simulated;
    const scratch = await editor.openScratch('applyCreditGrant', { text: body });
    await request.reopen(scratch);
    const copy = vscode.Uri.joinPath(request.uri, '..', `copy-${Date.now()}.applyCreditGrant.wf.json`);
    using dialog = answering('showSaveDialog', () => copy);
    assert.equal(await saveToWorkspace(scratch, editor), undefined);
    assert.equal(dialog.asked.length, 1);
    await request.reopen(scratch);
    await request.choose(await workspaceFile('scratch.pdf', pdf('scratch')));
    await request.upload();
    assert.equal((await vscode.workspace.openTextDocument(copy)).getText(), body);
    assert.match(request.page.document.getText(), /"fileName": "scratch\.pdf"/);
  });

  it('is removed with the request that is deleted, and not before', async () => {
    const folder = vscode.Uri.joinPath(request.uri, '..', `gone-${Date.now()}`);
    const inner = vscode.Uri.joinPath(folder, 'a.applyCreditGrant.wf.json');
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.workspace.fs.writeFile(inner, new TextEncoder().encode(body));
    await request.page.call('dropAttachment', { name: 'stays.pdf', bytes: pdf('stays') });
    await request.reopen(inner);
    await request.page.call('dropAttachment', { name: 'dropped.pdf', bytes: pdf('dropped') });
    const forms = await request.simulated.editor.grantForms();
    const [stays, goes] = [forms.of(request.uri).folder, forms.of(inner).folder];
    await forms.deleted(folder);
    assert.ok(existsSync(goes.path), 'the request is still there');
    request.page.close();
    await closeAllEditors();

    const deletion = new vscode.WorkspaceEdit();
    deletion.deleteFile(folder, { recursive: true });
    assert.ok(await vscode.workspace.applyEdit(deletion));
    await eventually('the kept files to be gone', () => (existsSync(goes.path) ? undefined : true));
    assert.ok(existsSync(stays.path));
    await request.reopen(request.uri);
    await request.attached('the other file', ({ files }) => files.length === 1);
  });
});
