import type { HostMethods, PageEvents } from '../../protocol/requestEditor.ts';
import { RpcPeer, type Nothing } from '../../protocol/rpcPeer.ts';
import type { Wire } from '../../protocol/wire.ts';

/** The host as the page sees it: its methods, each a promise that rejects with an `RpcError`. */
export type HostPort = RpcPeer<Nothing, PageEvents, HostMethods, Nothing>;

/** One event of the host and those who listen to it. */
export class HostEvent<T> {
  readonly #listeners = new Set<(params: T) => void>();

  /** Returns the function that stops listening. */
  listen(listener: (params: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(params: T): void {
    for (const listener of [...this.#listeners]) {
      listener(params);
    }
  }
}

export type HostEvents = { readonly [E in keyof PageEvents]: HostEvent<PageEvents[E]> };

export function connectHost(wire: Wire): { readonly host: HostPort; readonly events: HostEvents } {
  const events: HostEvents = {
    state: new HostEvent(),
    focus: new HostEvent(),
    sendAsked: new HostEvent(),
  };
  const host: HostPort = new RpcPeer(wire, {
    handlers: {},
    guards: {},
    events: {
      state: (params) => events.state.tell(params),
      focus: (params) => events.focus.tell(params),
      sendAsked: (params) => events.sendAsked.tell(params),
    },
  });
  return { host, events };
}
