import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createSigner, createVerifier } from '../../../src/gateway/rsa.ts';

describe('RSA signatures', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signer = createSigner(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const verifier = createVerifier(publicKey.export({ type: 'spki', format: 'pem' }).toString());

  for (const [what, sizes] of [
    ['short content', [40, 2, 300]],
    ['an empty body', [40, 0]],
    ['an attachment', [40, 3 << 20, 17]],
  ] as const) {
    it(`are those of the pieces one after another, for ${what}`, async () => {
      const pieces = sizes.map((size) => randomBytes(size));
      const whole = Buffer.concat(pieces);
      const signature = await signer.sign(pieces);
      assert.deepEqual(Buffer.from(signature), sign('RSA-SHA256', whole, privateKey));
      assert.equal(await verifier.verify(pieces, signature), true);
      whole[whole.length - 1] = (whole.at(-1) ?? 0) ^ 1;
      assert.equal(await verifier.verify([whole], signature), false);
    });
  }

  it('say with which key pair they are made and checked', () => {
    const bytes = publicKey.export({ type: 'spki', format: 'der' });
    const expected = createHash('sha256').update(bytes).digest('hex');
    assert.deepEqual([signer.fingerprint, verifier.fingerprint], [expected, expected]);
  });
});
