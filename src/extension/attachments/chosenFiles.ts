import { createHash, randomUUID } from 'node:crypto';
import { sentence, type Sentence } from '../../core/sentence.ts';
import { maxAttachmentBytes } from '../../gateway/attachmentBody.ts';
import { createTurns } from '../turns.ts';
import type { AttachmentFolder } from './attachmentFolder.ts';
import { noAttachments, type AttachmentRecord, type UploadRecord } from './attachmentRecord.ts';
import { archiveProblem } from './checkFile.ts';
import { copiedRecord, type Copying } from './copiedRecord.ts';
import type { ChosenSource, LookedAt, ReadFile } from './fileReading.ts';
import { lookAt, type ReadSource } from './lookAt.ts';

export interface Archive {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What is uploaded: the one file as it lies there, or the ZIP of several. */
export type Payload =
  | {
      readonly ok: true;
      readonly fileName: string;
      readonly path: string;
      readonly sha256: string;
      readonly files: readonly LookedAt[];
    }
  | { readonly ok: false; readonly problem: Sentence };

interface Options {
  readonly folder: AttachmentFolder;
  readonly readFile: ReadFile;
  /** The path of a file that Node can read; undefined where only the editor can. */
  readonly pathOf: (uri: string) => string | undefined;
  readonly changed: () => void;
}

const archiveName = 'attachments.zip';
/** So much is read into memory at most before it is known how small the ZIP becomes. */
const mostTogether = 8 * maxAttachmentBytes;
const mostUploads = 50;

/** The files that were chosen for one application, and what is known of its uploads. It survives the window. */
export class ChosenFiles {
  readonly #options: Options;
  readonly #inTurn = createTurns();
  #record: AttachmentRecord = noAttachments;
  #areRead = false;
  #looked: readonly LookedAt[] = [];
  #archive: Archive | undefined;
  #problem: Sentence | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  get files(): readonly LookedAt[] {
    const { files } = this.#record;
    return files.map((source) => this.#looked.find(({ id }) => id === source.id) ?? notLookedAt(source));
  }

  /** Of several files, once they are packed. */
  get archive(): Archive | undefined {
    return this.#archive;
  }

  /** Why the files cannot be uploaded together. */
  get problem(): Sentence | undefined {
    return this.#problem;
  }

  get uploads(): readonly UploadRecord[] {
    return this.#record.uploads;
  }

  /** Whether it was read what was chosen and uploaded for this request before. */
  get areRead(): boolean {
    return this.#areRead;
  }

  /** Whether anything was chosen or uploaded for this request. */
  get areKnown(): boolean {
    return this.#record.files.length + this.#record.uploads.length > 0;
  }

  get bizOrderId(): string | undefined {
    return this.#record.bizOrderId ?? undefined;
  }

