import type { Json } from '../json/json.ts';
import { cellFace } from './cell.ts';
import { valueIn, type Column } from './columns.ts';

/** A value that stands in several rows of a column in which every value is to stand once. */
export interface Duplicate {
  /** As the first of the rows shows it. */
  readonly text: string;
  /** From 0, ascending, two at least. */
  readonly rows: readonly number[];
}

/** Blanks around a value do not make it another one: people do not see them. */
export function findDuplicates(entries: readonly Json[], column: Column): readonly Duplicate[] {
  const rowsByText = new Map<string, number[]>();
  for (const [row, entry] of entries.entries()) {
    const text = cellFace(column, valueIn(entry, column)).text.trim();
    if (text === '') continue;
    const rows = rowsByText.get(text);
    if (rows === undefined) rowsByText.set(text, [row]);
    else rows.push(row);
  }
  return [...rowsByText].filter(([, rows]) => rows.length > 1).map(([text, rows]) => ({ text, rows }));
}
