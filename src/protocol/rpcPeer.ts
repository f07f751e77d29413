import type { Wire } from './wire.ts';

/** An interface whose members are `name(params): value`; the peers turn each value into a promise. */
export type Methods<M> = { readonly [K in keyof M]: (params: never) => unknown };

/** What a side that serves no methods, or hears no events, offers. */
export type Nothing = object;

type Params<M, K extends keyof M> = M[K] extends (params: infer P) => unknown ? P : never;
type Value<M, K extends keyof M> = M[K] extends (params: never) => infer V ? Awaited<V> : never;

/** One handler for every method: a forgotten one does not compile. */
export type Handlers<M> = {
  readonly [K in keyof M]: (
    params: Params<M, K>,
    cancellation: Cancellation,
  ) => Value<M, K> | Promise<Value<M, K>>;
};

/** One check of the parameters for every method; what it refuses never reaches the handler. */
export type Guards<M> = { readonly [K in keyof M]: (params: unknown) => params is Params<M, K> };

export type Listeners<E> = { readonly [K in keyof E]: (params: E[K]) => void };

/** Tells the one who works that the one who asked no longer wants the answer. */
export interface Cancellation {
  readonly requested: boolean;
  /** Calls back at once where it was requested already. Returns the function that stops listening. */
  onRequested(listener: () => void): () => void;
}

/** The end of a cancellation that the caller holds. */
export class CancellationSource implements Cancellation {
  readonly #listeners = new Set<() => void>();
  #requested = false;

  get requested(): boolean {
    return this.#requested;
  }

  onRequested(listener: () => void): () => void {
    if (this.#requested) {
      listener();
      return () => undefined;
    }
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  cancel(): void {
    if (this.#requested) {
      return;
    }
    this.#requested = true;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) {
      listener();
    }
  }
}

export type RpcErrorKind = 'failed' | 'refused' | 'unknownMethod' | 'cancelled' | 'disposed';

/** Why a call has no value. */
export class RpcError extends Error {
  readonly kind: RpcErrorKind;

  constructor(kind: RpcErrorKind, message: string) {
    super(message);
    this.name = 'RpcError';
    this.kind = kind;
  }
}

export interface PeerOptions<Serves, Hears> {
  readonly handlers: Handlers<Serves>;
  readonly guards: Guards<Serves>;
  readonly events: Listeners<Hears>;
  /** A handler or a listener of this side threw. The caller hears of it as well. */
  readonly onError?: (error: unknown, name: string) => void;
}

interface Waiting {
  readonly settle: (answer: Answer) => void;
}

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly kind: RpcErrorKind; readonly message: string } };

/**
 * Both ends of a channel between host and page. `Serves` are the methods this side answers, `Hears` the
 * events it listens to, `Calls` the methods of the other side and `Tells` the events sent there.
 *
 * Messages that are not ours, late or malformed are ignored.
 */
export class RpcPeer<Serves extends Methods<Serves>, Hears, Calls extends Methods<Calls>, Tells> {
  readonly #wire: Wire;
  readonly #options: PeerOptions<Serves, Hears>;
  /** A page that is shown again is a new peer and must not take the answers meant for the old one. */
  readonly #session = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  readonly #waiting = new Map<string, Waiting>();
  readonly #working = new Map<string, CancellationSource>();
  readonly #stopListening: () => void;
  #calls = 0;
  #disposed = false;

  constructor(wire: Wire, options: PeerOptions<Serves, Hears>) {
    this.#wire = wire;
    this.#options = options;
    this.#stopListening = wire.onMessage((message) => this.#receive(message));
  }

  /** Rejects with an `RpcError`. */
  call<K extends keyof Calls & string>(
    method: K,
    params: Params<Calls, K>,
    cancellation?: Cancellation,
  ): Promise<Value<Calls, K>> {
    return new Promise((resolve, reject) => {
      if (this.#disposed) {
        reject(new RpcError('disposed', 'The other side is gone.'));
        return;
      }
      if (cancellation?.requested === true) {
        reject(new RpcError('cancelled', 'Cancelled.'));
        return;
      }
      this.#calls += 1;
      const id = `${this.#session}/${this.#calls}`;
      let stopListening: () => void = () => undefined;
      const settle = (answer: Answer): void => {
        this.#waiting.delete(id);
        stopListening();
        if (answer.ok) {
          resolve(answer.value as Value<Calls, K>);
        } else {
          reject(new RpcError(answer.error.kind, answer.error.message));
        }
      };
      this.#waiting.set(id, { settle });
      try {
        this.#wire.post({ rpc: 'call', id, method, params });
      } catch (error) {
        settle({ ok: false, error: { kind: 'failed', message: messageOf(error) } });
        return;
      }
      stopListening =
        cancellation?.onRequested(() => {
          this.#postQuietly({ rpc: 'cancel', id });
          settle({ ok: false, error: { kind: 'cancelled', message: 'Cancelled.' } });
        }) ?? stopListening;
    });
  }

