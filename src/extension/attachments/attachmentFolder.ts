import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ifMissing, makeFolder, writeWhole } from '../../gateway/versionFiles.ts';
import {
  noAttachments,
  readAttachmentRecord,
  type AttachmentRecord,
  type StoredRecord,
} from './attachmentRecord.ts';

const recordName = 'record.json';
const outgoingName = 'outgoing';

/**
 * The place of one request document in the extension's storage: the record of its attachments, the files that came
 * as bytes alone, and the ZIP that goes out.
 */
export class AttachmentFolder {
  readonly path: string;
  readonly #document: string;

  /** @param root of the folders of all documents */
  constructor(root: string, document: string) {
    this.#document = document;
    this.path = join(root, createHash('sha256').update(document).digest('hex'));
  }

  /** Where the bytes are written that go out and lie nowhere else, such as a ZIP. */
  get outgoingPath(): string {
    return join(this.path, outgoingName);
  }

  /** A record that was damaged counts as none: what it said of uploads stands in the body too. */
  async read(): Promise<AttachmentRecord> {
    const text = await readFile(this.#recordPath, 'utf8').catch(ifMissing(''));
    return readAttachmentRecord(text) ?? noAttachments;
  }

  async write(record: AttachmentRecord): Promise<void> {
    const stored: StoredRecord = { ...record, document: this.#document };
    await this.#replace(recordName, new TextEncoder().encode(JSON.stringify(stored)));
  }

  async writeOutgoing(content: Uint8Array): Promise<void> {
    await this.#replace(outgoingName, content);
  }

  /** Keeps the bytes of a file that has no place of its own; gives the URI that it has now. */
  async keep(id: string, content: Uint8Array): Promise<string> {
    await this.#replace(keptName(id), content);
    return pathToFileURL(this.#keptPath(id)).toString();
  }

  async drop(id: string): Promise<void> {
    await rm(this.#keptPath(id), { force: true });
  }

  /** Takes everything away. */
  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }

  /**
   * Copies a kept file of another folder; gives the URI that it has here. One that is gone stays gone. What cannot be
   * copied, because it cannot be read, is taken away from there where `moving` allows it, and is missing otherwise.
   */
  async keepCopy(id: string, from: AttachmentFolder, moving: boolean): Promise<string> {
    const path = this.#keptPath(id);
    await makeFolder(this.path);
    try {
      await copyFile(from.#keptPath(id), path);
    } catch {
      await rm(path, { force: true });
      if (moving) {
        await rename(from.#keptPath(id), path).catch(ifMissing(undefined));
      }
    }
    return pathToFileURL(path).toString();
  }

  #keptPath(id: string): string {
    return join(this.path, keptName(id));
  }

  get #recordPath(): string {
    return join(this.path, recordName);
  }

  async #replace(name: string, content: Uint8Array): Promise<void> {
    await makeFolder(this.path);
    await writeWhole(this.path, name, [content]);
  }
}

/** Ids are made here and are never a path. */
function keptName(id: string): string {
  return `kept-${id}`;
}

/** Of the attachments of all documents. */
export function attachmentsRoot(storage: string): string {
  return join(storage, 'attachments');
}

/** The URIs of the documents that have a folder of their own below a root; what cannot be read is left as it is. */
export async function documentsWithAttachments(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await readdir(root).catch(ifMissing<string[]>([]))) {
    const text = await readFile(join(root, name, recordName), 'utf8').catch(() => '');
    const record = readAttachmentRecord(text);
    if (record !== undefined) {
      found.push(record.document);
    }
  }
  return found;
}
