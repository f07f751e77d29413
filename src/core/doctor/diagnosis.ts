import type { Sentence } from '../sentence.ts';
import type { CauseId } from './causes.ts';

/**
 * `proved`: a content with exactly this fault has the hash that was signed, or a verification succeeded.
 * `likely`: it can be seen in the message. `possible`: it can be a reason and need not be.
 */
export type Certainty = 'proved' | 'likely' | 'possible';

/** A little text on both sides of a place, with control characters made visible. */
export interface Snippet {
  readonly before: string;
  readonly after: string;
}

/** Where the content that was signed and the one that fits the message part. */
export interface Parting {
  /** Bytes from the beginning of the content to sign, from 0. */
  readonly offset: number;
  readonly part: Sentence;
  readonly signed: Snippet;
  readonly sent: Snippet;
}

/** A value to take over as it stands. */
export interface FixedValue {
  readonly name: Sentence;
  readonly text: string;
  /** What follows the text or belongs to it; undefined where it is whole. */
  readonly note?: Sentence;
}

export interface Finding {
  readonly cause: CauseId;
  readonly certainty: Certainty;
  /** What is wrong, in a few words. */
  readonly title: Sentence;
  /** What was found. */
  readonly why: Sentence;
  /** What to do. */
  readonly change: Sentence;
  readonly fixed?: FixedValue;
  readonly parting?: Parting;
}

/**
 * `nothingWrong`: the signature fits; findings are at most possible reasons outside the signature.
 * `explained`: the findings are why it does not. `notKnown`: it does not fit, and what is found does not explain
 * it. `cannotBeChecked`: there is nothing to check or nothing to check it with.
 */
export type DiagnosisKind = 'nothingWrong' | 'explained' | 'notKnown' | 'cannotBeChecked';

export interface Diagnosis {
  readonly subject: 'request' | 'answer';
  readonly kind: DiagnosisKind;
  /** One sentence that says how it stands. */
  readonly headline: Sentence;
  /** Which message it is, and what it was held against. */
  readonly examined: readonly Sentence[];
  /** Most likely first. */
  readonly findings: readonly Finding[];
  /** How it is known, and what else helps to go on. */
  readonly remarks: readonly Sentence[];
  /** What was tried, where nothing was found. */
  readonly tried: readonly Sentence[];
  /** The content that fits the message, unless it is proved that just this was signed. */
  readonly expected?: FixedValue;
}
