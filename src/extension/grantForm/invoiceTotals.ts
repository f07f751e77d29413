import { invoiceListPointer, type AmountColumn, type Column } from '../../core/invoices/columns.ts';
import { sumColumn } from '../../core/invoices/sums.ts';
import { isJsonArray, type Json } from '../../core/json/json.ts';
import { parseJson } from '../../core/json/parseJson.ts';
import { parsePointer, valueAt } from '../../core/schema/pointer.ts';
import type { Total } from '../../core/grants/application.ts';

/** The invoices in a body; none where it has no such list. */
export function invoicesIn(body: string): readonly Json[] {
  const parsed = parseJson(body);
  const list = parsed.ok ? valueAt(parsed.value, parsePointer(invoiceListPointer) ?? []) : undefined;
  return isJsonArray(list) ? list : [];
}

/** What the invoices of a body add up to, column by column; nothing where it has none. */
export function invoiceTotals(body: string, columns: readonly Column[]): readonly Total[] {
  const invoices = invoicesIn(body);
  const summed = columns.filter((column): column is AmountColumn => column.type === 'amount');
  return invoices.length === 0 ? [] : summed.map((column) => totalOf(invoices, column));
}

function totalOf(invoices: readonly Json[], column: AmountColumn): Total {
  const { sums, empty, unreadable } = sumColumn(invoices, column);
  return {
    title: column.title,
    sums: sums.map(({ currency, minorUnits }) => ({ currency, minorUnits: minorUnits.toString() })),
    rowsLeftOut: empty.length + unreadable.length,
  };
}
