import assert from 'node:assert/strict';
import { contentToSign } from '../../src/core/signing/contentToSign.ts';
import { readSignatureHeader, writeSignatureHeader } from '../../src/core/signing/signatureHeader.ts';
import { importPrivateKey, importPublicKey } from '../../src/gateway/keyImport.ts';
import { createSigner, createVerifier } from '../../src/gateway/rsa.ts';
import {
  acceptedVariants,
  captures,
  keys,
  keysOf,
  negatives,
  timeOf,
  vectors,
  type SentRequest,
} from '../support/vectors.ts';

const encoder = new TextEncoder();

function signerOf(pasted: string) {
  const imported = importPrivateKey(pasted);
  assert.ok(imported.ok);
  return createSigner(imported.key.pkcs8Pem);
}

function verifierOf(pasted: string) {
  const imported = importPublicKey(pasted);
  assert.ok(imported.ok);
  return createVerifier(imported.key.spkiPem);
}

/** What a receiver makes of a request and its Signature header. */
async function accepted(sent: SentRequest, header: string, publicKey: string): Promise<boolean> {
  const read = readSignatureHeader(header);
  const content = contentToSign({ ...sent, time: sent.requestTime }, [encoder.encode(sent.body)]);
  return read.ok && (await verifierOf(publicKey).verify(content, read.header.signature));
}

describe('signature vectors of the official SDKs', () => {
  for (const vector of vectors) {
    const body = encoder.encode(vector.body);
    const content = contentToSign({ ...vector, time: timeOf(vector) }, [body]);

    it(`${vector.id}: composes the same content to sign`, () => {
      assert.equal(Buffer.concat(content).toString('base64'), vector.contentUtf8Base64);
    });

    for (const form of ['privateKeyPkcs8Pem', 'privateKeyPkcs1Pem', 'privateKeyPkcs8Base64'] as const) {
      it(`${vector.id}: signs to the same bytes with ${form}`, async () => {
        const signature = await signerOf(keysOf(vector)[form]).sign(content);
        assert.equal(Buffer.from(signature).toString('base64'), vector.signatureBase64);
        const keyVersion = /keyVersion=(\w+)/.exec(vector.signatureHeader)?.[1] ?? '';
        assert.equal(writeSignatureHeader(keyVersion, signature), vector.signatureHeader);
      });
    }

    for (const header of [vector.signatureHeader, vector.signatureHeaderSdkStyle ?? vector.signatureHeader]) {
      it(`${vector.id}: accepts ${header.slice(0, 40)}…`, async () => {
        const sent = { ...vector, requestTime: timeOf(vector) };
        assert.equal(await accepted(sent, header, keysOf(vector).publicKeySpkiPem), true);
        assert.equal(await accepted(sent, header, keysOf(vector).publicKeySpkiBase64), true);
      });
    }

    it(`${vector.id}: is refused with the other side's key and with one byte changed`, async () => {
      const other = vector.signedBy === 'partner' ? keys.gateway : keys.partner;
      const sent = { ...vector, requestTime: timeOf(vector) };
      assert.equal(await accepted(sent, vector.signatureHeader, other.publicKeySpkiPem), false);
      const changed = { ...sent, body: `${sent.body} ` };
      assert.equal(await accepted(changed, vector.signatureHeader, keysOf(vector).publicKeySpkiPem), false);
    });
  }

  for (const negative of negatives) {
    it(`${negative.id}: is refused (${negative.fault})`, async () => {
      assert.equal(
        await accepted(negative.sent, negative.signatureHeader, keys.partner.publicKeySpkiPem),
        false,
      );
    });
  }

  for (const variant of acceptedVariants) {
    it(`${variant.id}: is accepted (${variant.note})`, async () => {
      const [first] = vectors;
      assert.ok(first);
      const sent = { ...first, requestTime: timeOf(first) };
      assert.equal(await accepted(sent, variant.signatureHeader, keys.partner.publicKeySpkiPem), true);
    });
  }

  captures.forEach((capture, index) => {
    it(`capture ${index + 1} of the Python client is accepted`, async () => {
      const header = (name: string) =>
        capture.headers.find(([found]) => found?.toLowerCase() === name)?.[1] ?? '';
      const [, target = ''] = capture.requestLine.split(' ');
      const sent = {
        method: 'POST',
        path: new URL(target).pathname,
        clientId: header('client-id'),
        requestTime: header('request-time'),
        body: capture.body,
      };
      assert.equal(await accepted(sent, header('signature'), keys.partner.publicKeySpkiPem), true);
    });
  });
});
