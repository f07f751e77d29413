import { isJsonArray, isJsonObject, type Json } from '../json/json.ts';
import { stringifyJson } from '../json/stringifyJson.ts';
import { childPointer } from '../schema/pointer.ts';
import { cellFace, cellFromText } from './cell.ts';
import { valueIn, type Column } from './columns.ts';

/** The rows of the table as cells of a CSV file. */
export interface ExportedRows {
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
  /** Cells that an import would not bring back as they are in the body. Rows count from 0. */
  readonly changed: readonly { readonly row: number; readonly path: string }[];
  /** Members that belong to no column and are not in the file, with how many rows have them. */
  readonly leftOut: readonly { readonly pointer: string; readonly rows: number }[];
}

export function exportRows(entries: readonly Json[], columns: readonly Column[]): ExportedRows {
  const changed: { readonly row: number; readonly path: string }[] = [];
  const leftOut = new Map<string, number>();
  const covered = new Set(columns.map(({ path }) => path));
  const records = entries.map((entry, row) => {
    for (const pointer of uncovered(entry, '', covered)) {
      leftOut.set(pointer, (leftOut.get(pointer) ?? 0) + 1);
    }
    return columns.map((column) => {
      const value = valueIn(entry, column);
      const { text } = cellFace(column, value);
      if (!comesBack(column, text, value)) changed.push({ row, path: column.path });
      return text;
    });
  });
  return {
    header: columns.map(({ title }) => title),
    records,
    changed,
    leftOut: [...leftOut].map(([pointer, rows]) => ({ pointer, rows })),
  };
}

function comesBack(column: Column, text: string, value: Json | undefined): boolean {
  const read = cellFromText(column, text);
  if (!read.ok || text.includes('\u0000') || /\p{Cs}/u.test(text)) return false;
  return read.value === undefined || value === undefined
    ? read.value === value
    : stringifyJson(read.value) === stringifyJson(value);
}

function uncovered(value: Json, pointer: string, covered: ReadonlySet<string>): readonly string[] {
  if (covered.has(pointer)) return [];
  const children = isJsonObject(value)
    ? [...value].map(([name, member]) => [name, member] as const)
    : isJsonArray(value)
      ? [...value.entries()]
      : [];
  if (children.length === 0) return pointer === '' && isJsonObject(value) ? [] : [pointer];
  return children.flatMap(([name, child]) => uncovered(child, childPointer(pointer, name), covered));
}
