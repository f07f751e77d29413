import { createPrivateKey, createPublicKey, createSign, createVerify, sign, verify } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Signer, Verifier } from '../core/calls/ports.ts';
import { fingerprintOf, type OfKeyPair } from './fingerprint.ts';

/** RSASSA-PKCS1-v1_5 with SHA-256. */
const algorithm = 'RSA-SHA256';

/** Bytes hashed in one go, a few milliseconds' work; other work runs between the goes. */
const sliceBytes = 1 << 20;

const shortBytes = 1 << 16;

/**
 * A signer over one private key, which stays in its closure.
 *
 * @param pkcs8Pem as `importPrivateKey` gives it
 */
export function createSigner(pkcs8Pem: string): Signer & OfKeyPair {
  const key = createPrivateKey(pkcs8Pem);
  return {
    fingerprint: fingerprintOf(createPublicKey(key)),
    async sign(content) {
      const short = shortContent(content);
      if (short !== undefined) {
        return sign(algorithm, short, key);
      }
      const signing = createSign(algorithm);
      await digest(content, (slice) => signing.update(slice));
      return signing.sign(key);
    },
  };
}

/**
 * A verifier over one public key.
 *
 * @param spkiPem as `importPublicKey` gives it
 */
export function createVerifier(spkiPem: string): Verifier & OfKeyPair {
  const key = createPublicKey(spkiPem);
  return {
    fingerprint: fingerprintOf(key),
    async verify(content, signature) {
      const short = shortContent(content);
      if (short !== undefined) {
        return verify(algorithm, short, key, signature);
      }
      const verifying = createVerify(algorithm);
      await digest(content, (slice) => verifying.update(slice));
      return verifying.verify(key, signature);
    },
    // Whoever gets good answers alone never loads this.
    explain: async (misfit) => (await import('./explainAnswer.ts')).explainAnswer(spkiPem, misfit),
  };
}

/** Content that is short enough to be hashed and signed in one step, which is the cheaper way. */
function shortContent(content: readonly Uint8Array[]): Uint8Array | undefined {
  const size = content.reduce((sum, piece) => sum + piece.byteLength, 0);
  return size <= shortBytes ? Buffer.concat(content, size) : undefined;
}

async function digest(content: readonly Uint8Array[], update: (slice: Uint8Array) => void): Promise<void> {
  for (const piece of content) {
    for (let at = 0; at < piece.byteLength; at += sliceBytes) {
      if (at > 0) {
        await setImmediate();
      }
      update(piece.subarray(at, at + sliceBytes));
    }
  }
}
