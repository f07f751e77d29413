import type { ObjectSchema } from '../schema/dialect.ts';
import type { Sentence } from '../sentence.ts';

export type Header = readonly [name: string, value: string];

export interface WireRequest {
  readonly method: 'POST';
  readonly url: string;
  readonly headers: readonly Header[];
  /** The body in pieces, sent one after the other as they are. */
  readonly body: readonly Uint8Array[];
}

export type TransportFailureKind =
  | 'refused'
  | 'nameNotFound'
  | 'unreachable'
  | 'tls'
  | 'timedOut'
  | 'cutOff'
  | 'cancelled'
  | 'tooLarge'
  | 'redirected'
  | 'badAnswer'
  | 'other';

export interface TransportFailure {
  readonly kind: TransportFailureKind;
  /** False only where it is certain that no byte of the request left this machine. */
  readonly firstByteLeft: boolean;
  /** What is known beyond the kind, in our words or in those of the network; empty where that is nothing. */
  readonly detail: string | Sentence;
}

export interface WireAnswer {
  readonly status: number;
  readonly statusText: string;
  /** As received: order, case and repeats kept. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

export type TransportResult =
  | { readonly ok: true; readonly answer: WireAnswer }
  | { readonly ok: false; readonly failure: TransportFailure };

export interface TransportOptions {
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly signal?: AbortSignal;
}

/** Sends one request once. It follows no redirect and repeats nothing. */
export interface Transport {
  send(request: WireRequest, options: TransportOptions): Promise<TransportResult>;
}

/** Signs with one private key that never leaves it (RSASSA-PKCS1-v1_5 with SHA-256). */
export interface Signer {
  sign(content: readonly Uint8Array[]): Promise<Uint8Array>;
}

/** Verifies with one public key (RSASSA-PKCS1-v1_5 with SHA-256). */
export interface Verifier {
  verify(content: readonly Uint8Array[], signature: Uint8Array): Promise<boolean>;
  /** Why an answer is not verified, where a short search can prove it. Asked only of such answers. */
  explain?(misfit: Misfit): Promise<Sentence | undefined>;
}

/** An answer whose signature does not fit, and the call that it belongs to. */
export interface Misfit {
  readonly answer: WireAnswer;
  readonly target: { readonly clientId: string; readonly path: string; readonly signedPath: string };
  readonly requestTime: string;
}

export interface BodyProblem {
  /** JSON pointer of the field the problem belongs to; for a missing member, the pointer it would have. */
  readonly pointer: string;
  readonly sentence: string;
  /** A warning does not ask before sending. */
  readonly severity: 'error' | 'warning';
}

/** Checks a JSON text against one schema of the catalogue. The text must be strict JSON. */
export interface Validator {
  validate(schema: ObjectSchema, text: string): readonly BodyProblem[];
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Minutes that local time is ahead of UTC at that moment. */
  offsetMinutes(at: number): number;
}

export interface Logger {
  info(message: string): void;
  debug(message: string): void;
  trace(message: string): void;
}
