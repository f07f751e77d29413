import type { Sentence } from '../../core/sentence.ts';

/** What came of reading a file at one moment. */
export type FileReading =
  | { readonly kind: 'read'; readonly content: Uint8Array }
  /** It was not read. */
  | { readonly kind: 'tooLarge'; readonly bytes: number }
  | { readonly kind: 'missing' | 'folder' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Reads a file that the user chose.
 *
 * @param most bytes; a larger file is not read
 */
export type ReadFile = (uri: string, most: number) => Promise<FileReading>;

/** A file that the user chose: where it is, and what it is called in the upload. */
export interface ChosenSource {
  readonly id: string;
  readonly name: string;
  readonly uri: string;
  /** Its bytes came without a place of their own and are kept in the extension's storage. */
  readonly kept: boolean;
}

/** A chosen file as it was when it was looked at. */
export interface LookedAt extends ChosenSource {
  readonly bytes: number;
  /** In hex; undefined where it could not be read. */
  readonly sha256: string | undefined;
  readonly gone: boolean;
  readonly problem: Sentence | undefined;
  readonly warning: Sentence | undefined;
}
