import { outcomeShape, sentencesShape, verificationKind } from '../calls/callShapes.ts';
import { members, moment, orNull, text, wholeNumber } from '../shape.ts';
import { originShape, profileKindShape, readLine, type ReadText } from './entryText.ts';
import type { ActivitySummary } from './summary.ts';

/** One line of the index of a segment; the messages it points at were written before it. */
export interface IndexLine {
  /** Counts the entries of the segment from 1, the deleted ones too. */
  readonly nth: number;
  /** When it was kept: never less than in the line before, whatever the clock does. */
  readonly keptAt: number;
  /** Bytes of the entry in the file of messages. */
  readonly at: number;
  readonly bytes: number;
  readonly summary: ActivitySummary;
}

/** Bytes. Longer lines are none of ours: every text of a summary is cut. */
export const longestIndexLine = 262_144;

/** Bytes. The names of its members alone take as much. */
export const shortestIndexLine = 300;

export function writeIndexLine(line: IndexLine): string {
  return JSON.stringify(line);
}

export function readIndexLine(line: string): ReadText<IndexLine> {
  return readLine(line, indexLine);
}

const indexLine = members<IndexLine>({
  nth: wholeNumber,
  keptAt: moment,
  at: wholeNumber,
  bytes: wholeNumber,
  summary: members<ActivitySummary>({
    id: text,
    sentAt: moment,
    durationMs: wholeNumber,
    origin: originShape,
    endpoint: text,
    profileId: text,
    profileName: text,
    profileKind: profileKindShape,
    baseUrl: text,
    customerId: orNull(text),
    reference: orNull(text),
    outcome: outcomeShape,
    verification: orNull(verificationKind),
    httpStatus: orNull(wholeNumber),
    resultCode: orNull(text),
    headline: sentencesShape,
  }),
});
