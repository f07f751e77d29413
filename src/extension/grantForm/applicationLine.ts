import type { Disposable, LogOutputChannel } from 'vscode';
import { applyCreditGrant } from '../../core/catalogue/endpoints/applyCreditGrant.ts';
import { applicationKey, type ApplicationKey } from '../../core/grants/applicationKey.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import type { FollowedState } from '../../protocol/grantForm.ts';
import type { Applicant } from '../attachments/applicant.ts';
import { followedState } from '../grants/followedState.ts';
import type { Applications, Possible, SendGate } from '../seams.ts';
import { windowWords } from '../views/words.ts';

interface Parts {
  readonly applications: Applications;
  readonly gate: Pick<SendGate, 'target'>;
  readonly log: Pick<LogOutputChannel, 'error'>;
  readonly changed: () => void;
}

/** An application by its reference number and those for whom it is made. */
export interface Referenced extends Applicant {
  readonly referenceNo: string;
}

/** What became of the application whose reference number is in the body. */
export class ApplicationLine implements Disposable {
  readonly #parts: Parts;
  readonly #listening: Disposable;
  #shown = '';
  #asked = '';
  #state: FollowedState | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#listening = parts.applications.onDidChange(() => {
      this.#asked = '';
      parts.changed();
    });
  }

  /**
   * What is known of it so far; it is asked for where it is another one than before, and what was known of that is
   * never shown for it. An edited profile may lead to another gateway, where the reference names something else.
   */
  of(referenced: Referenced | undefined, profile: Profile): FollowedState | undefined {
    const key = JSON.stringify([referenced ?? null, profile]);
    if (key !== this.#shown) {
      this.#shown = key;
      this.#state = undefined;
    }
    if (key !== this.#asked) {
      this.#asked = key;
      void this.#ask(key, referenced);
    }
    return this.#state;
  }

  async key({ profileId, customerId, referenceNo }: Referenced): Promise<Possible<ApplicationKey>> {
    const target = await this.#parts.gate.target(profileId, applyCreditGrant, customerId ?? undefined);
    return target.ok ? { ok: true, value: applicationKey(profileId, target.value, referenceNo) } : target;
  }

  /** Whether a number was used already, as far as this machine knows; an error where that cannot be told. */
  async isUsed(referenced: Referenced): Promise<boolean> {
    const key = await this.key(referenced);
    if (!key.ok) {
      throw new Error(key.obstacle.sentence);
    }
    return (await this.#parts.applications.byKey(key.value)).kind !== 'missing';
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #ask(asked: string, referenced: Referenced | undefined): Promise<void> {
    let state: FollowedState | undefined;
    try {
      const key = referenced && (await this.key(referenced));
      const stored = key?.ok === true ? await this.#parts.applications.byKey(key.value) : undefined;
      if (stored?.kind === 'found') {
        state = followedState(stored.record, Date.now(), windowWords());
      }
    } catch (error) {
      this.#parts.log.error(
        'The state of the application is not known:',
        error instanceof Error ? error : String(error),
      );
    }
    if (asked === this.#asked && JSON.stringify(state) !== JSON.stringify(this.#state)) {
      this.#state = state;
      this.#parts.changed();
    }
  }
}
