import { childPointer } from '../schema/pointer.ts';
import { cellFromText } from './cell.ts';
import type { Column } from './columns.ts';

/** Two decimals, as most have: what a value is read with before anybody has said its currency. */
const currencyToTry = 'USD';

/**
 * A column for one of a file, for the user to look at before it is kept: its name is that of the file, and its type
 * what all of its first values can be. Nothing is known of either but what stands there, so an amount is one only
 * where every value has its decimals, and numbers without them stay text. Its currency is left to the user, empty.
 */
export function proposedColumn(header: string, values: readonly string[]): Column {
  const title = header.trim();
  const base = { path: childPointer('', title), title };
  const date: Column = { ...base, type: 'date' };
  const amount = { ...base, type: 'amount', form: 'amountObject', currency: '' } as const satisfies Column;
  const filled = values.filter((value) => value.trim() !== '');
  const fits = (column: Column): boolean =>
    filled.length > 0 && filled.every((value) => cellFromText(column, value).ok);
  if (fits(date)) return date;
  return fits({ ...amount, currency: currencyToTry }) && filled.every((value) => /[.,]\d{2}\D*$/.test(value))
    ? amount
    : { ...base, type: 'text' };
}
