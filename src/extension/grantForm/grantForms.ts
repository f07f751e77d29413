import { join } from 'node:path';
import type { Disposable } from 'vscode';
import { FileSystemError, Uri, workspace } from 'vscode';
import {
  AttachmentFolder,
  attachmentsRoot,
  documentsWithAttachments,
} from '../attachments/attachmentFolder.ts';
import { copiedRecord, type Copying } from '../attachments/copiedRecord.ts';
import { movedUri } from '../requests/movedUri.ts';
import { createTurns } from '../turns.ts';
import { ApplicantEntries } from './applicantEntries.ts';
import { GrantForm, type GrantFormParts, type GrantFormServices } from './grantForm.ts';
import { RememberedCodes } from './rememberedCodes.ts';
import { UploadDetails } from './uploadDetails.ts';

/** The forms of the window's applications, each made when it is first needed. */
export class GrantForms implements Disposable {
  readonly codes: RememberedCodes;
  readonly #entries: ApplicantEntries;
  readonly #parts: GrantFormParts;
  readonly #forms = new Map<string, GrantForm>();
  /** What moves on goes there only after it has come. */
  readonly #inTurn = createTurns();

  constructor(parts: GrantFormServices) {
    const storage = parts.context.globalStorageUri.fsPath;
    this.#entries = new ApplicantEntries(join(storage, 'applicants'), parts.log);
    this.codes = new RememberedCodes(this.#entries);
    this.#parts = {
      ...parts,
      codes: this.codes,
      uploadDetails: new UploadDetails(this.#entries),
      onDidRemember: this.#entries.onDidChange,
      attachmentsRoot: attachmentsRoot(storage),
    };
  }

  of(uri: Uri): GrantForm {
    const key = uri.toString();
    const form = this.#forms.get(key) ?? new GrantForm(uri, this.#parts);
    this.#forms.set(key, form);
    return form;
  }

  /** A request that was copied from another has its attachments and uploads too, and nothing of one before it there. */
  async copied(from: Uri, to: Uri, copying: Copying = {}): Promise<void> {
    if (from.toString() !== to.toString()) {
      await this.#forms.get(to.toString())?.uploader.abandon();
      await this.#clear(to);
      await this.#copy(from, to, copying);
    }
  }

  async #copy(from: Uri, to: Uri, copying: Copying): Promise<void> {
    const source = this.#folder(from);
    const form = this.#forms.get(to.toString());
    if (form === undefined) {
      const folder = this.#folder(to);
      await folder.write(await copiedRecord(folder, await folder.read(), source, copying));
      // Its editor may have opened meanwhile.
      await this.#forms.get(to.toString())?.files.look();
    } else {
      await form.files.copyFrom(source, copying);
      await form.files.look();
    }
  }

  /** A file, or a folder with files in it, got another name. An upload that is under way ends before. */
  moved(from: Uri, to: Uri): Promise<void> {
    const replaced = Promise.all(this.#formsBelow(to).map(({ uploader }) => uploader.abandon()));
    for (const [document, form] of [...this.#forms]) {
      const target = movedUri(document, from, to);
      if (target !== undefined) {
        form.uploader.handOver(this.of(target).uploader);
      }
    }
    return this.#inTurn(async () => {
      await replaced;
      await this.#eachKept(async (document) => {
        if (movedUri(document, to, to) !== undefined) {
          await this.#clear(Uri.parse(document, true));
        }
      });
      await this.#move(from, to);
    });
  }

  async #move(from: Uri, to: Uri): Promise<void> {
    await this.#settled(from);
    const place = (uri: string): string => movedUri(uri, from, to)?.toString() ?? uri;
    await this.#eachKept(async (document) => {
      const target = movedUri(document, from, to);
      if (target !== undefined) {
        const source = Uri.parse(document, true);
        await this.#copy(source, target, { place });
        await this.#forget(source);
      }
    });
  }

  /**
   * A file, or a folder with files in it, was deleted: what is kept for its requests goes with them. A request that
   * is there all the same, or open with a text that can be saved again, keeps it.
   */
  deleted(place: Uri): Promise<void> {
    return this.#inTurn(() => this.#delete(place));
  }

  async #delete(place: Uri): Promise<void> {
    await this.#settled(place);
    await this.#eachKept(async (document) => {
      const uri = Uri.parse(document, true);
      if (movedUri(document, place, place) !== undefined && (await isGone(uri))) {
        await this.#forget(uri);
      }
    });
  }

  /** Does the work for every document of which something is kept; what fails for one is told after all others. */
  async #eachKept(work: (document: string) => Promise<void>): Promise<void> {
    const failures: unknown[] = [];
    for (const document of await documentsWithAttachments(this.#parts.attachmentsRoot)) {
      try {
        await work(document);
      } catch (error) {
        this.#parts.log.error(`${document}:`, error instanceof Error ? error : String(error));
        failures.push(error);
      }
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  /** Waits for the uploads of the requests at or below a place. */
  async #settled(place: Uri): Promise<void> {
    await Promise.all(this.#formsBelow(place).map(({ uploader }) => uploader.settled()));
  }

  /** Those of the requests at or below a place. */
  #formsBelow(place: Uri): readonly GrantForm[] {
    return [...this.#forms.values()].filter(
      ({ uri }) => movedUri(uri.toString(), place, place) !== undefined,
    );
  }

  /** What was kept for an older request at this place says nothing about the one that is there now. */
  async #clear(uri: Uri): Promise<void> {
    const form = this.#forms.get(uri.toString());
    await (form === undefined ? this.#folder(uri).remove() : form.files.clear());
  }

  async #forget(uri: Uri): Promise<void> {
    this.#forms.get(uri.toString())?.dispose();
    this.#forms.delete(uri.toString());
    await this.#folder(uri).remove();
  }

  #folder(uri: Uri): AttachmentFolder {
    return new AttachmentFolder(this.#parts.attachmentsRoot, uri.toString());
  }

  dispose(): void {
    this.#entries.dispose();
    for (const form of this.#forms.values()) {
      form.dispose();
    }
  }
}

/** Only a file that is known to be missing is gone, not one that cannot be looked at now. */
async function isGone(uri: Uri): Promise<boolean> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty === true) {
    return false;
  }
  try {
    await workspace.fs.stat(uri);
    return false;
  } catch (error) {
    return error instanceof FileSystemError && error.code === 'FileNotFound';
  }
}
