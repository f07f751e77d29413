import { isUtf8 } from 'node:buffer';
import Papa from 'papaparse';
import {
  csvSeparators,
  type CsvRecord,
  type CsvSeparator,
  type CsvTable,
} from '../../core/invoices/csvTable.ts';
import { sentence, type Sentence } from '../../core/sentence.ts';

/** A CSV file, or why nothing of it can be read. Faults of single records are in the records. */
export type CsvReading =
  { readonly ok: true; readonly table: CsvTable } | { readonly ok: false; readonly problem: Sentence };

/** A record in the form in which the parser gives it. */
interface Parsed {
  readonly line: number;
  readonly lastLine: number;
  readonly cells: readonly string[];
  readonly misquoted: boolean;
}

const lineBreak = /\r\n|\n|\r/g;
/** So many records tell the separator. */
const probed = 50;

/**
 * Reads the bytes of a CSV file: UTF-8 with or without byte order mark; comma, semicolon or tab; quotes, and line
 * breaks within them. The first record names the columns. Blank lines are passed over; nothing else is.
 *
 * @param separator where the user says which; otherwise the one by which the records agree best with the header
 */
export function readCsv(bytes: Uint8Array, separator?: CsvSeparator): CsvReading {
  const obstacle = notText(bytes);
  if (obstacle !== undefined) return { ok: false, problem: obstacle };
  const text = new TextDecoder().decode(bytes);
  const badLines = new Set(isUtf8(bytes) ? [] : linesNotUtf8(bytes));
  const chosen = separator ?? likelySeparator(text);
  const [header, ...records] = parse(text, chosen);
  if (header === undefined) return { ok: false, problem: sentence('The file is empty.') };
  const fault = problemOf(header, header, badLines);
  if (fault !== undefined) return { ok: false, problem: fault };
  return {
    ok: true,
    table: {
      separator: chosen,
      header: header.cells,
      records: records.map((record): CsvRecord => {
        const problem = problemOf(record, header, badLines);
        return { line: record.line, cells: record.cells, ...(problem !== undefined && { problem }) };
      }),
    },
  };
}

function notText(bytes: Uint8Array): Sentence | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return sentence('The file is UTF-16 text. Save it as “CSV UTF-8” and choose it again.');
  }
  return bytes.includes(0)
    ? sentence('This is no CSV file. Save the sheet as “CSV UTF-8” and choose that file.')
    : undefined;
}

/** Lines, from 1, whose bytes are no UTF-8: those that were saved in another encoding and hold more than ASCII. */
function linesNotUtf8(bytes: Uint8Array): readonly number[] {
  const lines = Buffer.from(bytes).toString('latin1').split(lineBreak);
  return lines.flatMap((line, index) => (isUtf8(Buffer.from(line, 'latin1')) ? [] : [index + 1]));
}

function parse(text: string, separator: CsvSeparator, preview = 0): readonly Parsed[] {
  const records: Parsed[] = [];
  let from = 0;
  let line = 1;
  Papa.parse<string[]>(text, {
    delimiter: separator,
    preview,
    fastMode: false,
    step({ data, errors, meta }) {
      const source = text.slice(from, meta.cursor);
      const breaks = source.match(lineBreak)?.length ?? 0;
      const ends = /[\r\n]$/.test(source);
      if (!/^ *[\r\n]*$/.test(source)) {
        records.push({
          line,
          lastLine: line + breaks - (ends ? 1 : 0),
          cells: data,
          misquoted: errors.length > 0 || (meta.linebreak === '\n' && (data.at(-1) ?? '').endsWith('\r')),
        });
      }
      from = meta.cursor;
      line += breaks;
    },
  });
  return records;
}

/** The one by which the fewest records differ from the header in length; of several the one with most columns. */
function likelySeparator(text: string): CsvSeparator {
  const [best] = csvSeparators
    .map((separator) => {
      const [header, ...records] = parse(text, separator, probed);
      const columns = header?.cells.length ?? 0;
      const ragged = records.filter(({ cells }) => cells.length !== columns).length;
      return { separator, columns, ragged };
    })
    .filter(({ columns }) => columns > 1)
    .sort((one, other) => one.ragged - other.ragged || other.columns - one.columns);
  return best?.separator ?? ',';
}

function problemOf(record: Parsed, header: Parsed, badLines: ReadonlySet<number>): Sentence | undefined {
  if (linesOf(record).some((line) => badLines.has(line))) {
    return sentence(
      'Line {0} is not UTF-8. Save the file as “CSV UTF-8” and choose it again.',
      String(record.line),
    );
  }
  if (record.misquoted) {
    return sentence(
      'Line {0}: its quotes or its line break are not those of a CSV file.',
      String(record.line),
    );
  }
  return record.cells.length === header.cells.length
    ? undefined
    : sentence(
        'Line {0} has {1} cells, the header has {2}.',
        String(record.line),
        String(record.cells.length),
        String(header.cells.length),
      );
}

function linesOf({ line, lastLine }: Parsed): readonly number[] {
  return Array.from({ length: lastLine - line + 1 }, (_, index) => line + index);
}
