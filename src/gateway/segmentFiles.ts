import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ifMissing } from './versionFiles.ts';

/** Small lines, one for each entry of a segment, that point into the file of messages. */
export function indexFile(folder: string, segment: string): string {
  return join(folder, `${segment}.index`);
}

export function messagesFile(folder: string, segment: string): string {
  return join(folder, `${segment}.messages`);
}

/** A segment as its index tells it. */
export interface WrittenSegment {
  readonly name: string;
  /** Milliseconds since the epoch, by the clock of the file system. */
  readonly writtenAt: number;
  readonly indexBytes: number;
}

/** The segments of a folder in no order; files of others are none. */
export async function writtenSegments(folder: string): Promise<readonly WrittenSegment[]> {
  const { indexed } = await segmentNames(folder);
  const segments = await Promise.all(
    Array.from(indexed, async (name): Promise<readonly WrittenSegment[]> => {
      const index = await stat(indexFile(folder, name)).catch(ifMissing(undefined));
      return index === undefined ? [] : [{ name, writtenAt: index.mtimeMs, indexBytes: index.size }];
    }),
  );
  return segments.flat();
}

/** Removes all segments of a folder. One that cannot be removed keeps none of the others; then it rejects. */
export async function removeAllSegments(folder: string): Promise<void> {
  const { indexed, withMessages } = await segmentNames(folder);
  const names = [...new Set([...indexed, ...withMessages])];
  const removals = await Promise.allSettled(names.map((name) => removeSegment(folder, name)));
  for (const removal of removals) {
    if (removal.status === 'rejected') {
      throw removal.reason;
    }
  }
}

/** Its index goes first, so that messages without one are what a removal left behind. */
export async function removeSegment(folder: string, segment: string): Promise<void> {
  try {
    await rm(indexFile(folder, segment), { force: true });
  } finally {
    await rm(messagesFile(folder, segment), { force: true });
  }
}

/** Removes messages whose index is gone: a program was killed while it removed a segment. */
export async function removeOrphans(folder: string): Promise<void> {
  const { indexed, withMessages } = await segmentNames(folder);
  for (const name of withMessages) {
    // A segment that was begun while the folder was listed may be in the list by half.
    if (
      !indexed.has(name) &&
      (await stat(indexFile(folder, name)).catch(ifMissing(undefined))) === undefined
    ) {
      await rm(messagesFile(folder, name), { force: true });
    }
  }
}

async function segmentNames(folder: string): Promise<{
  readonly indexed: ReadonlySet<string>;
  readonly withMessages: ReadonlySet<string>;
}> {
  const files = await readdir(folder).catch(ifMissing<string[]>([]));
  const named = (part: string): ReadonlySet<string> =>
    new Set(files.flatMap((file) => new RegExp(`^([0-9a-f-]{36})\\.${part}$`).exec(file)?.[1] ?? []));
  return { indexed: named('index'), withMessages: named('messages') };
}
