import type { Json } from '../json/json.ts';
import { parsePointer, valueAt } from '../schema/pointer.ts';

/** Where an application holds its invoices (document 001); an entry is an object whose members are open. */
export const invoiceListPointer = '/invoiceInfoList';

/**
 * A column of the invoice table. The members of an invoice are not documented: the user says what stands where
 * and how it is written.
 */
export type Column = PlainColumn | AmountColumn;

export type ColumnType = Column['type'];

interface ColumnBase {
  /** JSON pointer within one entry; its steps are names, never positions. */
  readonly path: string;
  readonly title: string;
  /** No value may stand in two rows, as with invoice numbers. */
  readonly unique?: boolean;
}

export interface PlainColumn extends ColumnBase {
  readonly type: 'text' | 'wholeNumber' | 'date' | 'boolean' | 'json';
}

export interface AmountColumn extends ColumnBase {
  readonly type: 'amount';
  readonly form: AmountForm;
  /** Three letters. A cell in the form `amountObject` may name another one. */
  readonly currency: string;
}

/**
 * How an amount is written in the body.
 * `amountObject`: `{"currency": "USD", "value": 123450}`, in minor units.
 * `minorUnits`: `123450`.
 * `decimalText`: `"1234.50"`.
 */
export type AmountForm = 'amountObject' | 'minorUnits' | 'decimalText';

export const columnTypes: readonly ColumnType[] = [
  'text',
  'wholeNumber',
  'amount',
  'date',
  'boolean',
  'json',
];

export const amountForms: readonly AmountForm[] = ['amountObject', 'minorUnits', 'decimalText'];

/** What an entry has in a column; undefined where it has nothing there. */
export function valueIn(entry: Json, column: Column): Json | undefined {
  const steps = parsePointer(column.path);
  return steps === undefined ? undefined : valueAt(entry, steps);
}
