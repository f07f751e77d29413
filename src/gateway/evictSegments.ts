import { stat, utimes } from 'node:fs/promises';
import type { ActivityLimits } from '../core/activity/activityStore.ts';
import { segmentsToEvict, type Segment } from '../core/activity/eviction.ts';
import { shortestIndexLine } from '../core/activity/indexLine.ts';
import { clockStepMs, segmentEntries, type PassedOver } from './mergeSegments.ts';
import {
  indexFile,
  messagesFile,
  removeOrphans,
  removeSegment,
  writtenSegments,
  type WrittenSegment,
} from './segmentFiles.ts';
import { ifMissing } from './versionFiles.ts';

/**
 * Removes whole old segments until the others keep within the limits. What cannot be read or removed stays, and the
 * next time tries again.
 *
 * @param own is being filled and stays
 */
export async function evictSegments(
  folder: string,
  own: string,
  limits: ActivityLimits,
  passedOver: PassedOver,
): Promise<void> {
  const segments: Segment[] = [];
  for (const written of await inTimesPast(folder, await writtenSegments(folder))) {
    if (written.name !== own) {
      segments.push(await measured(folder, written, passedOver));
    }
  }
  for (const name of segmentsToEvict(segments, limits)) {
    await removeSegment(folder, name).catch((error: unknown) => passedOver(name, error));
  }
  await removeOrphans(folder);
}

async function measured(folder: string, segment: WrittenSegment, passedOver: PassedOver): Promise<Segment> {
  const { name, writtenAt, indexBytes } = segment;
  const messages = await stat(messagesFile(folder, name)).catch(ifMissing(undefined));
  return {
    name,
    writtenAt,
    bytes: indexBytes + (messages?.size ?? 0),
    entries: await countEntries(folder, segment, passedOver),
  };
}

/** As the newest line counts them, as far as the file can hold so many. */
async function countEntries(
  folder: string,
  { name, indexBytes }: WrittenSegment,
  passedOver: PassedOver,
): Promise<number> {
  for await (const { nth } of segmentEntries(folder, name, passedOver)) {
    return Math.min(nth, Math.ceil(indexBytes / shortestIndexLine));
  }
  return 0;
}

/**
 * Segments whose last writing is still to come were written while the clock was ahead. They are dated now, in their
 * order: what is written from now on is newer, and must not go before them.
 */
async function inTimesPast(
  folder: string,
  segments: readonly WrittenSegment[],
): Promise<readonly WrittenSegment[]> {
  const now = Date.now();
  const isAhead = ({ writtenAt }: WrittenSegment): boolean => writtenAt > now + clockStepMs;
  const ahead = segments.filter(isAhead).sort((one, other) => one.writtenAt - other.writtenAt);
  const dated: WrittenSegment[] = [];
  for (const [index, segment] of ahead.entries()) {
    const writtenAt = now - (ahead.length - index);
    await utimes(indexFile(folder, segment.name), new Date(writtenAt), new Date(writtenAt)).catch(
      ifMissing(undefined),
    );
    dated.push({ ...segment, writtenAt });
  }
  return [...segments.filter((segment) => !isAhead(segment)), ...dated];
}
