import { randomUUID } from 'node:crypto';
import { constants, open, type FileHandle } from 'node:fs/promises';
import type { ActivityLimits } from '../core/activity/activityStore.ts';
import type { ActivityEntry } from '../core/activity/entry.ts';
import { writeEntry } from '../core/activity/entryText.ts';
import { writeIndexLine } from '../core/activity/indexLine.ts';
import { summaryOf, type ActivitySummary } from '../core/activity/summary.ts';
import { openExisting } from './linesFromEnd.ts';
import { indexFile, messagesFile } from './segmentFiles.ts';

/** An entry in the form in which it is written. */
export interface WrittenEntry {
  /** With its line feed. */
  readonly message: Buffer;
  readonly summary: ActivitySummary;
  /** About what it takes on disk, its line in the index included, and never less. */
  readonly bytes: number;
}

/** What a line of the index has beside the summary. */
const lineFrameBytes = 120;

export function writtenEntry(entry: ActivityEntry): WrittenEntry {
  const message = Buffer.from(`${writeEntry(entry)}\n`);
  const summary = summaryOf(entry);
  const summaryBytes = Buffer.byteLength(JSON.stringify(summary));
  return { message, summary, bytes: message.byteLength + summaryBytes + lineFrameBytes };
}

/**
 * Two files that one program appends to and any number reads. Others may remove them at any time: then they are
 * not written to any more, and `append` says so.
 */
export class ActivitySegment {
  readonly name: string;
  readonly #folder: string;
  #entries = 0;
  #bytes = 0;
  #keptAt = 0;

  private constructor(folder: string, name: string) {
    this.#folder = folder;
    this.name = name;
  }

  /** Makes both files. The index is first, so that messages without one are what a removal left behind. */
  static async begin(folder: string): Promise<ActivitySegment> {
    const segment = new ActivitySegment(folder, randomUUID());
    for (const file of [indexFile, messagesFile]) {
      await (await open(file(folder, segment.name), 'wx', 0o600)).close();
    }
    return segment;
  }

  /** An entry that is larger than a segment may be has one of its own. */
  hasRoomFor({ bytes }: WrittenEntry, limits: ActivityLimits): boolean {
    return this.#entries === 0 || (this.#entries < limits.entries && this.#bytes + bytes <= limits.bytes);
  }

  /** False where the segment was removed: the entry is not kept then. A rejected one leaves it unfit for more. */
  async append(entry: WrittenEntry, now: number): Promise<boolean> {
    const index = await openToAppend(indexFile(this.#folder, this.name));
    try {
      const messages = await openToAppend(messagesFile(this.#folder, this.name));
      try {
        return (
          index !== undefined && messages !== undefined && (await this.#write(index, messages, entry, now))
        );
      } finally {
        await messages?.close();
      }
    } finally {
      await index?.close();
    }
  }

  async #write(index: FileHandle, messages: FileHandle, entry: WrittenEntry, now: number): Promise<boolean> {
    const { message, summary } = entry;
    const at = (await messages.stat()).size;
    await messages.writeFile(message);
    this.#keptAt = Math.max(this.#keptAt, now);
    const line = writeIndexLine({
      nth: this.#entries + 1,
      keptAt: this.#keptAt,
      at,
      bytes: message.byteLength - 1,
      summary,
    });
    await index.writeFile(`${line}\n`);
    this.#entries += 1;
    this.#bytes += entry.bytes;
    return (await index.stat()).nlink > 0 && (await messages.stat()).nlink > 0;
  }
}

/** Undefined where the file is gone; it is never made anew. */
function openToAppend(file: string): Promise<FileHandle | undefined> {
  return openExisting(file, constants.O_WRONLY | constants.O_APPEND);
}
