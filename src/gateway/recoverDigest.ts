import {
  constants,
  createHash,
  createPublicKey,
  hash as hashOnce,
  publicDecrypt,
  type KeyObject,
} from 'node:crypto';
import type { HashName, Recovered } from '../core/doctor/doctorPorts.ts';

interface DigestKind {
  readonly hash: HashName;
  /** node's name of it. */
  readonly name: string;
  readonly length: number;
  /** DigestInfo up to the hash, in hex (RFC 8017, section 9.2). */
  readonly prefix: string;
}

const digestKinds: readonly DigestKind[] = [
  { hash: 'SHA-256', name: 'sha256', length: 32, prefix: '3031300d060960864801650304020105000420' },
  { hash: 'SHA-1', name: 'sha1', length: 20, prefix: '3021300906052b0e03021a05000414' },
  { hash: 'SHA-512', name: 'sha512', length: 64, prefix: '3051300d060960864801650304020305000440' },
  { hash: 'SHA-384', name: 'sha384', length: 48, prefix: '3041300d060960864801650304020205000430' },
  { hash: 'SHA-224', name: 'sha224', length: 28, prefix: '302d300d06096086480165030402040500041c' },
  { hash: 'MD5', name: 'md5', length: 16, prefix: '3020300c06082a864886f70d020505000410' },
];

/**
 * Undoes a signature with a public key and reads what comes out: PKCS#1 v1.5 with or without DigestInfo, or PSS
 * by its trailer and the structure under its mask (RFC 8017, sections 9.1 and 9.2).
 *
 * @param publicKey SubjectPublicKeyInfo as PEM
 * @returns every reading, the most certain first
 */
export function recoverDigest(
  publicKey: string,
  signature: Uint8Array,
): readonly [Recovered, ...Recovered[]] {
  const key = createPublicKey(publicKey);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  const expected = Math.ceil(bits / 8);
  if (signature.byteLength !== expected) {
    return [{ kind: 'wrongLength', bytes: signature.byteLength, expected }];
  }
  const block = undo(key, signature);
  if (block === undefined) {
    return [{ kind: 'notThisKey' }];
  }
  const payload = pkcs1Payload(block);
  if (payload !== undefined) {
    return [readPayload(payload)];
  }
  const [pss, ...others] = digestKinds.flatMap((kind) =>
    [...new Set([kind.name, 'sha1'])].flatMap((maskName) => readPss(block, bits, kind, maskName)),
  );
  return pss === undefined ? [{ kind: 'notThisKey' }] : [pss, ...others];
}

/** The hash of the pieces together. */
export function hashPieces(hash: HashName, pieces: readonly Uint8Array[]): Uint8Array {
  const { name = 'sha256' } = digestKinds.find((kind) => kind.hash === hash) ?? {};
  const [only, ...others] = pieces;
  if (only !== undefined && others.length === 0) {
    return hashOnce(name, only, 'buffer');
  }
  const hashing = createHash(name);
  for (const piece of pieces) {
    hashing.update(piece);
  }
  return hashing.digest();
}

function undo(key: KeyObject, signature: Uint8Array): Buffer | undefined {
  try {
    return publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature);
  } catch {
    // A number that is not below the modulus was not made with this key.
    return undefined;
  }
}

/** What stands behind `00 01 FF … FF 00`. */
function pkcs1Payload(block: Buffer): Buffer | undefined {
  const end = block.indexOf(0, 2);
  if (
    block[0] !== 0 ||
    block[1] !== 1 ||
    end < 10 ||
    !block.subarray(2, end).every((byte) => byte === 0xff)
  ) {
    return undefined;
  }
  return block.subarray(end + 1);
}

function readPayload(payload: Buffer): Recovered {
  const hex = payload.toString('hex');
  const named = digestKinds.find(
    ({ prefix, length }) => hex.startsWith(prefix) && payload.length === prefix.length / 2 + length,
  );
  const kind = named ?? digestKinds.find(({ length }) => payload.length === length);
  if (kind === undefined) {
    return { kind: 'payload', bytes: payload.length };
  }
  const digest = payload.subarray(payload.length - kind.length);
  return {
    kind: 'digest',
    padding: named === undefined ? 'bare' : 'pkcs1',
    hash: kind.hash,
    certain: true,
    digest,
    fits: (other) => digest.equals(other),
  };
}

/** @param maskName node's name of the hash function of the mask, which need not be that of the content */
function readPss(
  block: Buffer,
  bits: number,
  { hash, length }: DigestKind,
  maskName: string,
): readonly Recovered[] {
  // The encoded message is one bit shorter than the modulus and may be a byte shorter than the block.
  const encodedBits = bits - 1;
  const encoded = block.subarray(block.length - Math.ceil(encodedBits / 8));
  const maskLength = encoded.length - length - 1;
  if (encoded.at(-1) !== 0xbc || maskLength < 1) {
    return [];
  }
  const hashed = encoded.subarray(maskLength, maskLength + length);
  const mask = generateMask(hashed, maskLength, maskName);
  const data = encoded.subarray(0, maskLength).map((byte, at) => byte ^ (mask[at] ?? 0));
  const unused = encoded.length * 8 - encodedBits;
  data[0] = (data[0] ?? 0) & (0xff >> unused);
  const begin = data.findIndex((byte) => byte !== 0);
  if (begin === -1 || data[begin] !== 1) {
    return [];
  }
  const salt = data.subarray(begin + 1);
  const zeros = new Uint8Array(8);
  return [
    {
      kind: 'digest',
      padding: 'pss',
      hash,
      // Without zeros before the salt one block in some ten thousand looks like this.
      certain: begin >= 8,
      digest: undefined,
      fits: (digest) => hashed.equals(hashPieces(hash, [zeros, digest, salt])),
    },
  ];
}

/** MGF1 (RFC 8017, appendix B.2.1). */
function generateMask(seed: Uint8Array, length: number, name: string): Buffer {
  const parts: Buffer[] = [];
  for (let count = 0, made = 0; made < length; count += 1) {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(count);
    const part = createHash(name).update(seed).update(counter).digest();
    parts.push(part);
    made += part.length;
  }
  return Buffer.concat(parts).subarray(0, length);
}
