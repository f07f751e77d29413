import { ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { Header, WireRequest } from '../core/calls/ports.ts';
import { httpHeaders } from './wireHeaders.ts';

/**
 * The body of one request as a stream that also watches the request it is piped into. node-fetch keeps that
 * request to itself, but three things are had from it alone: header names as they were given (node-fetch
 * writes them in lower case), the headers of the answer as received, and whether a connection ever became
 * ready to carry the request.
 */
export class RequestBody extends Readable {
  /** All headers of the request, those included that HTTP needs. */
  readonly headers: readonly Header[];
  readonly #pieces: Iterator<Uint8Array>;
  #watched = false;
  #ready = false;
  #answer: IncomingMessage | undefined;
  #fault: Error | undefined;

  constructor(request: WireRequest) {
    super();
    const pieces = request.body.filter((piece) => piece.byteLength > 0);
    const size = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
    this.headers = [...request.headers, ...httpHeaders(size)];
    this.#pieces = pieces.values();
  }

  /** False only where it is certain that no connection was ready, so that nothing can have left. */
  get mayHaveLeft(): boolean {
    return this.#ready || !this.#watched;
  }

  /** The headers of the answer in their order and case, repeats kept; undefined where they were not seen. */
  get answerHeaders(): readonly Header[] | undefined {
    const raw = this.#answer?.rawHeaders;
    return raw?.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));
  }

  /** The first error of the request itself; node-fetch may pass on only what follows from it. */
  get fault(): Error | undefined {
    return this.#fault;
  }

  override _read(): void {
    const next = this.#pieces.next();
    this.push(next.done === true ? null : next.value);
  }

  override pipe<T extends NodeJS.WritableStream>(destination: T, options?: { end?: boolean }): T {
    if (destination instanceof ClientRequest) {
      this.#watch(destination);
    }
    return super.pipe(destination, options);
  }

  #watch(request: ClientRequest): void {
    this.#watched = true;
    if (!request.headersSent) {
      for (const [name] of this.headers) {
        request.removeHeader(name);
      }
      for (const [name, value] of this.headers) {
        request.setHeader(name, value);
      }
    }
    request.on('error', (error) => (this.#fault ??= error));
    request.once('response', (answer) => (this.#answer = answer));
    request.once('socket', (socket) => {
      if (isReady(socket)) {
        this.#ready = true;
      } else {
        socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => (this.#ready = true));
      }
    });
  }
}

function isReady(socket: Socket): boolean {
  const handshaking = 'secureConnecting' in socket && socket.secureConnecting === true;
  return !socket.connecting && !handshaking;
}
