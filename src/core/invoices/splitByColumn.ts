import { parseJson } from '../json/parseJson.ts';
import { cellFace } from './cell.ts';
import { valueIn, type Column } from './columns.ts';
import { arrangeList, type ListText } from './listText.ts';

/** The entries that have the same value in a column. */
export interface SplitGroup {
  /** The value as the column shows it; empty for the entries that have none. */
  readonly value: string;
  /** From 0, ascending. */
  readonly rows: readonly number[];
  /** The list with these entries alone, each with the bytes it had. */
  readonly listJson: string;
}

/**
 * One group for each value of a column, in the order in which the values first appear. Every entry is in exactly one
 * of them.
 */
export function splitByColumn(text: string, list: ListText, column: Column): readonly SplitGroup[] {
  const rowsByValue = new Map<string, number[]>();
  for (const [row, { from, to }] of list.items.entries()) {
    const entry = parseJson(text.slice(from, to));
    const value = entry.ok ? cellFace(column, valueIn(entry.value, column)).text : '';
    const rows = rowsByValue.get(value);
    if (rows === undefined) rowsByValue.set(value, [row]);
    else rows.push(row);
  }
  return [...rowsByValue].map(([value, rows]) => ({
    value,
    rows,
    listJson: arrangeList(text, list, rows) ?? '[]',
  }));
}
