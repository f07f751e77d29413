import { open, type FileHandle } from 'node:fs/promises';

/** A line with its place in the file, without its line feed. */
export interface FileLine {
  readonly at: number;
  readonly bytes: Buffer;
}

const chunkBytes = 65_536;

/**
 * The lines of a file from its end to its beginning, read only as far as they are asked for. What follows the last
 * line feed is being written or was torn, and is no line. Lines that are longer than `longest` are left out. The
 * file may grow meanwhile; what is added is not seen. Where it is gone, it has no more lines.
 */
export async function* linesFromEnd(file: string, longest: number): AsyncGenerator<FileLine, void, void> {
  let end: number | undefined;
  // The beginning of the lines before, whose own beginning is still to be read; nothing before the last line feed.
  let rest: Buffer | undefined;
  let tooLong = false;
  do {
    const part = await readPart(file, end);
    if (part === undefined) {
      return;
    }
    const { from, chunk } = part;
    let to = chunk.byteLength;
    for (let feed = chunk.lastIndexOf(lineFeed, to - 1); feed >= 0; feed = lastFeedBefore(chunk, feed)) {
      if (rest !== undefined && !tooLong) {
        const line = Buffer.concat([chunk.subarray(feed + 1, to), rest]);
        if (line.byteLength <= longest) {
          yield { at: from + feed + 1, bytes: line };
        }
      }
      rest = Buffer.alloc(0);
      tooLong = false;
      to = feed;
    }
    if (rest !== undefined) {
      tooLong ||= rest.byteLength + to > longest;
      rest = tooLong ? Buffer.alloc(0) : Buffer.concat([chunk.subarray(0, to), rest]);
    }
    end = from;
  } while (end > 0);
  if (rest !== undefined && !tooLong) {
    yield { at: 0, bytes: rest };
  }
}

const lineFeed = 0x0a;

function lastFeedBefore(chunk: Buffer, feed: number): number {
  return feed === 0 ? -1 : chunk.lastIndexOf(lineFeed, feed - 1);
}

export type WholeLine =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'damaged'; readonly reason: string };

/** The text of a line at a known place, and nothing that is not exactly one whole line. */
export async function readWholeLine(file: string, at: number, bytes: number): Promise<WholeLine> {
  const before = Math.min(at, 1);
  const around = await readRange(file, at - before, before + bytes + 1);
  if (around === undefined) {
    return (await openExisting(file, 'r').then((handle) => handle?.close().then(() => true))) === true
      ? { kind: 'damaged', reason: 'the file ends before it' }
      : { kind: 'gone' };
  }
  const line = around.subarray(before, before + bytes);
  const isWhole = (before === 0 || around[0] === lineFeed) && around.at(-1) === lineFeed;
  return isWhole && !line.includes(lineFeed)
    ? { kind: 'line', text: line.toString('utf8') }
    : { kind: 'damaged', reason: 'it is not one line' };
}

interface Part {
  readonly from: number;
  readonly chunk: Buffer;
}

/** What stands before `end`, or at the end of the file; undefined where the file is gone or ends before. */
async function readPart(file: string, end: number | undefined): Promise<Part | undefined> {
  return withFile(file, async (handle, size) => {
    const to = end ?? size;
    const from = Math.max(to - chunkBytes, 0);
    const chunk = await readExactly(handle, size, from, to - from);
    return chunk && { from, chunk };
  });
}

/** Exactly those bytes; undefined where the file is gone or ends before. */
function readRange(file: string, from: number, bytes: number): Promise<Buffer | undefined> {
  return withFile(file, (handle, size) => readExactly(handle, size, from, bytes));
}

async function readExactly(
  handle: FileHandle,
  size: number,
  from: number,
  bytes: number,
): Promise<Buffer | undefined> {
  if (from + bytes > size) {
    return undefined;
  }
  const buffer = Buffer.allocUnsafe(bytes);
  let read = 0;
  while (read < bytes) {
    const { bytesRead } = await handle.read(buffer, read, bytes - read, from + read);
    if (bytesRead === 0) {
      return undefined;
    }
    read += bytesRead;
  }
  return buffer;
}

/** Undefined where the file is gone. */
async function withFile<T>(
  file: string,
  use: (handle: FileHandle, size: number) => Promise<T>,
): Promise<T | undefined> {
  const handle = await openExisting(file, 'r');
  if (handle === undefined) {
    return undefined;
  }
  try {
    return await use(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

/** Undefined where the file is gone. */
export async function openExisting(file: string, flags: string | number): Promise<FileHandle | undefined> {
  try {
    return await open(file, flags);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
