import { constants, publicDecrypt, verify, type KeyObject } from 'node:crypto';

/** What a public key reveals about a signature that does not verify. */
export type SignatureShape =
  /** Made with this pair: PKCS#1 v1.5 over a digest. */
  | { readonly kind: 'digest'; readonly hash: 'SHA-1' | 'SHA-256' | 'other'; readonly digest: Uint8Array }
  | { readonly kind: 'pss' }
  | { readonly kind: 'wrongLength'; readonly bytes: number; readonly expected: number }
  | { readonly kind: 'otherKey' };

const digestInfoPrefixes = [
  { hash: 'SHA-256', prefix: '3031300d060960864801650304020105000420' },
  { hash: 'SHA-1', prefix: '3021300906052b0e03021a05000414' },
] as const;

/** Undoes the signature with the public key, which shows the digest that was signed where the pair is right. */
export function signatureShape(key: KeyObject, signature: Uint8Array, content: Uint8Array): SignatureShape {
  const expected = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  if (signature.length !== expected) return { kind: 'wrongLength', bytes: signature.length, expected };
  const padded = undo(key, signature);
  const end = padded === undefined ? -1 : padded.indexOf(0, 2);
  if (padded === undefined || padded[0] !== 0 || padded[1] !== 1 || end < 10) {
    const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
    return { kind: verify('sha256', content, pss, signature) ? 'pss' : 'otherKey' };
  }
  const info = padded.subarray(end + 1);
  const known = digestInfoPrefixes.find(({ prefix }) => info.toString('hex').startsWith(prefix));
  if (known === undefined) return { kind: 'digest', hash: 'other', digest: info };
  return { kind: 'digest', hash: known.hash, digest: info.subarray(known.prefix.length / 2) };
}

function undo(key: KeyObject, signature: Uint8Array): Buffer | undefined {
  try {
    return publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature);
  } catch {
    return undefined;
  }
}
