import { join } from 'node:path';
import type { Disposable } from 'vscode';
import { Uri } from 'vscode';
import { AttachmentFolder, documentsWithAttachments } from '../attachments/attachmentFolder.ts';
import { copiedRecord, type Copying } from '../attachments/copiedRecord.ts';
import { UploadDetails } from '../attachments/uploadDetails.ts';
import { movedUri } from '../requests/movedUri.ts';
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
  async copied(from: Uri, to: Uri, copying: Copying = {}): Promise<void> {
    const source = this.#folder(from);
    const form = this.#forms.get(to.toString());
    if (form === undefined) {
      const folder = this.#folder(to);
      await folder.write(await copiedRecord(folder, await folder.read(), source, copying));
    } else {
      await form.files.copyFrom(source, copying);
      await form.files.look();
    }
  }

  /** A file, or a folder with files in it, got another name. An upload that is under way ends before. */
  async moved(from: Uri, to: Uri): Promise<void> {
    await Promise.all(
      [...this.#forms].map(async ([document, form]) => {
        if (movedUri(document, from, to) !== undefined) {
          await form.uploader.settled();
        }
      }),
    );
    const place = (uri: string): string => movedUri(uri, from, to)?.toString() ?? uri;
    for (const document of await documentsWithAttachments(this.#parts.attachmentsRoot)) {
      const target = movedUri(document, from, to);
      if (target !== undefined) {
        const source = Uri.parse(document, true);
        await this.copied(source, target, { place });
        this.#forms.get(document)?.dispose();
        this.#forms.delete(document);
        await this.#folder(source).remove();
      }
    }
  }

  #folder(uri: Uri): AttachmentFolder {
    return new AttachmentFolder(this.#parts.attachmentsRoot, uri.toString());
  }

  dispose(): void {
    this.codes.dispose();
    for (const form of this.#forms.values()) {
      form.dispose();
    }
  }
}
