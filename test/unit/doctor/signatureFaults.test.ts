import assert from 'node:assert/strict';
import { constants, privateEncrypt, sign } from 'node:crypto';
import { inEnglish, sentence } from '../../../src/core/sentence.ts';
import {
  content,
  diagnoseSigned,
  partnerKey,
  path,
  told,
  whys,
  type SignedRequest,
} from '../../support/signedRequest.ts';
import { keys } from '../../support/vectors.ts';

const header = (value: string): string => `algorithm=RSA256, keyVersion=2, signature=${value}`;
const gatewayKey = {
  owner: 'gateway',
  name: sentence('the gateway’s key'),
  publicKey: keys.gateway.publicKeySpkiPem,
} as const;

const list: readonly (readonly [
  what: string,
  found: readonly string[],
  signed: SignedRequest,
  says: RegExp,
])[] = [
  [
    'hexadecimal digits',
    ['proved hexSignature'],
    { write: (text) => header(Buffer.from(text, 'base64').toString('hex')) },
    /512 hexadecimal/,
  ],
  [
    'lines of MIME',
    ['proved base64Lines'],
    { write: (text) => header(encodeURIComponent(text.replace(/.{76}/g, '$&\r\n'))) },
    /lines/,
  ],
  [
    'blanks for plus signs',
    ['proved notUrlEncoded'],
    { write: (text) => header(text.replaceAll('+', ' ')) },
    /have to be %2B/,
  ],
  [
    'no padding',
    ['proved base64Padding'],
    { write: (text) => header(encodeURIComponent(text.replace(/=+$/, ''))) },
    /“=”/,
  ],
  [
    'another algorithm',
    ['proved algorithmName'],
    { write: (text) => header(encodeURIComponent(text)).replace('RSA256', 'SHA256withRSA') },
    /SHA256withRSA/,
  ],
  ['the value alone', ['proved headerForm'], { write: (text) => encodeURIComponent(text) }, /without "="/],
  [
    'three encodings',
    ['proved urlEncodedTwice'],
    { write: (text) => header(encodeURIComponent(encodeURIComponent(encodeURIComponent(text)))) },
    /%25/,
  ],
  ['MD5', ['proved otherHash'], { sign: (bytes, key) => sign('md5', bytes, key) }, /MD5/],
  [
    'PSS with SHA-1',
    ['proved sha1', 'proved pss'],
    {
      sign: (bytes, key) =>
        sign('sha1', bytes, { key: key as string, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 20 }),
    },
    /PSS with SHA-1/,
  ],
  [
    'the content itself',
    ['proved noHash'],
    { sign: (bytes, key) => privateEncrypt({ key: key as string }, bytes) },
    /no hash/,
  ],
  [
    'half a signature',
    ['likely keyLength'],
    { sign: (bytes, key) => sign('sha256', bytes, key).subarray(128) },
    /128 bytes/,
  ],
];

describe('a request that the gateway refused although its signature fits', () => {
  it('is explained by what the gateway verifies with, and gives the public key to compare', async () => {
    const diagnosis = await diagnoseSigned({ known: { refusedAs: 'INVALID_SIGNATURE' } });
    assert.deepEqual(told(diagnosis), ['likely notRegistered']);
    assert.match(whys(diagnosis), /INVALID_SIGNATURE.*the partner’s key.*key version "2"/);
    assert.equal(diagnosis.findings[0]?.fixed?.text, keys.partner.publicKeySpkiBase64);
  });

  it('has other faults named before', async () => {
    const diagnosis = await diagnoseSigned({
      known: { refusedAs: 'INVALID_SIGNATURE' },
      write: (text) => header(text),
    });
    assert.deepEqual(told(diagnosis), ['proved notUrlEncoded']);
  });
});

