import { parseJson } from '../../core/json/parseJson.ts';
import { locateAll, type Location } from '../../core/json/locate.ts';
import { checkDate8 } from '../../core/dates/calendarDate.ts';
import { listAt } from '../../core/invoices/listText.ts';
import { invoiceListPointer, type Column } from '../../core/invoices/columns.ts';
import { splitByColumn } from '../../core/invoices/splitByColumn.ts';

/** One of the requests that a split makes. */
export interface Draft {
  /** The value of the column that its invoices share; empty for those that have none. */
  readonly value: string;
  readonly invoices: number;
  readonly referenceNo: string | undefined;
  readonly text: string;
}

const invoiceDatePointer = '/invoiceDate';
const referencePointer = '/referenceNo';

/**
 * One body for each value of a column, every byte as it was but for three places: the invoices, the reference number,
 * of which every application needs its own, and the invoice date, where the column holds it and so tells it. Undefined
 * where the body has no invoices or is not JSON.
 *
 * @param newReference makes a number that was not used before
 */
export function splitDrafts(
  text: string,
  column: Column,
  newReference: () => string,
): readonly Draft[] | undefined {
  const list = parseJson(text).ok ? listAt(text, invoiceListPointer) : undefined;
  if (list === undefined) {
    return undefined;
  }
  const places = locateAll(text, [referencePointer, invoiceDatePointer]);
  const reference = exact(places.get(referencePointer));
  const date = exact(places.get(invoiceDatePointer));
  return splitByColumn(text, list, column).map(({ value, rows, listJson }) => {
    const referenceNo = reference === undefined ? undefined : newReference();
    const changes = [
      { ...list, insert: listJson },
      ...(reference === undefined ? [] : [{ ...reference, insert: JSON.stringify(referenceNo) }]),
      ...(date !== undefined && isInvoiceDate(column) && checkDate8(value).ok
        ? [{ ...date, insert: JSON.stringify(value) }]
        : []),
    ];
    changes.sort((one, other) => other.from - one.from);
    const draft = changes.reduce(
      (done, { from, to, insert }) => done.slice(0, from) + insert + done.slice(to),
      text,
    );
    return { value, invoices: rows.length, referenceNo, text: draft };
  });
}

/** Whether the split also tells the date of each application. */
export function isInvoiceDate({ path, type }: Column): boolean {
  return path === invoiceDatePointer && type === 'date';
}

function exact(place: Location | undefined): Location | undefined {
  return place?.exact === true ? place : undefined;
}
