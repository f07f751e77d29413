import type { Wire } from '../protocol/wire.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** What VS Code gives a page. It may be acquired once and is never put where other scripts can reach it. */
export interface PageHost {
  readonly wire: Wire;
  readState(): unknown;
  writeState(state: unknown): void;
}

export function acquirePageHost(): PageHost {
  const api = acquireVsCodeApi();
  return {
    wire: {
      post: (message) => api.postMessage(message),
      onMessage(listener) {
        const receive = (event: MessageEvent<unknown>): void => listener(event.data);
        window.addEventListener('message', receive);
        return () => window.removeEventListener('message', receive);
      },
    },
    readState: () => api.getState(),
    writeState: (state) => api.setState(state),
  };
}
