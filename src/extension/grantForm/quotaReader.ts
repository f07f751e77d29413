import { CancellationTokenSource, l10n, type Disposable } from 'vscode';
import type { Problem } from '../../core/accounts/reading.ts';
import { joinSentences } from '../../core/sentence.ts';
import type { KnownQuota, QuotaState } from '../../protocol/grantForm.ts';
import type { Applicant } from '../attachments/applicant.ts';
import { intentOf } from '../requests/shownObstacle.ts';
import type { Services } from '../seams.ts';
import { askGate } from '../views/askGate.ts';
import { windowWords } from '../views/words.ts';
import { knownQuota } from './knownQuota.ts';

interface Parts {
  readonly services: Pick<Services, 'gate' | 'log'>;
  readonly changed: () => void;
}

/** The credit quota of one applicant, read when it is asked for and never by itself. */
export class QuotaReader implements Disposable {
  readonly #parts: Parts;
  #key = '';
  #outdated = false;
  #state: QuotaState = { kind: 'none' };
  #reading: CancellationTokenSource | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get state(): QuotaState {
    return this.#state;
  }

  /**
   * Reads anew where `key` is another one: figures of one customer or gateway are never shown for another. Without an
   * applicant nothing is read.
   */
  follow(key: string, applicant: Applicant | undefined): void {
    if (key === this.#key && !this.#outdated) {
      return;
    }
    if (key !== this.#key) {
      this.forget();
    }
    this.#key = key;
    this.#outdated = false;
    if (applicant !== undefined) {
      void this.read(applicant);
    }
  }

  /** What was read as somebody else, or with other keys, no longer counts. */
  forget(): void {
    this.#stop();
    this.#key = '';
    this.#show({ kind: 'none' });
  }

  /** The figures moved: whoever shows them next has them read anew, and sees the earlier ones until then. */
  outdate(): void {
    this.#outdated = true;
    this.#parts.changed();
  }

  async read(applicant: Applicant): Promise<void> {
    this.#stop();
    const reading = new CancellationTokenSource();
    this.#reading = reading;
    this.#show({ kind: 'loading', earlier: this.#earlier });
    const { profileId, customerId } = applicant;
    const { services } = this.#parts;
    const asked = await askGate(
      services,
      profileId,
      { kind: 'quota' },
      customerId ?? undefined,
      reading.token,
    );
    if (this.#reading !== reading) {
      return;
    }
    this.#stop();
    if (asked.kind === 'problem') {
      this.#show(failed(asked.problem));
    } else if (asked.reading.figures.kind === 'quota') {
      const { figures, trust, readAt } = asked.reading;
      const known = knownQuota(figures.quota, trust, readAt, windowWords());
      this.#show(
        known.ok
          ? { kind: 'known', ...known.quota }
          : failed({
              sentence: l10n.t('The answer does not tell how much can still be approved.'),
              advice: known.departures,
              at: readAt,
            }),
      );
    }
  }

  dispose(): void {
    this.#stop();
  }

  get #earlier(): KnownQuota | undefined {
    switch (this.#state.kind) {
      case 'known': {
        const { figures, approvable, overdue, verified, readAt } = this.#state;
        return { figures, approvable, overdue, verified, readAt };
      }
      case 'loading':
        return this.#state.earlier;
      default:
        return undefined;
    }
  }

  #stop(): void {
    this.#reading?.cancel();
    this.#reading?.dispose();
    this.#reading = undefined;
  }

  #show(state: QuotaState): void {
    this.#state = state;
    this.#parts.changed();
  }
}

/** The page has a button of its own that reads again; of other helps it can name those that every request knows. */
function failed({ sentence, advice, fix }: Problem): QuotaState {
  const intent = fix === undefined ? undefined : intentOf(fix.command);
  return {
    kind: 'failed',
    obstacle: {
      sentence: joinSentences([sentence, ...advice]),
      ...(fix !== undefined &&
        intent !== undefined &&
        intent !== 'suggested' && { fix: { title: fix.title, intent } }),
    },
  };
}
