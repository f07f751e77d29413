import { useEffect, useRef } from 'preact/hooks';
import { cellFace } from '../../../core/invoices/cell.ts';
import type { Column } from '../../../core/invoices/columns.ts';
import { valueOf } from './applyRowEdit.ts';
import type { TypedText } from './cellDrafts.ts';
import type { RefusedCell } from './refusedEdits.ts';
import type { TableParts } from './tableActions.ts';

/** Keeps what the file did not take in its cells, so that it is not lost and nothing is sent without it. */
export function useRefusedCells({ rows, columns, drafts }: TableParts): void {
  const { refusedCells, dismissCells } = rows;
  /** A column may be gone by the time something for it is refused. */
  const known = useRef(new Map<string, Column>());
  for (const column of columns) {
    known.current.set(column.path, column);
  }
  useEffect(() => {
    if (refusedCells.length > 0) {
      drafts.add(refusedCells.map((cell) => typedText(cell, known.current.get(cell.path))));
      dismissCells(refusedCells);
    }
  }, [refusedCells]);
}

function typedText(
  { row, path, json, of, sentence: problem }: RefusedCell,
  column: Column | undefined,
): TypedText {
  const value = json === null ? undefined : valueOf(json);
  const text = column === undefined ? (json ?? '') : cellFace(column, value).text;
  return { row, path, title: column?.title ?? path, text, problem, refused: true, of: [of] };
}
