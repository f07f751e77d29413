import assert from 'node:assert/strict';
import { constants, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { explainMisfit } from '../../../src/simulator/explainMisfit.ts';
import { demoPartnerKeys } from '../../../src/simulator/demoKeys.ts';

const parts = {
  method: 'POST',
  path: '/amsin/api/v1/business/account/inquiryBalance',
  clientId: 'CLIENT',
  time: '2024-12-31T10:15:30+08:00',
};
const body = '{"currencyList":["CNH","USD"]}';
const privateKey = createPrivateKey({
  key: Buffer.from(demoPartnerKeys.privateKey, 'base64'),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = createPublicKey(privateKey);

function content(changed: Partial<typeof parts> = {}, signedBody = body): Buffer {
  const { method, path, clientId, time } = { ...parts, ...changed };
  return Buffer.from(`${method} ${path}\n${clientId}.${time}.${signedBody}`);
}

function explain(signature: Uint8Array, received = body, at: Partial<typeof parts> = {}): string {
  return explainMisfit({ parts: { ...parts, ...at }, body: Buffer.from(received), signature }, publicKey);
}

describe('why a signature does not fit', () => {
  for (const [what, signed, says] of [
    ['a path without its slash', content({ path: parts.path.slice(1) }), /without its leading slash/],
    ['a method in lower case', content({ method: 'post' }), /lower case/],
    ['CRLF', content({ path: `${parts.path}\r` }), /carriage return/],
    ['a time one second earlier', content({ time: '2024-12-31T10:15:29+08:00' }), /10:15:29\+08:00/],
    ['the same time as epoch milliseconds', content({ time: '1735611330000' }), /1735611330000/],
    ['the same time in UTC with Z', content({ time: '2024-12-31T02:15:30Z' }), /02:15:30Z/],
    ['an offset without its colon', content({ time: '2024-12-31T10:15:30+0800' }), /\+0800/],
    ['a path with a sandbox part', content({ path: `/sandbox${parts.path}` }), /with \/sandbox in it/],
    [
      'a path with a sandbox part after its first one',
      content({ path: parts.path.replace('/amsin', '/amsin/sandbox') }),
      /with \/sandbox in it/,
    ],
    ['an empty object', content({}, '{}'), /signed is \{\}/],
    ['an empty body', content({}, ''), /no body was signed/],
    ['a line feed after the body', content({}, `${body}\n`), /with a line feed at its end/],
    [
      'an indented body',
      content({}, JSON.stringify(JSON.parse(body), null, 3)),
      /written anew .* after it was signed/,
    ],
    ['another client id', content({ clientId: 'OTHER' }), /something else was signed than "POST .*CLIENT/s],
  ] as const) {
    it(`names ${what}`, () => {
      const sentence = explain(sign('sha256', signed, privateKey));
      assert.match(sentence, /^the key is right, but/);
      assert.match(sentence, says);
    });
  }

  for (const [what, signed, received, says] of [
    ['a line feed', body, `${body}\n`, /without the line break at its end/],
    ['a byte order mark', body, `\uFEFF${body}`, /without its byte order mark/],
    ['CRLF made of LF', '{\n}', '{\r\n}', /other kind of line breaks/],
    ['LF made of CRLF', '{\r\n}', '{\n}', /other kind of line breaks/],
  ] as const) {
    it(`names ${what} in the body that was not signed`, () => {
      assert.match(explain(sign('sha256', content({}, signed), privateKey), received), says);
    });
  }

  for (const [what, at, says] of [
    ['a query that was left out', { path: `${parts.path}?a=1` }, /query was left out/],
    ['a sandbox part that was left out', { path: `/sandbox${parts.path}` }, /without the sandbox part/],
    ['POST signed for another method', { method: 'PUT' }, /method that was signed is POST/],
  ] as const) {
    it(`names ${what}`, () => {
      assert.match(explain(sign('sha256', content(), privateKey), body, at), says);
    });
  }

  it('names a body signed in ISO 8859-1', () => {
    const signed = Buffer.concat([content({}, ''), Buffer.from('{"name":"Müller"}', 'latin1')]);
    assert.match(explain(sign('sha256', signed, privateKey), '{"name":"Müller"}'), /ISO 8859-1/);
  });

  it('names escapes that were written after signing', () => {
    const sentence = explain(
      sign('sha256', content({}, '{"fileName":"发票 – n°1.pdf"}'), privateKey),
      '{"fileName":"\\u53d1\\u7968 \\u2013 n\\u00b01.pdf"}',
    );
    assert.match(sentence, /written anew/);
  });

  it('names SHA-1, PSS, another key and a cut signature', () => {
    assert.match(
      explain(sign('sha1', content(), privateKey)),
      /the content is right.*SHA-1; SHA-256 is needed/,
    );
    assert.match(explain(sign('sha512', content(), privateKey)), /hash is not SHA-256/);
    const pss = { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING };
    assert.match(explain(sign('sha256', content(), pss)), /RSASSA-PSS/);
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    assert.match(explain(sign('sha256', content(), other)), /another private key/);
    const cut = sign('sha256', content(), privateKey).subarray(0, 200);
    assert.match(explain(cut), /has 200 bytes.*has 256/);
  });
});
