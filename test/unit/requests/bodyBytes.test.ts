import assert from 'node:assert/strict';
import { asPlainUtf8, checkBody } from '../../../src/extension/requests/bodyBytes.ts';
import { inEnglish } from '../../../src/core/sentence.ts';
import { demoPartnerKeys } from '../../../src/simulator/demoKeys.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const bom = [0xef, 0xbb, 0xbf];

describe('the bytes of a body', () => {
  it('are good where they are UTF-8 and strict JSON, to the last of them', () => {
    const text = '{\r\n\t"note": "é💶", "n": 1234567890123456789 }\n';
    assert.deepEqual(checkBody(utf8(text)), { ok: true, text });
    assert.equal(asPlainUtf8(utf8(text))?.byteLength, utf8(text).byteLength);
  });

  const faults: readonly (readonly [
    what: string,
    body: Uint8Array,
    encoding: string,
    plain: string | undefined,
  ])[] = [
    ['a UTF-8 byte order mark', bytes(bom, utf8('{"a":"é"}')), 'utf8WithBom', '{"a":"é"}'],
    [
      'UTF-16, little end first',
      Uint8Array.from(Buffer.from('\ufeff{"a":"é"}', 'utf16le')),
      'utf16',
      '{"a":"é"}',
    ],
    ['UTF-16, big end first', Uint8Array.from(Buffer.from('\ufeff{}', 'utf16le').swap16()), 'utf16', '{}'],
    ['Latin-1', Uint8Array.from(Buffer.from('{"a":"é"}', 'latin1')), 'notUtf8', undefined],
    ['a lone surrogate in UTF-8', bytes(utf8('"'), [0xed, 0xa0, 0x80], utf8('"')), 'notUtf8', undefined],
    ['a byte order mark before what is not UTF-8', bytes(bom, [0xff]), 'notUtf8', undefined],
  ];
  for (const [what, body, encoding, plain] of faults) {
    it(`with ${what} are refused${plain === undefined ? '' : ', and can be written anew without it'}`, () => {
      assert.deepEqual(checkBody(body), { ok: false, encoding });
      const fixed = asPlainUtf8(body);
      assert.equal(fixed && new TextDecoder('utf-8', { ignoreBOM: true }).decode(fixed), plain);
    });
  }

  for (const text of [
    '',
    ' ',
    '{"a":1,}',
    "{'a':1}",
    '{"a":1}//',
    '{"a":1,"a":2}',
    '{"a":01}',
    '{} {}',
    '\u00a0{}',
  ]) {
    it(`that read ${JSON.stringify(text)} are refused with their place`, () => {
      const checked = checkBody(utf8(text));
      assert.ok(!checked.ok && 'syntax' in checked);
      assert.ok(checked.syntax.line >= 1 && inEnglish(checked.syntax.message).length > 5);
    });
  }

  for (const [what, text, place] of [
    ['a private key', JSON.stringify({ remark: demoPartnerKeys.privateKey }), 'private key'],
    ['an access token', '{"a":[{"accessToken":"T-1"}]}', '/a/0/accessToken'],
    ['a token under an escaped name', '{"refresh\\u0054oken":"T-1"}', '/refreshToken'],
    ['a code in another writing', '{"AUTH_CODE":{"value":"T-1"}}', '/AUTH_CODE'],
  ] as const) {
    it(`with ${what} are refused without quoting it`, () => {
      const checked = checkBody(utf8(text));
      assert.ok(!checked.ok && 'credential' in checked);
      const said = inEnglish(checked.credential);
      assert.ok(said.includes(place) && !said.includes('T-1') && !said.includes('MII'), said);
    });
  }

  it('are good with credentials that are only spoken of, or empty', () => {
    const text = '{"accessToken":"","refreshToken":null,"remark":"accessToken","accessTokenExpiryTime":"x"}';
    assert.deepEqual(checkBody(utf8(text)), { ok: true, text });
  });
});
