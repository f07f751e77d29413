import type { ResultStatus } from '../catalogue/endpoint.ts';
import type { Json } from '../json/json.ts';
import type { Sentence, Sentences } from '../sentence.ts';
import type { Header, TransportFailure } from './ports.ts';

/** Where one call goes and as whom. It holds no private key. */
export interface CallTarget {
  /** Scheme, host and port, with no slash at the end. */
  readonly baseUrl: string;
  readonly path: string;
  /** The path that the signature covers; it differs from `path` only where a profile says so. */
  readonly signedPath: string;
  readonly clientId: string;
  readonly keyVersion: string;
  readonly customerId?: string;
  readonly accessToken?: string;
}

/** What was sent. The access token is in `headers`: redact before showing or keeping them. */
export interface SentRequest {
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: readonly Uint8Array[];
  readonly bodyBytes: number;
  /** The content to sign up to the body: method, path, client id, time and the last dot. */
  readonly contentPrefix: string;
  readonly signatureHeader: string;
  readonly requestTime: string;
}

export type TransportVerdict =
  | { readonly kind: 'answered'; readonly httpStatus: number }
  | { readonly kind: 'failed'; readonly failure: TransportFailure };

/** Whether the answer's own signature is right. Only `verified` may be shown as trusted. */
export type Verification =
  | { readonly kind: 'verified' }
  | { readonly kind: 'notVerified'; readonly reason: Sentence }
  | { readonly kind: 'unsigned'; readonly reason: Sentence }
  /** No public key of the gateway is set, so nothing can be said. */
  | { readonly kind: 'notVerifiable' };

export type GatewayVerdict =
  | {
      readonly kind: 'result';
      readonly status: ResultStatus;
      readonly code: string;
      readonly message: string;
      /** From the catalogue; undefined where the code is not listed for this endpoint. */
      readonly meaning?: string;
      readonly furtherAction?: string;
      /** Set where the documents list the code with another status than the answer has. */
      readonly documentedStatus?: ResultStatus;
    }
  | { readonly kind: 'unreadable'; readonly reason: Sentence };

export type BusinessVerdict =
  | {
      readonly kind: 'known';
      readonly field: string;
      readonly value: string;
      readonly standing: 'pending' | 'succeeded' | 'failed';
      readonly meaning: string;
    }
  | { readonly kind: 'unfamiliar'; readonly field: string; readonly value: string }
  | { readonly kind: 'missing'; readonly field: string };

/**
 * What the three verdicts mean together. `unknown` for a write means that it may have been done and must be
 * queried, never sent again.
 */
export type Outcome = 'succeeded' | 'pending' | 'failed' | 'refusedUnverified' | 'unknown' | 'notSent';

export interface ReceivedAnswer {
  readonly httpStatus: number;
  /** The words beside the status; empty where there were none. */
  readonly statusText: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** The body as strict JSON, where it is that. */
  readonly json?: Json;
  /** Documented members that are missing or wrongly typed, a sentence each. */
  readonly departures: readonly Sentence[];
}

/** One call from its first byte to its verdicts. */
export interface Exchange {
  readonly endpoint: string;
  readonly target: Omit<CallTarget, 'accessToken'>;
  readonly request: SentRequest;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  readonly durationMs: number;
  readonly transport: TransportVerdict;
  readonly answer?: ReceivedAnswer;
  readonly verification?: Verification;
  readonly gateway?: GatewayVerdict;
  readonly business?: BusinessVerdict;
  readonly outcome: Outcome;
  /** What happened: the first sentence says how it ended, the others why. */
  readonly headline: Sentences;
  /** What to do now, a sentence each; for writes never to send again. */
  readonly advice: readonly Sentence[];
}
