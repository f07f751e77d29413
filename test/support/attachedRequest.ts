import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { AttachmentState } from '../../src/protocol/grantForm.ts';
import { closeAllEditors, workspaceFile } from './editorParts.ts';
import { eventually } from './eventually.ts';
import { PlayedPage } from './playedPage.ts';
import { simulatedEditor, type SimulatedEditor } from './simulatedEditor.ts';
import { answering } from './windowAnswers.ts';

/** An application that is whole but for its attachment. */
export const applicationBody = `{
  "referenceNo": "REF-4711",
  "payeeCode": "P",
  "vcCode": "V",
  "invoiceDate": "20241231",
  "timeZone": "UTC",
  "attachmentFile": { "note": 1.0 },
  "invoiceInfoList": [{}]
}
`;

interface UploadBody {
  readonly attachmentId: string;
  readonly attachmentContent: string;
  readonly fileName: string;
  readonly bizOrderId: string;
}

let requests = 0;

/** The form of an application in a window of its own, before the simulator. */
export class AttachedRequest implements AsyncDisposable {
  readonly simulated: SimulatedEditor;
  readonly uri: vscode.Uri;
  #page: PlayedPage;

  private constructor(simulated: SimulatedEditor, uri: vscode.Uri, page: PlayedPage) {
    this.simulated = simulated;
    this.uri = uri;
    this.#page = page;
  }

  static async open(): Promise<AttachedRequest> {
    requests += 1;
    const id = `attached-${requests}-${Date.now()}`;
    const simulated = await simulatedEditor(id);
    const uri = await workspaceFile(`${id}.applyCreditGrant.wf.json`, applicationBody);
    const request = new AttachedRequest(simulated, uri, await PlayedPage.open(uri, simulated.editor));
    await request.attached('the form', () => true);
    return request;
  }

  get page(): PlayedPage {
    return this.#page;
  }

  async reopen(uri: vscode.Uri): Promise<void> {
    this.#page.close();
    this.#page = await PlayedPage.open(uri, this.simulated.editor);
    await this.attached('the form', () => true);
  }

  attached(what: string, fits: (state: AttachmentState) => boolean): Promise<AttachmentState> {
    return eventually(what, () => {
      const attachment = this.#page.state.grant?.attachment;
      return attachment !== undefined && fits(attachment) ? attachment : undefined;
    });
  }

  /** What the gateway got. */
  uploads(): readonly UploadBody[] {
    return this.simulated.gateway
      .requestsTo('submitAttachment')
      .map(({ body }) => JSON.parse(body.toString()) as UploadBody);
  }

  applications(): number {
    return this.simulated.gateway.requestsTo('applyCreditGrant').length;
  }

  async choose(...files: readonly vscode.Uri[]): Promise<void> {
    using dialog = answering('showOpenDialog', () => files);
    await this.#page.call('chooseAttachments', {});
    assert.equal(dialog.asked.length, 1);
  }

  async setDetails(): Promise<void> {
    await this.#page.setUploadDetail('attachmentType', 'TYPE');
    await this.#page.setUploadDetail('bizType', 'BUSINESS');
  }

  async upload(): Promise<AttachmentState> {
    await this.setDetails();
    await this.#page.upload();
    return this.attached('the upload', ({ upload }) => upload.kind === 'uploaded');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#page.close();
    await closeAllEditors();
    await this.simulated[Symbol.asyncDispose]();
  }
}
