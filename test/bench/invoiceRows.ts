import { importRows, suggestMapping } from '../../src/core/invoices/csvImport.ts';
import { invoiceListPointer, type Column } from '../../src/core/invoices/columns.ts';
import { suggestedColumns } from '../../src/core/invoices/suggestedColumns.ts';
import { stringifyJson } from '../../src/core/json/stringifyJson.ts';
import { readCsv } from '../../src/extension/invoices/readCsv.ts';
import { withChanges } from '../../src/extension/requests/narrowed.ts';
import { planEdit } from '../../src/extension/requests/planEdit.ts';
import { median, type Row } from './row.ts';

const rounds = 11;
/** Rows of the file that is taken in. */
export const invoices = 10_000;
const budgetMs = 500;

/** A CSV file of invoices from its bytes to the one edit that puts them into a body. */
export function invoiceRows(): Row {
  const file = csvOfInvoices();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    bodyFromCsv(file);
    times.push(performance.now() - start);
  }
  return {
    figure: '10,000 invoice rows: from the bytes of a CSV file to the edit',
    measured: `${median(times).toFixed(0)} ms`,
    comparedWith: '',
    ratio: '',
    budget: `≤ ${budgetMs} ms`,
    used: median(times) / budgetMs,
  };
}

/** The suggested columns in one currency. */
export const benchColumns: readonly Column[] = suggestedColumns.map((column) =>
  column.type === 'amount' ? { ...column, currency: 'USD' } : column,
);

/** The bytes of a CSV file with a header and `invoices` rows. */
export function csvOfInvoices(): Uint8Array {
  const lines = Array.from(
    { length: invoices },
    (_, index) =>
      `INV-${index},2025-01-31,2025-03-31,"1,234.${String(index % 100).padStart(2, '0')}",PO ${index}`,
  );
  const header = benchColumns.map(({ title }) => title).join(',');
  return new TextEncoder().encode([header, ...lines, ''].join('\r\n'));
}

/** The text of a body with the rows of a file, made as the import makes it. */
export function bodyFromCsv(file: Uint8Array): string {
  const body = '{\n  "referenceNo": "R-1",\n  "timeZone": "Asia/Shanghai"\n}';
  const reading = readCsv(file);
  if (!reading.ok) throw new Error(reading.problem.template);
  const mapping = suggestMapping(reading.table.header, benchColumns);
  const { rows } = importRows(reading.table, mapping, benchColumns);
  const plan = planEdit(body, {
    kind: 'arrange',
    sequence: 1,
    pointer: invoiceListPointer,
    before: [],
    entries: rows.map(({ entry }) => stringifyJson(entry)),
  });
  if (!plan.ok || rows.length !== invoices) throw new Error('The rows are not in the body.');
  return withChanges(body, plan.changes);
}
