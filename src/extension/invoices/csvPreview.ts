import type { Column } from '../../core/invoices/columns.ts';
import {
  importRows,
  suggestMapping,
  type CsvMapping,
  type ImportProblem,
} from '../../core/invoices/csvImport.ts';
import type { CsvSeparator, CsvTable } from '../../core/invoices/csvTable.ts';
import type { RowArrangement } from '../../core/invoices/rowEdits.ts';
import { stringifyJson } from '../../core/json/stringifyJson.ts';
import type { Sentence } from '../../core/sentence.ts';
import type { CsvPreview, CsvReadingId, RowProblem } from '../../protocol/grantForm.ts';

/** How many rows and problems a page is given; it is told how many more there are. */
const shown = 20;
const shownProblems = 200;

export const separatorNames: Readonly<Record<CsvSeparator, CsvPreview['separator']>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
};

/** What a file would bring in, with the mapping that is given or the one that suggests itself. */
export function csvPreview(
  fileName: string,
  table: CsvTable,
  columns: readonly Column[],
  tell: (sentence: Sentence) => string,
  given?: CsvMapping,
): Omit<CsvPreview, keyof CsvReadingId> {
  const mapping = given ?? suggestMapping(table.header, columns);
  const { problems, emptyLines } = importRows(table, mapping, columns);
  return {
    fileName,
    header: table.header,
    rows: table.records.slice(0, shown).map(({ cells }) => cells),
    rowCount: table.records.length,
    separator: separatorNames[table.separator],
    mapping,
    problems: rowProblems(problems.slice(0, shownProblems), table, tell),
    moreProblems: Math.max(0, problems.length - shownProblems),
    emptyRows: emptyLines.length,
  };
}

export type CsvEntries =
  | { readonly ok: true; readonly entries: readonly string[]; readonly emptyLines: readonly number[] }
  | { readonly ok: false; readonly problems: readonly RowProblem[]; readonly more: number };

/** The JSON texts of the entries of a file: of all its rows or, where one is wrong, of none. */
export function csvEntries(
  table: CsvTable,
  mapping: CsvMapping,
  columns: readonly Column[],
  tell: (sentence: Sentence) => string,
): CsvEntries {
  const { rows, problems, emptyLines } = importRows(table, mapping, columns);
  if (problems.length > 0) {
    const told = rowProblems(problems.slice(0, shownProblems), table, tell);
    return { ok: false, problems: told, more: problems.length - told.length };
  }
  return { ok: true, entries: rows.map(({ entry }) => stringifyJson(entry)), emptyLines };
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

function rowProblems(
  problems: readonly ImportProblem[],
  table: CsvTable,
  tell: (sentence: Sentence) => string,
): readonly RowProblem[] {
  return problems.map(({ record, cell, problem }) => ({
    row: record + 1,
    column: cell === undefined ? undefined : table.header[cell],
    sentence: tell(problem),
  }));
}
