import type { Owned } from '../seams.ts';

/** A machine that slept has its timers late by as long: the clock is looked at so often, in milliseconds. */
const lookEveryMs = 20_000;
/** A query that another window holds is due all the while; it is not tried more often. */
const restMs = 5_000;
/** What another program wrote without telling is found so late, in milliseconds, at most. */
const readEveryMs = 300_000;

/** Runs what is due when its moment has come, one run at a time, however often it is woken. */
export class FollowTimer implements Owned {
  readonly #runDue: () => Promise<number | undefined>;
  readonly #now: () => number;
  readonly #failed: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #running = false;
  #again = false;
  #disposed = false;

  /**
   * @param runDue does everything that is due and tells when there is more, in milliseconds since the epoch
   * @param failed told of a defect; the next run is tried all the same
   */
  constructor(
    runDue: () => Promise<number | undefined>,
    now: () => number,
    failed: (error: unknown) => void,
  ) {
    this.#runDue = runDue;
    this.#now = now;
    this.#failed = failed;
  }

  /** Something may be due by now. */
  wake(): void {
    if (this.#disposed) {
      return;
    }
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    clearTimeout(this.#timer);
    void this.#run();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    let dueAt: number | undefined;
    let startedAt: number;
    do {
      this.#again = false;
      startedAt = this.#now();
      try {
        dueAt = await this.#runDue();
      } catch (error) {
        dueAt = undefined;
        this.#failed(error);
      }
      // Another may have asked meanwhile, and this window may be closing.
    } while (this.#shallRunAgain());
    this.#running = false;
    const now = this.#now();
    const next = Math.min(dueAt ?? Infinity, now + readEveryMs);
    // What came due since this run began was not tried yet.
    this.#wait(next > startedAt ? next : now + restMs);
  }

  #shallRunAgain(): boolean {
    return this.#again && !this.#disposed;
  }

  #wait(until: number): void {
    if (this.#disposed) {
      return;
    }
    const left = Math.min(Math.max(until - this.#now(), 0), lookEveryMs);
    this.#timer = setTimeout(() => {
      if (this.#now() >= until) {
        this.wake();
      } else {
        this.#wait(until);
      }
    }, left);
  }
}
