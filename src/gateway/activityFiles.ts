import type {
  ActivityLimits,
  ActivityStore,
  EntryPlace,
  ListedEntry,
  ReadEntry,
} from '../core/activity/activityStore.ts';
import type { ActivityEntry } from '../core/activity/entry.ts';
import { readEntry } from '../core/activity/entryText.ts';
import { readIndexLine } from '../core/activity/indexLine.ts';
import { segmentLimits } from '../core/activity/eviction.ts';
import { ActivitySegment, writtenEntry, type WrittenEntry } from './activitySegment.ts';
import { blank } from './blank.ts';
import { evictSegments } from './evictSegments.ts';
import { readWholeLine } from './linesFromEnd.ts';
import { mergeSegments } from './mergeSegments.ts';
import {
  indexFile,
  messagesFile,
  removeAllSegments,
  removeSegment,
  writtenSegments,
} from './segmentFiles.ts';
import { makeFolder } from './versionFiles.ts';

/**
 * Activity in files: every window appends to segments of its own, and all read all of them.
 *
 * @param folder is made when it is first written to; files of others in it are left alone
 * @param limits are asked for with every entry
 * @param warn is told once of each file that cannot be read or removed; the calls in all others are there
 */
export function activityFiles(
  folder: string,
  limits: () => ActivityLimits,
  warn: (warning: string) => void,
): ActivityStore {
  return new ActivityFiles(folder, limits, warn);
}

class ActivityFiles implements ActivityStore {
  readonly #folder: string;
  readonly #limits: () => ActivityLimits;
  readonly #warn: (warning: string) => void;
  readonly #warnings = new Set<string>();
  #segment: ActivitySegment | undefined;
  /** What this window writes, one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string, limits: () => ActivityLimits, warn: (warning: string) => void) {
    this.#folder = folder;
    this.#limits = limits;
    this.#warn = warn;
  }

  append(entry: ActivityEntry): Promise<void> {
    return this.#inTurn(async () => {
      const written = writtenEntry(entry);
      const segment = this.#segment;
      // A segment that a write failed in may end anywhere.
      this.#segment = undefined;
      const fits = segment?.hasRoomFor(written, segmentLimits(this.#limits())) === true;
      if (fits && (await segment.append(written, Date.now()))) {
        this.#segment = segment;
        return;
      }
      await makeFolder(this.#folder);
      const next = await ActivitySegment.begin(this.#folder);
      if (await this.#appendFirst(next, written)) {
        this.#segment = next;
      }
      // The entry is kept, whatever becomes of old ones.
      await evictSegments(this.#folder, next.name, this.#limits(), this.#passedOver).catch((error: unknown) =>
        this.#warnOnce(`Old calls were not removed: ${String(error)}`),
      );
    });
  }

  /** A disk that is full is not filled further with what it took of an entry. */
  async #appendFirst(segment: ActivitySegment, entry: WrittenEntry): Promise<boolean> {
    try {
      return await segment.append(entry, Date.now());
    } catch (error) {
      await removeSegment(this.#folder, segment.name).catch(() => undefined);
      throw error;
    }
  }

  async *newestFirst(): AsyncGenerator<ListedEntry, void, void> {
    yield* mergeSegments(this.#folder, await writtenSegments(this.#folder), this.#passedOver);
  }

  async read(place: EntryPlace): Promise<ReadEntry> {
    const message = await readWholeLine(messagesFile(this.#folder, place.segment), place.at, place.bytes);
    if (message.kind !== 'line') {
      return message.kind === 'gone' ? { kind: 'missing' } : { kind: 'unreadable', reason: message.reason };
    }
    if (message.text.trim() === '') {
      return { kind: 'missing' };
    }
    const read = readEntry(message.text);
    if (!read.ok) {
      return { kind: 'unreadable', reason: read.reason };
    }
    return read.value.id === place.id
      ? { kind: 'found', entry: read.value }
      : { kind: 'unreadable', reason: 'another entry stands in its place' };
  }

  /** The messages go first: a program that is killed in between leaves a line that leads nowhere, and no secret. */
  async delete(place: EntryPlace): Promise<void> {
    const { id } = place;
    const messages = messagesFile(this.#folder, place.segment);
    const message = await readWholeLine(messages, place.at, place.bytes);
    if (message.kind === 'line' && isOfNobodyElse(message.text, id)) {
      await blank(messages, place.at, place.bytes);
    }
    const index = indexFile(this.#folder, place.segment);
    const line = await readWholeLine(index, place.lineAt, place.lineBytes);
    const read = line.kind === 'line' ? readIndexLine(line.text) : undefined;
    if (read?.ok === true && read.value.summary.id === id) {
      await blank(index, place.lineAt, place.lineBytes);
    }
  }

  deleteAll(): Promise<void> {
    return this.#inTurn(async () => {
      this.#segment = undefined;
      await removeAllSegments(this.#folder);
    });
  }

  readonly #passedOver = (segment: string, error: unknown): void => {
    this.#warnOnce(`The calls in ${segment} are passed over: ${String(error)}`);
  };

  #warnOnce(warning: string): void {
    if (!this.#warnings.has(warning)) {
      this.#warnings.add(warning);
      this.#warn(warning);
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

/** What cannot be read may be what an earlier deletion left of it. */
function isOfNobodyElse(message: string, id: string): boolean {
  const read = readEntry(message);
  return !read.ok || read.value.id === id;
}
