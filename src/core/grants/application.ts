import type { Outcome, Verification } from '../calls/exchange.ts';
import type { Header } from '../calls/ports.ts';
import type { ResultStatus } from '../catalogue/endpoint.ts';
import type { Sentences } from '../sentence.ts';
import type { ApplicationKey } from './applicationKey.ts';

/**
 * Everything known about one application for a credit grant, from the moment before its first byte left. It
 * holds facts only, as plain data: what they mean together is told by `stateOf` and `nextQuery`. Times are
 * milliseconds since the epoch, hashes SHA-256 in hex. Tokens and keys are never in it.
 */
export interface ApplicationRecord {
  readonly format: 1;
  readonly key: ApplicationKey;
  /** The profile that sent or follows it, and its name at that time. */
  readonly profileId: string;
  readonly profileName: string;
  readonly createdAt: number;
  /** Whether queries are made by themselves. */
  readonly following: Following;
  /** Never shortened: an entry is named by its place. More than one only for idempotent repeats and for sends that never left. */
  readonly sends: readonly SendRecord[];
  /** Every query that left or may have left, oldest first. */
  readonly queries: readonly QueryRecord[];
  /** Set where the user asked to follow the reference without a send that starts a schedule. */
  readonly followed: RoundStart | null;
  /** Set by the first answer that can be believed and says ACCEPTED. */
  readonly accepted: Acceptance | null;
  /** Set once, by the first answer that can be believed and says how the application ended. */
  readonly ended: Ending | null;
  /** The last query, where it could not be sent; it does not count among the seven. */
  readonly notAsked: NotAsked | null;
  /** What the answers told of the grant so far. */
  readonly grant: GrantFigures;
}

export type Following = 'on' | 'paused' | 'stopped';

/** The start of one series of queries; queries name the round they belong to. */
export interface RoundStart {
  /** Counts from 1 within a record. */
  readonly round: number;
  readonly since: number;
}

export interface Acceptance extends RoundStart {
  /** False where no public key of the gateway was set. */
  readonly verified: boolean;
}

export interface Ending {
  readonly standing: 'granted' | 'failed';
  readonly at: number;
  /** False where no public key of the gateway was set: the outcome stands, not verified. */
  readonly verified: boolean;
}

/** A body, told apart by its bytes and by what it says. */
export interface BodyDigest {
  readonly sha256: string;
  /** Hash of the JSON value, whatever its white space, its order of members and its way to write numbers and strings; null where it is not JSON. */
  readonly jsonSha256: string | null;
  readonly bytes: number;
}

/** A file as it was when the user attached it. */
export interface AttachedFile {
  readonly fileName: string;
  readonly fileKey: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What the invoices add up to in one column of amounts, as the user saw it. */
export interface Total {
  /** The title of the column. */
  readonly title: string;
  readonly sums: readonly CurrencySum[];
  /** Rows that have nothing in the column, or no such amount: they are in no sum. */
  readonly rowsLeftOut: number;
}

export interface CurrencySum {
  readonly currency: string;
  /** Digits. */
  readonly minorUnits: string;
}

/** What was about to leave, written before its first byte did. */
export interface SentFacts {
  readonly sentAt: number;
  readonly url: string;
  readonly requestTime: string;
  /** Tokens are redacted. */
  readonly headers: readonly Header[];
  /** The content to sign up to the body. */
  readonly contentPrefix: string;
  readonly signatureHeader: string;
  /** Fingerprint of the public key of the pair that signed; null where it is not known. */
  readonly publicKeyFingerprint: string | null;
  /** The bytes themselves are kept as a message under their hash. */
  readonly body: BodyDigest;
  readonly attachments: readonly AttachedFile[];
  /** One for each column of amounts. */
  readonly totals: readonly Total[];
}

export interface SendRecord extends SentFacts {
  readonly round: number;
  /** Null while nobody has told how the send ended: it is under way, or its program died. */
  readonly answer: AnswerRecord | null;
}

export interface QueryRecord {
  /** Unique within the record. */
  readonly id: number;
  /** The round it counts in; 0 where it belongs to none. */
  readonly round: number;
  readonly by: 'schedule' | 'user';
  /** Written before the query is sent, so that no other window sends it too. */
  readonly claimedAt: number;
  /** Null while it is under way, or where its program died; it counts all the same. */
  readonly answer: AnswerRecord | null;
}

/** How one call ended: its three verdicts, and where its answer is kept. */
export interface AnswerRecord {
  readonly answeredAt: number;
  readonly outcome: Outcome;
  /** Null where there was no answer. */
  readonly verification: Verification['kind'] | null;
  readonly httpStatus: number | null;
  readonly resultStatus: ResultStatus | null;
  readonly resultCode: string | null;
  readonly resultMessage: string | null;
  /** The business status as the answer has it, believed or not. */
  readonly businessStatus: string | null;
  /** What the business status means, where it is familiar and can be believed. */
  readonly standing: 'pending' | 'succeeded' | 'failed' | null;
  /** What happened: the first sentence says how it ended, the others why. */
  readonly headline: Sentences;
  /** Tokens are redacted. */
  readonly headers: readonly Header[];
  /** Under which hash the body is kept as a message; null where there is none. */
  readonly bodySha256: string | null;
  /** True where a token stood in the body and was taken out before it was kept. */
  readonly redacted: boolean;
}

export interface NotAsked extends RoundStart {
  readonly reason: Sentences;
}

/** Members of the answers in the text of the wire; null where no answer had them. */
export interface GrantFigures {
  readonly creditGrantNo: string | null;
  /** Whole cents; a plain string on the wire. */
  readonly creditGrantAmount: string | null;
  readonly creditGrantCurrency: string | null;
  /** A decimal fraction: 0.05 is 5 %. */
  readonly annualPercentageRate: string | null;
  /** YYYYMMDD. */
  readonly dueDate: string | null;
  readonly failCode: string | null;
  readonly failMessage: string | null;
}

export const noFigures: GrantFigures = {
  creditGrantNo: null,
  creditGrantAmount: null,
  creditGrantCurrency: null,
  annualPercentageRate: null,
  dueDate: null,
  failCode: null,
  failMessage: null,
};