describe('what is wrong with the signature itself', () => {
  for (const [what, found, signed, says] of list) {
    it(`is ${what}`, async () => {
      const diagnosis = await diagnoseSigned(signed);
      assert.deepEqual(told(diagnosis), found);
      assert.match(whys(diagnosis), says);
    });
  }

  it('comes with the right header where only its writing is wrong', async () => {
    const { findings } = await diagnoseSigned({ write: header });
    const again = await diagnoseSigned({
      write: () => (findings[0]?.fixed?.text ?? '').replace('Signature: ', ''),
    });
    assert.equal(again.kind, 'nothingWrong');
  });

  it('comes without a header where something else is wrong too', async () => {
    const { findings } = await diagnoseSigned({
      write: header,
      content: content({ first: `post ${path}\n` }),
    });
    assert.deepEqual(
      findings.map(({ cause, fixed }) => [cause, fixed?.text.startsWith('Signature:') ?? false]),
      [
        ['notUrlEncoded', false],
        ['methodCase', false],
      ],
    );
  });

  it('is a key of the other side where that undoes it', async () => {
    const known = { keys: [partnerKey, gatewayKey] };
    const diagnosis = await diagnoseSigned({
      known,
      sign: (bytes) => sign('sha256', bytes, keys.gateway.privateKeyPkcs8Pem),
    });
    assert.deepEqual(told(diagnosis), ['proved keysSwapped']);
  });

  it('is a key of another profile, which fits and yet is not the one that belongs here', async () => {
    const other = { ...partnerKey, owner: 'other', name: sentence('the key of Other') } as const;
    const own = { ...partnerKey, publicKey: keys.gateway.publicKeySpkiPem };
    const diagnosis = await diagnoseSigned({
      known: { keys: [own, other] },
      content: content({ first: `post ${path}\n` }),
    });
    assert.deepEqual(told(diagnosis), ['proved otherKey', 'proved methodCase']);
    assert.match(whys(diagnosis), /the key of Other/);
    assert.deepEqual(told(await diagnoseSigned({ known: { keys: [own, other] } })), ['proved otherKey']);
    assert.deepEqual(told(await diagnoseSigned({ known: { keys: [other, partnerKey] } })), []);
  });

  it('is a key under another version', async () => {
    const known = { keys: [{ ...partnerKey, keyVersion: '5' }] };
    assert.deepEqual(told(await diagnoseSigned({ known })), ['proved keyVersion']);
  });
});

describe('what can be said without a key', () => {
  it('is what can be seen, and that nothing is proved', async () => {
    const seen = await diagnoseSigned({
      known: { keys: [], clientId: 'OTHER' },
      write: header,
      body: '{}\n',
    });
    assert.deepEqual(told(seen), [
      'likely notUrlEncoded',
      'likely clientIdUnexpected',
      'possible trailingNewline',
    ]);
    const nothing = await diagnoseSigned({ known: { keys: [] } });
    assert.deepEqual([nothing.kind, told(nothing)], ['cannotBeChecked', []]);
    const [missing, next] = nothing.remarks.map(inEnglish);
    assert.match(missing ?? '', /public key of the partner is not known here/);
    assert.match(next ?? '', /“Import Private Key…”, then diagnose again/);
  });

  it('is that the key is another one, which is likely', async () => {
    const known = { keys: [{ ...partnerKey, publicKey: keys.gateway.publicKeySpkiPem }] };
    const diagnosis = await diagnoseSigned({ known, content: content({ first: `post ${path}\n` }) });
    assert.deepEqual([diagnosis.kind, told(diagnosis)], ['explained', ['likely otherKey']]);
  });

  it('is which headers are missing or repeated', async () => {
    const unsigned = await diagnoseSigned({ clientId: '', write: () => '' });
    assert.deepEqual(told(unsigned), ['likely noSignature', 'likely headerMissing']);
    const twice = await diagnoseSigned({ headers: [['client-id', 'OTHER']] });
    assert.deepEqual(told(twice), ['likely headerRepeated']);
  });
});

describe('a request that is right', () => {
  it('is proved by the hash in its signature', async () => {
    const diagnosis = await diagnoseSigned({});
    assert.deepEqual([diagnosis.kind, told(diagnosis)], ['nothingWrong', []]);
    assert.match(JSON.stringify(diagnosis.remarks), /[0-9a-f]{64}/);
  });

  it('may be too old, or of the wrong path, client or version', async () => {
    const at = Date.parse('2025-01-02T10:15:30+08:00');
    const old = await diagnoseSigned({ known: { at } });
    assert.deepEqual([old.kind, told(old)], ['nothingWrong', ['possible clock']]);
    assert.match(whys(old), /48 hours|2 days/);
    assert.deepEqual(told(await diagnoseSigned({ time: '10:15' })), ['likely timeUnreadable']);
    assert.deepEqual(told(await diagnoseSigned({ known: { path: '/other' } })), ['likely pathUnexpected']);
    assert.deepEqual(told(await diagnoseSigned({ known: { keyVersion: '9' } })), ['likely keyVersion']);
  });
});
