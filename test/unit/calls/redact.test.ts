import assert from 'node:assert/strict';
import { createRedactor, redactHeaders, redactPrivateKeys } from '../../../src/core/calls/redact.ts';
import { keys } from '../../support/vectors.ts';

const token = 'tok/en+Ünïcode"1';

describe('redaction', () => {
  it('replaces the values of secret headers, whatever the case of their names', () => {
    assert.deepEqual(
      redactHeaders([
        ['access-TOKEN', token],
        ['Client-Id', 'me'],
        ['Set-Cookie', 'a=b'],
        ['X-AccessToken', 'y'],
        ['x-refresh-token', 'z'],
        ['Authorization', 'Bearer x'],
      ]),
      [
        ['access-TOKEN', '[redacted]'],
        ['Client-Id', 'me'],
        ['Set-Cookie', '[redacted]'],
        ['X-AccessToken', '[redacted]'],
        ['x-refresh-token', '[redacted]'],
        ['Authorization', '[redacted]'],
      ],
    );
  });

  for (const [form, text] of [
    ['as it is', token],
    ['URL-encoded', encodeURIComponent(token)],
    ['JSON-escaped', JSON.stringify(token)],
    ['JSON-escaped with its slash', JSON.stringify(token).replaceAll('/', '\\/')],
    ['in hex', Buffer.from(token).toString('hex')],
    ['in hex of capitals', Buffer.from(token).toString('hex').toUpperCase()],
    ['in base64', Buffer.from(token).toString('base64')],
    ['in base64url', Buffer.from(token).toString('base64url')],
    ['in base64 behind one byte', Buffer.from(`:${token}:`).toString('base64')],
    ['in base64 behind two bytes', Buffer.from(`x:${token}:`).toString('base64')],
    ['in URL-encoded base64', encodeURIComponent(Buffer.from(token).toString('base64'))],
  ] as const) {
    it(`finds a secret ${form}`, () => {
      const left = createRedactor([token])(`before ${text} after`);
      assert.match(left, /^before .*\[redacted\].* after$/);
      assert.ok(left.length < 'before [redacted] after'.length + 8, left);
    });
  }

  it('leaves everything else as it is', () => {
    const text = JSON.stringify({ a: 'The quick brown fox', b: '9007199254740993' });
    assert.equal(createRedactor([token, ''])(text), text);
    assert.equal(createRedactor([])(text), text);
    assert.equal(redactPrivateKeys(keys.partner.publicKeySpkiPem), keys.partner.publicKeySpkiPem);
    assert.equal(redactPrivateKeys(keys.partner.publicKeySpkiBase64), keys.partner.publicKeySpkiBase64);
  });

  const { partner, gateway } = keys;
  const bodyOf = (pem: string) => pem.replace(/-----[A-Z ]+-----|\s/g, '');
  for (const [form, text] of [
    ['PKCS#8 PEM', partner.privateKeyPkcs8Pem],
    ['PKCS#1 PEM', partner.privateKeyPkcs1Pem],
    ['PKCS#8 base64', partner.privateKeyPkcs8Base64],
    ['PKCS#8 base64 of another key', gateway.privateKeyPkcs8Base64],
    ['PKCS#1 base64', bodyOf(partner.privateKeyPkcs1Pem)],
    ['PKCS#1 base64 of another key', bodyOf(gateway.privateKeyPkcs1Pem)],
    ['PEM inside JSON', JSON.stringify(partner.privateKeyPkcs8Pem)],
    ['PEM without its end', partner.privateKeyPkcs8Pem.slice(0, 900)],
    ['base64 in lines', partner.privateKeyPkcs8Base64.replace(/.{64}/g, '$&\r\n')],
    ['base64 in lines inside JSON', JSON.stringify(partner.privateKeyPkcs8Base64.replace(/.{64}/g, '$&\n'))],
    ['URL-encoded base64', encodeURIComponent(partner.privateKeyPkcs8Base64)],
  ] as const) {
    it(`finds a private key as ${form}`, () => {
      const left = redactPrivateKeys(`{"key":${text}`);
      assert.ok(left.includes('[redacted]'));
      assert.ok(left.length < 60, left);
    });
  }
});
