import { createPrivateKey } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { disguises } from './canaryDisguises.ts';
import { haystackViews } from './haystackViews.ts';
import { NeedleSearch } from './needleSearch.ts';

/** A secret that was planted, as the bytes that must turn up nowhere. */
export interface Canary {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Where a canary was found, and in which disguise. */
export interface Finding {
  readonly canary: string;
  readonly encoding: string;
  readonly place: string;
}

/** One thing to look through: a file, or what a browser keeps. */
export interface Haystack {
  readonly place: string;
  readonly bytes: Buffer;
}

export function textCanary(name: string, text: string): Canary {
  return { name, bytes: Buffer.from(text, 'utf8') };
}

/**
 * A private key, as pieces of the numbers that make it one and as lines of its files. Whatever holds the key holds
 * those numbers, be it PKCS#1 or PKCS#8, DER, PEM or JWK; the lines are for files that were encoded once more.
 */
export function privateKeyCanaries(name: string, pem: string): readonly Canary[] {
  const key = createPrivateKey(pem);
  const { d = '', p = '' } = key.export({ format: 'jwk' });
  const pieces = Object.entries({ d, p }).flatMap(([part, value]) => {
    const number = Buffer.from(value, 'base64url');
    // Two side by side: where the end of a line breaks one, it leaves the other whole.
    return [30, 54].map((from) => ({
      name: `${name}, bytes ${from} to ${from + 24} of ${part}`,
      bytes: number.subarray(from, from + 24),
    }));
  });
  const lines = (['pkcs1', 'pkcs8'] as const).map((type) => {
    // The first lines hold the modulus, which is public.
    const line = key.export({ type, format: 'pem' }).toString().split('\n')[12] ?? '';
    return textCanary(`${name}, a line of ${type}`, line);
  });
  return [...pieces, ...lines];
}

/** What every private RSA key of 2048 bits has in its file, for keys that nobody outside has seen. */
export const anyPrivateKey: readonly Canary[] = [
  // SEQUENCE of version 0, the algorithm rsaEncryption with no parameters, and the key's OCTET STRING.
  { name: 'a PKCS#8 key', bytes: Buffer.from('020100300d06092a864886f70d010101050004', 'hex') },
  // Version 0 and a modulus of 257 bytes.
  { name: 'a PKCS#1 key', bytes: Buffer.from('0201000282010100', 'hex') },
];

/** Everything below a folder that may be in use. */
export function filesBelow(folder: string): readonly Haystack[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .flatMap((file) => {
      const bytes = unlessGone(file);
      return bytes === undefined ? [] : [{ place: file, bytes }];
    });
}

/** A file that is being written has a name of its own until it is whole. */
function unlessGone(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Every place where a canary is found, in any disguise; nothing at all is the hope. */
export function findCanaries(
  haystacks: readonly Haystack[],
  canaries: readonly Canary[],
): readonly Finding[] {
  const needles = canaries.flatMap(({ name, bytes }) =>
    disguises(bytes).map((disguise) => ({ canary: name, ...disguise })),
  );
  const [exact, lower] = [false, true].map((wanted) => {
    const group = needles.filter(({ anyCase }) => anyCase === wanted);
    return { group, search: new NeedleSearch(group.map(({ needle }) => needle)) };
  });
  const findings = new Map<string, Finding>();
  for (const { place, bytes } of haystacks) {
    for (const view of haystackViews(bytes)) {
      for (const { group, search } of [exact!, lower!]) {
        const searched = group === lower!.group ? lowerCase(view.bytes) : view.bytes;
        for (const index of search.foundIn(searched)) {
          const { canary, encoding } = group[index]!;
          const finding = { canary, encoding: `${encoding}${view.how}`, place };
          findings.set(JSON.stringify(finding), finding);
        }
      }
    }
  }
  return [...findings.values()];
}

function lowerCase(bytes: Buffer): Buffer {
  const lower = Buffer.from(bytes);
  for (let at = 0; at < lower.byteLength; at += 1) {
    const byte = lower[at]!;
    if (byte >= 0x41 && byte <= 0x5a) lower[at] = byte + 0x20;
  }
  return lower;
}
