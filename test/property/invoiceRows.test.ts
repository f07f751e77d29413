import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entryText } from '../../src/core/invoices/entryText.ts';
import type { RowEdit } from '../../src/core/invoices/rowEdits.ts';
import { isJsonArray, isJsonObject, type Json } from '../../src/core/json/json.ts';
import { parseJson } from '../../src/core/json/parseJson.ts';
import { planRows } from '../../src/extension/invoices/planRows.ts';
import { withChanges } from '../../src/extension/requests/narrowed.ts';
import { applyRowEdit } from '../../src/webview/grant/invoices/applyRowEdit.ts';

const pointer = '/invoiceInfoList';
const names = ['no', 'amount', 'value'];
const member = fc.constantFrom(
  '1',
  '1.0',
  '9007199254740993',
  '"A"',
  'null',
  'true',
  '{"value": 1}',
  '[ 1 ]',
);
const entry = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), member), { selector: ([name]) => name })
  .map((members) => `{ ${members.map(([name, json]) => `"${name}":${json}`).join(' , ')} }`);
const path = fc.constantFrom('/no', '/amount', '/amount/value', '/no/value');

describe('edits of rows', () => {
  it('lead to what the page shows, or to nothing on both sides', () => {
    const cell = fc.record({ row: fc.nat(3), path, json: fc.option(member) });
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(cell, { minLength: 1, maxLength: 4, selector: ({ row }) => row }),
        (list, cells) => {
          const text = `{\n  "invoiceInfoList": [\n    ${list.join(',\n    ')}\n  ]\n}`;
          const before = entriesIn(text);
          const fitting = cells.filter(({ row }) => row < list.length);
          const edit: RowEdit = {
            kind: 'cells',
            pointer,
            before: fitting.map(({ row }) => ({ row, entry: entryText(before[row] ?? null) })),
            cells: fitting,
          };
          const plan = planRows(text, edit);
          fc.pre(plan.ok);
          assert.deepEqual(
            applyRowEdit(before, edit).map(entryText),
            entriesIn(withChanges(text, plan.changes)).map(entryText),
          );
        },
      ),
    );
  });

  it('touch no entry but the one that they were made for, however the list is arranged by then', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(4), { maxLength: 6 }),
        fc.nat(4),
        member,
        (list, order, at, json) => {
          const shown = entriesIn(`{"invoiceInfoList":[${list.join(',')}]}`);
          const row = at % list.length;
          const now = order.map((from) => list[from % list.length] ?? '{}');
          const text = `{"invoiceInfoList":[${now.join(',')}]}`;
          const cells = [{ row, path: '/touched', json }];
          const meant = entryText(shown[row] ?? null);
          const edit: RowEdit = { kind: 'cells', pointer, before: [{ row, entry: meant }], cells };
          const plan = planRows(text, edit);
          const there = entriesIn(text)[row];
          assert.equal(plan.ok, there !== undefined && entryText(there) === meant);
          if (!plan.ok) {
            assert.deepEqual(applyRowEdit(entriesIn(text), edit), entriesIn(text));
          }
        },
      ),
    );
  });
});

function entriesIn(text: string): readonly Json[] {
  const parsed = parseJson(text);
  const list = parsed.ok && isJsonObject(parsed.value) ? parsed.value.get('invoiceInfoList') : undefined;
  assert.ok(isJsonArray(list));
  return list;
}
