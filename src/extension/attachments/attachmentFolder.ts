import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  noAttachments,
  readAttachmentRecord,
  type AttachmentRecord,
  type StoredRecord,
} from './attachmentRecord.ts';

const recordName = 'record.json';

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
    return join(this.path, 'outgoing');
  }

  /** A record that was damaged counts as none: what it said of uploads stands in the body too. */
  async read(): Promise<AttachmentRecord> {
    try {
      return readAttachmentRecord(await readFile(this.#recordPath, 'utf8')) ?? noAttachments;
    } catch (error) {
      if (isMissing(error)) return noAttachments;
      throw error;
    }
  }

  async write(record: AttachmentRecord): Promise<void> {
    const stored: StoredRecord = { ...record, document: this.#document };
    await this.#replace(this.#recordPath, JSON.stringify(stored));
  }

  async writeOutgoing(content: Uint8Array): Promise<void> {
    await this.#replace(this.outgoingPath, content);
  }

  /** Keeps the bytes of a file that has no place of its own; gives the URI that it has now. */
  async keep(id: string, content: Uint8Array): Promise<string> {
    await this.#replace(this.#keptPath(id), content);
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
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    try {
      await copyFile(from.#keptPath(id), path);
    } catch (error) {
      await rm(path, { force: true });
      if (moving && !isMissing(error)) {
        await rename(from.#keptPath(id), path);
      }
    }
    return pathToFileURL(path).toString();
  }

  /** Ids are made here and are never a path. */
  #keptPath(id: string): string {
    return join(this.path, `kept-${id}`);
  }

  get #recordPath(): string {
    return join(this.path, recordName);
  }

  /** Written beside and renamed, so that a crash leaves the old file or the new one. */
  async #replace(path: string, content: string | Uint8Array): Promise<void> {
    const part = `${path}.${randomUUID()}.part`;
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    try {
      await writeFile(part, content, { mode: 0o600, flush: true });
      await rename(part, path);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }
}

/** Of the attachments of all documents. */
export function attachmentsRoot(storage: string): string {
  return join(storage, 'attachments');
}

/** The URIs of the documents that have a folder of their own below a root; what cannot be read is left as it is. */
export async function documentsWithAttachments(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await readdir(root).catch(noneIfMissing)) {
    const text = await readFile(join(root, name, recordName), 'utf8').catch(() => '');
    const record = readAttachmentRecord(text);
    if (record !== undefined) {
      found.push(record.document);
    }
  }
  return found;
}

function noneIfMissing(error: unknown): readonly [] {
  if (isMissing(error)) return [];
  throw error;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
