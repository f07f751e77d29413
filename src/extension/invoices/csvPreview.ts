import type { Column } from '../../core/invoices/columns.ts';
import {
  importRows,
  suggestMapping,
  type CsvMapping,
  type DateOrders,
  type ImportProblem,
} from '../../core/invoices/csvImport.ts';
import type { CsvSeparator, CsvTable } from '../../core/invoices/csvTable.ts';
import { isYearLast, provedOrder } from '../../core/invoices/dateOrder.ts';
import type { RowArrangement } from '../../core/invoices/rowEdits.ts';
import { stringifyJson } from '../../core/json/stringifyJson.ts';
import type { Sentence } from '../../core/sentence.ts';
import type { CsvDates, CsvPreview, CsvReadingId, ProblemGroup } from '../../protocol/grantForm.ts';

/** How many rows and problems a page is given; it is told how many more there are. */
const shown = 20;
const shownProblems = 200;

export const separatorNames: Readonly<Record<CsvSeparator, CsvPreview['separator']>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
};

/** What the user has said about a file; what is missing suggests itself. */
export interface CsvChoices {
  readonly mapping?: CsvMapping | undefined;
  readonly dates?: DateOrders | undefined;
}

/** What a file would bring in. */
export function csvPreview(
  fileName: string,
  table: CsvTable,
  columns: readonly Column[],
  tell: (sentence: Sentence) => string,
  given: CsvChoices = {},
): Omit<CsvPreview, keyof CsvReadingId> {
  const mapping = given.mapping ?? suggestMapping(table.header, columns);
  const dates = datesIn(table, mapping, columns, given.dates ?? []);
  const orders = dates.map((each) => each?.order ?? undefined);
  const { rows, problems, emptyLines } = importRows(table, mapping, columns, orders);
  const groups = problemGroups(problems, table, tell);
  return {
    fileName,
    header: table.header,
    rows: table.records.slice(0, shown).map(({ cells }) => cells),
    rowCount: table.records.length,
    separator: separatorNames[table.separator],
    mapping,
    dates,
    problems: groups.slice(0, shownProblems),
    moreProblems: Math.max(0, groups.length - shownProblems),
    fitting: isWhole(problems) ? rows.length : 0,
    emptyRows: emptyLines.length,
  };
}

export type CsvEntries =
  | {
      readonly ok: true;
      readonly entries: readonly string[];
      readonly emptyLines: readonly number[];
      /** How many rows do not fit. */
      readonly leftOut: number;
    }
  | { readonly ok: false; readonly problems: readonly ProblemGroup[]; readonly more: number };

/**
 * The JSON texts of the entries of a file: of all its rows or, where one is wrong, of none. With `onlyFitting` of
 * those that fit, where the file as such is in order.
 */
export function csvEntries(
  table: CsvTable,
  mapping: CsvMapping,
  columns: readonly Column[],
  tell: (sentence: Sentence) => string,
  { dates = [], onlyFitting = false }: { readonly dates?: DateOrders; readonly onlyFitting?: boolean } = {},
): CsvEntries {
  const { rows, problems, emptyLines } = importRows(table, mapping, columns, dates);
  if (problems.length > 0 && !(onlyFitting && isWhole(problems))) {
    const groups = problemGroups(problems, table, tell);
    const told = groups.slice(0, shownProblems);
    return { ok: false, problems: told, more: groups.length - told.length };
  }
  const leftOut = table.records.length - rows.length - emptyLines.length;
  return { ok: true, entries: rows.map(({ entry }) => stringifyJson(entry)), emptyLines, leftOut };
}

/** One edit that puts entries after those that are there, or in their place. */
export function arrangementWith(
  pointer: string,
  before: readonly string[],
  entries: readonly string[],
  replace: boolean,
): RowArrangement {
  const kept = replace ? [] : before.map((_, row) => row);
  return { kind: 'arrange', pointer, before, entries: [...kept, ...entries] };
}

/** A record that is not what it should be may have swallowed others: then the rest is no whole list either. */
function isWhole(problems: readonly ImportProblem[]): boolean {
  return problems.every(({ cell }) => cell !== undefined);
}

function datesIn(
  table: CsvTable,
  mapping: CsvMapping,
  columns: readonly Column[],
  given: DateOrders,
): readonly (CsvDates | null)[] {
  return table.header.map((_, field) => {
    if (columns.find(({ path }) => path === mapping[field])?.type !== 'date') return null;
    const texts = table.records.map(({ cells }) => (cells[field] ?? '').trim()).filter(isYearLast);
    const [first] = texts;
    if (first === undefined) return null;
    const sample = texts.find((text) => provedOrder([text]) === undefined) ?? first;
    return { order: given[field] ?? provedOrder(texts) ?? null, sample };
  });
}

/** What is wrong, each column and sentence once, in the order in which it first stands in the file. */
function problemGroups(
  problems: readonly ImportProblem[],
  table: CsvTable,
  tell: (sentence: Sentence) => string,
): readonly ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const { line, cell, problem } of problems) {
    const sentence = tell(problem);
    const key = `${cell ?? ''} ${sentence}`;
    const before = groups.get(key);
    groups.set(
      key,
      before === undefined
        ? { column: cell === undefined ? undefined : table.header[cell], sentence, rows: 1, line }
        : { ...before, rows: before.rows + 1 },
    );
  }
  return [...groups.values()];
}
