import type { Sentence } from '../sentence.ts';
import type { CauseId } from './causes.ts';
import type { Content } from './content.ts';

/** Two deviations of one part exclude each other. */
export type Part =
  'method' | 'separators' | 'path' | 'lineBreak' | 'clientId' | 'time' | 'form' | 'frame' | 'charset';

/** One fault by name, with what shows it. */
export interface Fault {
  readonly cause: CauseId;
  readonly why: Sentence;
}

/** Something that people sign instead of the right content. */
export interface Deviation {
  readonly part: Part;
  readonly change: Partial<Content>;
  /** The less frequent the more; pairs are tried by the sum of both. */
  readonly weight: number;
  /** Asked only when this is what was signed. */
  faults(): readonly Fault[];
}

/** A deviation with a single fault. */
export function deviation(
  part: Part,
  change: Partial<Content>,
  weight: number,
  cause: CauseId,
  why: Sentence,
): Deviation {
  return { part, change, weight, faults: () => [{ cause, why }] };
}
