import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish } from '../../src/core/sentence.ts';
import { decodeBase64, encodeBase64 } from '../../src/core/signing/base64.ts';
import { contentPrefix, contentToSign } from '../../src/core/signing/contentToSign.ts';
import { requestTime } from '../../src/core/signing/requestTime.ts';
import { readSignatureHeader, writeSignatureHeader } from '../../src/core/signing/signatureHeader.ts';

const parts = fc.record({
  method: fc.constantFrom('POST', 'GET'),
  path: fc.string().map((text) => `/${text}`),
  clientId: fc.string(),
  time: fc.string(),
});
const bytes = fc.uint8Array({ maxLength: 300 });

describe('signing', () => {
  it('composes the method, a blank, the path, a line feed, client id, time and body with two dots', () => {
    fc.assert(
      fc.property(parts, fc.array(bytes), (signed, body) => {
        const content = Buffer.concat(contentToSign(signed, body));
        const { method, path, clientId, time } = signed;
        assert.deepEqual(
          content,
          Buffer.concat([Buffer.from(`${method} ${path}\n${clientId}.${time}.`, 'utf8'), ...body]),
        );
        assert.equal(
          content.subarray(0, Buffer.byteLength(contentPrefix(signed))).toString(),
          Buffer.from(contentPrefix(signed)).toString(),
        );
      }),
    );
  });

  it('leaves the pieces of a body as they are', () => {
    fc.assert(
      fc.property(parts, fc.array(bytes), (signed, body) => {
        contentToSign(signed, body)
          .slice(1)
          .forEach((piece, index) => assert.equal(piece, body[index]));
      }),
    );
  });

  it('reads back every header that it wrote', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 600 }),
        fc.stringMatching(/^\w{1,8}$/),
        (signature, version) => {
          const read = readSignatureHeader(writeSignatureHeader(version, signature));
          assert.ok(read.ok);
          assert.deepEqual(read.header, { algorithm: 'RSA256', keyVersion: version, signature });
        },
      ),
    );
  });

  it('never throws for a header, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('aZ0+/=%25-_, \n"\u0000é')) }),
        fc.constantFrom('', 'signature=', 'algorithm=RSA256, signature=%'),
        (text, start) => {
          const read = readSignatureHeader(start + text);
          assert.ok(read.ok || inEnglish(read.reason).endsWith('.'));
        },
      ),
    );
  });

  it('encodes and decodes base64 as node does, and takes only its canonical form', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        assert.equal(encodeBase64(value), Buffer.from(value).toString('base64'));
        assert.deepEqual(decodeBase64(encodeBase64(value)), value);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9+/=_\-\s]{0,12}$/), (text) => {
        const decoded = decodeBase64(text);
        if (decoded !== undefined) assert.equal(encodeBase64(decoded), text);
      }),
      { numRuns: 1_000 },
    );
  });

  it('writes times that mean the same moment, to the second', () => {
    const range = { min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) };
    fc.assert(
      fc.property(fc.integer(range), fc.integer({ min: -14 * 60, max: 14 * 60 }), (at, offset) => {
        const time = requestTime(at, offset);
        assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
        assert.equal(Date.parse(time), Math.floor(at / 1_000) * 1_000);
      }),
    );
  });
});
