import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from './bodyDigest.ts';
import { ifMissing, makeFolder, writeWhole } from './versionFiles.ts';

/** A short text under a name; only its owner knows what it means. */
export interface Entry {
  readonly name: string;
  readonly text: string;
}

/**
 * Entries of many owners, a file for each entry: of windows that write at once each changes only the entry that it
 * means, and none undoes what another wrote. Names are letters, digits and hyphens.
 */
export class EntryFiles {
  readonly #root: string;

  /** @param root is made when it is first written to */
  constructor(root: string) {
    this.#root = root;
  }

  /** In no order. */
  async list(owner: string): Promise<readonly Entry[]> {
    const folder = this.#folder(owner);
    const names = (await readdir(folder).catch(ifMissing<string[]>([]))).flatMap(
      (file) => /^([A-Za-z0-9-]+)\.txt$/.exec(file)?.[1] ?? [],
    );
    const entries = await Promise.all(
      names.map(async (name) => {
        // Another window may have removed it since.
        const text = await readFile(join(folder, `${name}.txt`), 'utf8').catch(ifMissing(undefined));
        return text === undefined ? [] : [{ name, text }];
      }),
    );
    return entries.flat();
  }

  async put(owner: string, { name, text }: Entry): Promise<void> {
    const folder = this.#folder(owner);
    await makeFolder(folder);
    await writeWhole(folder, `${name}.txt`, [new TextEncoder().encode(text)]);
  }

  async remove(owner: string, name: string): Promise<void> {
    await rm(join(this.#folder(owner), `${name}.txt`), { force: true });
  }

  #folder(owner: string): string {
    return join(this.#root, sha256Of([new TextEncoder().encode(owner)]));
  }
}
