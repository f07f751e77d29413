import assert from 'node:assert/strict';
import { proposedColumn } from '../../../src/core/invoices/proposedColumn.ts';

describe('a column that is proposed for one of a file', () => {
  const cases: readonly (readonly [values: readonly string[], type: string])[] = [
    [['20240331', '', '20240401'], 'date'],
    [['20240331', '20240231'], 'text'],
    [['1.027,71', '315,00'], 'amount'],
    [['USD 1,027.71', '12.50'], 'amount'],
    [['1027', '315'], 'text'],
    [['12345678', '87654321'], 'text'],
    [['RE-1', 'RE-2'], 'text'],
    [['12.50', 'twelve'], 'text'],
    [['', ' '], 'text'],
    [[], 'text'],
  ];
  for (const [values, type] of cases) {
    it(`is ${type} for ${JSON.stringify(values)}`, () => {
      assert.equal(proposedColumn('Value', values).type, type);
    });
  }

  it('has no currency that nobody named', () => {
    const column = proposedColumn('Value', ['1.027,71']);
    assert.ok(column.type === 'amount');
    assert.equal(column.currency, '');
  });

  it('has the name of the file’s column, as a member of the entry', () => {
    const { path, title } = proposedColumn(' Net/Gross ', ['a']);
    assert.deepEqual([path, title], ['/Net~1Gross', 'Net/Gross']);
  });
});