  /** Files that are chosen already are not chosen twice. */
  async add(files: readonly { readonly name: string; readonly uri: string }[]): Promise<void> {
    await this.#change((record) => {
      const known = new Set(record.files.map(({ uri }) => uri));
      const added = new Map(files.filter(({ uri }) => !known.has(uri)).map((file) => [file.uri, file]));
      const sources = Array.from(added.values(), ({ name, uri }) => ({
        id: randomUUID(),
        name,
        uri,
        kept: false,
      }));
      return { ...record, files: [...record.files, ...sources] };
    });
    await this.look();
  }

  /** Takes in a file of which there are bytes alone; they are kept. */
  async take(name: string, content: Uint8Array): Promise<void> {
    const id = randomUUID();
    const uri = await this.#options.folder.keep(id, content);
    await this.#change((record) => ({ ...record, files: [...record.files, { id, name, uri, kept: true }] }));
    await this.look();
  }

  async remove(id: string): Promise<void> {
    await this.#change((record) => ({ ...record, files: record.files.filter((file) => file.id !== id) }));
    await this.#options.folder.drop(id);
    await this.look();
  }

  async setBizOrderId(value: string): Promise<void> {
    await this.#change((record) => ({ ...record, bizOrderId: value }));
  }

  async keepUpload(upload: UploadRecord): Promise<void> {
    await this.#change((record) => ({ ...record, uploads: [...record.uploads, upload].slice(-mostUploads) }));
  }

  /** Resolves once everything is written that was changed before. */
  async settled(): Promise<void> {
    await this.#inTurn(() => Promise.resolve());
  }

  /** Forgets everything: what was kept was for another request. */
  async clear(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#options.folder.remove();
      await this.#look();
    });
    this.#options.changed();
  }

  /** Takes over what was chosen and uploaded for another document. */
  async copyFrom(other: AttachmentFolder, copying: Copying): Promise<void> {
    await this.#change((record) => copiedRecord(this.#options.folder, record, other, copying));
  }

  /** Reads all files again, and packs them where there are several. */
  async look(): Promise<void> {
    await this.#inTurn(() => this.#look());
    this.#options.changed();
  }

  /** What would be uploaded now: everything is read again for it, and what has no place of its own is written anew. */
  async payload(): Promise<Payload> {
    const payload = await this.#inTurn(async () => this.#payload(await this.#look()));
    this.#options.changed();
    return payload;
  }

  /** Gives the ZIP of several files, if they can be packed. */
  async #look(): Promise<Uint8Array | undefined> {
    this.#record = await this.#options.folder.read();
    this.#areRead = true;
    const read: ReadSource[] = [];
    let together = 0;
    for (const source of this.#record.files) {
      const reading = await this.#options.readFile(source.uri, maxAttachmentBytes);
      const { looked, content } = lookAt(source, reading);
      together += looked.bytes;
      read.push({ looked, content: together > mostTogether ? undefined : content });
    }
    this.#looked = read.map(({ looked }) => looked);
    this.#archive = undefined;
    this.#problem = read.length > 1 ? packingProblem(read, together) : undefined;
    return read.length > 1 && this.#problem === undefined ? this.#pack(read) : undefined;
  }

  async #pack(read: readonly ReadSource[]): Promise<Uint8Array> {
    const files = read.flatMap(({ looked: { name }, content }) => (content ? [{ name, content }] : []));
    const { packFiles } = await import('./packFiles.ts');
    const content = packFiles(files);
    const hash = createHash('sha256').update(content).digest('hex');
    this.#archive = { name: archiveName, bytes: content.byteLength, sha256: hash };
    this.#problem = archiveProblem(content.byteLength);
    return content;
  }

  async #payload(zip: Uint8Array | undefined): Promise<Payload> {
    const { files } = this;
    const { folder } = this.#options;
    const [first, ...others] = files;
    const problem = this.#problem ?? files.find((file) => file.problem !== undefined)?.problem;
    if (first?.sha256 === undefined || problem !== undefined) {
      return { ok: false, problem: problem ?? sentence('Choose the file to upload first.') };
    }
    if (others.length > 0) {
      if (zip === undefined || this.#archive === undefined) {
        return { ok: false, problem: sentence('The files are not packed yet. Upload once more.') };
      }
      await folder.writeOutgoing(zip);
      return {
        ok: true,
        fileName: archiveName,
        path: folder.outgoingPath,
        sha256: this.#archive.sha256,
        files,
      };
    }
    const path = this.#options.pathOf(first.uri) ?? (await this.#copied(first));
    return { ok: true, fileName: first.name, path, sha256: first.sha256, files };
  }

  /** Of a file that lies where only the editor can read it. */
  async #copied({ uri }: LookedAt): Promise<string> {
    const { folder, readFile } = this.#options;
    const reading = await readFile(uri, maxAttachmentBytes);
    await folder.writeOutgoing(reading.kind === 'read' ? reading.content : new Uint8Array());
    return folder.outgoingPath;
  }

  async #change(
    step: (record: AttachmentRecord) => AttachmentRecord | Promise<AttachmentRecord>,
  ): Promise<void> {
    await this.#inTurn(async () => {
      // Another window may have changed it meanwhile.
      const next = await step(await this.#options.folder.read());
      await this.#options.folder.write(next);
      this.#record = next;
      this.#areRead = true;
    });
    this.#options.changed();
  }
}

/** Why several files cannot even be packed. */
function packingProblem(read: readonly ReadSource[], together: number): Sentence | undefined {
  if (read.some(({ looked }) => looked.problem !== undefined)) {
    return sentence('Mend or remove the marked files: an application takes one attachment, packed from all.');
  }
  return together > mostTogether ? archiveProblem(together) : undefined;
}

function notLookedAt(source: ChosenSource): LookedAt {
  return { ...source, bytes: 0, sha256: undefined, gone: false, problem: undefined, warning: undefined };
}
