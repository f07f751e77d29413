import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { saveToWorkspace } from '../../src/extension/commands/saveToWorkspace.ts';
import { AttachedRequest, applicationBody as body } from '../support/attachedRequest.ts';
import { pdf } from '../support/attachedFiles.ts';
import { closeAllEditors, workspaceFile } from '../support/editorParts.ts';
import { eventually } from '../support/eventually.ts';
import { PlayedPage } from '../support/playedPage.ts';
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

  it('gets its key also where the request is moved while it is on its way', async () => {
    await request.choose(await workspaceFile('late.pdf', pdf('late')));
    await request.setDetails();
    const release = request.simulated.gateway.hold();
    const uploading = request.page.upload();
    await eventually('the request', () => (request.uploads().length > 0 ? true : undefined));
    const target = vscode.Uri.joinPath(request.uri, '..', `late-${Date.now()}.applyCreditGrant.wf.json`);
    await request.page.document.save();
    await vscode.workspace.fs.copy(request.uri, target);
    request.simulated.editor.sessions.moved(request.uri, target);
    const forms = await request.simulated.editor.grantForms();
    const moving = forms.moved(request.uri, target);
    release();
    await Promise.all([uploading, moving]);
    const moved = await PlayedPage.open(target, request.simulated.editor);
    const state = await moved.until(
      'the upload',
      ({ grant }) => grant?.attachment.upload.kind === 'uploaded',
    );
    assert.equal(state.grant?.attachment.doubt, undefined);
    assert.match(moved.document.getText(), /"fileName": "late\.pdf"/);
    moved.close();
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
