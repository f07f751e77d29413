import type { Json } from '../json/json.ts';
import type { Money } from '../money/money.ts';
import { cellAmount } from './cell.ts';
import { valueIn, type AmountColumn } from './columns.ts';

/** The amounts of a column added up. Rows count from 0. */
export interface ColumnSum {
  /** The exact sum of each currency, in the order in which the currencies appear. */
  readonly sums: readonly Money[];
  /** Rows that have nothing in the column. */
  readonly empty: readonly number[];
  /** Rows whose value is no amount in the column's form: they are in no sum. */
  readonly unreadable: readonly number[];
}

export function sumColumn(entries: readonly Json[], column: AmountColumn): ColumnSum {
  const totals = new Map<string, bigint>();
  const empty: number[] = [];
  const unreadable: number[] = [];
  for (const [row, entry] of entries.entries()) {
    const value = valueIn(entry, column);
    const money = cellAmount(column, value);
    if (money !== undefined) {
      totals.set(money.currency, (totals.get(money.currency) ?? 0n) + money.minorUnits);
    } else {
      (value === undefined ? empty : unreadable).push(row);
    }
  }
  const sums = [...totals].map(([currency, minorUnits]) => ({ currency, minorUnits }));
  return { sums, empty, unreadable };
}
