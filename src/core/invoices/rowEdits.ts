import type { EntrySource } from './listText.ts';

/**
 * Changes of a list of entries that are made at once. Each says for how many entries it was made: where the list has
 * another number by then, positions may mean other entries, and nothing is changed.
 */
export type RowEdit = RowArrangement | CellEdits;

/** Adds, takes out, repeats and moves entries: the whole list anew. Entries that stay keep their bytes. */
export interface RowArrangement {
  readonly kind: 'arrange';
  /** JSON pointer of the list; it is made where it does not exist. */
  readonly pointer: string;
  readonly baseCount: number;
  /** The position of an entry that is there, from 0, or the JSON text of a new one. */
  readonly entries: readonly EntrySource[];
}

/** Sets values within entries; the other members of an entry keep their bytes. */
export interface CellEdits {
  readonly kind: 'cells';
  readonly pointer: string;
  readonly baseCount: number;
  readonly cells: readonly {
    readonly row: number;
    /** JSON pointer within the entry. */
    readonly path: string;
    /** JSON text; null takes the member out. */
    readonly json: string | null;
  }[];
}
