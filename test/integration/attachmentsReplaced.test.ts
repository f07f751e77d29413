import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import type * as vscode from 'vscode';
import { saveToWorkspace } from '../../src/extension/commands/saveToWorkspace.ts';
import type { GrantForm } from '../../src/extension/grantForm/grantForm.ts';
import { pdf } from '../support/attachedFiles.ts';
import { AttachedRequest, applicationBody as body } from '../support/attachedRequest.ts';
import { workspaceFile } from '../support/editorParts.ts';
import { eventually } from '../support/eventually.ts';
import { answering } from '../support/windowAnswers.ts';

describe('a request that another takes the place of', () => {
  /** The one that is replaced. */
  let request: AttachedRequest;
  let other: vscode.Uri;

  const formOf = async (uri: vscode.Uri): Promise<GrantForm> =>
    (await request.simulated.editor.grantForms()).of(uri);

  /** The names of the files, the names of the uploads, and how many kept files there are. */
  const known = async (uri: vscode.Uri): Promise<readonly [string[], string[], number]> => {
    const { files, folder } = await formOf(uri);
    await files.look();
    return [
      files.files.map(({ name }) => name),
      files.uploads.map(({ fileName }) => fileName),
      (await readdir(folder.path)).filter((name) => name.startsWith('kept-')).length,
    ];
  };

  beforeEach(async () => {
    request = await AttachedRequest.open();
    await request.page.call('dropAttachment', { name: 'old.pdf', bytes: pdf('old') });
    await request.page.setUploadDetail('bizOrderId', 'OLD-ORDER');
    await request.upload();
    other = await workspaceFile(`other-${Date.now()}.applyCreditGrant.wf.json`, body);
  });

  afterEach(async () => {
    await request[Symbol.asyncDispose]();
  });

  it('leaves nothing of its attachment to a request that gets its name', async () => {
    await (await formOf(other)).files.take('new.pdf', pdf('new'));
    const forms = await request.simulated.editor.grantForms();
    await forms.moved(other, request.uri);
    assert.deepEqual(await known(request.uri), [['new.pdf'], [], 1]);
    const { attachment } = (await formOf(request.uri)).state(body);
    assert.deepEqual([attachment.details.bizOrderId, attachment.upload.kind], ['REF-4711', 'none']);
  });

  it('leaves nothing of it either to one for which nothing was chosen', async () => {
    const forms = await request.simulated.editor.grantForms();
    request.page.close();
    await forms.moved(other, request.uri);
    const { files } = await formOf(request.uri);
    await files.look();
    assert.deepEqual([files.files, files.uploads, files.areKnown], [[], [], false]);
  });

  it('leaves nothing of it to one that is saved over it', async () => {
    const { editor } = request.simulated;
    const scratch = await editor.openScratch('applyCreditGrant', { text: body });
    await (await formOf(scratch)).files.take('scratch.pdf', pdf('scratch'));
    using dialog = answering('showSaveDialog', () => request.uri);
    await request.page.document.save();
    assert.equal(await saveToWorkspace(scratch, editor), undefined);
    assert.equal(dialog.asked.length, 1);
    assert.deepEqual(await known(request.uri), [['scratch.pdf'], [], 1]);
  });

  it('keeps its attachment where it is saved over itself', async () => {
    const forms = await request.simulated.editor.grantForms();
    await forms.copied(request.uri, request.uri);
    assert.deepEqual(await known(request.uri), [['old.pdf'], ['old.pdf'], 1]);
  });

  it('ends its upload without a key for the other', async () => {
    const release = request.simulated.gateway.hold();
    const uploading = request.page.upload();
    await eventually('the request', () => (request.uploads().length > 1 ? true : undefined));
    const forms = await request.simulated.editor.grantForms();
    const before = request.page.document.getText();
    const moving = forms.moved(other, request.uri);
    await Promise.all([uploading, moving]);
    release();
    assert.equal(request.page.document.getText(), before);
    const { files, uploader } = await formOf(request.uri);
    assert.deepEqual([files.uploads.length, files.areKnown], [0, false]);
    await uploader.settled();
    const { attachment } = (await formOf(request.uri)).state(body);
    assert.equal(attachment.upload.kind, 'none');
  });
});
