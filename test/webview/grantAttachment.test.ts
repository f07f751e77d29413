import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { EditResult } from '../../src/protocol/editResult.ts';
import type {
  AttachmentState,
  GrantFormState,
  GrantMethods,
  UploadState,
} from '../../src/protocol/grantForm.ts';
import { eventually } from '../support/eventually.ts';
import type { EditorHost } from './editorHost.ts';
import { chosenFile, grantState, openGrant } from './grantState.ts';

describe('the attachment of an application', () => {
  it('takes files by a dialog, from the Explorer as addresses and from outside as bytes', async () => {
    await using host = await openGrant('{}');
    await host.page.getByRole('button', { name: 'Choose Files…' }).click();
    await called(host, 'chooseAttachments', {});
    await drop(host, { uris: '# a comment\r\nfile:///a/one.pdf\r\nfile:///a/two%20b.png' });
    await called(host, 'addAttachments', { uris: ['file:///a/one.pdf', 'file:///a/two%20b.png'] });
    await drop(host, { name: 'scan.pdf', bytes: [37, 80, 68, 70, 0, 255] });
    await called(host, 'dropAttachment', {
      name: 'scan.pdf',
      bytes: Uint8Array.from([37, 80, 68, 70, 0, 255]),
    });
    assert.equal(host.count('addAttachments'), 1);
    await drop(host, { name: 'film.mp4', size: 32_000_001 });
    await host.page.getByText('“film.mp4” has 32.0 MB; an attachment may have 7 MB.').waitFor();
    assert.equal(host.count('dropAttachment'), 1);
  });

  it('shows each file with its size and SHA-256, what is wrong with it, and the archive of several', async () => {
    await using host = await openWith({
      files: [
        chosenFile(),
        chosenFile({ id: 'f2', name: 'b.gif', sha256: undefined, problem: 'GIF is not taken.' }),
        chosenFile({ id: 'f3', name: 'c.png', warning: 'The name has more than 64 characters.' }),
      ],
      archive: { name: 'invoices.zip', bytes: 1_234_567, sha256: 'ab'.repeat(32) },
    });
    const list = host.page.getByRole('list', { name: 'Chosen files' });
    assert.match(await list.innerText(), /invoices-march\.pdf\s+182\.3 kB\s+SHA-256 9f86d081884c…/);
    await list.getByText('GIF is not taken.').waitFor();
    await list.getByText('The name has more than 64 characters.').waitFor();
    await host.page.getByText('Uploaded as invoices.zip').waitFor();
    await host.page.getByText('1.2 MB').waitFor();
    await host.page.getByRole('button', { name: 'Copy the SHA-256 of invoices.zip' }).click();
    assert.equal(await host.page.evaluate(() => navigator.clipboard.readText()), 'ab'.repeat(32));
    assert.equal(await host.page.getByRole('button', { name: 'Upload' }).isDisabled(), true);
    await host.page.getByRole('button', { name: 'Take b.gif off the list' }).focus();
    await host.page.keyboard.press('Delete');
    await called(host, 'removeAttachment', { id: 'f2' });
  });

  it('marks none of its details as wrong because nothing is uploaded yet', async () => {
    await using host = await openGrant('{}', {
      attachment: attachment({
        files: [chosenFile()],
        details: { attachmentType: 'A', bizType: 'B', bizOrderId: 'C' },
      }),
    });
    const { page } = host;
    await page.locator('#upload-bizOrderId').focus();
    await page.getByRole('textbox', { name: /File name/ }).focus();
    await page.locator('[data-pointer="/payeeCode"] input').focus();
    await page.locator('[data-pointer="/attachmentFile"].invalid').waitFor();
    const edge = (selector: string): Promise<string> =>
      page.locator(selector).evaluate((input) => getComputedStyle(input).borderTopColor);
    assert.equal(await edge('#upload-bizOrderId'), await edge('[data-pointer="/vcCode"] input'));
    await page.getByRole('button', { name: 'Import CSV…' }).focus();
    await page.locator('[data-pointer="/vendorName"] input').focus();
    await page.locator('[data-pointer="/invoiceInfoList"].invalid').waitFor();
    await page.getByRole('button', { name: 'Columns…' }).click();
    assert.equal(await edge('.dialog select >> nth=0'), await edge('[data-pointer="/businessMode"] select'));
  });

  it('asks for the details, never fills them in, and keeps what is typed while the host is slow', async () => {
    const answers: (() => void)[] = [];
    await using host = await openGrant(
      '{"referenceNo": "R-77"}',
      { attachment: attachment({ files: [chosenFile()] }) },
      {
        grant: {
          setUploadDetail: () => new Promise((resolve) => answers.push(() => resolve({ ok: true }))),
        },
      },
    );
    const type = host.page.getByRole('combobox', { name: 'Attachment type' });
    assert.equal(await type.inputValue(), '');
    await type.pressSequentially('INV');
    host.show({ grant: grantState({ attachment: attachment({ files: [chosenFile()] }) }) });
    assert.equal(await type.inputValue(), 'INV');
    for (const answer of answers) answer();
    await called(host, 'setUploadDetail', {
      profile: 'simulator',
      customer: null,
      detail: 'attachmentType',
      value: 'INV',
    });
    const business = host.page.getByRole('combobox', { name: 'Business type' });
    await business.press('ArrowDown');
    assert.match(
      await host.page.getByRole('listbox').innerText(),
      /WF_B2B_ORDER_SYNC\s+documented for other business/,
    );
    await business.press('Escape');
    const order = host.page.getByRole('combobox', { name: 'Business order id' });
    await order.press('ArrowDown');
    await order.press('Enter');
    await called(host, 'setUploadDetail', {
      profile: 'simulator',
      customer: null,
      detail: 'bizOrderId',
      value: 'R-77',
    });
  });

  it('shows a detail that the host did not take, says why, and uploads nothing meanwhile', async () => {
    let answer: EditResult = { ok: false, sentence: 'The customer changed meanwhile.' };
    const files = (bizType: string): GrantFormState =>
      grantState({
        attachment: attachment({
          files: [chosenFile()],
          details: { attachmentType: 'A', bizType, bizOrderId: 'O' },
        }),
      });
    await using host = await openGrant('{}', files('KEPT'), { grant: { setUploadDetail: () => answer } });
    const { page } = host;
    const type = page.getByRole('combobox', { name: 'Business type' });
    const upload = page.getByRole('button', { name: 'Upload' });
    await type.fill('TYPED');
    const reason = page.locator('.upload-details').getByRole('alert');
    await reason.getByText('The customer changed meanwhile.').waitFor();
    assert.match((await type.getAttribute('aria-describedby')) ?? '', /^upload-bizType-problem$/);
    host.show({ grant: files('KEPT') });
    assert.deepEqual([await type.inputValue(), await upload.isDisabled()], ['TYPED', true]);
    await page.getByRole('button', { name: 'Discard' }).click();
    await reason.waitFor({ state: 'detached' });
    assert.deepEqual([await type.inputValue(), await upload.isDisabled()], ['KEPT', false]);

    answer = { ok: true };
    await type.fill('TYPED');
    await called(host, 'setUploadDetail', {
      profile: 'simulator',
      customer: null,
      detail: 'bizType',
      value: 'TYPED',
    });
    // What another window or another customer has, once the host tells it.
    host.show({ grant: files('OF ANOTHER') });
    await eventually('what the host has', async () =>
      (await type.inputValue()) === 'OF ANOTHER' ? true : undefined,
    );
  });

  it('takes details for a customer only once one is chosen, and says so', async () => {
    const profile = { customers: [{ id: 'C-1', label: 'Shop' }] };
    const files = attachment({ files: [chosenFile()] });
    await using host = await openGrant('{"vcCode": "V"}', { attachment: files }, { profile });
    const field = (name: string): Locator => host.page.getByRole('combobox', { name });
    await host.page.getByText('Choose the customer first').waitFor();
    assert.deepEqual(
      [await field('Attachment type').isDisabled(), await field('Business type').isDisabled()],
      [true, true],
    );
    assert.equal(await field('Business order id').isDisabled(), false);
    assert.equal(await host.page.getByRole('button', { name: 'Remember…' }).count(), 0);
    host.show({ profile: { ...host.state().profile, customer: null } });
    await host.page.getByText('Choose the customer first').waitFor({ state: 'detached' });
    assert.equal(await field('Attachment type').isDisabled(), false);
    await host.page.getByRole('button', { name: 'Remember…' }).first().waitFor();
  });

  it('uploads, can be cancelled, and tells every end of it', async () => {
    await using host = await openGrant(
      '{}',
      { attachment: attachment({ files: [chosenFile()] }) },
      { customer: 'C-1', profile: { customers: [{ id: 'C-1', label: 'Shop' }] } },
    );
    const show = (upload: UploadState): void =>
      host.show({ grant: grantState({ attachment: attachment({ files: [chosenFile()], upload }) }) });
    await host.page.getByRole('button', { name: 'Upload' }).click();
    await called(host, 'upload', { profile: 'simulator', customer: 'C-1' });
    show({ kind: 'uploading', startedAt: Date.now(), step: 'Signing 9.8 MB…' });
    await host.page.getByText('Signing 9.8 MB…').waitFor();
    await host.page.getByRole('button', { name: 'Cancel' }).click();
    await called(host, 'cancelUpload', {});
    show({ kind: 'unknown', sentence: 'It was cut off.', advice: ['Look at your network.'] });
    await host.page
      .getByText('It gets a new attachment id.')
      .or(host.page.getByText(/it gets a new attachment id/))
      .waitFor();
    await host.page.getByText('Look at your network.').waitFor();
    await host.page.getByRole('button', { name: 'Upload Again' }).waitFor();
    const uploaded = { kind: 'uploaded', fileName: 'a.pdf', fileKey: 'k', at: 0, verified: false } as const;
    show({ ...uploaded, changed: 'a.pdf has changed since.' });
    await host.page.getByText(/Uploaded at .* as a\.pdf\./).waitFor();
    await host.page.getByText('not verified').waitFor();
    await host.page.getByText('a.pdf has changed since.').waitFor();
  });

  it('shows an upload under way, and lets it be cancelled, when its files were taken off the list', async () => {
    const upload = { kind: 'uploading', startedAt: Date.now(), step: 'Sending 9.8 MB…' } as const;
    await using host = await openWith({ upload });
    await host.page.getByText('Sending 9.8 MB…').waitFor();
    await host.page.getByRole('button', { name: 'Cancel' }).click();
    await called(host, 'cancelUpload', {});
    // How it ended is told as well; there is nothing to upload again.
    const sentence = 'It was cut off.';
    const ended = attachment({ upload: { kind: 'unknown', sentence, advice: [] } });
    host.show({ grant: grantState({ attachment: ended }) });
    await host.page.getByText(sentence).waitFor();
    assert.equal(await host.page.getByRole('button', { name: 'Upload Again' }).count(), 0);
  });

  it('tells which file the request names where that is in doubt, files or not', async () => {
    await using host = await openWith({ doubt: { sentence: 'Nobody knows it.', asked: false } });
    await host.page.locator('.attachment .notice.info', { hasText: 'Nobody knows it.' }).waitFor();
    const doubt = { sentence: 'It is another one.', asked: true };
    host.show({ grant: grantState({ attachment: attachment({ files: [chosenFile()], doubt }) }) });
    await host.page.locator('.attachment .notice.warning', { hasText: 'It is another one.' }).waitFor();
  });
});

