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

  it('takes no line of a public key or certificate for an id, and tells of each once', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const bare = pem.replaceAll(/-----.*-----/g, '').trim();
    const forms = {
      pem,
      windows: pem.replaceAll('\n', '\r\n'),
      indented: pem.replaceAll(/^/gm, '  '),
      cutOff: pem.split('\n').slice(0, 5).join('\n'),
      bare,
      oneLine: bare.replaceAll('\n', ''),
      certificate: pem.replaceAll('PUBLIC KEY', 'CERTIFICATE'),
    };
    for (const [form, text] of Object.entries(forms)) {
      const alone = parseCustomerList(text, []);
      assert.deepEqual(alone.customers, [], form);
      assert.deepEqual(
        alone.problems.map(({ problem }) => inEnglish(problem)),
        ['These lines are a key or a certificate and name no customer.'],
        form,
      );
    }
    const among = parseCustomerList(`${a}, Northwind\n${pem}${b}\n`, []);
    assert.deepEqual(among.customers, [{ id: a, label: 'Northwind' }, { id: b }]);
    assert.deepEqual(
      among.problems.map(({ line }) => line),
      [2],
    );
  });

  it('takes long ids, and digits right after a key', () => {
    const long = 'cust_2188400000000001_EU_marketplace_0123456789_0123456789_0123456789';
    assert.deepEqual(parseCustomerList(`${long}\n`, []).customers, [{ id: long }]);
    const line = 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo';
    assert.deepEqual(parseCustomerList(`${line}\n${a}`, []).customers, [{ id: a }]);
  });
});
