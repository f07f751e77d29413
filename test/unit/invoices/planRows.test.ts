import assert from 'node:assert/strict';
import type { CellEdits, RowArrangement } from '../../../src/core/invoices/rowEdits.ts';
import { planRows } from '../../../src/extension/invoices/planRows.ts';
import { planEdit } from '../../../src/extension/requests/planEdit.ts';

const pointer = '/invoiceInfoList';

function changed(text: string, edit: RowArrangement | CellEdits): string {
  const plan = planRows(text, edit);
  assert.ok(plan.ok, JSON.stringify(plan));
  return [...plan.changes]
    .reverse()
    .reduce((whole, { from, to, insert }) => whole.slice(0, from) + insert + whole.slice(to), text);
}

/** What the page of a table with these entries would send. */
const arrange = (before: readonly string[], entries: RowArrangement['entries']): RowArrangement => ({
  kind: 'arrange',
  pointer,
  before,
  entries,
});
const cells = (before: readonly string[], ...edits: CellEdits['cells']): CellEdits => ({
  kind: 'cells',
  pointer,
  before: [...new Set(edits.map(({ row }) => row))].map((row) => ({ row, entry: before[row]! })),
  cells: edits,
});

const shown = ['{"no":"A","n":9007199254740993}', '{"no":"B"}', '{"no":"C"}'];

const body = [
  '{',
  '  "referenceNo" : "R-1" ,',
  '  "invoiceInfoList": [',
  '    { "no":"A",  "n": 9007199254740993 },',
  '    {"no": "B"},',
  '    {',
  '      "no": "\\u0043"',
  '    }',
  '  ],',
  '  "timeZone":"UTC"',
  '}',
].join('\n');

