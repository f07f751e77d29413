import { join } from 'node:path';
import type { Disposable } from 'vscode';
import { type Uri } from 'vscode';
import { AttachmentFolder } from '../attachments/attachmentFolder.ts';
import { UploadDetails } from '../attachments/uploadDetails.ts';
import { GrantForm, type GrantFormParts, type GrantFormServices } from './grantForm.ts';
import { RememberedCodes } from './rememberedCodes.ts';

/** The forms of the window's applications, each made when it is first needed. */
export class GrantForms implements Disposable {
  readonly codes: RememberedCodes;
  readonly #parts: GrantFormParts;
  readonly #forms = new Map<string, GrantForm>();

  constructor(parts: GrantFormServices) {
    const { globalState, globalStorageUri } = parts.context;
    this.codes = new RememberedCodes(globalState);
    this.#parts = {
      ...parts,
      codes: this.codes,
      uploadDetails: new UploadDetails(globalState),
      attachmentsRoot: join(globalStorageUri.fsPath, 'attachments'),
    };
  }

  of(uri: Uri): GrantForm {
    const key = uri.toString();
    const form = this.#forms.get(key) ?? new GrantForm(uri, this.#parts);
    this.#forms.set(key, form);
    return form;
  }

  /** A request that was copied from another has its attachments and uploads too. */
  async copied(from: Uri, to: Uri): Promise<void> {
    await this.of(to).files.copyFrom(new AttachmentFolder(this.#parts.attachmentsRoot, from.toString()));
  }

  /** A file got another name. */
  async moved(from: Uri, to: Uri): Promise<void> {
    await this.copied(from, to);
    this.#forms.get(from.toString())?.dispose();
    this.#forms.delete(from.toString());
    await new AttachmentFolder(this.#parts.attachmentsRoot, from.toString()).remove();
  }

  dispose(): void {
    this.codes.dispose();
    for (const form of this.#forms.values()) {
      form.dispose();
    }
  }
}
