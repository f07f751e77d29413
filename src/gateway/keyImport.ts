import { createPrivateKey, createPublicKey, generateKeyPair as generate, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { derShape, type DerShape } from './derShape.ts';
import { fingerprintOf, type OfKeyPair } from './fingerprint.ts';
import { keyBytes, type KeyFault } from './keyText.ts';
import { keySentence } from './keySentence.ts';

/** A public key in the forms in which it is stored, shown and copied. */
export interface PublicKey extends OfKeyPair {
  /** Bare base64 of SubjectPublicKeyInfo, the form in which the official SDKs take it. */
  readonly spkiBase64: string;
  readonly spkiPem: string;
  readonly bits: number;
}

/** A private key that was found usable. Secret: it belongs into secret storage and nowhere else. */
export interface PrivateKey {
  readonly pkcs8Pem: string;
  readonly publicKey: PublicKey;
}

export type ImportedKey<K> =
  | { readonly ok: true; readonly key: K }
  /** Why it is not usable and what to do, in words for the user; they quote nothing of the key. */
  | { readonly ok: false; readonly fault: KeyFault; readonly sentence: string };

/** The documents ask for RSA keys of this many bits; shorter ones are refused. */
const minimumBits = 2048;

/** Reads a private key: PEM or bare base64, PKCS#8 or PKCS#1. All its parts are checked. */
export function importPrivateKey(pasted: string): ImportedKey<PrivateKey> {
  const bytes = keyBytes(pasted);
  if (!bytes.ok) {
    return refuse('private', bytes.fault);
  }
  const shape = derShape(bytes.der);
  const type = shape === 'pkcs8' ? 'pkcs8' : shape === 'pkcs1Private' ? 'pkcs1' : undefined;
  if (type === undefined) {
    const isPublic = shape === 'spki' || shape === 'pkcs1Public';
    return refuse('private', isPublic ? 'publicInsteadOfPrivate' : faultOf(shape));
  }
  const key = attempt(() => createPrivateKey({ key: bytes.der, format: 'der', type }));
  if (key === undefined) {
    return refuse('private', 'damaged');
  }
  const fault = rsaFault(key) ?? (isConsistent(key) ? undefined : 'damaged');
  return fault === undefined ? { ok: true, key: describePrivate(key) } : refuse('private', fault);
}

/** Reads a public key: PEM or bare base64, SubjectPublicKeyInfo or PKCS#1. */
export function importPublicKey(pasted: string): ImportedKey<PublicKey> {
  const bytes = keyBytes(pasted);
  if (!bytes.ok) {
    return refuse('public', bytes.fault === 'encrypted' ? 'privateInsteadOfPublic' : bytes.fault);
  }
  const shape = derShape(bytes.der);
  const type = shape === 'spki' ? 'spki' : shape === 'pkcs1Public' ? 'pkcs1' : undefined;
  if (type === undefined) {
    const isPrivate =
      shape === 'pkcs8' || shape === 'pkcs1Private' || shape === 'encryptedPkcs8' || shape === 'ecPrivate';
    return refuse('public', isPrivate ? 'privateInsteadOfPublic' : faultOf(shape));
  }
  const key = attempt(() => createPublicKey({ key: bytes.der, format: 'der', type }));
  if (key === undefined) {
    return refuse('public', 'damaged');
  }
  const fault = rsaFault(key);
  return fault === undefined ? { ok: true, key: describePublic(key) } : refuse('public', fault);
}

/** Makes an RSA key pair of 2048 bits, away from the calling thread. */
export async function generateKeyPair(): Promise<PrivateKey> {
  const { privateKey } = await promisify(generate)('rsa', { modulusLength: 2048 });
  return describePrivate(privateKey);
}

/** The public key of a stored private key. */
export function publicKeyOf(pkcs8Pem: string): PublicKey {
  return describePublic(createPublicKey(createPrivateKey(pkcs8Pem)));
}

function faultOf(shape: DerShape): KeyFault {
  switch (shape) {
    case 'encryptedPkcs8':
      return 'encrypted';
    case 'ecPrivate':
      return 'notRsa';
    case 'certificate':
      return 'certificate';
    case 'truncated':
      return 'truncated';
    case 'trailing':
      return 'damaged';
    case 'pkcs8':
    case 'pkcs1Private':
    case 'spki':
    case 'pkcs1Public':
    case 'unknown':
      return 'unknown';
  }
}

function rsaFault(key: KeyObject): KeyFault | undefined {
  if (key.asymmetricKeyType !== 'rsa') {
    return 'notRsa';
  }
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (modulusLength < minimumBits) {
    return 'tooShort';
  }
  return publicExponent < 3n || publicExponent % 2n === 0n ? 'exponent' : undefined;
}

/** True where all parts of the key belong together (RFC 8017, 3.2): one changed letter breaks an equation. */
function isConsistent(key: KeyObject): boolean {
  const jwk = key.export({ format: 'jwk' });
  const e = wholeNumber(jwk.e);
  const d = wholeNumber(jwk.d);
  const p = wholeNumber(jwk.p);
  const q = wholeNumber(jwk.q);
  return (
    p > 1n &&
    q > 1n &&
    wholeNumber(jwk.n) === p * q &&
    (e * d) % (p - 1n) === 1n &&
    (e * d) % (q - 1n) === 1n &&
    wholeNumber(jwk.dp) === d % (p - 1n) &&
    wholeNumber(jwk.dq) === d % (q - 1n) &&
    (wholeNumber(jwk.qi) * q) % p === 1n
  );
}

function wholeNumber(base64url: string | undefined): bigint {
  return BigInt(`0x0${Buffer.from(base64url ?? '', 'base64url').toString('hex')}`);
}

function describePrivate(key: KeyObject): PrivateKey {
  return {
    pkcs8Pem: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    publicKey: describePublic(createPublicKey(key)),
  };
}

function describePublic(key: KeyObject): PublicKey {
  return {
    spkiBase64: key.export({ format: 'der', type: 'spki' }).toString('base64'),
    spkiPem: key.export({ format: 'pem', type: 'spki' }).toString(),
    fingerprint: fingerprintOf(key),
    bits: key.asymmetricKeyDetails?.modulusLength ?? 0,
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function refuse(
  wanted: 'private' | 'public',
  fault: KeyFault,
): { ok: false; fault: KeyFault; sentence: string } {
  return { ok: false, fault, sentence: keySentence(wanted, fault) };
}
