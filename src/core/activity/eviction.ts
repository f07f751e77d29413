import type { ActivityLimits } from './activityStore.ts';

/** A segment is full at so small a part of the limits that deleting the oldest one is no loss to speak of. */
const segmentsInLimit = 20;
const mostEntriesInSegment = 1_000;

/** Some entries in one piece on disk; they are removed together. */
export interface Segment {
  readonly name: string;
  readonly entries: number;
  readonly bytes: number;
  /** When it was last written to. */
  readonly writtenAt: number;
}

/** How much one segment takes before the next is begun. */
export function segmentLimits({ entries, bytes }: ActivityLimits): ActivityLimits {
  return {
    entries: Math.min(Math.max(Math.floor(entries / segmentsInLimit), 1), mostEntriesInSegment),
    bytes: Math.max(Math.floor(bytes / segmentsInLimit), 1),
  };
}

/**
 * Which segments have to go so that the others and one that is being filled keep within the limits: first those that
 * never could, because one entry is larger than all may be together, then the oldest.
 */
export function segmentsToEvict(segments: readonly Segment[], limits: ActivityLimits): readonly string[] {
  const reserved = segmentLimits(limits);
  let entries = segments.reduce((sum, segment) => sum + segment.entries, reserved.entries);
  let bytes = segments.reduce((sum, segment) => sum + segment.bytes, reserved.bytes);
  const evicted: string[] = [];
  const tooLarge = (segment: Segment): boolean => segment.bytes + reserved.bytes > limits.bytes;
  const byAge = segments.toSorted((one, other) => one.writtenAt - other.writtenAt);
  for (const segment of [...byAge.filter(tooLarge), ...byAge.filter((each) => !tooLarge(each))]) {
    if (entries <= limits.entries && bytes <= limits.bytes) {
      break;
    }
    evicted.push(segment.name);
    entries -= segment.entries;
    bytes -= segment.bytes;
  }
  return evicted;
}
