import { readdir, rm, stat } from 'node:fs/promises';
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
import { segmentLimits, segmentsToEvict, type Segment } from '../core/activity/eviction.ts';
import { ActivitySegment, indexFile, messagesFile, segmentOf, writtenEntry } from './activitySegment.ts';
import { blank } from './blank.ts';
import { readWholeLine } from './linesFromEnd.ts';
import { mergeSegments, segmentEntries, type WrittenSegment } from './mergeSegments.ts';
import { ifMissing, makeFolder } from './versionFiles.ts';

/**
 * Activity in files: every window appends to segments of its own, and all read all of them.
 *
 * @param folder is made when it is first written to; files of others in it are left alone
 * @param limits are asked for whenever a segment is begun
 */
export function activityFiles(folder: string, limits: () => ActivityLimits): ActivityStore {
  return new ActivityFiles(folder, limits);
}

class ActivityFiles implements ActivityStore {
  readonly #folder: string;
  readonly #limits: () => ActivityLimits;
  #segment: ActivitySegment | undefined;
  /** What this window writes, one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string, limits: () => ActivityLimits) {
    this.#folder = folder;
    this.#limits = limits;
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
      if (await next.append(written, Date.now())) {
        this.#segment = next;
      }
      await this.#evict(next.name);
    });
  }

  async *newestFirst(): AsyncGenerator<ListedEntry, void, void> {
    yield* mergeSegments(this.#folder, await this.#written());
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
      for (const { name } of await this.#written()) {
        await this.#remove(name);
      }
      await this.#removeOrphans();
    });
  }

  async #evict(own: string): Promise<void> {
    const segments: Segment[] = [];
    for (const { name, writtenAt, bytes } of await this.#written()) {
      if (name !== own) {
        const [newest] = await firstOf(segmentEntries(this.#folder, name));
        segments.push({ name, writtenAt, bytes, entries: newest?.nth ?? 0 });
      }
    }
    for (const name of segmentsToEvict(segments, this.#limits())) {
      await this.#remove(name);
    }
    await this.#removeOrphans();
  }

  async #remove(segment: string): Promise<void> {
    await rm(indexFile(this.#folder, segment), { force: true });
    await rm(messagesFile(this.#folder, segment), { force: true });
  }

  /** Messages whose index is gone: a program was killed while it removed a segment. */
  async #removeOrphans(): Promise<void> {
    const parts = await this.#parts();
    const indexed = new Set(parts.filter(({ part }) => part === 'index').map(({ name }) => name));
    for (const { name } of parts.filter((each) => !indexed.has(each.name))) {
      await rm(messagesFile(this.#folder, name), { force: true });
    }
  }

  async #parts() {
    const names = await readdir(this.#folder).catch(ifMissing<string[]>([]));
    return names.flatMap((name) => segmentOf(name) ?? []);
  }

  async #written(): Promise<readonly WrittenSegment[]> {
    const indexed = (await this.#parts()).filter(({ part }) => part === 'index');
    const segments = await Promise.all(
      indexed.map(async ({ name }): Promise<readonly WrittenSegment[]> => {
        const index = await stat(indexFile(this.#folder, name)).catch(ifMissing(undefined));
        const messages = await stat(messagesFile(this.#folder, name)).catch(ifMissing(undefined));
        return index === undefined
          ? []
          : [{ name, writtenAt: index.mtimeMs, bytes: index.size + (messages?.size ?? 0) }];
      }),
    );
    return segments.flat();
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

async function firstOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  for await (const item of items) {
    return [item];
  }
  return [];
}
