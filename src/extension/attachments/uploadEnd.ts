import { l10n } from 'vscode';
import type { Exchange } from '../../core/calls/exchange.ts';
import type { UploadState } from '../../protocol/grantForm.ts';
import { shownObstacle } from '../requests/shownObstacle.ts';
import type { Obstacle } from '../seams.ts';
import { translate, translateAll } from '../translate.ts';

/** How an upload ended of which something is to be said. */
export type ToldEnd = Extract<UploadState, { readonly kind: 'failed' | 'unknown' | 'stopped' }>;

export interface UploadEnd {
  /** Whether name and key are in the body. */
  readonly filled: boolean;
  /** Nothing is said of an upload that went well, nor of one that was cancelled before anything left. */
  readonly told: ToldEnd | undefined;
}

export function stopped(obstacle: Obstacle): ToldEnd {
  return { kind: 'stopped', obstacle: shownObstacle(obstacle) };
}

export function newIdAdvice(): string {
  return l10n.t(
    'Upload again: the next upload has an attachmentId of its own. Only a key from an answer counts.',
  );
}

/** Where the outcome is unknown, no inquiry can tell: the advice says so, and a new upload has an id of its own. */
export function withoutKey({ outcome, headline, advice }: Exchange): ToldEnd {
  const told = advice.map(translate);
  switch (outcome) {
    case 'failed':
    case 'refusedUnverified':
    case 'notSent':
      return { kind: 'failed', sentence: translateAll(headline), advice: told };
    case 'succeeded':
    case 'pending':
    case 'unknown':
      return {
        kind: 'unknown',
        sentence: translateAll(headline),
        advice: [...told, newIdAdvice()],
      };
  }
}
