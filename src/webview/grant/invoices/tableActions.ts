import { cellFace, cellFromText } from '../../../core/invoices/cell.ts';
import { clipboardCells } from '../../../core/invoices/clipboardCells.ts';
import { valueIn, type Column } from '../../../core/invoices/columns.ts';
import { entryOf } from '../../../core/invoices/csvImport.ts';
import { entryText } from '../../../core/invoices/entryText.ts';
import type { EntrySource } from '../../../core/invoices/listText.ts';
import { planPaste } from '../../../core/invoices/pasteCells.ts';
import type { CellEdits } from '../../../core/invoices/rowEdits.ts';
import { isJsonObject, type Json } from '../../../core/json/json.ts';
import { parseJson } from '../../../core/json/parseJson.ts';
import { stringifyJson } from '../../../core/json/stringifyJson.ts';
import { t, tell } from '../../translate.ts';
import type { CellDrafts } from './cellDrafts.ts';
import { clipboardText } from './clipboardText.ts';
import type { Area, Place } from './place.ts';
import type { Rows } from './useRows.ts';

export interface TableParts {
  readonly rows: Rows;
  readonly columns: readonly Column[];
  readonly drafts: CellDrafts;
}

/** What became of a paste, where there is something to say of it. */
export interface Pasted {
  readonly rows: number;
  readonly problems: number;
  readonly beyond: number;
  /** Cells that met a row which is no object and has no members. */
  readonly withoutMembers: number;
}

/** True where an entry stands in its row as JSON, because it is no object or there is no column for its members. */
export function isWhole(columns: readonly Column[], entry: Json | undefined): boolean {
  return columns.length === 0 || !isJsonObject(entry);
}

/** What a cell shows: what was typed and does not fit, else the value as text. */
export function shownText({ rows, columns, drafts }: TableParts, { row, column }: Place): string {
  const entry = rows.entries[row];
  const shown = columns[column];
  if (entry === undefined) {
    return '';
  }
  if (isWhole(columns, entry)) {
    return column === 0 ? (drafts.at(row, '')?.text ?? stringifyJson(entry)) : '';
  }
  if (shown === undefined) {
    return '';
  }
  return drafts.at(row, shown.path)?.text ?? cellFace(shown, valueIn(entry, shown)).text;
}

/** Puts what was typed into the body. What does not fit stays in the cell with the reason. */
export function commitCell(parts: TableParts, { row, column }: Place, text: string): boolean {
  const { rows, columns, drafts } = parts;
  const entry = rows.entries[row];
  const target = columns[column];
  if (entry !== undefined && isWhole(columns, entry)) {
    return commitRaw(parts, row, entry, text);
  }
  if (entry === undefined || target === undefined) {
    return true;
  }
  const { path } = target;
  drafts.drop((draft) => draft.row === row && draft.path === path);
  const read = cellFromText(target, text);
  if (!read.ok) {
    keepAsDraft(parts, { row, column }, text, tell(read.problem), entry);
    return false;
  }
  if (!isSame(valueIn(entry, target), read.value)) {
    sendCells(parts, [{ row, path, json: read.value === undefined ? null : stringifyJson(read.value) }]);
  }
  return true;
}

/** Keeps in the cell what could not go into the body. `of` is the entry that it was typed for. */
export function keepAsDraft(
  { columns, drafts }: TableParts,
  { row, column }: Place,
  text: string,
  problem: string,
  of: Json,
): void {
  const { path, title } = (isWhole(columns, of) ? undefined : columns[column]) ?? { path: '', title: '' };
  drafts.add([{ row, path, title, text, problem, refused: false, of: [entryText(of)] }]);
}

function commitRaw(parts: TableParts, row: number, entry: Json, text: string): boolean {
  const { rows, drafts } = parts;
  drafts.drop((draft) => draft.row === row && draft.path === '');
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const problem = t('This is not JSON: {0}.', tell(parsed.problem.message));
    keepAsDraft(parts, { row, column: 0 }, text, problem, entry);
    return false;
  }
  if (!isSame(entry, parsed.value)) {
    const entries = rows.entries.map((_, index): EntrySource => (index === row ? text.trim() : index));
    drafts.changed(new Set([row]), rows.latest().with(row, parsed.value));
    rows.send({ kind: 'arrange', entries });
  }
  return true;
}

