import type { Sentence } from '../sentence.ts';

/** What parts the cells of a line. */
export type CsvSeparator = ',' | ';' | '\t';

export const csvSeparators: readonly CsvSeparator[] = [',', ';', '\t'];

/** A CSV file as it was read: its first record names the columns. */
export interface CsvTable {
  readonly separator: CsvSeparator;
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
}

export interface CsvRecord {
  /** The line of the file on which the record begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the record cannot be taken in: ragged, wrongly quoted or wrongly encoded. */
  readonly problem?: Sentence;
}
