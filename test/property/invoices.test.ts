import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cellFace, cellFromText } from '../../src/core/invoices/cell.ts';
import type { AmountColumn, AmountForm, Column } from '../../src/core/invoices/columns.ts';
import { exportRows } from '../../src/core/invoices/csvExport.ts';
import { entryOf, importRows, suggestMapping } from '../../src/core/invoices/csvImport.ts';
import { csvSeparators } from '../../src/core/invoices/csvTable.ts';
import { arrangeList, listAt } from '../../src/core/invoices/listText.ts';
import { splitByColumn } from '../../src/core/invoices/splitByColumn.ts';
import { sumColumn } from '../../src/core/invoices/sums.ts';
import { JsonNumber, type Json, type JsonObject } from '../../src/core/json/json.ts';
import { parseJson } from '../../src/core/json/parseJson.ts';
import { stringifyJson } from '../../src/core/json/stringifyJson.ts';
import { knownCurrencies, minorUnitDigits } from '../../src/core/money/currencies.ts';
import { readCsv } from '../../src/extension/invoices/readCsv.ts';
import { writeCsv } from '../../src/extension/invoices/writeCsv.ts';

const currency = fc.constantFrom('USD', 'JPY', 'KWD', 'CNH', 'EUR', ...knownCurrencies);
const units = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 16n - 1n }),
  fc.constantFrom(0n, 1n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, 10n ** 16n - 1n),
);
const form = fc.constantFrom<AmountForm>('amountObject', 'minorUnits', 'decimalText');

const amountColumn = fc.tuple(currency, form).map(([code, how]): AmountColumn => ({
  path: '/money/amount',
  title: 'Amount',
  type: 'amount',
  form: how,
  currency: code,
}));

/** The value that an amount has on the wire, written here without the code that is tested. */
function onWire({ form: how, currency: code }: AmountColumn, minorUnits: bigint): Json {
  const digits = minorUnits.toString();
  if (how === 'minorUnits') return new JsonNumber(digits);
  if (how === 'amountObject') {
    return new Map<string, Json>([
      ['currency', code],
      ['value', new JsonNumber(digits)],
    ]);
  }
  const places = minorUnitDigits(code)!;
  const padded = digits.padStart(places + 1, '0');
  return places === 0 ? digits : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** Texts with all that CSV makes trouble of. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({
      unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', '\r\n', ' ', 'a', '发', '=', '\ufeff', '1'),
      maxLength: 8,
    }),
  )
  .filter((each) => each !== '' && !each.includes('\u0000') && !/\p{Cs}/u.test(each));

const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

const others: readonly Column[] = [
  { path: '/no', title: 'Number', type: 'text', unique: true },
  { path: '/money/pieces', title: 'Pieces', type: 'wholeNumber' },
  { path: '/day', title: 'Day', type: 'date' },
  { path: '/paid', title: 'Paid', type: 'boolean' },
  { path: '/more', title: 'More', type: 'json' },
];

const json = fc
  .json({ maxDepth: 2, stringUnit: 'grapheme' })
  .map((source) => parseJson(source))
  .filter((parsed) => parsed.ok)
  .map((parsed) => parsed.value)
  .filter((value) => !stringifyJson(value).includes('\\u0000'));

const values: fc.Arbitrary<readonly (Json | bigint | undefined)[]> = fc.tuple(
  fc.option(text, { nil: undefined }),
  fc.option(
    fc.bigInt().map((value) => new JsonNumber(value.toString())),
    { nil: undefined },
  ),
  fc.option(day, { nil: undefined }),
  fc.option(fc.boolean(), { nil: undefined }),
  fc.option(json, { nil: undefined }),
  fc.option(units, { nil: undefined }),
);

const table = fc.tuple(amountColumn, fc.array(values, { maxLength: 8 })).map(([amount, rows]) => {
  const columns = [...others, amount];
  const entries = rows
    .map((cells) =>
      entryOf(
        columns.flatMap((column, at) => {
          const value = cells[at];
          if (value === undefined) return [];
          return [[column, typeof value === 'bigint' ? onWire(amount, value) : value] as const];
        }),
      ),
    )
    .filter((entry) => entry.size > 0);
  return { columns, amount, entries, units: rows.map((cells) => cells[5]) };
});

