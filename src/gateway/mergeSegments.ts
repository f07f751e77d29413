import type { ListedEntry } from '../core/activity/activityStore.ts';
import { longestIndexLine, readIndexLine } from '../core/activity/indexLine.ts';
import { linesFromEnd } from './linesFromEnd.ts';
import { indexFile, type WrittenSegment } from './segmentFiles.ts';

export interface SegmentEntry extends ListedEntry {
  readonly nth: number;
  readonly keptAt: number;
}

/** Hears of a segment that cannot be read any further. */
export type PassedOver = (segment: string, error: unknown) => void;

/** The clocks of file systems go by steps, some of two seconds. */
export const clockStepMs = 2_000;

/** The entries of one segment, newest first. Lines that are torn, blanked or not ours are passed over. */
export async function* segmentEntries(
  folder: string,
  segment: string,
  passedOver: PassedOver,
): AsyncGenerator<SegmentEntry, void, void> {
  try {
    yield* entriesFromEnd(folder, segment);
  } catch (error) {
    passedOver(segment, error);
  }
}

async function* entriesFromEnd(folder: string, segment: string): AsyncGenerator<SegmentEntry, void, void> {
  for await (const line of linesFromEnd(indexFile(folder, segment), longestIndexLine)) {
    const read = readIndexLine(line.bytes.toString('utf8'));
    if (read.ok) {
      const { nth, keptAt, at, bytes, summary } = read.value;
      const place = { id: summary.id, segment, lineAt: line.at, lineBytes: line.bytes.byteLength, at, bytes };
      yield { nth, keptAt, summary, place };
    }
  }
}

interface Opened {
  readonly entries: AsyncGenerator<SegmentEntry, void, void>;
  head: SegmentEntry;
}

/**
 * The entries of many segments, newest first. A segment is opened only once the entries are as old as its last
 * writing, because nothing in it can be newer.
 */
export async function* mergeSegments(
  folder: string,
  segments: readonly WrittenSegment[],
  passedOver: PassedOver,
): AsyncGenerator<ListedEntry, void, void> {
  const waiting = segments.toSorted((one, other) => one.writtenAt - other.writtenAt);
  const opened: Opened[] = [];
  for (;;) {
    let newest = newestOf(opened);
    for (
      let next = waiting.at(-1);
      next !== undefined && (newest === undefined || next.writtenAt + clockStepMs >= newest.head.keptAt);
      next = waiting.at(-1)
    ) {
      waiting.pop();
      const entries = segmentEntries(folder, next.name, passedOver);
      const first = await entries.next();
      if (first.done !== true) {
        opened.push({ entries, head: first.value });
      }
      newest = newestOf(opened);
    }
    if (newest === undefined) {
      return;
    }
    yield { summary: newest.head.summary, place: newest.head.place };
    const following = await newest.entries.next();
    if (following.done === true) {
      opened.splice(opened.indexOf(newest), 1);
    } else {
      newest.head = following.value;
    }
  }
}

function newestOf(opened: readonly Opened[]): Opened | undefined {
  let newest: Opened | undefined;
  for (const each of opened) {
    if (newest === undefined || each.head.keptAt > newest.head.keptAt) {
      newest = each;
    }
  }
  return newest;
}
