import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import fetch from 'node-fetch';
import type {
  Transport,
  TransportFailure,
  TransportOptions,
  TransportResult,
  WireAnswer,
  WireRequest,
} from '../core/calls/ports.ts';
import { inEnglish, sentence, type Sentence } from '../core/sentence.ts';
import { failureKind, failureText } from './failureKind.ts';
import { RequestBody } from './requestBody.ts';

/** Statuses that clients follow; here they end the call. */
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * A transport over node-fetch. It sends each request once, on a connection of its own, follows no redirect,
 * asks for no compression and sets no proxy: node's HTTP modules decide that, as the editor has set them up.
 */
export function createFetchTransport(): Transport {
  const httpAgent = new HttpAgent({ keepAlive: false });
  const httpsAgent = new HttpsAgent({ keepAlive: false });
  return {
    async send(request, options) {
      const attempt = new Attempt(request, options);
      try {
        return await attempt.run((protocol) => (protocol === 'http:' ? httpAgent : httpsAgent));
      } catch (error) {
        return { ok: false, failure: attempt.failureOf(error) };
      } finally {
        attempt.end();
      }
    },
  };
}

/** Ends an attempt for a reason of our own. */
class Refusal extends Error {
  readonly kind: 'tooLarge' | 'redirected';

  readonly detail: Sentence;

  constructor(kind: 'tooLarge' | 'redirected', detail: Sentence) {
    super(inEnglish(detail));
    this.detail = detail;
    this.kind = kind;
  }
}

function protocolOf(url: string): 'http:' | 'https:' {
  const { protocol, username, password } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new TypeError(`${protocol} is not HTTP`);
  }
  if (username !== '' || password !== '') {
    throw new TypeError('The URL holds a user name or a password');
  }
  return protocol;
}

class Attempt {
  readonly #request: WireRequest;
  readonly #options: TransportOptions;
  readonly #body: RequestBody;
  readonly #abort = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #started = false;
  #endedBy: 'timedOut' | 'cancelled' | undefined;

  constructor(request: WireRequest, options: TransportOptions) {
    this.#request = request;
    this.#options = options;
    this.#body = new RequestBody(request);
    this.#timer = setTimeout(() => this.#stop('timedOut'), options.timeoutMs);
    options.signal?.addEventListener('abort', this.#cancel);
  }

  async run(agentFor: (protocol: 'http:' | 'https:') => HttpAgent): Promise<TransportResult> {
    const protocol = protocolOf(this.#request.url);
    if (this.#options.signal?.aborted === true) {
      this.#stop('cancelled');
      this.#abort.signal.throwIfAborted();
    }
    this.#started = true;
    const response = await fetch(this.#request.url, {
      method: this.#request.method,
      headers: this.#body.headers.map(([name, value]): [string, string] => [name, value]),
      body: this.#body,
      agent: agentFor(protocol),
      redirect: 'manual',
      compress: false,
      signal: this.#abort.signal,
    });
    if (redirects.has(response.status)) {
      const location = response.headers.get('location') ?? sentence('nowhere');
      throw new Refusal('redirected', sentence('HTTP {0} to {1}', String(response.status), location));
    }
    const answer: WireAnswer = {
      status: response.status,
      statusText: response.statusText,
      headers: this.#body.answerHeaders ?? [...response.headers],
      body: await this.#readBody(response.body),
    };
    return { ok: true, answer };
  }

  failureOf(error: unknown): TransportFailure {
    const firstByteLeft = this.#started && this.#body.mayHaveLeft;
    if (this.#endedBy !== undefined) {
      const detail = this.#endedBy === 'timedOut' ? `${this.#options.timeoutMs} ms` : '';
      return { kind: this.#endedBy, firstByteLeft, detail };
    }
    if (error instanceof Refusal) {
      return { kind: error.kind, firstByteLeft, detail: error.detail };
    }
    const cause = this.#body.fault ?? error;
    const kind = failureKind(cause);
    return { kind, firstByteLeft, detail: kind === 'cutOff' ? this.#cutText() : failureText(cause) };
  }

  #cutText(): Sentence {
    return this.#body.answerHeaders === undefined
      ? sentence('before an answer began')
      : sentence('amid the answer');
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener('abort', this.#cancel);
    this.#abort.abort();
  }

  readonly #cancel = (): void => this.#stop('cancelled');

  #stop(reason: 'timedOut' | 'cancelled'): void {
    this.#endedBy ??= reason;
    this.#abort.abort();
  }

  async #readBody(stream: AsyncIterable<unknown> | null): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of stream ?? []) {
      if (!(chunk instanceof Uint8Array)) {
        throw new TypeError('The answer is not a stream of bytes.');
      }
      size += chunk.byteLength;
      if (size > this.#options.maxAnswerBytes) {
        throw new Refusal('tooLarge', sentence('more than {0} bytes', String(this.#options.maxAnswerBytes)));
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, size);
  }
}