function attachment(change: Partial<AttachmentState>): AttachmentState {
  return { ...grantState().attachment, ...change };
}

function openWith(change: Partial<AttachmentState>): Promise<EditorHost> {
  return openGrant('{}', { attachment: attachment(change) });
}

interface Dropped {
  readonly uris?: string;
  readonly name?: string;
  readonly bytes?: readonly number[];
  readonly size?: number;
}

/** What a browser tells a page of things that are dropped on it. */
async function drop(host: EditorHost, dropped: Dropped): Promise<void> {
  await host.page.evaluate(({ uris, name, bytes, size }) => {
    const data = new DataTransfer();
    if (uris !== undefined) data.setData('text/uri-list', uris);
    if (name !== undefined) data.items.add(new File([Uint8Array.from(bytes ?? { length: size ?? 0 })], name));
    const zone = document.querySelector('.drop-zone')!;
    for (const type of ['dragenter', 'dragover', 'drop']) {
      zone.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, dropped);
}

async function called(host: EditorHost, method: keyof GrantMethods, params: unknown): Promise<void> {
  await eventually(`${method} is called`, () => {
    const last = host.calls.findLast((call) => call.method === method);
    return last === undefined || JSON.stringify(last.params) !== JSON.stringify(params) ? undefined : true;
  });
}