describe('rows of a list that change at once', () => {
  it('move, repeat, go and come with every byte of the others kept', () => {
    const [a, b, c] = [
      '{ "no":"A",  "n": 9007199254740993 }',
      '{"no": "B"}',
      '{\n      "no": "\\u0043"\n    }',
    ];
    const withRows = (...rows: readonly string[]): string =>
      `{\n  "referenceNo" : "R-1" ,\n  "invoiceInfoList": [\n    ${rows.join(',\n    ')}\n  ],\n  "timeZone":"UTC"\n}`;
    assert.equal(changed(body, arrange(shown, [2, 0, 1])), withRows(c, a, b));
    assert.equal(changed(body, arrange(shown, [0, 1, 1, 2])), withRows(a, b, b, c));
    assert.equal(changed(body, arrange(shown, [0, 2])), withRows(a, c));
    assert.equal(changed(body, arrange(shown, [0, '{"no":"N"}', 1, 2])), withRows(a, '{"no":"N"}', b, c));
    assert.equal(changed(body, arrange(shown, [0, 1, 2])), body);
    assert.equal(
      changed(body, arrange(shown, [])),
      '{\n  "referenceNo" : "R-1" ,\n  "invoiceInfoList": [],\n  "timeZone":"UTC"\n}',
    );
  });

  it('come into a body that has no list, an empty one or null', () => {
    const rows = ['{"no":"A"}', '{"no":"B"}'];
    const list = '[\n    {"no":"A"},\n    {"no":"B"}\n  ]';
    assert.equal(changed('{\n}', arrange([], rows)), `{\n  "invoiceInfoList": ${list}\n}`);
    for (const before of ['[]', '[ ]', 'null']) {
      assert.equal(
        changed(`{\n  "invoiceInfoList": ${before},\n  "a": 1\n}\n`, arrange([], rows)),
        `{\n  "invoiceInfoList": ${list},\n  "a": 1\n}\n`,
        before,
      );
    }
  });

  it('take the line breaks, the indents and the single line of the body', () => {
    assert.equal(
      changed('{\r\n\t"invoiceInfoList": []\r\n}', arrange([], ['1', '2'])),
      '{\r\n\t"invoiceInfoList": [\r\n\t\t1,\r\n\t\t2\r\n\t]\r\n}',
    );
    assert.equal(changed('{"invoiceInfoList":[]}', arrange([], ['1', '2'])), '{"invoiceInfoList":[1,2]}');
    assert.equal(
      changed('{"invoiceInfoList": [1, 2]}', arrange(['1', '2'], [1, '3', 0])),
      '{"invoiceInfoList": [2, 3, 1]}',
    );
  });

  it('get a line each where the list stood in one line of a longer body', () => {
    assert.equal(
      changed('{\n  "invoiceInfoList": [{"a":1}]\n}', arrange(['{"a":1}'], [0, '{"a":2}'])),
      '{\n  "invoiceInfoList": [\n    {"a":1},\n    {"a":2}\n  ]\n}',
    );
  });

  it('replace no more of the text than changes, and no half of a line break or pair', () => {
    const plan = planRows(body, arrange(shown, [0, '{"no": "X"}', 2]));
    assert.ok(plan.ok);
    const at = body.indexOf('B');
    assert.deepEqual(plan.changes, [{ from: at, to: at + 1, insert: 'X' }]);
    const pairs = planRows('{"invoiceInfoList":["😀"]}', arrange(['"😀"'], ['"😁"']));
    assert.ok(pairs.ok);
    assert.deepEqual(pairs.changes, [{ from: 21, to: 23, insert: '😁' }]);
  });

  it('change cells of many rows and leave the other members as they were written', () => {
    const after = changed(
      body,
      cells(
        shown,
        { row: 2, path: '/amount/value', json: '9007199254740995' },
        { row: 0, path: '/no', json: '"A2"' },
        { row: 0, path: '/paid', json: 'true' },
        { row: 1, path: '/no', json: null },
      ),
    );
    assert.ok(after.includes('{ "no":"A2",  "n": 9007199254740993,  "paid": true }'), after);
    assert.ok(after.includes('\n    {},\n'), after);
    assert.ok(
      after.includes('"no": "\\u0043",\n      "amount": {\n        "value": 9007199254740995\n      }\n'),
      after,
    );
    assert.ok(after.startsWith('{\n  "referenceNo" : "R-1" ,\n'));
  });

  it('change nothing where the list is no longer the one that was meant', () => {
    const [a, b, c] = shown as [string, string, string];
    const refused = [
      arrange([a, b], [0, 1]),
      arrange([a, c, b], [0, 1]),
      arrange([a, b, c.replace('C', 'c')], [0]),
      arrange([a.replace('993', '992'), b, c], [0]),
      arrange(shown, [0, 3]),
      arrange([], []),
      { ...cells(shown, { row: 0, path: '/no', json: '1' }), before: [] },
      { ...cells(shown, { row: 1, path: '/no', json: '1' }), before: [{ row: 0, entry: a }] },
    ];
    for (const edit of refused) {
      assert.deepEqual(planRows(body, edit), { ok: false, reason: { kind: 'textChanged' } });
    }
    assert.deepEqual(planRows('{}', arrange(['{}'], [0])), { ok: false, reason: { kind: 'textChanged' } });
  });

  it('change nothing where another entry stands in a row than the one that was meant', () => {
    const [a, b, c] = shown as [string, string, string];
    const other = [
      { row: 1, before: [b, a, c] },
      { row: 1, before: [a.replace('993', '992'), b, c] },
      { row: 4, before: [a, b, c, '{}'] },
    ];
    for (const { row, before } of other) {
      assert.deepEqual(planRows(body, cells(before, { row: row - 1, path: '/no', json: '1' })), {
        ok: false,
        reason: { kind: 'rowChanged', row },
      });
    }
    // Rows that are not touched may be others.
    assert.ok(planRows(body, cells([a, '{}', '{}', '{}'], { row: 0, path: '/no', json: '1' })).ok);
  });

  it('never overwrite a value that is no list, nor go into an entry that is no object', () => {
    assert.deepEqual(planRows('{"invoiceInfoList":"typed"}', arrange([], ['{}'])), {
      ok: false,
      reason: { kind: 'singleValue', place: 'invoiceInfoList' },
    });
    assert.deepEqual(
      planRows('{"invoiceInfoList":["typed"]}', cells(['"typed"'], { row: 0, path: '/no', json: '1' })),
      { ok: false, reason: { kind: 'singleValue', place: 'invoiceInfoList.0' } },
    );
  });

  it('are refused where one is not strict JSON, or would be two', () => {
    for (const json of ['{"a":1},{"b":2}', "{'a':1}", '', '[1', '{"a":1,"a":2}']) {
      for (const edit of [arrange(shown, [0, json]), cells(shown, { row: 0, path: '/no', json })]) {
        const plan = planRows(body, edit);
        assert.ok(!plan.ok && plan.reason.kind === 'notJson', json);
      }
    }
  });

  it('are edits of the document like any other', () => {
    const plan = planEdit('{broken', { ...arrange([], ['{}']), sequence: 1 });
    assert.ok(!plan.ok && plan.reason.kind === 'notJson' && plan.reason.where === 'document');
    assert.ok(planEdit('', { ...arrange([], ['{}']), sequence: 1 }).ok);
  });
});
