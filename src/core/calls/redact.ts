import { encodeBase64 } from '../signing/base64.ts';
import type { Header } from './ports.ts';

/** What stands in place of a secret. */
export const redacted = '[redacted]';

/** Headers that hold a token, also with something before or behind it, and however they are written. */
const secretHeader = /(?:access|refresh|agent)[\W_]*token|auth[\W_]*code|authorization|cookie/i;

/** The headers with the values of tokens replaced. */
export function redactHeaders(headers: readonly Header[]): readonly Header[] {
  return headers.map(([name, value]) => [name, secretHeader.test(name) ? redacted : value]);
}

/** The values of the headers that hold tokens, for {@link createRedactor}. */
export function secretValues(headers: readonly Header[]): readonly string[] {
  return headers.flatMap(([name, value]) => (secretHeader.test(name) ? [value] : []));
}

/**
 * Makes a function that removes the given secrets from a text, as they are and in base64, base64url, hex,
 * URL- and JSON-escaped form, and with them all private key material, whosever it is.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((one, other) => other.length - one.length);
  const patterns = patternsOf(forms);
  return (text) =>
    patterns.reduce<string>((left, pattern) => left.replaceAll(pattern, redacted), redactPrivateKeys(text));
}

/** Letters in one regular expression; engines refuse longer ones. */
const longestPattern = 20_000;

/** Expressions for the forms, in the same order. A form that is too long for one is looked for as it is. */
function patternsOf(forms: readonly string[]): readonly (RegExp | string)[] {
  const patterns: (RegExp | string)[] = [];
  let together: string[] = [];
  let length = 0;
  const close = (): void => {
    if (together.length > 0) {
      patterns.push(new RegExp(together.map(escapePattern).join('|'), 'gi'));
    }
    [together, length] = [[], 0];
  };
  for (const form of forms) {
    if (length + form.length > longestPattern) {
      close();
    }
    if (form.length > longestPattern) {
      patterns.push(form);
    } else {
      together.push(form);
      length += form.length;
    }
  }
  close();
  return patterns;
}

/** Letters of base64 up to its padding, and what may stand between its lines, escaped or not. */
const keyText = String.raw`(?:[A-Za-z0-9+/\s]|\\[nr/]|%2[bBfF]|%0[aAdD])`;

const privateKeyPatterns: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // The beginnings of PKCS#8 and PKCS#1 RSA keys in base64, past the two bytes that hold their length.
  new RegExp(String.raw`MII[A-Za-z0-9+/]{2}[QgwA]IBADANBgkqhkiG9w0BAQEFAASC${keyText}+`, 'g'),
  new RegExp(String.raw`MII[A-Za-z0-9+/]{2}[QgwA]IBAAKC${keyText}{100,}`, 'g'),
];

/** Removes PEM blocks and bare base64 of private keys. */
export function redactPrivateKeys(text: string): string {
  return privateKeyPatterns.reduce((left, pattern) => left.replace(pattern, redacted), text);
}

/** The PEM blocks and the bare base64 of the private keys in a text. */
export function privateKeysIn(text: string): readonly string[] {
  return privateKeyPatterns.flatMap((pattern) => text.match(pattern) ?? []);
}

/** Whether a text holds a private key, whatever else it was meant to be. */
export function holdsPrivateKey(text: string): boolean {
  return privateKeysIn(text).length > 0;
}

/** Encoded forms of so short a secret would match by accident. */
const shortest = 6;

function formsOf(secret: string): readonly string[] {
  if (secret === '') {
    return [];
  }
  if (secret.length < shortest) {
    return [secret];
  }
  const bytes = new TextEncoder().encode(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = [0, 1, 2].map((shift) => base64Middle(bytes, shift));
  return [
    secret,
    encodeURIComponent(secret),
    json,
    json.replaceAll('/', '\\/'),
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    ...base64.map(encodeURIComponent),
  ];
}

/** The letters that the bytes give at one of the three places where base64 may begin to encode them. */
function base64Middle(bytes: Uint8Array, shift: number): string {
  const shifted = new Uint8Array(shift + bytes.length);
  shifted.set(bytes, shift);
  const text = encodeBase64(shifted);
  const end = Math.floor((shifted.length * 8) / 6);
  return text.slice(shift === 0 ? 0 : shift + 1, end);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
