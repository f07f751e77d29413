import { zipSync, type Zippable } from 'fflate';
import { kindOfName } from './fileKinds.ts';

export interface PackedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Packs files into one ZIP. The same files in the same order give the same bytes, whenever and wherever it is done.
 * The sizes stand before each file, because readers that take a stream refuse archives where they come after it.
 */
export function packFiles(files: readonly PackedFile[]): Uint8Array {
  const names = namesInArchive(files.map(({ name }) => name));
  const entries = files.map(({ name, content }, index) => {
    // Only of these is it worth the while; the others are compressed already.
    const level = kindOfName(name) === 'PDF' ? 6 : 0;
    return [names[index] ?? name, [content, { level }]] as const;
  });
  // A ZIP holds local time without its zone, so that this noon is the same everywhere; its years begin with 1980.
  return zipSync(Object.fromEntries(entries) as Zippable, { mtime: new Date(1980, 0, 1, 12) });
}

/** Names that differ even where a file system does not tell capital letters apart, and that are no paths. */
export function namesInArchive(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replaceAll(/[\\/]/g, '_');
    const [, stem = plain, ending = ''] = /^(.*?)(\.[^.]*)?$/su.exec(plain) ?? [];
    let free = plain;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) {
      free = `${stem} (${count})${ending}`;
    }
    taken.add(free.toLowerCase());
    return free;
  });
}
