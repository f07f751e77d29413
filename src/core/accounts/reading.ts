import type { AccountsFigures, PrefundingFigures, QuotaFigures } from './portfolio.ts';
import type { BalanceType, Question } from './question.ts';

export type Figures =
  | { readonly kind: 'balance'; readonly type: BalanceType; readonly accounts: AccountsFigures }
  | { readonly kind: 'prefunding'; readonly currency: string; readonly prefunding: PrefundingFigures }
  | { readonly kind: 'quota'; readonly quota: QuotaFigures };

/** `notVerifiable`: no public key of the gateway is set. Answers that fail verification give no figures. */
export type Trust = 'verified' | 'notVerifiable';

/** Figures of one answer, with what is needed to judge them. */
export interface Reading {
  readonly figures: Figures;
  readonly trust: Trust;
  /** When the answer had arrived, in milliseconds since the epoch. */
  readonly readAt: number;
}

/** A command that helps, as VS Code executes it. */
export interface Fix {
  readonly title: string;
  readonly command: string;
  readonly args?: readonly unknown[];
}

/** Why there are no new figures. */
export interface Problem {
  /** What happened, in one sentence. */
  readonly sentence: string;
  /** What to do, a sentence each. */
  readonly advice: readonly string[];
  readonly fix?: Fix;
  /** Nothing went wrong: the gateway vouches for it that the holder has nothing of what was asked. */
  readonly notHeld?: true;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What is known about one question to one holder. */
export interface Slot {
  readonly question: Question;
  readonly loading: boolean;
  /** The last figures that were read; where `problem` is set too they are older than it. */
  readonly reading?: Reading;
  readonly problem?: Problem;
}

/** What came of asking one question once. */
export type Asked =
  | { readonly kind: 'figures'; readonly reading: Reading }
  | {
      readonly kind: 'problem';
      readonly problem: Problem;
      /** The gateway asked for fewer calls. */
      readonly throttled: boolean;
      /** The answer's signature does not vouch for it, so earlier figures are not shown beside it either. */
      readonly distrusted: boolean;
    };