/** Sends changes of cells; what could not go into other cells of these rows stays with them. */
export function sendCells({ rows, drafts }: TableParts, cells: CellEdits['cells']): void {
  if (cells.length > 0) {
    const change = { kind: 'cells', cells } as const;
    drafts.changed(new Set(cells.map(({ row }) => row)), rows.after(change));
    rows.send(change);
  }
}

/** Takes the members of the cells out of their entries. */
export function clearCells(parts: TableParts, area: Area): void {
  const { rows, columns, drafts } = parts;
  const chosen = columns.slice(area.left, area.right + 1);
  const paths = new Set(chosen.map(({ path }) => path));
  drafts.drop(({ row, path }) => row >= area.top && row <= area.bottom && paths.has(path));
  const cells = rows.entries
    .slice(area.top, area.bottom + 1)
    .flatMap((entry, index) =>
      chosen
        .filter((column) => valueIn(entry, column) !== undefined)
        .map(({ path }) => ({ row: area.top + index, path, json: null })),
    );
  sendCells(parts, cells);
}

export function copyCells(parts: TableParts, { top, bottom, left, right }: Area): string {
  const lines = Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, along) =>
      shownText(parts, { row: top + down, column: left + along }),
    ),
  );
  return clipboardText(lines);
}

/** Takes in cells of a spreadsheet, with new rows where they reach beyond the last one. */
export function pasteCells(parts: TableParts, at: Place, text: string): Pasted {
  const { rows, columns, drafts } = parts;
  const count = rows.entries.length;
  const pasted = clipboardCells(text);
  const plan = planPaste(columns, count, at, pasted);
  const goesIn = (row: number): boolean => row >= count || isJsonObject(rows.entries[row]);
  const changes = plan.changes.filter(({ row }) => goesIn(row));
  const touched = new Set(
    [...changes, ...plan.problems.map(({ row, column }) => ({ row, path: column.path }))].map(keyOf),
  );
  drafts.drop((draft) => touched.has(keyOf(draft)));

  const cells = changes
    .filter(({ row, path, value }) => row < count && !isSame(memberOf(parts, row, path), value))
    .map(({ row, path, value }) => ({ row, path, json: value === undefined ? null : stringifyJson(value) }));
  sendCells(parts, cells);
  if (plan.rowCount > count) {
    const members: (readonly [Column, Json])[][] = Array.from({ length: plan.rowCount - count }, () => []);
    for (const { row, path, value } of changes) {
      const column = columns.find((each) => each.path === path);
      if (row >= count && value !== undefined && column !== undefined) {
        members[row - count]?.push([column, value]);
      }
    }
    const fresh = members.map((each) => stringifyJson(entryOf(each)));
    rows.send({ kind: 'arrange', entries: [...positions(count), ...fresh] });
  }
  const now = rows.latest();
  drafts.add(
    plan.problems.map(({ row, column: { path, title }, text: typed, problem }) => ({
      row,
      path,
      title,
      text: typed,
      problem: tell(problem),
      refused: false,
      of: [entryText(now[row] ?? null)],
    })),
  );
  return {
    rows: pasted.length,
    problems: plan.problems.length,
    beyond: plan.beyond,
    withoutMembers: plan.changes.length - changes.length,
  };
}

export function positions(count: number): readonly number[] {
  return Array.from({ length: count }, (_, row) => row);
}

function memberOf({ rows, columns }: TableParts, row: number, path: string): Json | undefined {
  const entry = rows.entries[row];
  const column = columns.find((each) => each.path === path);
  return entry === undefined || column === undefined ? undefined : valueIn(entry, column);
}

function keyOf({ row, path }: { readonly row: number; readonly path: string }): string {
  return `${row} ${path}`;
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return one === undefined || other === undefined
    ? one === other
    : stringifyJson(one) === stringifyJson(other);
}
