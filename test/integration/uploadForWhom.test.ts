import assert from 'node:assert/strict';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Profile } from '../../src/core/profiles/profile.ts';
import { pdf } from '../support/attachedFiles.ts';
import { AttachedRequest, applicationBody as body } from '../support/attachedRequest.ts';
import { workspaceFile } from '../support/editorParts.ts';
import { answering } from '../support/windowAnswers.ts';

const customers = [
  { id: 'C-1', label: 'One' },
  { id: 'C-2', label: 'Two' },
];
const changed = /The profile or the customer changed.*Nothing was sent/;

describe('an upload', () => {
  let request: AttachedRequest;
  let connected: Profile;

  const choose = (customer: string | null): Promise<void> =>
    request.simulated.editor.customers.choose(request.uri, connected.id, customer);

  beforeEach(async () => {
    request = await AttachedRequest.open();
    connected = { ...request.simulated.profile, customers };
  });

  afterEach(async () => {
    await request[Symbol.asyncDispose]();
  });

  it('is made for the profile and the customer that the page showed, and for no other', async () => {
    const { editor } = request.simulated;
    await request.choose(await workspaceFile('shown.pdf', pdf('one')));
    editor.activate(connected);
    await choose('C-1');
    const one = await request.page.until('the first customer', ({ profile }) => profile.customer === 'C-1');
    await request.setDetails();
    await choose('C-2');
    await request.page.until('the second customer', ({ profile }) => profile.customer === 'C-2');
    await request.setDetails();

    await request.page.upload(one);
    const refused = await request.attached('the refusal', ({ upload }) => upload.kind === 'stopped');
    assert.match(JSON.stringify(refused.upload), changed);

    await choose('C-1');
    const again = await request.page.until('the first again', ({ profile }) => profile.customer === 'C-1');
    editor.activate({ ...connected, id: 'another-profile' });
    await request.page.upload(again);
    assert.equal(request.uploads().length, 0);
    assert.equal(request.page.document.getText(), body);
  });

  it('from a question is for the customer of the application that was asked about', async () => {
    await request.choose(await workspaceFile('asked.pdf', pdf('one')));
    request.simulated.editor.activate(connected);
    await choose('C-2');
    await request.page.until('the second customer', ({ profile }) => profile.customer === 'C-2');
    await request.setDetails();
    await choose('C-1');
    await request.page.until('the first customer', ({ profile }) => profile.customer === 'C-1');
    await request.setDetails();
    await request.page.set('/attachmentFile', '{ "fileName": "a.pdf", "fileKey": "FK-OF-A-COLLEAGUE" }');
    using question = answering('showWarningMessage', async () => {
      await choose('C-2');
      return 'Upload';
    });
    await request.page.send();
    assert.equal(question.asked.length, 1);
    const { upload } = await request.attached('the refusal', (state) => state.upload.kind === 'stopped');
    assert.match(JSON.stringify(upload), changed);
    assert.deepEqual([request.uploads().length, request.applications()], [0, 0]);
  });

  it('has no details that were typed before it was known for whom, and says so while they are typed', async () => {
    const { editor } = request.simulated;
    await request.page.call('dropAttachment', { name: 'a.pdf', bytes: pdf('one') });
    await choose(null);
    await request.setDetails();
    await request.page.call('rememberCode', { field: 'vcCode', value: 'V', label: 'of nobody' });
    await request.attached('the details of nobody', ({ details }) => details.bizType === 'BUSINESS');

    editor.activate({ ...connected, id: 'not-chosen-yet' });
    await request.page.until('no customer', ({ profile }) => profile.customer === undefined);
    const refused = await request.page.setUploadDetail('bizType', 'TYPED');
    assert.match(refused.ok ? '' : refused.sentence, /^Choose the customer first/);
    const code = { field: 'vcCode', value: 'V-2', label: '' } as const;
    await assert.rejects(request.page.call('rememberCode', code), /: Choose the customer first/);
    assert.deepEqual(await request.page.setUploadDetail('bizOrderId', 'ORDER-1'), { ok: true });
    const { grant } = await request.page.until(
      'the order of the request',
      (state) => state.grant?.attachment.details.bizOrderId === 'ORDER-1',
    );
    assert.deepEqual(grant?.attachment.details, { attachmentType: '', bizType: '', bizOrderId: 'ORDER-1' });
    assert.deepEqual(grant.codes, { payeeCode: [], vcCode: [] });
  });

  it('has the details that were typed for its customer, and none of another', async () => {
    const { editor } = request.simulated;
    await request.page.call('dropAttachment', { name: 'a.pdf', bytes: pdf('one') });
    editor.activate(connected);
    await choose('C-1');
    const one = await request.page.until('the first customer', ({ profile }) => profile.customer === 'C-1');
    assert.deepEqual(await request.page.setUploadDetail('bizType', 'FOR-ONE', one), { ok: true });
    await choose('C-2');
    await request.page.until('the second customer', ({ profile }) => profile.customer === 'C-2');
    const refused = await request.page.setUploadDetail('bizType', 'FOR-ONE-TOO', one);
    assert.match(refused.ok ? '' : refused.sentence, /The profile or the customer changed meanwhile/);
    const { details } = await request.attached('the second customer', () => true);
    assert.equal(details.bizType, '');
    await choose('C-1');
    const folder = join(editor.context.globalStorageUri.fsPath, 'applicants');
    const aside = `${folder}-aside`;
    await request.page.until('the first again', ({ profile }) => profile.customer === 'C-1');
    // Nothing can be written into a folder that is a file.
    await rename(folder, aside);
    await writeFile(folder, '');
    const unkept = await request.page.setUploadDetail('bizType', 'LOST');
    await rm(folder);
    await rename(aside, folder);
    assert.match(unkept.ok ? '' : unkept.sentence, /^This could not be kept: /);
    await request.attached('what is kept', (state) => state.details.bizType === 'FOR-ONE');
  });
});
