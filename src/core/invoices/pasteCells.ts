import type { Json } from '../json/json.ts';
import type { Sentence } from '../sentence.ts';
import { cellFromText } from './cell.ts';
import type { Column } from './columns.ts';
import { MarkRules } from './markRules.ts';

/** One cell that gets another value. Rows count from 0; `undefined` takes the member out of its entry. */
export interface CellChange {
  readonly row: number;
  readonly path: string;
  readonly value: Json | undefined;
}

/** A pasted text that does not fit its column. */
export interface PasteProblem {
  readonly row: number;
  readonly column: Column;
  readonly text: string;
  readonly problem: Sentence;
}

export interface PastePlan {
  readonly changes: readonly CellChange[];
  readonly problems: readonly PasteProblem[];
  /** How many rows the table has afterwards. */
  readonly rowCount: number;
  /** Pasted texts that lie right of the last column and have no place; empty ones do not count. */
  readonly beyond: number;
}

/**
 * Where the cells of a spreadsheet go that are pasted with the first one at a row and a column of the table.
 *
 * @param rowCount of the table as it is; pasted rows that reach beyond it are new ones
 */
export function planPaste(
  columns: readonly Column[],
  rowCount: number,
  at: { readonly row: number; readonly column: number },
  pasted: readonly (readonly string[])[],
): PastePlan {
  const changes: CellChange[] = [];
  const problems: PasteProblem[] = [];
  const rules = new MarkRules();
  let beyond = 0;
  for (const [down, texts] of pasted.entries()) {
    for (const [right, text] of texts.entries()) {
      const row = at.row + down;
      const column = columns[at.column + right];
      if (column === undefined) {
        beyond += text === '' ? 0 : 1;
        continue;
      }
      const read = rules.check(column, cellFromText(column, text));
      if (read.ok) changes.push({ row, path: column.path, value: read.value });
      else problems.push({ row, column, text, problem: read.problem });
    }
  }
  return { changes, problems, rowCount: Math.max(rowCount, at.row + pasted.length), beyond };
}
