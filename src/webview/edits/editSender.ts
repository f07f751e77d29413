import type { DocumentEdit, EditResult } from '../../protocol/requestEditor.ts';

type WithoutSequence<E> = E extends unknown ? Omit<E, 'sequence'> : never;

/** An edit before it has its number. */
export type Change = WithoutSequence<DocumentEdit>;

export interface EditClock {
  /** Milliseconds from any fixed moment. */
  now(): number;
  setTimeout(callback: () => void, milliseconds: number): number;
  clearTimeout(handle: number): void;
}

/** How long an edit may stay unacknowledged before the page says so. */
export const lateAfterMs = 2000;

interface Outstanding {
  readonly sequence: number;
  readonly sentAt: number;
  /** The host has answered it. */
  replied: boolean;
  /** A state came that has it or was made after it. */
  covered: boolean;
}

/**
 * Numbers the edits of this page, posts them at once and knows which of them are in the document.
 *
 * An edit counts as acknowledged when the host has answered it and a state came that names its number or a
 * later one. A state that comes after the answer does as well: an edit that changes nothing has no state of its
 * own.
 */
export class EditSender {
  readonly #post: (edit: DocumentEdit) => Promise<EditResult>;
  readonly #clock: EditClock;
  readonly #listeners = new Set<() => void>();
  readonly #refusals = new Map<number, string>();
  #outstanding: Outstanding[] = [];
  #last = 0;
  #acknowledged = 0;
  #late = false;
  #timer: number | undefined;

  constructor(post: (edit: DocumentEdit) => Promise<EditResult>, clock: EditClock) {
    this.#post = post;
    this.#clock = clock;
  }

  /** The number of the edit that was made last; 0 where none was. */
  get last(): number {
    return this.#last;
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** True where the oldest edit has waited for longer than `lateAfterMs`. */
  get late(): boolean {
    return this.#late;
  }

  /** True where the host has answered every edit. */
  get idle(): boolean {
    return this.#outstanding.every((edit) => edit.replied);
  }

  /** Why the host did not take an edit; `undefined` where it did or has not answered. */
  refusal(sequence: number): string | undefined {
    return this.#refusals.get(sequence);
  }

  send(change: Change): number {
    this.#last += 1;
    const sequence = this.#last;
    this.#outstanding.push({ sequence, sentAt: this.#clock.now(), replied: false, covered: false });
    this.#watch();
    void this.#deliver({ ...change, sequence });
    this.#changed();
    return sequence;
  }

  /** Takes the number that a state of the host carries. */
  acknowledge(sequence: number): void {
    this.#last = Math.max(this.#last, sequence);
    for (const edit of this.#outstanding) {
      edit.covered ||= edit.replied || edit.sequence <= sequence;
    }
    this.#advance();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #deliver(edit: DocumentEdit): Promise<void> {
    const result = await this.#post(edit).catch((error: unknown): EditResult => ({
      ok: false,
      sentence: error instanceof Error ? error.message : String(error),
    }));
    if (!result.ok) {
      this.#refusals.set(edit.sequence, result.sentence);
    }
    const outstanding = this.#outstanding.find(({ sequence }) => sequence === edit.sequence);
    if (outstanding !== undefined) {
      outstanding.replied = true;
    }
    this.#advance();
  }

  #advance(): void {
    const open = this.#outstanding.findIndex((edit) => !edit.replied || !edit.covered);
    const first = this.#outstanding[open];
    this.#acknowledged = first === undefined ? this.#last : first.sequence - 1;
    this.#outstanding = first === undefined ? [] : this.#outstanding.slice(open);
    this.#watch();
    this.#changed();
  }

  #watch(): void {
    if (this.#timer !== undefined) {
      this.#clock.clearTimeout(this.#timer);
      this.#timer = undefined;
    }
    const oldest = this.#outstanding.find((edit) => !edit.replied);
    const remaining = oldest === undefined ? 0 : oldest.sentAt + lateAfterMs - this.#clock.now();
    this.#late = oldest !== undefined && remaining <= 0;
    if (remaining > 0) {
      this.#timer = this.#clock.setTimeout(() => {
        this.#watch();
        this.#changed();
      }, remaining);
    }
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}
