import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { UploadState } from '../../src/protocol/grantForm.ts';
import { pdf } from '../support/attachedFiles.ts';
import { AttachedRequest } from '../support/attachedRequest.ts';
import { workspaceFile } from '../support/editorParts.ts';
import { eventually } from '../support/eventually.ts';
import { PlayedPage } from '../support/playedPage.ts';
import { withWrongSignature } from '../support/recordingGateway.ts';

describe('an upload on its way while its request gets another name', () => {
  let request: AttachedRequest;

  beforeEach(async () => {
    request = await AttachedRequest.open();
  });

  afterEach(async () => {
    await request[Symbol.asyncDispose]();
  });

  it('puts its key into the request', async () => {
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

  it('tells how far it is and how it ended, also where the request is moved on', async () => {
    const { editor, gateway } = request.simulated;
    await request.choose(await workspaceFile('lost.pdf', pdf('lost')));
    await request.setDetails();
    gateway.alter(withWrongSignature);
    const release = gateway.hold();
    const uploading = request.page.upload();
    await eventually('the request', () => (request.uploads().length > 0 ? true : undefined));
    await request.page.document.save();
    const forms = await editor.grantForms();
    const [second, third] = ['second', 'third'].map((name) =>
      vscode.Uri.joinPath(request.uri, '..', `${name}-${Date.now()}.applyCreditGrant.wf.json`),
    );
    const moving: Promise<void>[] = [];
    for (const [from, to] of [
      [request.uri, second!],
      [second!, third!],
    ] as const) {
      await vscode.workspace.fs.copy(from, to);
      editor.sessions.moved(from, to);
      moving.push(forms.moved(from, to));
    }
    const moved = await PlayedPage.open(third!, editor);
    const kindOf = async (kind: UploadState['kind']): Promise<UploadState | undefined> =>
      (await moved.until(`the upload ${kind}`, ({ grant }) => grant?.attachment.upload.kind === kind)).grant
        ?.attachment.upload;
    const underWay = await kindOf('uploading');
    assert.ok(underWay?.kind === 'uploading' && underWay.step === 'Uploading…');
    // While it is under way another does nothing, under whatever name.
    await moved.upload();
    assert.equal(request.uploads().length, 1);
    release();
    await Promise.all([uploading, ...moving]);
    assert.match(JSON.stringify(await kindOf('unknown')), /no inquiry exists/);
    gateway.alter(undefined);
    await moved.upload();
    await kindOf('uploaded');
    moved.close();
  });

  it('can be cancelled under the new name', async () => {
    const { editor, gateway } = request.simulated;
    await request.choose(await workspaceFile('cancelled.pdf', pdf('cancelled')));
    await request.setDetails();
    const release = gateway.hold();
    const uploading = request.page.upload();
    await eventually('the request', () => (request.uploads().length > 0 ? true : undefined));
    await request.page.document.save();
    const target = vscode.Uri.joinPath(request.uri, '..', `there-${Date.now()}.applyCreditGrant.wf.json`);
    await vscode.workspace.fs.copy(request.uri, target);
    editor.sessions.moved(request.uri, target);
    const moving = (await editor.grantForms()).moved(request.uri, target);
    const moved = await PlayedPage.open(target, editor);
    await moved.until('the progress', ({ grant }) => grant?.attachment.upload.kind === 'uploading');
    await moved.call('cancelUpload', {});
    await Promise.all([uploading, moving]);
    release();
    await moved.until('the outcome', ({ grant }) => grant?.attachment.upload.kind === 'unknown');
    moved.close();
  });
});
