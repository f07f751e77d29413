import type { Sentence } from '../sentence.ts';
import type { ApplicationRecord } from './application.ts';
import type { ApplicationKey } from './applicationKey.ts';

/** The next record, or why there is none. */
export type Step<Reason> =
  { readonly ok: true; readonly record: ApplicationRecord } | { readonly ok: false; readonly reason: Reason };

export type StoredApplication = { readonly kind: 'found'; readonly record: ApplicationRecord } | Absent;

export type Absent =
  | { readonly kind: 'missing' }
  /** There is one, but it cannot be read, by a fault of the disk or because a newer version wrote it. Its reference counts as used. */
  | { readonly kind: 'unreadable'; readonly sentence: Sentence };

export type Changed<Reason> = Step<Reason> | { readonly ok: false; readonly stored: Absent };

export interface UnreadableApplication {
  /** The folder, so that a person can look. */
  readonly place: string;
  readonly sentence: Sentence;
}

/**
 * Keeps applications for good, shared by all windows of this machine. What a promise here has fulfilled
 * survives a killed program and a power cut. A disk that fails rejects it.
 */
export interface ApplicationStore {
  list(): Promise<{
    readonly records: readonly ApplicationRecord[];
    readonly unreadable: readonly UnreadableApplication[];
  }>;
  read(key: ApplicationKey): Promise<StoredApplication>;
  /** False where the key is there already, written by whomever. */
  create(record: ApplicationRecord): Promise<boolean>;
  /**
   * Applies a step to the newest record and keeps what it gives, unless somebody else was faster: then the step
   * is applied again to theirs. A step that gives the record it was given writes nothing.
   */
  change<Reason>(
    key: ApplicationKey,
    step: (record: ApplicationRecord) => Step<Reason>,
  ): Promise<Changed<Reason>>;
  /** Keeps the bytes of a body beside the record and tells their SHA-256 in hex. */
  keepMessage(key: ApplicationKey, bytes: readonly Uint8Array[]): Promise<string>;
  /** Undefined where they were never kept or are no longer what their hash says. */
  readMessage(key: ApplicationKey, sha256: string): Promise<Uint8Array | undefined>;
}
