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

/** The sums of the invoices by currency, of the first column for amounts: the one that stands beside the quota. */
export function invoiceTotals(body: string, columns: readonly Column[]): readonly Total[] {
  const column = columns.find((each): each is AmountColumn => each.type === 'amount');
  return column === undefined
    ? []
    : sumColumn(invoicesIn(body), column).sums.map(({ currency, minorUnits }) => ({
        currency,
        minorUnits: minorUnits.toString(),
      }));
}
