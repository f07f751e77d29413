import { createPrivateKey } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

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

/** Everything below a folder. */
export function filesBelow(folder: string): readonly Haystack[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ place: file, bytes: readFileSync(file) }));
}

/** Every place where a canary is found, in any disguise; nothing at all is the hope. */
export function findCanaries(
  haystacks: readonly Haystack[],
  canaries: readonly Canary[],
): readonly Finding[] {
  const needles = canaries.flatMap(({ name, bytes }) =>
    disguises(bytes).map((disguise) => ({ canary: name, ...disguise })),
  );
  return haystacks.flatMap(({ place, bytes }) => {
    const lower = lowerCase(bytes);
    return needles
      .filter(({ needle, anyCase }) => (anyCase ? lower : bytes).includes(needle))
      .map(({ canary, encoding }) => ({ canary, encoding, place }));
  });
}

interface Disguise {
  readonly encoding: string;
  readonly needle: Buffer;
  /** The needle is in lower case and the case of the haystack does not matter. */
  readonly anyCase?: boolean;
}

/** The forms in which a secret slips into files, each of them also as text of two bytes a character. */
function disguises(secret: Buffer): readonly Disguise[] {
  const text = utf8Text(secret);
  const texts: { readonly encoding: string; readonly text: string; readonly anyCase?: boolean }[] = [
    ...[0, 1, 2].flatMap((shift) => {
      const base64 = base64Inside(secret, shift);
      return [
        { encoding: `base64, shifted by ${shift}`, text: base64 },
        { encoding: `base64 with escaped slashes, shifted by ${shift}`, text: base64.replaceAll('/', '\\/') },
        { encoding: `URL-encoded base64, shifted by ${shift}`, text: encodeURIComponent(base64) },
        {
          encoding: `base64url, shifted by ${shift}`,
          text: base64.replaceAll('+', '-').replaceAll('/', '_'),
        },
      ];
    }),
    { encoding: 'hex', text: secret.toString('hex'), anyCase: true },
    { encoding: 'hex with blanks', text: spaced(secret, ' '), anyCase: true },
    { encoding: 'hex with colons', text: spaced(secret, ':'), anyCase: true },
    { encoding: 'every byte URL-encoded', text: `%${spaced(secret, '%')}`, anyCase: true },
    { encoding: 'numbers between commas', text: secret.join(',') },
  ];
  if (text !== undefined) {
    const json = JSON.stringify(text).slice(1, -1);
    texts.push(
      { encoding: 'URL-encoded', text: encodeURIComponent(text).toLowerCase(), anyCase: true },
      { encoding: 'form-encoded', text: formEncoded(text).toLowerCase(), anyCase: true },
      { encoding: 'JSON', text: json },
      { encoding: 'JSON in JSON', text: JSON.stringify(json).slice(1, -1) },
      { encoding: 'JSON with every character escaped', text: escaped(text), anyCase: true },
      { encoding: 'HTML', text: html(text) },
      { encoding: 'text', text },
    );
  }
  return [
    { encoding: 'raw', needle: secret },
    ...texts.flatMap(({ encoding, text: form, anyCase = false }) => {
      const shown = anyCase ? form.toLowerCase() : form;
      const wide = Buffer.from(shown, 'utf16le');
      return [
        { encoding, needle: Buffer.from(shown, 'utf8'), anyCase },
        { encoding: `${encoding}, in UTF-16`, needle: wide, anyCase },
        { encoding: `${encoding}, in UTF-16 (big endian)`, needle: Buffer.from(wide).swap16(), anyCase },
      ];
    }),
  ];
}

/** The base64 of a text that holds the secret at that place, without the characters that depend on what is around. */
function base64Inside(secret: Buffer, shift: number): string {
  const whole = Buffer.concat([Buffer.alloc(shift), secret])
    .toString('base64')
    .replace(/=+$/, '');
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor(((shift + secret.byteLength) * 8) / 6);
  return whole.slice(first, last);
}

function spaced(secret: Buffer, between: string): string {
  return Array.from(secret, (byte) => byte.toString(16).padStart(2, '0')).join(between);
}

function escaped(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function utf8Text(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
}

function lowerCase(bytes: Buffer): Buffer {
  const lower = Buffer.from(bytes);
  for (let at = 0; at < lower.byteLength; at += 1) {
    const byte = lower[at]!;
    if (byte >= 0x41 && byte <= 0x5a) lower[at] = byte + 0x20;
  }
  return lower;
}
