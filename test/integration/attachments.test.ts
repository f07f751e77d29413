import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import * as vscode from 'vscode';
import type { AttachmentState } from '../../src/protocol/grantForm.ts';
import { applyCreditGrant } from '../../src/core/catalogue/index.ts';
import { applicationKey } from '../../src/core/grants/applicationKey.ts';
import { AttachedRequest, applicationBody as body } from '../support/attachedRequest.ts';
import { pdf, png } from '../support/attachedFiles.ts';
import { workspaceFile } from '../support/editorParts.ts';
import { eventually } from '../support/eventually.ts';
import { PlayedPage } from '../support/playedPage.ts';
import { withWrongSignature } from '../support/recordingGateway.ts';
import { simulatedEditor } from '../support/simulatedEditor.ts';
import { answering } from '../support/windowAnswers.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the attachment of an application', () => {
  let request: AttachedRequest;

  const attached = (what: string, fits: (state: AttachmentState) => boolean): Promise<AttachmentState> =>
    request.attached(what, fits);

  beforeEach(async () => {
    request = await AttachedRequest.open();
  });

  afterEach(async () => {
    await request[Symbol.asyncDispose]();
  });

  it('is chosen, packed, uploaded and filled in, and asks before it is sent after a file has changed', async () => {
    const invoice = await workspaceFile('invoice.pdf', pdf('one'));
    const order = await workspaceFile('order.png', png('two'));
    await request.choose(invoice, order);
    const chosen = await attached('the ZIP', ({ archive }) => archive !== undefined);
    assert.deepEqual(
      chosen.files.map(({ name, bytes, sha256: hash, problem }) => [name, bytes, hash, problem]),
      [
        ['invoice.pdf', pdf('one').byteLength, sha256(pdf('one')), undefined],
        ['order.png', png('two').byteLength, sha256(png('two')), undefined],
      ],
    );
    assert.deepEqual(chosen.details, { attachmentType: '', bizType: '', bizOrderId: 'REF-4711' });

    await request.page.upload();
    const missing = await attached('the missing details', ({ upload }) => upload.kind === 'stopped');
    assert.match(
      JSON.stringify(missing.upload),
      /"The attachment type \(attachmentType\) is missing: .* The business type \(bizType\) is missing: [^(]*"/,
    );
    assert.equal(request.uploads().length, 0);

    await request.setDetails();
    await request.page.upload();
    const done = await attached('the upload', ({ upload }) => upload.kind === 'uploaded');
    assert.ok(done.upload.kind === 'uploaded');
    const { fileKey, fileName, verified, changed } = done.upload;
    assert.deepEqual([fileName, verified, changed], ['attachments.zip', true, undefined]);
    const [sent] = request.uploads();
    assert.ok(sent !== undefined);
    const zip = Buffer.from(sent.attachmentContent, 'base64');
    assert.deepEqual([zip.byteLength, sha256(zip)], [chosen.archive?.bytes, chosen.archive?.sha256]);
    assert.deepEqual(
      Object.entries(unzipSync(zip)).map(([name, content]) => [name, sha256(content)]),
      chosen.files.map(({ name, sha256: hash }) => [name, hash]),
    );
    assert.deepEqual([sent.fileName, sent.bizOrderId], ['attachments.zip', 'REF-4711']);
    const filled = body.replace(
      '{ "note": 1.0 }',
      `{ "note": 1.0, "fileName": "attachments.zip", "fileKey": "${fileKey}" }`,
    );
    assert.equal(request.page.document.getText(), filled);
    await request.page.until('the filled body', ({ document }) => document.text === filled);

    await vscode.workspace.fs.writeFile(order, png('another'));
    using cancelled = answering('showWarningMessage', () => undefined);
    await request.page.send();
    assert.equal(request.applications(), 0);
    const [title, options] = cancelled.asked[0] as readonly [string, { readonly detail: string }];
    assert.equal(title, 'Look at the attachment before this application goes out.');
    assert.match(options.detail, /“order\.png” has changed since it was uploaded/);
    cancelled[Symbol.dispose]();
    await attached('the notice', ({ upload }) => upload.kind === 'uploaded' && upload.changed !== undefined);

    using again = answering('showWarningMessage', () => 'Upload Again');
    await request.page.send();
    again[Symbol.dispose]();
    assert.equal(request.applications(), 0);
    assert.equal(request.uploads().length, 2);
    assert.notEqual(request.uploads()[0]?.attachmentId, request.uploads()[1]?.attachmentId);
    await request.page.until('the new key', ({ document }) => !document.text.includes(`"${fileKey}"`));
    const stopped = await request.page.until('the sentence', ({ send }) => send.kind === 'stopped');
    assert.match(JSON.stringify(stopped.send), /its key is in the request/);
  });

  it('is sent all the same where the user says so, and is told by name and hash', async () => {
    const invoice = await workspaceFile('same.pdf', pdf('one'));
    await request.choose(invoice);
    await request.setDetails();
    await request.page.upload();
    await attached('the upload', ({ upload }) => upload.kind === 'uploaded');
    await vscode.workspace.fs.delete(invoice);
    using all = answering('showWarningMessage', () => 'Send All the Same');
    await request.page.until('the key', ({ document }) => document.text.includes('fileKey'));
    await request.page.send();
    assert.match(JSON.stringify(all.asked[0]), /“same\.pdf” is gone since it was uploaded/);
    assert.equal(request.applications(), 1);
    assert.equal(request.uploads()[0]?.fileName, 'same.pdf');

    const target = await request.simulated.editor.gate.target(
      request.simulated.profile.id,
      applyCreditGrant,
      undefined,
    );
    assert.ok(target.ok);
    const key = applicationKey(request.simulated.profile.id, target.value, 'REF-4711');
    const kept = await request.simulated.editor.applications.byKey(key);
    assert.ok(kept.kind === 'found');
    assert.deepEqual(
      kept.record.sends[0]?.attachments.map(({ fileName, sha256: hash }) => [fileName, hash]),
      [['same.pdf', sha256(pdf('one'))]],
    );
    const shown = await request.page.until(
      'the application',
      ({ grant }) => grant?.application !== undefined,
    );
    assert.match(shown.grant?.application?.title ?? '', /\w/);
  });

  it('is asked for where the request names another key or name than its upload gave', async () => {
    await request.page.set('/referenceNo', '"REF-NAMED"');
    await request.page.set('/attachmentFile', '{ "fileName": "a.pdf", "fileKey": "FK-OF-A-COLLEAGUE" }');
    const foreign = await attached('the note', ({ doubt }) => doubt !== undefined);
    assert.match(foreign.doubt?.sentence ?? '', /which file it belongs to is not known/);
    assert.equal(foreign.doubt?.asked, false);

    await request.choose(await workspaceFile('mine.pdf', pdf('one')));
    await attached('the doubt', ({ doubt }) => doubt?.asked === true);
    using cancelled = answering('showWarningMessage', () => undefined);
    await request.page.send();
    cancelled[Symbol.dispose]();
    const [title, options, ...buttons] = cancelled.asked[0] as readonly [string, { readonly detail: string }];
    assert.equal(title, 'Look at the attachment before this application goes out.');
    assert.match(
      options.detail,
      /FK-OF-A-COLLEAGUE: which file.*\n\nThe application names “a\.pdf” with the key/,
    );
    assert.deepEqual(buttons, ['Upload', 'Send All the Same']);
    assert.equal(request.applications(), 0);

    await request.setDetails();
    using upload = answering('showWarningMessage', () => 'Upload');
    await request.page.send();
    upload[Symbol.dispose]();
    await attached('the upload', (state) => state.upload.kind === 'uploaded' && state.doubt === undefined);
    assert.equal(request.applications(), 0);

    await request.page.until('the key', ({ document }) => document.text.includes('"mine.pdf"'));
    await request.page.set('/attachmentFile/fileName', '"theirs.pdf"');
    using named = answering('showWarningMessage', () => 'Send All the Same');
    await request.page.send();
    assert.match(
      JSON.stringify(named.asked),
      /uploaded as “mine\.pdf”, but the request calls it “theirs\.pdf”/,
    );
    assert.equal(request.applications(), 1);
  });

  it('is asked for where the request names none, and nothing is made up of what it names', async () => {
    await request.choose(await workspaceFile('unnamed.pdf', pdf('one')));
    await request.upload();
    await request.page.until('the key', ({ document }) => document.text.includes('"unnamed.pdf"'));
    await request.page.set('/attachmentFile', '{}');
    using questions = answering('showWarningMessage', (title: string) =>
      title.startsWith('The body does not follow') ? 'Send Anyway' : undefined,
    );
    await request.page.send();
    const [, options] = questions.asked[1] as readonly [string, { readonly detail: string }];
    assert.match(
      options.detail,
      /^The last upload gave “unnamed\.pdf” the key .*, but the request names no key\.$/,
    );
    assert.equal(request.applications(), 0);
  });

  it('gets its key into the request also where the upload cannot be written down, and says so', async () => {
    await request.choose(await workspaceFile('unkept.pdf', pdf('one')));
    await request.setDetails();
    const { folder, files } = (await request.simulated.editor.grantForms()).of(request.uri);
    const release = request.simulated.gateway.hold();
    const uploading = request.page.upload();
    await eventually('the request', () => (request.uploads().length > 0 ? true : undefined));
    // Nothing can be written into a folder that is a file.
    await rm(folder.path, { recursive: true });
    await writeFile(folder.path, '');
    release();
    await uploading;
    const { upload } = await attached('the end', (state) => state.upload.kind === 'stopped');
    const key = /"fileKey": "([^"]+)"/.exec(request.page.document.getText())?.[1];
    assert.ok(key !== undefined && upload.kind === 'stopped');
    assert.match(
      upload.obstacle.sentence,
      new RegExp(`uploaded as ${key}, but that could not be written down`),
    );
    await rm(folder.path);
    await files.look();
  });

  it('tells for which order it was uploaded where that is not the one of the form', async () => {
    await request.choose(await workspaceFile('ordered.pdf', pdf('one')));
    await request.upload();
    await request.page.until('the key', ({ document }) => document.text.includes('fileKey'));
    await request.page.setUploadDetail('bizOrderId', 'ORDER-2');
    const { doubt } = await attached('the note', (state) => state.doubt !== undefined);
    assert.deepEqual(doubt, {
      sentence: 'The file was uploaded for the business order id “REF-4711”, not for “ORDER-2”.',
      asked: false,
    });
  });

  it('is uploaded for the order that was typed last, however fast', async () => {
    await request.choose(await workspaceFile('typed.pdf', pdf('one')));
    await request.setDetails();
    const order = 'ORDER-2024-0000001';
    const typing = Array.from(order, (_, end) =>
      request.page.setUploadDetail('bizOrderId', order.slice(0, end + 1)),
    );
    await Promise.all([...typing, request.page.upload()]);
    assert.deepEqual(
      request.uploads().map(({ bizOrderId }) => bizOrderId),
      [order],
    );
  });

  it('belongs to the gateway and the client that got it, whatever the profile is edited to', async () => {
    const { editor, profile } = request.simulated;
    await request.choose(await workspaceFile('owned.pdf', pdf('one')));
    await request.upload();
    for (const edited of [
      { ...profile, baseUrl: 'https://open-sea.worldfirst.com' },
      { ...profile, clientId: 'ANOTHER-CLIENT' },
    ]) {
      editor.activate(edited);
      const foreign = await attached('the doubt', ({ doubt }) => doubt !== undefined);
      assert.equal(foreign.upload.kind, 'none');
      assert.match(
        foreign.doubt?.sentence ?? '',
        new RegExp(
          `for another customer, client or gateway \\(${profile.baseUrl}, client ${profile.clientId}\\)`,
        ),
      );
      await request.page.until('the key', ({ document }) => document.text.includes('fileKey'));
      using cancelled = answering('showWarningMessage', () => undefined);
      await request.page.send();
      assert.match(JSON.stringify(cancelled.asked), /where alone its key counts/);
      editor.activate(profile);
      await attached('the upload', ({ upload, doubt }) => upload.kind === 'uploaded' && doubt === undefined);
    }
    assert.equal(request.applications(), 0);
  });

  it('of unknown outcome is not filled in, says that no inquiry exists, and goes up again under a new id', async () => {
    await request.choose(await workspaceFile('unknown.pdf', pdf('one')));
    await request.setDetails();
    request.simulated.gateway.alter(withWrongSignature);
    await request.page.upload();
    const { upload } = await attached('the outcome', (state) => state.upload.kind === 'unknown');
    assert.match(JSON.stringify(upload), /no inquiry exists/);
    assert.equal(request.page.document.getText(), body);
    request.simulated.gateway.alter(undefined);
    await request.page.upload();
    await attached('the upload', (state) => state.upload.kind === 'uploaded');
    const ids = request.uploads().map(({ attachmentId }) => attachmentId);
    assert.equal(new Set(ids).size, 2);
  });

  it('can be cancelled while it is on its way; what it became is then unknown', async () => {
    await request.choose(await workspaceFile('cancelled.pdf', pdf('one')));
    await request.setDetails();
    const release = request.simulated.gateway.hold();
    const uploading = request.page.upload();
    await eventually('the request', () => (request.uploads().length > 0 ? true : undefined));
    const { upload } = await attached('the progress', (state) => state.upload.kind === 'uploading');
    assert.ok(upload.kind === 'uploading' && upload.step === 'Uploading…');
    await request.page.upload();
    await request.page.call('cancelUpload', {});
    await uploading;
    release();
    await attached('the outcome', (state) => state.upload.kind === 'unknown');
    assert.equal(request.uploads().length, 1);
    assert.equal(request.page.document.getText(), body);
  });

  it('survives a new window, dropped bytes included, and goes along with a copy', async () => {
    await request.page.call('dropAttachment', { name: 'C:\\scans\\dropped.pdf', bytes: pdf('dropped') });
    await request.page.call('addAttachments', {
      uris: [(await workspaceFile('dragged.png', png('x'))).toString()],
    });
    const before = await attached('both', ({ archive }) => archive !== undefined);
    assert.deepEqual(
      before.files.map(({ name }) => name),
      ['dropped.pdf', 'dragged.png'],
    );
    await using other = await simulatedEditor(`attached-again-${Date.now()}`);
    const reopened = await PlayedPage.open(request.uri, other.editor);
    const after = await reopened.until('the files', ({ grant }) => grant?.attachment.archive !== undefined);
    assert.deepEqual(after.grant?.attachment.files, before.files);
    assert.deepEqual(after.grant.attachment.archive, before.archive);
    reopened.close();

    const copy = await workspaceFile('copied.applyCreditGrant.wf.json', body);
    const forms = await other.editor.grantForms();
    await forms.copied(request.uri, copy);
    await forms.of(copy).files.look();
    assert.deepEqual(
      forms.of(copy).files.files.map(({ name, kept }) => [name, kept]),
      [
        ['dropped.pdf', true],
        ['dragged.png', false],
      ],
    );
    for (const { id } of before.files) {
      await request.page.call('removeAttachment', { id });
    }
    await attached('nothing', ({ files }) => files.length === 0);
    await forms.of(copy).files.look();
    assert.ok(forms.of(copy).files.files.every(({ problem }) => problem === undefined));
  });
});
