import { privateKeysIn, secretValues } from '../calls/redact.ts';
import type { Header } from '../calls/ports.ts';
import { decodeUtf8, encodeUtf8 } from '../utf8.ts';

/** Members of a body and of a query whose values are nobody's business. */
const secretName = 'token|secret|passw|auth_?code|credential|private_?key|authorization';
const secretNamePattern = new RegExp(secretName, 'i');

/** Values that are shorter would hide ordinary text. */
const shortest = 4;

/** Of more, none is looked for by itself: that would take longer than anybody waits. */
const mostSecrets = 100;

/** A member of JSON, also where the text ends within its value. */
const memberPattern = /"((?:[^"\\]|\\.){1,64})"\s*:\s*"((?:[^"\\]|\\.){4,140000})(?:"|$)/g;

/** A name that says secret and its value: of a form, as figures, or of JSON that stands in a text. */
const looseMemberPattern = new RegExp(
  String.raw`(?:${secretName})\w{0,32}\\{0,8}["']?\s{0,20}[:=]\s{0,20}\\{0,8}["']?(?!null|true|false)((?:[^"'\\&\s,;{}[\]]|\\+[^"'\\]){4,140000})`,
  'gi',
);

/** Larger bodies are searched at their beginning and end. */
const searchedBytes = 1 << 20;

/** The secrets that the headers and the query of a message hold. */
export function secretsOf(headers: readonly Header[], target: string): readonly string[] {
  const query = target.split('?').slice(1).join('?');
  const values = query.split('&').flatMap((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return secretNamePattern.test(name) ? [value] : [];
  });
  return [
    ...secretValues(headers)
      .slice(0, mostSecrets)
      .flatMap((value) => [value, value.replace(/^\w+\s+/, '')]),
    ...(values.length > mostSecrets ? [query] : values),
  ].filter((secret) => secret.length >= shortest);
}

/**
 * Values whose names say that they are secret, and private keys. Undefined where they are so many that nothing of
 * the body may be shown.
 */
export function bodySecrets(body: Uint8Array): readonly string[] | undefined {
  const parts =
    body.byteLength <= 2 * searchedBytes
      ? [body]
      : [body.subarray(0, searchedBytes), body.subarray(-searchedBytes)];
  const found = new Set<string>();
  for (const part of parts) {
    const text = decodeUtf8(part) ?? new TextDecoder('utf-8').decode(part);
    for (const secret of secretsInText(text)) {
      found.add(secret);
      if (found.size > mostSecrets) {
        return undefined;
      }
    }
  }
  return [...found];
}

function* secretsInText(text: string): Iterable<string> {
  for (const [, name = '', value = ''] of text.matchAll(memberPattern)) {
    if (secretNamePattern.test(name)) {
      yield value;
    }
  }
  for (const [, value = ''] of text.matchAll(looseMemberPattern)) {
    yield value;
  }
  yield* privateKeysIn(text);
}

/** Stands in place of each byte of a secret. */
export const star = 0x2a;

/** How much longer a secret can be where every character of it is escaped or has two bytes. */
export const longestEscape = 6;

/** The bytes with every secret replaced by asterisks, escaped or not; offsets stay what they are. */
export function maskSecrets(bytes: Uint8Array, secrets: readonly string[]): Uint8Array {
  const masked = bytes.slice();
  const { text, ends } = unescaped(bytes);
  for (const secret of secrets) {
    const plain = unescaped(encodeUtf8(secret)).text;
    if (plain.length < shortest) {
      continue;
    }
    for (let at = text.indexOf(plain); at !== -1; at = text.indexOf(plain, at + 1)) {
      masked.fill(star, at === 0 ? 0 : ends[at - 1], ends[at + plain.length - 1]);
    }
  }
  return masked;
}

interface Unescaped {
  /** One unit for each byte that is meant. */
  readonly text: string;
  /** Where the bytes end that stand for each unit. */
  readonly ends: readonly number[];
}

/** What bytes mean without the escapes of JSON and of URLs, and without the zero bytes of UTF-16. */
function unescaped(bytes: Uint8Array): Unescaped {
  const units: string[] = [];
  const ends: number[] = [];
  for (let at = 0; at < bytes.byteLength;) {
    const { size, meant } = unitAt(bytes, at);
    at += size;
    for (const unit of meant) {
      units.push(String.fromCharCode(unit));
      ends.push(at);
    }
  }
  return { text: units.join(''), ends };
}

const backslash = 0x5c;
const percent = 0x25;
const letterU = 0x75;

function unitAt(bytes: Uint8Array, at: number): { readonly size: number; readonly meant: Iterable<number> } {
  const byte = bytes[at] ?? 0;
  const next = bytes[at + 1];
  const escape =
    byte === backslash && next === letterU
      ? hexAt(bytes, at + 2, 4)
      : byte === percent
        ? hexAt(bytes, at + 1, 2)
        : undefined;
  if (escape !== undefined) {
    return byte === percent
      ? { size: 3, meant: [escape] }
      : { size: 6, meant: encodeUtf8(String.fromCharCode(escape)) };
  }
  return { size: 1, meant: byte === 0 || byte === backslash ? [] : [byte] };
}

function hexAt(bytes: Uint8Array, from: number, size: number): number | undefined {
  const text = String.fromCharCode(...bytes.subarray(from, from + size));
  return text.length === size && /^[0-9a-f]+$/i.test(text) ? parseInt(text, 16) : undefined;
}
