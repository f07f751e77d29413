import type { Header } from './ports.ts';

/**
 * A request as it went over the wire or as somebody's program made it, whatever it was read from: the journal,
 * a pasted command, a file of another tool. It may hold an access token: redact before showing or keeping it.
 */
export interface RequestMessage {
  /** As it was written, in any case. */
  readonly method: string;
  /** What was called: a URL, or what stood in the request line. */
  readonly target: string;
  /** Order, case and repeats kept. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/** An answer as it was received. */
export interface AnswerMessage {
  readonly status: number;
  readonly statusText: string;
  /** Order, case and repeats kept. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}
