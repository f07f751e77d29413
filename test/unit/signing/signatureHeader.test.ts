import assert from 'node:assert/strict';
import { inEnglish } from '../../../src/core/sentence.ts';
import { readSignatureHeader, writeSignatureHeader } from '../../../src/core/signing/signatureHeader.ts';

/** Its base64 holds "+" and "/" and ends in "=". */
const signature = Uint8Array.from({ length: 256 }, (_, index) => (index === 0 ? 251 : 255 - index));
const base64 = Buffer.from(signature).toString('base64');
const escaped = encodeURIComponent(base64);

describe('Signature header', () => {
  it('is written as the documents write it', () => {
    assert.equal(
      writeSignatureHeader('2', signature),
      `algorithm=RSA256, keyVersion=2, signature=${escaped}`,
    );
    assert.match(base64, /\+.*\/.*=$|\/.*\+.*=$/);
  });

  for (const text of [
    `algorithm=RSA256, keyVersion=2, signature=${escaped}`,
    `algorithm=RSA256,keyVersion=2,signature=${escaped}`,
    `  algorithm = rsa256 ,  keyVersion = 2 , signature = ${escaped}  `,
    `Algorithm=Rsa256, KEYVERSION=2, Signature=${escaped}`,
    `signature=${escaped}, keyVersion=2, algorithm=RSA256`,
    `algorithm=RSA256, keyVersion=2, signature=${escaped.replace(/%../g, (escape) => escape.toLowerCase())}`,
    `keyVersion=2, signature=${escaped}`,
    `algorithm=RSA256, keyVersion=2, extra=1, signature=${escaped}`,
  ]) {
    it(`is read from ${text.replace(escaped, '…').replace(/%2b.*/, '… in lower case')}`, () => {
      const read = readSignatureHeader(text);
      assert.ok(read.ok);
      assert.deepEqual(read.header, { algorithm: 'RSA256', keyVersion: '2', signature });
    });
  }

  it('is read where the encoder left slashes alone', () => {
    const withSlashes = escaped.replace(/%2F/g, '/');
    assert.notEqual(withSlashes, escaped);
    const read = readSignatureHeader(`signature=${withSlashes}`);
    assert.ok(read.ok);
    assert.deepEqual(read.header.signature, signature);
  });

  it('is read without a key version, which then is the newest', () => {
    const read = readSignatureHeader(`signature=${escaped}`);
    assert.ok(read.ok);
    assert.equal(read.header.keyVersion, undefined);
  });

  for (const [what, text, reason] of [
    ['nothing', ' ', 'The Signature header is empty.'],
    ['no pairs', 'RSA256', 'The Signature header has a part without "=": "RSA256".'],
    ['a trailing comma', `signature=${escaped},`, 'The Signature header has a part without "=": "".'],
    ['no signature', 'algorithm=RSA256, keyVersion=2', 'The Signature header holds no signature.'],
    [
      'an empty signature',
      'algorithm=RSA256, keyVersion=2, signature=',
      'The Signature header holds no signature.',
    ],
    [
      'two signatures',
      `signature=${escaped}, Signature=${escaped}`,
      'The Signature header names signature twice.',
    ],
    [
      'another algorithm',
      `algorithm=ECC224, signature=${escaped}`,
      'The Signature header names the algorithm ECC224; only RSA256 is supported.',
    ],
    [
      'raw base64',
      `signature=${base64}`,
      'The signature is base64 that was not URL-encoded ("+" and "=" must be %2B and %3D).',
    ],
    [
      'a raw padding alone',
      `signature=${escaped.replace(/%3D/g, '=')}`,
      'The signature is base64 that was not URL-encoded ("+" and "=" must be %2B and %3D).',
    ],
    [
      'base64url',
      `signature=${Buffer.from(signature).toString('base64url')}`,
      'The signature is in base64url ("-" and "_"); standard base64, URL-encoded, is needed.',
    ],
    [
      'two encodings',
      `signature=${encodeURIComponent(escaped)}`,
      'The signature is URL-encoded twice ("%25" is an encoded percent sign).',
    ],
    [
      'another escape',
      `signature=${escaped}%0A`,
      'The signature holds an escape that does not stand for a base64 character.',
    ],
    [
      'half an escape',
      `signature=${escaped.slice(0, -1)}`,
      'The signature holds an escape that does not stand for a base64 character.',
    ],
    [
      'quotes',
      `signature="${escaped}"`,
      'The signature holds characters that are neither base64 nor escapes.',
    ],
    [
      'a blank inside',
      `signature=${escaped} AA`,
      'The signature holds characters that are neither base64 nor escapes.',
    ],
    [
      'no padding',
      `signature=${escaped.replace(/%3D/g, '')}`,
      'The signature is not complete base64 with its padding: part of it is missing or changed.',
    ],
  ] as const) {
    it(`is refused with ${what}`, () => {
      const read = readSignatureHeader(text);
      assert.equal(read.ok ? undefined : inEnglish(read.reason), reason);
    });
  }
});
