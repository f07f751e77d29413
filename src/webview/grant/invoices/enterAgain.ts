import { cellFromText } from '../../../core/invoices/cell.ts';
import { parseJson } from '../../../core/json/parseJson.ts';
import { stringifyJson } from '../../../core/json/stringifyJson.ts';
import type { CellDraft } from './cellDrafts.ts';
import { commitCell, isWhole, sendCells, type TableParts } from './tableActions.ts';

/** True where the table has the cell of a draft. */
export function hasCell({ rows, columns }: TableParts, { row, path }: CellDraft): boolean {
  const entry = rows.entries[row];
  return (
    entry !== undefined &&
    (isWhole(columns, entry) ? path === '' : columns.some((column) => column.path === path))
  );
}

/** True where what was typed fits the cell that it stands in. */
export function canEnter(parts: TableParts, draft: CellDraft): boolean {
  const { path, text } = draft;
  const column = parts.columns.find((each) => each.path === path);
  return hasCell(parts, draft) && (column === undefined ? parseJson(text).ok : cellFromText(column, text).ok);
}

/** Puts what could not go into the body into the cells that it stands in now. */
export function enterAgain(parts: TableParts, chosen: readonly CellDraft[]): void {
  const { columns, drafts } = parts;
  const cells = chosen.flatMap(({ row, path, text }) => {
    const column = columns.find((each) => each.path === path);
    const read = column && cellFromText(column, text);
    return read?.ok === true
      ? [{ row, path, json: read.value === undefined ? null : stringifyJson(read.value) }]
      : [];
  });
  const ids = new Set(chosen.filter(({ path }) => path !== '').map(({ id }) => id));
  drafts.drop(({ id }) => ids.has(id));
  sendCells(parts, cells);
  for (const { row, text } of chosen.filter(({ path }) => path === '')) {
    commitCell(parts, { row, column: 0 }, text);
  }
}
