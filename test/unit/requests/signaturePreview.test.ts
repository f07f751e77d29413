import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { previewSignature, shownContentBytes } from '../../../src/extension/requests/signaturePreview.ts';
import { createSigner, createVerifier } from '../../../src/gateway/rsa.ts';
import { generateKeyPair } from '../../../src/gateway/keyImport.ts';
import { readSignatureHeader } from '../../../src/core/signing/signatureHeader.ts';

const target = {
  baseUrl: 'https://open-sea.worldfirst.com',
  path: '/sent',
  signedPath: '/signed',
  clientId: 'CLIENT1',
  keyVersion: '2',
};
const clock = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5), offsetMinutes: () => 480 };
const say = (template: string): string => template;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the preview of a signature', () => {
  it('shows the content to sign, and a signature that fits it', async () => {
    const pair = await generateKeyPair();
    const { preview, content } = await previewSignature(
      {
        target: { ok: true, value: target },
        signer: { ok: true, value: createSigner(pair.pkcs8Pem) },
        body: [bytes('{"a":"'), bytes('é"}')],
      },
      clock,
      say,
    );
    assert.equal(content, 'POST /signed\nCLIENT1.2026-01-02T11:04:05+08:00.{"a":"é"}');
    assert.equal(preview.contentToSign, content);
    assert.equal(preview.contentCut, false);
    assert.equal(preview.bodySha256, createHash('sha256').update('{"a":"é"}').digest('hex'));
    assert.equal(preview.bodyBytes, 10);
    const header = readSignatureHeader(preview.signatureHeader ?? '');
    assert.ok(header.ok);
    assert.equal(header.header.keyVersion, '2');
    const verifier = createVerifier(pair.publicKey.spkiPem);
    assert.equal(await verifier.verify([bytes(content)], header.header.signature), true);
  });

  it('shows the content also where there is no key, and says what is missing', async () => {
    const obstacle = {
      sentence: 'No key.',
      fix: { title: 'Import', command: 'worldfirst.importPrivateKey' },
    };
    const { preview } = await previewSignature(
      { target: { ok: true, value: target }, signer: { ok: false, obstacle }, body: [bytes('{}')] },
      clock,
      say,
    );
    assert.match(preview.contentToSign, /\.\{\}$/);
    assert.equal(preview.signatureHeader, undefined);
    assert.deepEqual(preview.obstacle, {
      sentence: 'No key.',
      fix: { title: 'Import', intent: 'importPrivateKey' },
    });
  });

  it('cuts what is large between two characters, and keeps all of it for copying', async () => {
    const obstacle = { sentence: 'No key.' };
    const body = bytes(`{"a":"${'💶'.repeat(40_000)}"}`);
    const { preview, content } = await previewSignature(
      { target: { ok: true, value: target }, signer: { ok: false, obstacle }, body: [body] },
      clock,
      say,
    );
    assert.equal(preview.contentCut, true);
    assert.ok(bytes(preview.contentToSign).byteLength <= shownContentBytes);
    assert.ok(content.startsWith(preview.contentToSign));
    assert.ok(content.endsWith('💶"}'));
  });
});
