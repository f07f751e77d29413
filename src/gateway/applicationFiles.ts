import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyText, type ApplicationKey } from '../core/grants/applicationKey.ts';
import type { ApplicationRecord } from '../core/grants/application.ts';
import type {
  ApplicationStore,
  Changed,
  Step,
  Absent,
  StoredApplication,
  UnreadableApplication,
} from '../core/grants/applicationStore.ts';
import { readApplication, writeApplication } from '../core/grants/applicationText.ts';
import { sentence, type Sentence } from '../core/sentence.ts';
import { sha256Of } from './bodyDigest.ts';
import {
  hasVersions,
  ifMissing,
  makeFolder,
  readNewest,
  tidyUp,
  writeVersion,
  writeWhole,
  type Newest,
  type ReadVersion,
} from './versionFiles.ts';

/**
 * Applications in files: a folder for each, named by the hash of its key, with numbered versions of the record
 * and the bodies of its messages. Files that are no versions are left alone.
 *
 * @param root is made when it is first written to
 */
export function applicationFiles(root: string): ApplicationStore {
  return new ApplicationFiles(root);
}

class ApplicationFiles implements ApplicationStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async list(): ReturnType<ApplicationStore['list']> {
    const names = await readdir(this.#root).catch(ifMissing<string[]>([]));
    const records: ApplicationRecord[] = [];
    const unreadable: UnreadableApplication[] = [];
    for (const name of names.filter((each) => /^[0-9a-f]{64}$/.test(each))) {
      const newest = await this.#newest(name);
      if (newest.kind === 'found') {
        records.push(newest.value);
      } else if (newest.kind === 'unreadable') {
        const place = join(this.#root, name);
        unreadable.push({ place, sentence: unreadableAt(place, newest.reason) });
      }
    }
    return { records, unreadable };
  }

  async read(key: ApplicationKey): Promise<StoredApplication> {
    const name = folderName(key);
    const newest = await this.#newest(name);
    return newest.kind === 'found' ? { kind: 'found', record: newest.value } : this.#absent(name, newest);
  }

  async create(record: ApplicationRecord): Promise<boolean> {
    const folder = this.#folder(record.key);
    await makeFolder(folder);
    return !(await hasVersions(folder)) && (await writeVersion(folder, 1, writeApplication(record)));
  }

  async change<Reason>(
    key: ApplicationKey,
    step: (record: ApplicationRecord) => Step<Reason>,
  ): Promise<Changed<Reason>> {
    const name = folderName(key);
    const folder = join(this.#root, name);
    for (;;) {
      const newest = await this.#newest(name);
      if (newest.kind !== 'found') {
        return { ok: false, stored: this.#absent(name, newest) };
      }
      const next = step(newest.value);
      if (!next.ok || next.record === newest.value) {
        return next;
      }
      if (await writeVersion(folder, newest.highest + 1, writeApplication(next.record))) {
        await tidyUp(folder, newest.at, readerFor(name));
        return next;
      }
    }
  }

  async keepMessage(key: ApplicationKey, bytes: readonly Uint8Array[]): Promise<string> {
    const sha256 = sha256Of(bytes);
    if ((await this.readMessage(key, sha256)) === undefined) {
      const folder = join(this.#folder(key), messages);
      await makeFolder(folder);
      await writeWhole(folder, sha256, bytes);
    }
    return sha256;
  }

  async readMessage(key: ApplicationKey, sha256: string): Promise<Uint8Array | undefined> {
    const file = join(this.#root, folderName(key), messages, sha256);
    const bytes = await readFile(file).catch(ifMissing(undefined));
    return bytes !== undefined && sha256Of([bytes]) === sha256 ? bytes : undefined;
  }

  #newest(name: string): Promise<Newest<ApplicationRecord>> {
    return readNewest(join(this.#root, name), readerFor(name));
  }

  #absent(name: string, newest: Exclude<Newest<ApplicationRecord>, { kind: 'found' }>): Absent {
    return newest.kind === 'missing'
      ? newest
      : { kind: 'unreadable', sentence: unreadableAt(join(this.#root, name), newest.reason) };
  }

  #folder(key: ApplicationKey): string {
    return join(this.#root, folderName(key));
  }
}

const messages = 'messages';

function folderName(key: ApplicationKey): string {
  return sha256Of([new TextEncoder().encode(keyText(key))]);
}

function readerFor(name: string): (text: string) => ReadVersion<ApplicationRecord> {
  return (text) => {
    const read = readApplication(text);
    if (!read.ok) {
      return { kind: read.kind === 'misfit' ? 'stop' : 'skip', reason: read.reason };
    }
    return folderName(read.record.key) === name
      ? { kind: 'whole', value: read.record }
      : { kind: 'skip', reason: 'it belongs to another application' };
  };
}

function unreadableAt(place: string, reason: string): Sentence {
  return sentence(
    'The record of an application in {0} cannot be read ({1}). Its reference counts as used: nothing is sent under it. A newer version of the extension may be able to read it.',
    place,
    reason,
  );
}
