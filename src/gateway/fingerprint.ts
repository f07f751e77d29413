import { createHash, type KeyObject } from 'node:crypto';

/** Says which key pair it belongs to. */
export interface OfKeyPair {
  /**
   * SHA-256 of the public key's SubjectPublicKeyInfo in hex, as `openssl pkey -pubin -outform DER | sha256sum`
   * prints it.
   */
  readonly fingerprint: string;
}

/** The fingerprint of a public key. */
export function fingerprintOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');
}
