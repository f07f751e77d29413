import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { inEnglish } from '../../../src/core/sentence.ts';
import { parseCustomerList } from '../../../src/core/profiles/customerList.ts';

const a = '2188400000000001';
const b = '2188400000000002';

const lists: readonly (readonly [what: string, text: string, customers: readonly object[]])[] = [
  ['ids a line', `${a}\n${b}\n`, [{ id: a }, { id: b }]],
  ['ids a line from Windows', `${a}\r\n\r\n${b}`, [{ id: a }, { id: b }]],
  ['ids between commas', `${a}, ${b}`, [{ id: a }, { id: b }]],
  ['ids between semicolons and tabs', `${a};${b}\t`, [{ id: a }, { id: b }]],
  [
    'two columns of a spreadsheet',
    `${a}\tNorthwind\n${b}\tContoso Ltd`,
    [
      { id: a, label: 'Northwind' },
      { id: b, label: 'Contoso Ltd' },
    ],
  ],
  ['a byte order mark', `\uFEFF${a}`, [{ id: a }]],
  ['the same id twice', `${a}\n${a}`, [{ id: a }]],
];

describe('a pasted list of customers', () => {
  for (const [what, text, customers] of lists) {
    it(`is read from ${what}`, () => {
      assert.deepEqual(parseCustomerList(text, []).customers, customers);
    });
  }

  it('keeps a quoted label whole', () => {
    assert.deepEqual(parseCustomerList(`id,name\n${a},"Smith, ""Sons"""\n`, []).customers, [
      { id: a, label: 'Smith, "Sons"' },
    ]);
  });

  it('names the customers that are known already', () => {
    const list = parseCustomerList(`${a}\n${b}`, [b]);
    assert.deepEqual(list.customers, [{ id: a }]);
    assert.deepEqual(list.repeated, [b]);
  });

  it('is refused whole where it is a private key, whose lines look like ids', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    for (const type of ['pkcs1', 'pkcs8'] as const) {
      const pem = privateKey.export({ type, format: 'pem' }).toString();
      for (const text of [pem, pem.replaceAll(/-----.*-----/g, '').trim()]) {
        const { customers, problems } = parseCustomerList(text, []);
        assert.deepEqual(customers, []);
        assert.deepEqual(
          problems.map(({ problem }) => inEnglish(problem)),
          ['This is a private key. Keep it secret: it belongs nowhere but in “Import Private Key”.'],
        );
      }
    }
  });

  it('names the line of what cannot be an id', () => {
    const list = parseCustomerList(`${a}\nÜber 12`, []);
    assert.deepEqual(list.customers, [{ id: a }]);
    assert.deepEqual(
      list.problems.map(({ line }) => line),
      [2],
    );
  });
});
