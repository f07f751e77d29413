import assert from 'node:assert/strict';
import { readZone, suggestedZones } from '../../../src/core/dates/timeZone.ts';
import { cellFace } from '../../../src/core/invoices/cell.ts';
import { clipboardCells } from '../../../src/core/invoices/clipboardCells.ts';
import type { AmountColumn, Column } from '../../../src/core/invoices/columns.ts';
import { exportRows } from '../../../src/core/invoices/csvExport.ts';
import { suggestMapping } from '../../../src/core/invoices/csvImport.ts';
import { findDuplicates } from '../../../src/core/invoices/duplicates.ts';
import { planPaste } from '../../../src/core/invoices/pasteCells.ts';
import { readColumns } from '../../../src/core/invoices/readColumns.ts';
import { suggestedColumns } from '../../../src/core/invoices/suggestedColumns.ts';
import { sumColumn } from '../../../src/core/invoices/sums.ts';
import { isJsonArray, type Json } from '../../../src/core/json/json.ts';
import { parseJson } from '../../../src/core/json/parseJson.ts';
import { inEnglish } from '../../../src/core/sentence.ts';

const number: Column = { path: '/no', title: 'Invoice number', type: 'text', unique: true };
const pieces: Column = { path: '/pieces', title: 'Pieces', type: 'wholeNumber' };
const amount: AmountColumn = {
  path: '/amount',
  title: 'Amount',
  type: 'amount',
  form: 'amountObject',
  currency: 'USD',
};

function list(text: string): readonly Json[] {
  const parsed = parseJson(text);
  assert.ok(parsed.ok && isJsonArray(parsed.value));
  return parsed.value;
}

describe('the sums of an amount column', () => {
  it('are exact and apart by currency, and say which rows are in none', () => {
    const entries = list(`[
      {"amount":{"currency":"USD","value":9007199254740993}},
      {"amount":{"currency":"JPY","value":"500"}},
      {"amount":{"currency":"USD","value":9007199254740993}},
      {}, {"amount":{"currency":"USD","value":1.5}}, {"amount":"12"}, null]`);
    assert.deepEqual(sumColumn(entries, amount), {
      sums: [
        { currency: 'USD', minorUnits: 18014398509481986n },
        { currency: 'JPY', minorUnits: 500n },
      ],
      empty: [3, 6],
      unreadable: [4, 5],
    });
  });

  it('take minor units for no decimal text, and the other way round', () => {
    const entries = list('[{"amount":1250},{"amount":"12.50"},{"amount":"1,250.00"},{"amount":"12.505"}]');
    const sumIn = (form: AmountColumn['form']) => {
      const { sums, unreadable } = sumColumn(entries, { ...amount, form });
      return [sums[0]?.minorUnits, unreadable];
    };
    assert.deepEqual(sumIn('minorUnits'), [1250n, [1, 2, 3]]);
    assert.deepEqual(sumIn('decimalText'), [1250n, [0, 2, 3]]);
  });
});

describe('duplicate invoice numbers', () => {
  it('are told with their rows, also where blanks hide them', () => {
    const entries = list('[{"no":"A"},{"no":"B"},{"no":" A"},{},{},{"no":""},{"no":"a"}]');
    assert.deepEqual(findDuplicates(entries, number), [{ text: 'A', rows: [0, 2] }]);
  });
});

describe('a cell', () => {
  it('shows what does not fit as it stands, and why', () => {
    const cases: readonly (readonly [Column, string, string, RegExp])[] = [
      [number, '12345678901234567890', '12345678901234567890', /for text/],
      [pieces, '"12"', '12', /whole numbers/],
      [pieces, '1.0', '1.0', /whole numbers/],
      [amount, '{"currency":"USD"}', '{"currency":"USD"}', /currency and value/],
      [{ ...amount, form: 'minorUnits' }, '"125000"', '125000', /USD in whole minor units/],
      [{ ...amount, form: 'decimalText', currency: 'KWD' }, '"1.2345"', '1.2345', /such as “123.450”/],
      [{ path: '/d', title: 'Day', type: 'date' }, '"2025-02-30"', '2025-02-30', /YYYYMMDD/],
      [{ path: '/b', title: 'Paid', type: 'boolean' }, 'null', 'null', /true and false/],
    ];
    for (const [column, json, text, why] of cases) {
      const parsed = parseJson(json);
      assert.ok(parsed.ok);
      const face = cellFace(column, parsed.value);
      assert.equal(face.text, text);
      assert.ok(face.problem !== undefined);
      assert.match(inEnglish(face.problem), why);
    }
  });

  it('names the currency that is not its column’s', () => {
    const [euro, odd] = list('[{"currency":"EUR","value":1200},{"currency":"ABC","value":5}]');
    assert.equal(cellFace(amount, euro).text, 'EUR 12.00');
    assert.equal(cellFace(amount, odd).text, '{"currency":"ABC","value":5}');
  });
});

