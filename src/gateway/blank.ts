import { openExisting } from './linesFromEnd.ts';

const chunkBytes = 65_536;

/** Overwrites bytes of a file with blanks, beside whoever appends to it. Nothing where the file is gone. */
export async function blank(file: string, at: number, bytes: number): Promise<void> {
  const handle = await openExisting(file, 'r+');
  if (handle === undefined) {
    return;
  }
  try {
    for (let done = 0; done < bytes; done += chunkBytes) {
      const blanks = Buffer.alloc(Math.min(chunkBytes, bytes - done), ' ');
      await handle.write(blanks, 0, blanks.byteLength, at + done);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}
