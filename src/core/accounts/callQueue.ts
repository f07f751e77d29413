/** Runs calls a few at a time, in the order in which they came. */
export class CallQueue {
  readonly #limit: number;
  readonly #waiting: { readonly start: () => void; readonly drop: () => void }[] = [];
  #running = 0;

  /** @param limit How many calls run at once. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Runs the call when its turn comes; `undefined` where it was dropped before that. */
  run<T>(call: () => Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const start = () => {
        this.#running += 1;
        void call()
          .then(resolve, reject)
          .finally(() => {
            this.#running -= 1;
            this.#startNext();
          });
      };
      this.#waiting.push({ start, drop: () => resolve(undefined) });
      this.#startNext();
    });
  }

  /** Drops every call whose turn has not come. Those that run are left alone. */
  dropWaiting(): void {
    for (const { drop } of this.#waiting.splice(0)) {
      drop();
    }
  }

  #startNext(): void {
    while (this.#running < this.#limit) {
      const next = this.#waiting.shift();
      if (!next) {
        return;
      }
      next.start();
    }
  }
}