describe('cells from a spreadsheet', () => {
  it('are read with tabs, line breaks and quotes as spreadsheets copy them', () => {
    const cases: readonly (readonly [string, readonly (readonly string[])[]])[] = [
      [
        'a\tb\r\nc\td\r\n',
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
      ],
      [
        'a\t\n\tb',
        [
          ['a', ''],
          ['', 'b'],
        ],
      ],
      ['"two\nlines"\t"a ""word"""\n', [['two\nlines', 'a "word"']]],
      ['5" pipe\t"so called" thing\n', [['5" pipe', '"so called" thing']]],
      ['one', [['one']]],
      ['', []],
    ];
    for (const [text, cells] of cases) assert.deepEqual(clipboardCells(text), cells, JSON.stringify(text));
  });

  it('go into the columns from where they are pasted, and nothing is lost on the way', () => {
    const plan = planPaste([number, pieces, amount], 2, { row: 1, column: 1 }, [
      ['3', '1,234.50'],
      ['x', '2.00', 'beyond'],
      ['', '1.234,50', ''],
    ]);
    assert.deepEqual(
      plan.changes.map(({ row, path, value }) => [row, path, value === undefined]),
      [
        [1, '/pieces', false],
        [1, '/amount', false],
        [2, '/amount', false],
        [3, '/pieces', true],
      ],
    );
    assert.deepEqual(
      plan.problems.map(({ row, column, text }) => [row, column.path, text]),
      [
        [2, '/pieces', 'x'],
        [3, '/amount', '1.234,50'],
      ],
    );
    assert.equal(plan.rowCount, 4);
    assert.equal(plan.beyond, 1);
  });
});

describe('the columns of the setting', () => {
  it('are taken as they are written', () => {
    const amount = { path: '/total', title: 'A', type: 'amount', form: 'minorUnits', currency: 'USD' };
    const setting = [amount, { path: '/a/b~1c', title: 'Nested', type: 'json' }];
    assert.deepEqual(readColumns(setting), { columns: setting, problems: [] });
  });

  it('are suggested without a currency, which somebody has to name before they are taken', () => {
    const amounts = suggestedColumns.filter(({ type }) => type === 'amount');
    assert.deepEqual(
      amounts.map((column) => column.type === 'amount' && column.currency),
      [''],
    );
    assert.deepEqual(readColumns(amounts).columns, []);
    const named = suggestedColumns.map((column) =>
      column.type === 'amount' ? { ...column, currency: 'JPY' } : column,
    );
    assert.deepEqual(readColumns(named), { columns: named, problems: [] });
  });

  it('are refused one by one with a reason', () => {
    const good = { path: '/no', title: 'Number', type: 'text' };
    const cases: readonly (readonly [unknown, RegExp])[] = [
      ['no', /must be an object/],
      [{ ...good, colour: 'red' }, /has no “colour”/],
      [{ ...good, title: ' ' }, /needs a title/],
      [{ ...good, path: 'no' }, /JSON pointer/],
      [{ ...good, path: '' }, /JSON pointer/],
      [{ ...good, path: '/items/0' }, /JSON pointer/],
      [{ ...good, type: 'money' }, /must be one of text/],
      [{ ...good, unique: 'yes' }, /true or false/],
      [{ ...good, currency: 'USD' }, /only amounts have/],
      [{ ...good, type: 'amount', currency: 'USD' }, /must be one of amountObject/],
      [{ ...good, type: 'amount', form: 'minorUnits', currency: 'usd' }, /three capital letters/],
      [{ ...good, type: 'amount', form: 'minorUnits', currency: 'XAU' }, /known here/],
    ];
    for (const [entry, why] of cases) {
      const { columns, problems } = readColumns([entry, good]);
      assert.deepEqual(columns, [good]);
      assert.equal(problems.length, 1);
      assert.match(inEnglish(problems[0]!.problem), why);
    }
    for (const [entry, why] of [
      [{ path: '/other', title: 'number', type: 'text' }, /have the title/],
      [{ path: '/no/of', title: 'Part', type: 'text' }, /fill the same place/],
      [good, /have the title/],
    ] as const) {
      const { problems } = readColumns([good, entry]);
      assert.match(inEnglish(problems[0]!.problem), why);
    }
  });

  it('are found for the names of a file’s header', () => {
    assert.deepEqual(
      suggestMapping(['INVOICE_NUMBER', 'amount ', 'no', '', 'Sum'], [number, pieces, amount]),
      ['/no', '/amount', undefined, undefined, undefined],
    );
  });
});

describe('an export', () => {
  it('says what it leaves out and what would come back otherwise', () => {
    const entries = list('[{"no":"A","x":{"y":[1,{}]}},{"no":7,"x":{"y":[2]}},{"no":""},"text"]');
    const { records, changed, leftOut } = exportRows(entries, [number]);
    assert.deepEqual(records, [['A'], ['7'], [''], ['']]);
    assert.deepEqual(changed, [
      { row: 1, path: '/no' },
      { row: 2, path: '/no' },
    ]);
    assert.deepEqual(leftOut, [
      { pointer: '/x/y/0', rows: 2 },
      { pointer: '/x/y/1', rows: 1 },
      { pointer: '', rows: 1 },
    ]);
  });
});

describe('a time zone', () => {
  it('is a name that the platform knows, an offset, or told to be neither', () => {
    for (const name of ['Asia/Shanghai', 'UTC', 'Asia/Kolkata', 'Europe/Kyiv', 'America/Argentina/Ushuaia']) {
      assert.deepEqual(readZone(name), { kind: 'name' }, name);
    }
    for (const offset of ['+08:00', '-0330', 'UTC+8', 'GMT-03:30', '+14:00']) {
      assert.deepEqual(readZone(offset), { kind: 'offset' }, offset);
    }
    for (const text of ['Asia/Shangai', 'Peking', '+25:00', '+14:30', '8', ' UTC', 'UTC ']) {
      assert.equal(readZone(text).kind, 'unknown', text);
    }
  });

  it('can be chosen from names that are all known', () => {
    const zones = suggestedZones();
    for (const zone of zones) assert.equal(readZone(zone).kind, 'name', zone);
    for (const zone of ['UTC', 'Asia/Kolkata', 'Asia/Shanghai']) assert.ok(zones.includes(zone), zone);
    assert.equal(new Set(zones).size, zones.length);
  });
});
