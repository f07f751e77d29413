import { fillGaps, toldTogether, type Sentence } from '../../src/core/sentence.ts';

/** Sentences of core as an English user reads them. */
export function english(sentences: readonly Sentence[] | undefined): string {
  return toldTogether(sentences ?? [], fillGaps);
}