describe('the rows of invoices', () => {
  it('come back from a CSV file as they were, whatever they hold', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...csvSeparators), ({ columns, entries }, separator) => {
        const exported = exportRows(entries, columns);
        assert.deepEqual([exported.changed, exported.leftOut], [[], []]);
        const reading = readCsv(writeCsv(exported, separator), separator);
        assert.ok(reading.ok);
        const mapping = suggestMapping(reading.table.header, columns);
        assert.deepEqual(
          mapping,
          columns.map(({ path }) => path),
        );
        const imported = importRows(reading.table, mapping, columns);
        assert.deepEqual(imported.problems, []);
        assert.deepEqual(
          imported.rows.map(({ entry }) => stringifyJson(entry)),
          entries.map((entry) => stringifyJson(entry)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('say which of them a CSV file would bring back otherwise', () => {
    const loose: fc.Arbitrary<JsonObject> = fc
      .dictionary(fc.constantFrom('no', 'day', 'more'), json)
      .map((members) => new Map(Object.entries(members)));
    fc.assert(
      fc.property(fc.array(loose, { maxLength: 6 }), (entries) => {
        const exported = exportRows(entries, others);
        const bad = new Set(exported.changed.map(({ row }) => row));
        const kept = entries.filter((entry, row) => entry.size > 0 && !bad.has(row));
        const reading = readCsv(writeCsv(exported));
        assert.ok(reading.ok);
        const imported = importRows(reading.table, suggestMapping(reading.table.header, others), others);
        const back = new Set(imported.rows.map(({ entry }) => ordered(entry)));
        for (const entry of kept) assert.ok(back.has(ordered(entry)), stringifyJson(entry));
      }),
    );
  });

  it('add up exactly, by the digits in the text', () => {
    fc.assert(
      fc.property(table, ({ amount, entries, units: given }) => {
        const body = stringifyJson(entries);
        const parsed = parseJson(body);
        assert.ok(parsed.ok && Array.isArray(parsed.value));
        const { sums, empty, unreadable } = sumColumn(parsed.value as readonly Json[], amount);
        const amounts = given.filter((value) => value !== undefined) as readonly bigint[];
        // By columns of decimal digits, as on paper, with no big integers.
        const expected = onPaper(amounts.map(String));
        assert.deepEqual(unreadable, []);
        assert.equal(empty.length, entries.length - amounts.length);
        assert.deepEqual(
          sums.map(({ currency: code, minorUnits }) => [code, minorUnits.toString()]),
          amounts.length === 0 ? [] : [[amount.currency, expected]],
        );
      }),
    );
  });

  it('are split with every byte of their texts, each into exactly one group', () => {
    const gap = fc.constantFrom('', ' ', '\n', '\r\n\t', '  \n  ');
    const entry = fc.record({ no: fc.constantFrom('"a"', '"b"', '"a\\u0062"', '1.0', '1e0', 'null'), gap });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), gap, (rows, space) => {
        const items = rows.map((row) => `{${row.gap}"no"${row.gap}:${space}${row.no}}`);
        const body = `{"x":1,${space}"list":${space}[${items.map((item) => space + item + space).join(',')}]}`;
        const list = listAt(body, '/list');
        assert.ok(list !== undefined);
        const groups = splitByColumn(body, list, others[0]!);
        assert.deepEqual(
          groups.flatMap((group) => group.rows).sort((a, b) => a - b),
          [...rows.keys()],
        );
        for (const group of groups) {
          const within = listAt(group.listJson, '');
          assert.deepEqual(
            within?.items.map(({ from, to }) => group.listJson.slice(from, to)),
            group.rows.map((row) => items[row]),
          );
        }
        assert.ok(parseJson(arrangeList(body, list, [...rows.keys(), '{"new":1}'].reverse())!).ok);
      }),
    );
  });

  it('are read from what is shown, in every currency and form', () => {
    fc.assert(
      fc.property(amountColumn, units, (column, minorUnits) => {
        const value = onWire(column, minorUnits);
        const face = cellFace(column, value);
        assert.equal(face.problem, undefined);
        const read = cellFromText(column, face.text);
        assert.ok(read.ok && read.value !== undefined);
        assert.equal(stringifyJson(read.value), stringifyJson(value));
      }),
    );
  });
});

/** The members in the order of their names: a table has its own order of columns. */
function ordered(entry: JsonObject): string {
  return stringifyJson(new Map([...entry].sort(([one], [other]) => (one < other ? -1 : 1))));
}

function onPaper(numbers: readonly string[]): string {
  const length = Math.max(1, ...numbers.map((number) => number.length));
  const digits: number[] = [];
  let carry = 0;
  for (let at = 1; at <= length || carry > 0; at += 1) {
    const column = numbers.reduce((sum, number) => sum + Number(number.at(-at) ?? '0'), carry);
    digits.unshift(column % 10);
    carry = Math.floor(column / 10);
  }
  return digits.join('').replace(/^0+(?=.)/, '');
}
