import assert from 'node:assert/strict';
import { cellFace, cellFromText } from '../../../src/core/invoices/cell.ts';
import type { AmountForm, Column } from '../../../src/core/invoices/columns.ts';
import { importRows } from '../../../src/core/invoices/csvImport.ts';
import { stringifyJson } from '../../../src/core/json/stringifyJson.ts';
import { inEnglish } from '../../../src/core/sentence.ts';
import { readCsv } from '../../../src/extension/invoices/readCsv.ts';

const amount = (currency: string, form: AmountForm = 'minorUnits'): Column => ({
  path: '/amount',
  title: 'Amount',
  type: 'amount',
  form,
  currency,
});
const date: Column = { path: '/date', title: 'Date', type: 'date' };

type Case = readonly [typed: string, expected: string | RegExp];

/** What becomes of a typed text: the JSON of its value, or the sentence that refuses it. */
function becomes(column: Column, [typed, expected]: Case): void {
  it(`${JSON.stringify(typed)} → ${String(expected)}`, () => {
    const read = cellFromText(column, typed);
    if (typeof expected === 'string') {
      assert.ok(read.ok, read.ok ? '' : inEnglish(read.problem));
      assert.equal(read.value === undefined ? '' : stringifyJson(read.value), expected);
      assert.ok(cellFromText(column, cellFace(column, read.value).text).ok);
    } else {
      assert.ok(!read.ok, 'it is refused');
      assert.match(inEnglish(read.problem), expected);
    }
  });
}

const unclear = /not clear whether/;
const noDecimals = /JPY has no decimals/;
const inDigits = /Write the amount in digits/;
const noSuchDay = /The calendar has no/;
const asYear = /Write the date as YYYYMMDD/;

const amounts: Readonly<Record<string, readonly Case[]>> = {
  USD: [
    ['1234.50', '123450'],
    ['1,234.50', '123450'],
    ['1.234,50', '123450'],
    ['1 234,50', '123450'],
    ['1\u00a0234,50', '123450'],
    ["1'234.5", '123450'],
    ['1,234,567.89', '123456789'],
    ['1.234.567,89', '123456789'],
    ['1,234', '123400'],
    ['1.234', unclear],
    ['0,50', '50'],
    ['0.123', /USD has 2 decimals/],
    ['1,5', '150'],
    ['USD 12', '1200'],
    ['12.00usd', '1200'],
    ['EUR 12', /The column is for USD, this is EUR/],
    ['90071992547409.93', '9007199254740993'],
    ['99999999999999.99', '9999999999999999'],
    ['100000000000000.00', /at most 16 digits/],
    ['0', '0'],
    ['007.10', '710'],
    ['', ''],
    ['  ', ''],
    ['-1', /never less than zero/],
    ['(5.00)', /never less than zero/],
    ['Kiln, glazed', /^“Kiln, glazed” is no amount\.$/],
    ['not known', /^“not known” is no amount\.$/],
    ['12.00 per piece', inDigits],
    ['1e3', inDigits],
    ['1,23,456', inDigits],
    ['1,234.567,89', inDigits],
    ['12.', inDigits],
    ['.5', inDigits],
    ['１２', inDigits],
    ['$5', inDigits],
  ],
  JPY: [
    ['1234', '1234'],
    ['1,234', '1234'],
    ['1.234', unclear],
    ['12.5', noDecimals],
    ['12,0', noDecimals],
    ['9007199254740993', '9007199254740993'],
    ['9,999,999,999,999,999', '9999999999999999'],
    ['10000000000000000', /at most 16 digits/],
  ],
  KWD: [
    ['1.234', '1234'],
    ['1,234', unclear],
    ['0,123', '123'],
    ['1,234.500', '1234500'],
    ['1.234,500', '1234500'],
    ['12.3456', /KWD has 3 decimals/],
  ],
  CNH: [
    ['0.01', '1'],
    ['1,234.5', '123450'],
    ['1.005', unclear],
    ['CNY 5', /The column is for CNH, this is CNY/],
  ],
};

const dates: readonly Case[] = [
  ['20241231', '"20241231"'],
  ['2024-12-31', '"20241231"'],
  ['2024/3/1', '"20240301"'],
  ['20240229', '"20240229"'],
  ['20000229', '"20000229"'],
  ['20230229', noSuchDay],
  ['19000229', noSuchDay],
  ['21000229', noSuchDay],
  ['20250431', noSuchDay],
  ['20251301', noSuchDay],
  ['20250100', noSuchDay],
  ['00000101', noSuchDay],
  ['31.12.2024', asYear],
  ['03/04/2025', asYear],
  ['2024-12/31', asYear],
  ['241231', asYear],
  ['2024123', asYear],
  ['２０２４１２３１', asYear],
];

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

/** What a file comes to: the entries of its good records, and a line and sentence for each of the others. */
type FileCase = readonly [
  what: string,
  content: Uint8Array,
  entries: readonly string[],
  problems: readonly RegExp[],
];

const columns: readonly Column[] = [{ path: '/no', title: 'No', type: 'text' }, amount('USD')];
const two = ['{"no":"A","amount":100}', '{"no":"B","amount":200}'];