  emit<K extends keyof Tells & string>(event: K, params: Tells[K]): void {
    this.#postQuietly({ rpc: 'event', event, params });
  }

  /** Stops listening, cancels what is at work here and rejects what waits for the other side. */
  dispose(): void {
    if (this.#disposed) {
      return;
    }
    this.#disposed = true;
    this.#stopListening();
    for (const cancellation of this.#working.values()) {
      cancellation.cancel();
    }
    this.#working.clear();
    for (const { settle } of [...this.#waiting.values()]) {
      settle({ ok: false, error: { kind: 'disposed', message: 'The other side is gone.' } });
    }
  }

  #receive(message: unknown): void {
    if (this.#disposed || !isRecord(message)) {
      return;
    }
    switch (message['rpc']) {
      case 'call':
        this.#serve(message);
        return;
      case 'cancel':
        if (typeof message['id'] === 'string') {
          this.#working.get(message['id'])?.cancel();
        }
        return;
      case 'answer':
        this.#settle(message);
        return;
      case 'event':
        this.#hear(message);
        return;
    }
  }

  #serve({ id, method, params }: Record<string, unknown>): void {
    if (typeof id !== 'string' || typeof method !== 'string' || this.#working.has(id)) {
      return;
    }
    const { handlers, guards } = this.#options;
    if (!isOwnKey(handlers, method)) {
      this.#answer(id, failure('unknownMethod', `There is no method ${method}.`));
      return;
    }
    if (!guards[method](params)) {
      this.#answer(id, failure('refused', `The parameters of ${method} are not what it takes.`));
      return;
    }
    const handle = handlers[method];
    const cancellation = new CancellationSource();
    this.#working.set(id, cancellation);
    void this.#work(id, method, () => handle(params, cancellation));
  }

  async #work(id: string, method: string, work: () => unknown): Promise<void> {
    try {
      const value = await work();
      this.#answer(id, { ok: true, value });
    } catch (error) {
      this.#options.onError?.(error, method);
      this.#answer(id, failure('failed', messageOf(error)));
    } finally {
      this.#working.delete(id);
    }
  }

  #answer(id: string, answer: Answer): void {
    this.#postQuietly({ rpc: 'answer', id, ...answer });
  }

  #settle(message: Record<string, unknown>): void {
    const { id, ok, value, error } = message;
    const waiting = typeof id === 'string' ? this.#waiting.get(id) : undefined;
    if (waiting === undefined) {
      return;
    }
    if (ok === true) {
      waiting.settle({ ok: true, value });
    } else if (ok === false && isRecord(error) && typeof error['message'] === 'string') {
      waiting.settle(failure(kindOf(error['kind']), error['message']));
    }
  }

  #hear({ event, params }: Record<string, unknown>): void {
    const { events } = this.#options;
    if (typeof event !== 'string' || !isOwnKey(events, event)) {
      return;
    }
    try {
      events[event](params as Hears[keyof Hears & string]);
    } catch (error) {
      this.#options.onError?.(error, event);
    }
  }

  /** The other end may be gone at any moment; what it would have heard no longer matters. */
  #postQuietly(message: unknown): void {
    if (this.#disposed) {
      return;
    }
    try {
      this.#wire.post(message);
    } catch (error) {
      this.#options.onError?.(error, 'post');
    }
  }
}

function failure(kind: RpcErrorKind, message: string): Answer {
  return { ok: false, error: { kind, message } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isOwnKey<T>(table: T, key: string): key is keyof T & string {
  return Object.hasOwn(table as object, key);
}

function kindOf(value: unknown): RpcErrorKind {
  switch (value) {
    case 'refused':
    case 'unknownMethod':
    case 'cancelled':
    case 'disposed':
      return value;
    default:
      return 'failed';
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
