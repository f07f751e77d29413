import Papa from 'papaparse';
import type { ExportedRows } from '../../core/invoices/csvExport.ts';
import type { CsvSeparator } from '../../core/invoices/csvTable.ts';

/**
 * The bytes of a CSV file (RFC 4180) as UTF-8. The byte order mark is there because spreadsheets take the file for
 * another encoding without it.
 */
export function writeCsv({ header, records }: ExportedRows, separator: CsvSeparator = ','): Uint8Array {
  const text = Papa.unparse([[...header], ...records.map((record) => [...record])], {
    delimiter: separator,
    newline: '\r\n',
  });
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}
