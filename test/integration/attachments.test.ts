import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import * as vscode from 'vscode';
import type { AttachmentState } from '../../src/protocol/grantForm.ts';
import { applyCreditGrant } from '../../src/core/catalogue/index.ts';
import { applicationKey } from '../../src/core/grants/applicationKey.ts';
import { pdf, png } from '../support/attachedFiles.ts';
import { closeAllEditors, workspaceFile } from '../support/editorParts.ts';
import { eventually } from '../support/eventually.ts';
import { PlayedPage } from '../support/playedPage.ts';
import { simulatedEditor, type SimulatedEditor } from '../support/simulatedEditor.ts';
import { answering } from '../support/windowAnswers.ts';

const body = `{
  "referenceNo": "REF-4711",
  "payeeCode": "P",
  "vcCode": "V",
  "invoiceDate": "20241231",
  "timeZone": "UTC",
  "attachmentFile": { "note": 1.0 },
  "invoiceInfoList": [{}]
}
`;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface UploadBody {
  readonly attachmentId: string;
  readonly attachmentContent: string;
  readonly fileName: string;
  readonly bizOrderId: string;
}

let documents = 0;

describe('the attachment of an application', () => {
  let simulated: SimulatedEditor;
  let uri: vscode.Uri;
  let page: PlayedPage;

  const attachment = (): AttachmentState => page.state.grant?.attachment ?? assert.fail('there is no form');
  const attached = (what: string, fits: (state: AttachmentState) => boolean): Promise<AttachmentState> =>
    eventually(what, () =>
      page.state.grant !== undefined && fits(page.state.grant.attachment) ? attachment() : undefined,
    );
  const uploads = (): readonly UploadBody[] =>
    simulated.gateway
      .requestsTo('submitAttachment')
      .map(({ body: sent }) => JSON.parse(sent.toString()) as UploadBody);
  const applications = (): number => simulated.gateway.requestsTo('applyCreditGrant').length;
  const choose = async (...files: readonly vscode.Uri[]): Promise<void> => {
    using dialog = answering('showOpenDialog', () => files);
    await page.call('chooseAttachments', {});
    assert.equal(dialog.asked.length, 1);
  };
  const setDetails = async (): Promise<void> => {
    await page.call('setUploadDetail', { detail: 'attachmentType', value: 'TYPE' });
    await page.call('setUploadDetail', { detail: 'bizType', value: 'BUSINESS' });
  };

  beforeEach(async () => {
    documents += 1;
    simulated = await simulatedEditor(`attached-${documents}-${Date.now()}`);
    uri = await workspaceFile(`attached-${documents}-${Date.now()}.applyCreditGrant.wf.json`, body);
    page = await PlayedPage.open(uri, simulated.editor);
    await attached('the form', () => true);
  });

  afterEach(async () => {
    page.close();
    await closeAllEditors();
    await simulated[Symbol.asyncDispose]();
  });

  it('is chosen, packed, uploaded and filled in, and asks before it is sent after a file has changed', async () => {
    const invoice = await workspaceFile('invoice.pdf', pdf('one'));
    const order = await workspaceFile('order.png', png('two'));
    await choose(invoice, order);
    const chosen = await attached('the ZIP', ({ archive }) => archive !== undefined);
    assert.deepEqual(
      chosen.files.map(({ name, bytes, sha256: hash, problem }) => [name, bytes, hash, problem]),
      [
        ['invoice.pdf', pdf('one').byteLength, sha256(pdf('one')), undefined],
        ['order.png', png('two').byteLength, sha256(png('two')), undefined],
      ],
    );
    assert.deepEqual(chosen.details, { attachmentType: '', bizType: '', bizOrderId: 'REF-4711' });

    await page.call('upload', {});
    const missing = await attached('the missing details', ({ upload }) => upload.kind === 'stopped');
    assert.match(JSON.stringify(missing.upload), /needs attachmentType, bizType/);
    assert.equal(uploads().length, 0);

    await setDetails();
    await page.call('upload', {});
    const done = await attached('the upload', ({ upload }) => upload.kind === 'uploaded');
    assert.ok(done.upload.kind === 'uploaded');
    const { fileKey, fileName, verified, changed } = done.upload;
    assert.deepEqual([fileName, verified, changed], ['attachments.zip', true, undefined]);
    const [sent] = uploads();
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
    assert.equal(page.document.getText(), filled);
    await page.until('the filled body', ({ document }) => document.text === filled);

    await vscode.workspace.fs.writeFile(order, png('another'));
    using cancelled = answering('showWarningMessage', () => undefined);
    await page.send();
    assert.equal(applications(), 0);
    const [title, options] = cancelled.asked[0] as readonly [string, { readonly detail: string }];
    assert.equal(title, 'The attachment is not what was uploaded.');
    assert.match(options.detail, /“order\.png” has changed since it was uploaded/);
    cancelled[Symbol.dispose]();
    await attached('the notice', ({ upload }) => upload.kind === 'uploaded' && upload.changed !== undefined);

    using again = answering('showWarningMessage', () => 'Upload Again');
    await page.send();
    again[Symbol.dispose]();
    assert.equal(applications(), 0);
    assert.equal(uploads().length, 2);
    assert.notEqual(uploads()[0]?.attachmentId, uploads()[1]?.attachmentId);
    await page.until('the new key', ({ document }) => !document.text.includes(`"${fileKey}"`));
    const stopped = await page.until('the sentence', ({ send }) => send.kind === 'stopped');
    assert.match(JSON.stringify(stopped.send), /its key is in the request/);
  });

  it('is sent all the same where the user says so, and is told by name and hash', async () => {
    const invoice = await workspaceFile('same.pdf', pdf('one'));
    await choose(invoice);
    await setDetails();
    await page.call('upload', {});
    await attached('the upload', ({ upload }) => upload.kind === 'uploaded');
    await vscode.workspace.fs.delete(invoice);
    using all = answering('showWarningMessage', () => 'Send All the Same');
    await page.until('the key', ({ document }) => document.text.includes('fileKey'));
    await page.send();
    assert.match(JSON.stringify(all.asked[0]), /“same\.pdf” is gone since it was uploaded/);
    assert.equal(applications(), 1);
    assert.equal(uploads()[0]?.fileName, 'same.pdf');

    const target = await simulated.editor.gate.target(simulated.profile.id, applyCreditGrant, undefined);
    assert.ok(target.ok);
    const key = applicationKey(simulated.profile.id, target.value, 'REF-4711');
    const kept = await simulated.editor.applications.byKey(key);
    assert.ok(kept.kind === 'found');
    assert.deepEqual(
      kept.record.sends[0]?.attachments.map(({ fileName, sha256: hash }) => [fileName, hash]),
      [['same.pdf', sha256(pdf('one'))]],
    );
    const shown = await page.until('the application', ({ grant }) => grant?.application !== undefined);
    assert.match(shown.grant?.application?.title ?? '', /\w/);
  });

  it('is asked for where the request names another key or name than its upload gave', async () => {
    await page.set('/referenceNo', '"REF-NAMED"');
    await page.set('/attachmentFile', '{ "fileName": "a.pdf", "fileKey": "FK-OF-A-COLLEAGUE" }');
    const foreign = await attached('the note', ({ doubt }) => doubt !== undefined);
    assert.match(foreign.doubt?.sentence ?? '', /which file it belongs to is not known/);
    assert.equal(foreign.doubt?.aboutChosen, false);

    await choose(await workspaceFile('mine.pdf', pdf('one')));
    await attached('the doubt', ({ doubt }) => doubt?.aboutChosen === true);
    using cancelled = answering('showWarningMessage', () => undefined);
    await page.send();
    cancelled[Symbol.dispose]();
    const [title, options, ...buttons] = cancelled.asked[0] as readonly [string, { readonly detail: string }];
    assert.equal(title, 'Which file the application names is not known.');
    assert.match(
      options.detail,
      /FK-OF-A-COLLEAGUE: which file.*\n\nThe application names “a\.pdf” with the key/,
    );
    assert.deepEqual(buttons, ['Upload', 'Send All the Same']);
    assert.equal(applications(), 0);

    await setDetails();
    using upload = answering('showWarningMessage', () => 'Upload');
    await page.send();
    upload[Symbol.dispose]();
    await attached('the upload', (state) => state.upload.kind === 'uploaded' && state.doubt === undefined);
    assert.equal(applications(), 0);

    await page.until('the key', ({ document }) => document.text.includes('"mine.pdf"'));
    await page.set('/attachmentFile/fileName', '"theirs.pdf"');
    using named = answering('showWarningMessage', () => 'Send All the Same');
    await page.send();
    assert.match(
      JSON.stringify(named.asked),
      /uploaded as “mine\.pdf”, but the request calls it “theirs\.pdf”/,
    );
    assert.equal(applications(), 1);
  });

  it('of unknown outcome is not filled in, says that no inquiry exists, and goes up again under a new id', async () => {
    await choose(await workspaceFile('unknown.pdf', pdf('one')));
    await setDetails();
    simulated.gateway.alter((answer) =>
      Buffer.from(
        answer
          .toString('latin1')
          .replace(
            /(signature=)(.)/i,
            (_, name: string, first: string) => name + (first === 'A' ? 'B' : 'A'),
          ),
        'latin1',
      ),
    );
    await page.call('upload', {});
    const { upload } = await attached('the outcome', (state) => state.upload.kind === 'unknown');
    assert.match(JSON.stringify(upload), /no inquiry exists/);
    assert.equal(page.document.getText(), body);
    simulated.gateway.alter(undefined);
    await page.call('upload', {});
    await attached('the upload', (state) => state.upload.kind === 'uploaded');
    const ids = uploads().map(({ attachmentId }) => attachmentId);
    assert.equal(new Set(ids).size, 2);
  });

  it('can be cancelled while it is on its way; what it became is then unknown', async () => {
    await choose(await workspaceFile('cancelled.pdf', pdf('one')));
    await setDetails();
    const release = simulated.gateway.hold();
    const uploading = page.call('upload', {});
    await eventually('the request', () => (uploads().length > 0 ? true : undefined));
    const { upload } = await attached('the progress', (state) => state.upload.kind === 'uploading');
    assert.ok(upload.kind === 'uploading' && upload.step === 'Uploading…');
    await page.call('upload', {});
    await page.call('cancelUpload', {});
    await uploading;
    release();
    await attached('the outcome', (state) => state.upload.kind === 'unknown');
    assert.equal(uploads().length, 1);
    assert.equal(page.document.getText(), body);
  });

  it('survives a new window, dropped bytes included, and goes along with a copy', async () => {
    await page.call('dropAttachment', { name: 'C:\\scans\\dropped.pdf', bytes: pdf('dropped') });
    await page.call('addAttachments', { uris: [(await workspaceFile('dragged.png', png('x'))).toString()] });
    const before = await attached('both', ({ archive }) => archive !== undefined);
    assert.deepEqual(
      before.files.map(({ name }) => name),
      ['dropped.pdf', 'dragged.png'],
    );
    await using other = await simulatedEditor(`attached-again-${Date.now()}`);
    const reopened = await PlayedPage.open(uri, other.editor);
    const after = await reopened.until('the files', ({ grant }) => grant?.attachment.archive !== undefined);
    assert.deepEqual(after.grant?.attachment.files, before.files);
    assert.deepEqual(after.grant.attachment.archive, before.archive);
    reopened.close();

    const copy = await workspaceFile('copied.applyCreditGrant.wf.json', body);
    const forms = await other.editor.grantForms();
    await forms.copied(uri, copy);
    assert.deepEqual(
      forms.of(copy).files.files.map(({ name, kept }) => [name, kept]),
      [
        ['dropped.pdf', true],
        ['dragged.png', false],
      ],
    );
    for (const { id } of before.files) {
      await page.call('removeAttachment', { id });
    }
    await attached('nothing', ({ files }) => files.length === 0);
    await forms.of(copy).files.look();
    assert.ok(forms.of(copy).files.files.every(({ problem }) => problem === undefined));
  });
});
