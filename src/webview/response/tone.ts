import type { ResponseState } from '../../protocol/requestEditor.ts';
import type { IconName } from '../controls/Icon.tsx';

export type Tone = 'good' | 'bad' | 'warning' | 'neutral';

export interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

/** How an outcome looks. Only a verified success is green; what is not known never looks done or failed. */
export function outcomeLook({ outcome, verification }: ResponseState): Look {
  switch (outcome) {
    case 'succeeded':
      return verification.kind === 'verified'
        ? { tone: 'good', icon: 'passed' }
        : { tone: 'warning', icon: 'warning' };
    case 'pending':
      return { tone: 'neutral', icon: 'clock' };
    case 'failed':
      return { tone: 'bad', icon: 'error' };
    case 'refusedUnverified':
      return { tone: 'bad', icon: 'shieldError' };
    case 'unknown':
      return { tone: 'warning', icon: 'question' };
    case 'notSent':
      return { tone: 'neutral', icon: 'notSent' };
  }
}

export function verificationLook(kind: ResponseState['verification']['kind']): Look {
  switch (kind) {
    case 'verified':
      return { tone: 'good', icon: 'shieldCheck' };
    case 'notVerified':
      return { tone: 'bad', icon: 'shieldError' };
    case 'unsigned':
      return { tone: 'bad', icon: 'shieldError' };
    case 'notVerifiable':
      return { tone: 'warning', icon: 'shield' };
    case 'notSent':
      return { tone: 'neutral', icon: 'shield' };
  }
}

export function verdictIcon(tone: Tone): IconName {
  switch (tone) {
    case 'good':
      return 'passed';
    case 'bad':
      return 'error';
    case 'warning':
      return 'warning';
    case 'neutral':
      return 'info';
  }
}
