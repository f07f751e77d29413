import { CallQueue } from './callQueue.ts';
import { questionKey, questionsFor, sectionOf, type Question, type Section } from './question.ts';
import type { Asked, Problem, Slot } from './reading.ts';

/** What of a profile decides which questions are asked, and for whom. */
export interface HeldProfile {
  readonly customers: readonly { readonly id: string }[];
  readonly sameNameBalance: boolean;
  readonly prefundingCurrencies: readonly string[];
}

/** A connected customer's id; `undefined` is the partner itself. */
export type Holder = string | undefined;

export interface AccountsPorts {
  /** Asks one question once. It does not reject. */
  readonly ask: (question: Question, holder: Holder) => Promise<Asked>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Why a question was not asked while the gateway wants fewer calls. */
  readonly notAsked: (at: number, holder: Holder) => Problem;
  /** What is known about a holder changed: in one section, or in its whole shape. */
  readonly changed: (holder: Holder, section: Section | undefined) => void;
}

/** Calls that run at once. */
const callsAtOnce = 4;

/** How long a throttling answer holds back what was not asked for by hand, in milliseconds. */
const throttlePause = 30_000;

/**
 * The figures of one profile: asks what a view needs, a few calls at a time, and keeps the last answers. Nothing
 * is ever asked again by itself.
 */
export class AccountsModel {
  readonly #ports: AccountsPorts;
  readonly #queue = new CallQueue(callsAtOnce);
  readonly #holders = new Map<Holder, Map<string, Slot>>();
  readonly #watched = new Set<Holder>();
  #profile: HeldProfile;
  #throttledAt: number | undefined;
  #disposed = false;

  constructor(profile: HeldProfile, ports: AccountsPorts) {
    this.#profile = profile;
    this.#ports = ports;
  }

  /** What is known about a holder, a slot per question, in the order of the sections. */
  slots(holder: Holder): readonly Slot[] {
    const known = this.#holders.get(holder);
    return questionsFor(this.#profile).map(
      (question) => known?.get(questionKey(question)) ?? { question, loading: false },
    );
  }

  /** The one problem that left every question of a holder without figures, if there is one. */
  commonProblem(holder: Holder): Problem | undefined {
    const slots = this.slots(holder);
    const first = slots[0]?.problem;
    const common = slots.every(({ problem, reading }) => !reading && problem?.sentence === first?.sentence);
    return common ? first : undefined;
  }

  /** Whether something of a holder was never asked. */
  hasUnasked(holder: Holder): boolean {
    return this.slots(holder).some(isUnasked);
  }

  /** Whether a question of a holder is under way. */
  isLoading(holder: Holder): boolean {
    return this.slots(holder).some(({ loading }) => loading);
  }

  /** Asks what was never asked for a holder, and keeps the holder in whole refreshes from now on. */
  async load(holder: Holder): Promise<void> {
    this.#watched.add(holder);
    const missing = this.slots(holder).filter(isUnasked);
    await this.#askAll(missing.map((slot) => ({ holder, slot })));
  }

  /** Leaves a holder out of whole refreshes until it is loaded again. */
  unwatch(holder: Holder): void {
    this.#watched.delete(holder);
  }

  /** Asks everything of one holder, or of one of its sections, again. */
  async refresh(holder: Holder, section?: Section): Promise<void> {
    this.#throttledAt = undefined;
    await this.#askAgain(holder, section);
  }

  /** Asks everything of the holders that are watched again, and forgets the others. */
  async refreshAll(): Promise<void> {
    this.#throttledAt = undefined;
    for (const holder of Array.from(this.#holders.keys())) {
      if (!this.#watched.has(holder)) {
        this.#holders.delete(holder);
        this.#ports.changed(holder, undefined);
      }
    }
    await Promise.all(Array.from(this.#watched, (holder) => this.#askAgain(holder, undefined)));
  }

  /** Takes other questions and customers over. What is known about those that stay is kept. */
  update(profile: HeldProfile): void {
    this.#profile = profile;
    const holders = new Set<Holder>([undefined, ...profile.customers.map(({ id }) => id)]);
    for (const holder of [...this.#holders.keys(), ...this.#watched]) {
      if (!holders.has(holder)) {
        this.#holders.delete(holder);
        this.#watched.delete(holder);
      }
    }
  }

  /** Ignores the answers of calls under way and starts no other. */
  dispose(): void {
    this.#disposed = true;
    this.#queue.dropWaiting();
  }

  async #askAgain(holder: Holder, section: Section | undefined): Promise<void> {
    const again = this.slots(holder).filter(
      ({ loading, question }) => !loading && (section === undefined || sectionOf(question) === section),
    );
    const asking = this.#askAll(again.map((slot) => ({ holder, slot })));
    const touched = this.commonProblem(holder)
      ? [undefined]
      : new Set(again.map(({ question }) => sectionOf(question)));
    for (const part of touched) {
      this.#ports.changed(holder, part);
    }
    await asking;
  }

  async #askAll(asked: readonly { readonly holder: Holder; readonly slot: Slot }[]): Promise<void> {
    await Promise.all(asked.map(({ holder, slot }) => this.#ask(holder, slot)));
  }

  async #ask(holder: Holder, slot: Slot): Promise<void> {
    if (this.#isThrottled()) {
      this.#settle(holder, slot, this.#heldBack(holder));
      return;
    }
    this.#keep(holder, { ...slot, loading: true });
    const asked = await this.#queue.run(() => this.#ports.ask(slot.question, holder));
    if (this.#disposed) {
      return;
    }
    if (asked?.kind === 'problem' && asked.throttled) {
      this.#throttledAt = this.#ports.now();
      this.#queue.dropWaiting();
    }
    this.#settle(holder, slot, asked ?? this.#heldBack(holder));
  }

  #settle(holder: Holder, before: Slot, asked: Asked): void {
    const problemBefore = this.commonProblem(holder);
    const { question } = before;
    if (asked.kind === 'figures') {
      this.#keep(holder, { question, loading: false, reading: asked.reading });
    } else {
      const kept = asked.distrusted || !before.reading ? {} : { reading: before.reading };
      this.#keep(holder, { question, loading: false, problem: asked.problem, ...kept });
    }
    const sameShape = (problemBefore === undefined) === (this.commonProblem(holder) === undefined);
    this.#ports.changed(holder, sameShape ? sectionOf(question) : undefined);
  }

  #keep(holder: Holder, slot: Slot): void {
    const slots = this.#holders.get(holder) ?? new Map<string, Slot>();
    slots.set(questionKey(slot.question), slot);
    this.#holders.set(holder, slots);
  }

  #isThrottled(): boolean {
    return this.#throttledAt !== undefined && this.#ports.now() - this.#throttledAt < throttlePause;
  }

  #heldBack(holder: Holder): Asked {
    const at = this.#throttledAt ?? this.#ports.now();
    return {
      kind: 'problem',
      problem: this.#ports.notAsked(at, holder),
      throttled: false,
      distrusted: false,
    };
  }
}

function isUnasked({ loading, reading, problem }: Slot): boolean {
  return !loading && !reading && !problem;
}
