import type { CallTarget, Outcome, Verification } from '../calls/exchange.ts';
import type { Header, TransportFailureKind } from '../calls/ports.ts';
import type { ResultStatus } from '../catalogue/endpoint.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Sentence, Sentences } from '../sentence.ts';

/** Where in the workbench a call was started. */
export const callOrigins = ['tree', 'editor', 'check', 'schedule', 'grants', 'replay', 'tokens'] as const;

export type CallOrigin = (typeof callOrigins)[number];

/**
 * One call as it is kept: what was sent and answered, and the verdicts of that moment. Plain data; times are
 * milliseconds since the epoch, hashes SHA-256 in hex. Access tokens and private keys are never in it.
 */
export interface ActivityEntry {
  readonly format: 1;
  readonly id: string;
  readonly sentAt: number;
  readonly durationMs: number;
  readonly origin: CallOrigin;
  /** As it was at that time. */
  readonly profile: Pick<Profile, 'id' | 'name' | 'kind'>;
  readonly endpoint: string;
  readonly target: KeptTarget;
  /** What the request calls its operation, so that a repeat and an inquiry are recognised; null where it names none. */
  readonly reference: string | null;
  /** The content to sign up to the body. */
  readonly contentPrefix: string;
  readonly signatureHeader: string;
  readonly requestTime: string;
  readonly keys: KeyFingerprints;
  readonly request: KeptRequest;
  /** Null where nothing was answered. */
  readonly answer: KeptAnswer | null;
  readonly verdicts: KeptVerdicts;
}

export type KeptTarget = Omit<CallTarget, 'accessToken' | 'customerId'> & {
  readonly customerId: string | null;
};

/** SHA-256 of the public keys that verify the request and the answer; null where it was not known. */
export interface KeyFingerprints {
  readonly partner: string | null;
  readonly gateway: string | null;
}

export interface KeptRequest {
  readonly method: string;
  readonly url: string;
  /** As they were on the wire, those included that HTTP needs; tokens are redacted. */
  readonly headers: readonly Header[];
  readonly body: KeptBody;
  /** The file whose base64 stood in the body on the wire; its place holds a stand-in here. */
  readonly attachment: KeptAttachment | null;
}

export interface KeptAnswer {
  readonly status: number;
  readonly statusText: string;
  /** As they were received; tokens are redacted. */
  readonly headers: readonly Header[];
  readonly body: KeptBody;
}

export interface KeptBody {
  readonly form: 'utf8' | 'base64';
  readonly content: string;
  /** Of the bytes on the wire, whatever stands in `content` instead of a part of them. */
  readonly bytes: number;
  readonly sha256: string;
  /** True where something secret was taken out before it was kept. */
  readonly redacted: boolean;
}

export interface KeptAttachment {
  /** Where the file was; null where its base64 stood in the request file itself. */
  readonly path: string | null;
  readonly name: string;
  /** Size and hash of the file, not of its base64. */
  readonly bytes: number;
  readonly sha256: string;
}

/** The verdicts of an exchange, with null for what there was none of. */
export interface KeptVerdicts {
  readonly outcome: Outcome;
  readonly failure: { readonly kind: TransportFailureKind; readonly firstByteLeft: boolean } | null;
  readonly verification: { readonly kind: Verification['kind']; readonly reason: Sentence | null } | null;
  readonly result: { readonly status: ResultStatus; readonly code: string; readonly message: string } | null;
  readonly business: { readonly field: string; readonly value: string | null } | null;
  readonly headline: Sentences;
  readonly advice: readonly Sentence[];
  readonly departures: readonly Sentence[];
}
