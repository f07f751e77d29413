import type { Json, JsonObject } from '../json/json.ts';
import { formatPointer, parsePointer } from '../schema/pointer.ts';
import type { Sentence } from '../sentence.ts';
import { cellFromText, type CellInput } from './cell.ts';
import type { Column } from './columns.ts';
import type { CsvRecord, CsvTable } from './csvTable.ts';
import { dateInOrder, type DateOrder } from './dateOrder.ts';
import { MarkRules } from './markRules.ts';

/** For each column of the file the path of the table's column that it fills; undefined: it is left out. */
export type CsvMapping = readonly (string | undefined)[];

/** For each column of the file what its dates with the year at their end mean; undefined: nobody has said it. */
export type DateOrders = readonly (DateOrder | undefined)[];

/** Why something in the file cannot be taken in as it stands. */
export interface ImportProblem {
  /** The line of the file, from 1. */
  readonly line: number;
  /** The position of the record among those after the header, from 0. */
  readonly record: number;
  /** The position of the cell in its record, from 0; undefined where the whole record is meant. */
  readonly cell: number | undefined;
  /** The cell as it was read. */
  readonly text: string;
  readonly problem: Sentence;
}

/** Every record of the file is in exactly one of the three. */
export interface ImportedRows {
  readonly rows: readonly { readonly line: number; readonly entry: JsonObject }[];
  readonly problems: readonly ImportProblem[];
  /** Lines of records that have nothing in any mapped cell. */
  readonly emptyLines: readonly number[];
}

/** Proposes for each name of a file's header the column with that title or that last step of its path. */
export function suggestMapping(header: readonly string[], columns: readonly Column[]): CsvMapping {
  const free = new Set(columns);
  return header.map((name) => {
    const wanted = folded(name);
    const column = [...free].find((each) => namesOf(each).some((known) => folded(known) === wanted));
    if (wanted === '' || column === undefined) return undefined;
    free.delete(column);
    return column.path;
  });
}

/**
 * Makes an entry of every record. A cell that does not fit its column is told with its place; the record is then not
 * among the rows.
 */
export function importRows(
  table: CsvTable,
  mapping: CsvMapping,
  columns: readonly Column[],
  dates: DateOrders = [],
): ImportedRows {
  const targets = mapping.map((path) => columns.find((column) => column.path === path));
  const rules = new MarkRules();
  const rows: { readonly line: number; readonly entry: JsonObject }[] = [];
  const problems: ImportProblem[] = [];
  const emptyLines: number[] = [];
  for (const [index, record] of table.records.entries()) {
    const found = problemsAndEntry(record, index, { targets, dates, rules });
    problems.push(...found.problems);
    if (found.problems.length > 0) continue;
    if (found.entry.size === 0) emptyLines.push(record.line);
    else rows.push({ line: record.line, entry: found.entry });
  }
  return { rows, problems, emptyLines };
}

/** Puts the values of cells into an object, by the paths of their columns. */
export function entryOf(cells: readonly (readonly [column: Column, value: Json])[]): JsonObject {
  const entry = new Map<string, Json>();
  for (const [column, value] of cells) {
    const steps = parsePointer(column.path) ?? [];
    let parent = entry;
    for (const step of steps.slice(0, -1)) {
      const there = parent.get(step);
      const child = there instanceof Map ? (there as Map<string, Json>) : new Map<string, Json>();
      parent.set(step, child);
      parent = child;
    }
    parent.set(steps.at(-1) ?? '', value);
  }
  return entry;
}

interface Reading {
  readonly targets: readonly (Column | undefined)[];
  readonly dates: DateOrders;
  readonly rules: MarkRules;
}

function problemsAndEntry(
  { line, cells, problem }: CsvRecord,
  record: number,
  { targets, dates, rules }: Reading,
): { readonly problems: readonly ImportProblem[]; readonly entry: JsonObject } {
  if (problem !== undefined) {
    return { problems: [{ line, record, cell: undefined, text: '', problem }], entry: new Map() };
  }
  const problems: ImportProblem[] = [];
  const values: (readonly [Column, Json])[] = [];
  for (const [cell, column] of targets.entries()) {
    const text = cells[cell] ?? '';
    if (column === undefined) continue;
    const read = rules.check(column, cellOf(column, text, dates[cell]));
    if (!read.ok) problems.push({ line, record, cell, text, problem: read.problem });
    else if (read.value !== undefined) values.push([column, read.value]);
  }
  return { problems, entry: entryOf(values) };
}

function cellOf(column: Column, text: string, order: DateOrder | undefined): CellInput {
  if (column.type !== 'date' || text.trim() === '') return cellFromText(column, text);
  const date = dateInOrder(text, order);
  return date.ok ? { ok: true, value: date.date8 } : date;
}

function namesOf(column: Column): readonly string[] {
  const steps = parsePointer(column.path) ?? [];
  return [column.title, column.path, formatPointer(steps.slice(-1)).slice(1)];
}

function folded(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '');
}
