import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { anyPrivateKey, findCanaries, privateKeyCanaries, textCanary } from '../support/canaries.ts';

/** What a test finds nowhere is only worth something if the search finds what is there. */
describe('the search for leaked secrets', () => {
  const secret = 'tok_"Ünï/+=\\ 0123456789abcdefABCDEF';
  const token = textCanary('token', secret);
  const bytes = Buffer.from(secret);
  const around = (text: string | Buffer): Buffer =>
    Buffer.concat([Buffer.from('{"a":"b'), Buffer.from(text), Buffer.from('c"}\n')]);
  const json = JSON.stringify(secret).slice(1, -1);
  const leaks: Readonly<Record<string, Buffer>> = {
    raw: around(bytes),
    'base64 of itself': around(bytes.toString('base64')),
    'base64 of a text that has it at the end': around(
      Buffer.concat([Buffer.from('x'), bytes]).toString('base64'),
    ),
    'base64 of a text that has it inside': around(Buffer.from(`xy${secret}z`).toString('base64')),
    base64url: around(Buffer.from(`x${secret}z`).toString('base64url')),
    'URL-encoded base64': around(encodeURIComponent(Buffer.from(`Bearer ${secret}`).toString('base64'))),
    'URL-encoded': around(encodeURIComponent(secret)),
    'URL-encoded with small letters': around(
      encodeURIComponent(secret).replaceAll(/%../g, (escape) => escape.toLowerCase()),
    ),
    'form-encoded': around(new URLSearchParams({ token: secret }).toString()),
    'hex in small letters': around(bytes.toString('hex')),
    'hex in capital letters': around(bytes.toString('hex').toUpperCase()),
    JSON: around(json),
    'JSON in JSON': around(JSON.stringify(json).slice(1, -1)),
    'JSON escapes': around(
      secret
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`)
        .join(''),
    ),
    'UTF-16': Buffer.from(`"${secret}"`, 'utf16le'),
    'UTF-16, big endian': Buffer.from(`"${secret}"`, 'utf16le').swap16(),
    'JSON in UTF-16': Buffer.from(json, 'utf16le'),
    'URL-encoded twice': around(encodeURIComponent(encodeURIComponent(secret))),
    'form-encoded twice': around(new URLSearchParams({ to: `?token=${formOf(secret)}` }).toString()),
    'base64 of base64': around(Buffer.from(bytes.toString('base64')).toString('base64')),
    'base64 in short lines': around(lines(bytes.toString('base64'), 8, '\n')),
    'base64 in indented lines': around(lines(bytes.toString('base64'), 16, '\r\n  ')),
    'base64 in lines in JSON': around(JSON.stringify(lines(bytes.toString('base64'), 16, '\r\n'))),
    'base64 in lines, URL-encoded': around(encodeURIComponent(lines(bytes.toString('base64'), 16, '\n'))),
    'base64 in lines in UTF-16': Buffer.from(lines(bytes.toString('base64'), 16, '\r\n'), 'utf16le'),
    'quoted-printable': around(quotedPrintable(bytes)),
    gzip: around(gzipSync(around(bytes))),
    'gzip with the name of its file': Buffer.concat([namedGzip(around(bytes)), Buffer.from('more')]),
    'a gzip file that was cut': gzipSync(Buffer.concat([around(bytes), randomBytes(4_096)])).subarray(0, -50),
    'a zlib stream': around(deflateSync(around(json))),
    'a ZIP': around(Buffer.from(zipSync({ 'a.txt': around(bytes), 'b.txt': around('') }))),
    'a stored file in a ZIP': Buffer.from(zipSync({ 'a.txt': [around(bytes), { level: 0 }] })),
    'gzip in a ZIP': Buffer.from(zipSync({ 'a.gz': gzipSync(around(bytes.toString('base64'))) })),
    'a serialised array of bytes': around(JSON.stringify([...bytes])),
  };
  for (const [name, leak] of Object.entries(leaks)) {
    it(`finds a token as ${name}`, () => {
      const findings = findCanaries([{ place: 'here', bytes: leak }], [token]);
      assert.ok(findings.length > 0);
      assert.ok(findings.every(({ canary, place }) => canary === 'token' && place === 'here'));
    });
  }

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  const keyLeaks: Readonly<Record<string, Buffer | string>> = {
    'a PKCS#8 file': pkcs8,
    'a PKCS#1 file': pkcs1,
    'a DER file': der,
    'bare base64': der.toString('base64'),
    'bare base64 in lines of 76': lines(der.toString('base64'), 76, '\r\n'),
    'an indented PEM text': pkcs8.replaceAll('\n', '\n    '),
    'a PEM text, URL-encoded': encodeURIComponent(pkcs1),
    'a PEM text in UTF-16': Buffer.from(pkcs8, 'utf16le'),
    'a PEM text in JSON in JSON': JSON.stringify(JSON.stringify({ pem: pkcs8 })),
    'a PKCS#8 file in gzip': gzipSync(pkcs8),
    'a PEM text in JSON': JSON.stringify({ pem: pkcs1 }),
    'hex of DER': der.toString('hex'),
    'hex of a PEM text': Buffer.from(pkcs8).toString('hex'),
    'base64 of a PEM text': Buffer.from(pkcs8).toString('base64'),
    'a JSON Web Key': JSON.stringify(privateKey.export({ format: 'jwk' })),
  };
  const keyCanaries = privateKeyCanaries('key', pkcs8);
  for (const [name, leak] of Object.entries(keyLeaks)) {
    it(`finds a private key as ${name}`, () => {
      const haystacks = [{ place: 'here', bytes: Buffer.from(leak) }];
      assert.ok(findCanaries(haystacks, keyCanaries).length > 0);
      // A JSON Web Key is numbers alone, without what goes around them in a file.
      const marked = findCanaries(haystacks, anyPrivateKey).length > 0;
      assert.equal(marked, !name.includes('Web Key') && !name.includes('of a PEM text'));
    });
  }

  it('finds nothing where there is nothing', () => {
    const { privateKey: other } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const haystacks = [
      { place: 'another key', bytes: Buffer.from(other.export({ type: 'pkcs8', format: 'pem' })) },
      { place: 'half a token', bytes: bytes.subarray(0, 20) },
    ];
    assert.deepEqual(findCanaries(haystacks, [token, ...keyCanaries]), []);
  });
});

function lines(text: string, width: number, between: string): string {
  return text.match(new RegExp(`.{1,${width}}`, 'g'))!.join(between);
}

function namedGzip(content: Buffer): Buffer {
  const plain = gzipSync(content);
  const head = Buffer.from(plain.subarray(0, 10));
  head[3] = 0x08;
  return Buffer.concat([head, Buffer.from('state.json\0'), plain.subarray(10)]);
}

function formOf(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

/** In short lines, whose soft breaks never part an escape. */
function quotedPrintable(bytes: Buffer): string {
  const escaped = Array.from(bytes, (byte) => {
    const letter = String.fromCharCode(byte);
    return /[ -<>-~]/.test(letter) ? letter : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
  return escaped.match(/(?:=..|[^=]){1,12}/g)!.join('=\r\n');
}
