import { createHash } from 'node:crypto';
import { checkFile } from './checkFile.ts';
import type { ChosenSource, FileReading, LookedAt } from './fileReading.ts';

/** A file with the bytes from which it was judged. */
export interface ReadSource {
  readonly looked: LookedAt;
  readonly content: Uint8Array | undefined;
}

/** Judges a file by what came of reading it. */
export function lookAt(source: ChosenSource, reading: FileReading): ReadSource {
  const content = reading.kind === 'read' ? reading.content : undefined;
  const bytes = reading.kind === 'tooLarge' ? reading.bytes : (content?.byteLength ?? 0);
  return {
    looked: {
      ...source,
      bytes,
      sha256: content && createHash('sha256').update(content).digest('hex'),
      gone: reading.kind === 'missing',
      ...checkFile(source.name, reading),
    },
    content,
  };
}