const files: readonly FileCase[] = [
  ['commas', bytes('No,Amount\nA,1.00\nB,2.00\n'), two, []],
  ['semicolons and decimal commas', bytes('No;Amount\r\nA;1,00\r\nB;2,00'), two, []],
  ['tabs', bytes('No\tAmount\nA\t1.00\nB\t2.00\n'), two, []],
  ['a byte order mark', bytes([0xef, 0xbb, 0xbf], 'No,Amount\nA,1.00\nB,2.00\n'), two, []],
  ['line ends of old Macs', bytes('No,Amount\rA,1.00\rB,2.00\r'), two, []],
  ['blank lines', bytes('No,Amount\n\nA,1.00\n\n\nB,2.00\n\n'), two, []],
  ['Chinese text', bytes('No,Amount\n发票一,1.00\n'), ['{"no":"发票一","amount":100}'], []],
  [
    'quotes, separators and line breaks in cells',
    bytes('No,Amount\r\n"a,""b""\r\nc;d",1.00\r\n'),
    ['{"no":"a,\\"b\\"\\r\\nc;d","amount":100}'],
    [],
  ],
  ['grouped thousands in quotes', bytes('No,Amount\nA,"1,234.50"\n'), ['{"no":"A","amount":123450}'], []],
  [
    'ragged records among good ones',
    bytes('No,Amount\nA,1.00\nX\nY,1,2\nB,2.00\n'),
    two,
    [/^Line 3 has 1 cells, the header has 2/, /^Line 4 has 3 cells, the header has 2/],
  ],
  [
    'a record in another encoding',
    bytes('No,Amount\nA,1.00\n', [0xc4, 0xfc], ',3.00\nB,2.00\n'),
    two,
    [/^Line 3 is not UTF-8/],
  ],
  [
    'bad bytes in the second line of a cell',
    bytes('No,Amount\n"A\n', [0xff], '",1.00\nB,2.00\n'),
    ['{"no":"B","amount":200}'],
    [/^Line 2 is not UTF-8/],
  ],
  [
    'a quote that is never closed',
    bytes('No,Amount\nB,2.00\n"A,1.00\nC,3.00\n'),
    ['{"no":"B","amount":200}'],
    [/^Line 3: its quotes/],
  ],
  [
    'a line that ends otherwise than the others',
    bytes('No,Amount\nA,1.00\r\nB,2.00\n'),
    ['{"no":"B","amount":200}'],
    [/^Line 2: its quotes or its line break/],
  ],
  [
    'amounts that contradict each other',
    bytes('No;Amount\nA;1,00\nB;1,234\nC;2.00\n'),
    ['{"no":"A","amount":100}'],
    [/point and comma must mean the same/, /point and comma must mean the same/],
  ],
  ['an empty record of a spreadsheet', bytes('No,Amount\nA,1.00\n,\nB,2.00\n'), two, []],
];

const refused: readonly (readonly [what: string, content: Uint8Array, RegExp])[] = [
  ['nothing', bytes(''), /The file is empty/],
  ['a byte order mark alone', bytes([0xef, 0xbb, 0xbf]), /The file is empty/],
  ['UTF-16', new Uint8Array(Buffer.from('\ufeffNo,Amount\n', 'utf16le')), /UTF-16/],
  ['a workbook', bytes('PK', [3, 4, 0, 0]), /This is no CSV file/],
  ['a header in another encoding', bytes('N', [0xb0], ',Amount\nA,1\n'), /Line 1 is not UTF-8/],
];

describe('amounts, dates and files as people have them', () => {
  for (const [currency, cases] of Object.entries(amounts)) {
    describe(`an amount in ${currency}`, () => {
      for (const each of cases) becomes(amount(currency), each);
    });
  }

  describe('a date', () => {
    for (const each of dates) becomes(date, each);
  });

  describe('a file', () => {
    for (const [what, content, entries, problems] of files) {
      it(`with ${what}`, () => {
        const reading = readCsv(content);
        assert.ok(reading.ok);
        const imported = importRows(reading.table, ['/no', '/amount'], columns);
        assert.deepEqual(
          imported.rows.map(({ entry }) => stringifyJson(entry)),
          entries,
        );
        const sentences = imported.problems.map(({ problem }) => inEnglish(problem));
        assert.equal(sentences.length, problems.length, sentences.join('\n'));
        for (const [at, expected] of problems.entries()) assert.match(sentences[at]!, expected);
        assert.equal(
          reading.table.records.length,
          imported.rows.length + imported.emptyLines.length + problems.length,
          'every record is a row, an empty line or a problem',
        );
      });
    }
    for (const [what, content, expected] of refused) {
      it(`that is ${what} is refused`, () => {
        const reading = readCsv(content);
        assert.ok(!reading.ok);
        assert.match(inEnglish(reading.problem), expected);
      });
    }
  });

  it('takes the separator that the user says', () => {
    const reading = readCsv(bytes('a,b;c\n1,2;3\n'), ';');
    assert.ok(reading.ok);
    assert.deepEqual(reading.table.header, ['a,b', 'c']);
  });
});
