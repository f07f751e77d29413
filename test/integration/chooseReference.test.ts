import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chooseReference } from '../../src/extension/attachments/chooseReference.ts';
import { answering } from '../support/windowAnswers.ts';

describe('a file that is chosen for an upload', () => {
  const request = vscode.Uri.file('/team/requests/march.submitAttachment.wf.json');

  async function referenceTo(chosen: vscode.Uri | undefined): Promise<string | null> {
    using dialog = answering('showOpenDialog', () => chosen && [chosen]);
    const reference = await chooseReference(request);
    assert.equal(dialog.asked.length, 1);
    return reference;
  }

  for (const [file, reference] of [
    ['/team/requests/invoice.pdf', '@file:invoice.pdf'],
    ['/team/requests/invoices/März 4711.pdf', '@file:invoices/März 4711.pdf'],
    ['/team/requests/..invoice.pdf', '@file:..invoice.pdf'],
    ['/team/invoice.pdf', '@file:/team/invoice.pdf'],
  ] as const) {
    it(`stands in the body as ${reference}`, async () => {
      assert.equal(await referenceTo(vscode.Uri.file(file)), reference);
    });
  }

  it('is none where the dialog is left, and none that has no place on a disk', async () => {
    assert.equal(await referenceTo(undefined), null);
    await assert.rejects(
      referenceTo(vscode.Uri.parse('vscode-vfs://github/team/invoice.pdf')),
      /Only a file on a disk can be attached/,
    );
  });
});
