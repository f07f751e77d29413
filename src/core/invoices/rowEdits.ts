import type { EntrySource } from './listText.ts';

/**
 * Changes of a list of entries that are made at once. Each says what stood there when it was made: where something
 * else stands by then, a position means another entry, and nothing is changed. Entries are compared as JSON without
 * white space; see `entryText`.
 */
export type RowEdit = RowArrangement | CellEdits;

/** Adds, takes out, repeats and moves entries: the whole list anew. Entries that stay keep their bytes. */
export interface RowArrangement {
  readonly kind: 'arrange';
  /** JSON pointer of the list; it is made where it does not exist. */
  readonly pointer: string;
  /** All entries, in their order. */
  readonly before: readonly string[];
  /** The position of an entry that is there, from 0, or the JSON text of a new one. */
  readonly entries: readonly EntrySource[];
}

/** Sets values within entries; the other members of an entry keep their bytes. */
export interface CellEdits {
  readonly kind: 'cells';
  readonly pointer: string;
  /** The entries that are changed. */
  readonly before: readonly { readonly row: number; readonly entry: string }[];
  readonly cells: readonly {
    readonly row: number;
    /** JSON pointer within the entry. */
    readonly path: string;
    /** JSON text; null takes the member out. */
    readonly json: string | null;
  }[];
}
