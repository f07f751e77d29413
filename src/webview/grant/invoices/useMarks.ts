import { useMemo } from 'preact/hooks';
import { cellFace } from '../../../core/invoices/cell.ts';
import { valueIn, type Column } from '../../../core/invoices/columns.ts';
import { findDuplicates, type Duplicate } from '../../../core/invoices/duplicates.ts';
import { isJsonObject, type Json } from '../../../core/json/json.ts';
import { t, tell } from '../../translate.ts';
import { draftSentence } from './draftSentence.ts';
import type { TableParts } from './tableActions.ts';

/** What is to be said of a cell. An error is not in the body; a warning is. */
export interface CellMark {
  readonly tone: 'error' | 'warning';
  readonly sentence: string;
}

export interface Marks {
  readonly at: (row: number, path: string) => CellMark | undefined;
  readonly misfits: readonly { readonly row: number; readonly column: Column; readonly sentence: string }[];
  readonly duplicates: readonly { readonly column: Column; readonly duplicate: Duplicate }[];
  /** Rows that would be sent as an object without members. */
  readonly emptyRows: readonly number[];
}

/** Rows in a sentence; more would not be read. */
const namedRows = 5;

export function useMarks(parts: TableParts): Marks {
  const { columns, drafts } = parts;
  const { entries } = parts.rows;
  const found = useMemo(() => inspect(entries, columns), [entries, columns]);
  return {
    ...found,
    at: (row, path) => {
      const draft = drafts.at(row, path);
      return draft === undefined
        ? found.marks.get(`${row} ${path}`)
        : { tone: 'error', sentence: draftSentence(parts, draft) };
    },
  };
}

/** "1, 2, 3, 4, 5 …", counted from 1 as people do. */
export function rowList(rows: readonly number[]): string {
  const named = rows.slice(0, namedRows).map((row) => row + 1);
  return rows.length > namedRows ? `${named.join(', ')} …` : named.join(', ');
}

function inspect(entries: readonly Json[], columns: readonly Column[]) {
  const marks = new Map<string, CellMark>();
  const duplicates = columns
    .filter(({ unique }) => unique === true)
    .flatMap((column) => findDuplicates(entries, column).map((duplicate) => ({ column, duplicate })));
  for (const { column, duplicate } of duplicates) {
    const sentence = t('“{0}” stands in the rows {1}.', duplicate.text, rowList(duplicate.rows));
    for (const row of duplicate.rows) {
      marks.set(`${row} ${column.path}`, { tone: 'warning', sentence });
    }
  }
  const misfits = entries.flatMap((entry, row) =>
    columns.flatMap((column) => {
      const { problem } = cellFace(column, valueIn(entry, column));
      if (problem === undefined) {
        return [];
      }
      const sentence = tell(problem);
      marks.set(`${row} ${column.path}`, { tone: 'warning', sentence });
      return [{ row, column, sentence }];
    }),
  );
  const emptyRows = entries.flatMap((entry, row) => (isJsonObject(entry) && entry.size === 0 ? [row] : []));
  return { marks, duplicates, misfits, emptyRows };
}
