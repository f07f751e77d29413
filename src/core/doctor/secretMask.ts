import { secretValues } from '../calls/redact.ts';
import type { Header } from '../calls/ports.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

/** Members of a body and of a query whose values are nobody's business. */
const secretName = /token|secret|passw|auth_?code|credential|private_?key|authorization/i;

/** Values that are shorter would hide ordinary text. */
const shortest = 4;

const memberPattern = /"((?:[^"\\]|\\.){1,64})"\s*:\s*"((?:[^"\\]|\\.){4,8192})"/g;

/** Larger bodies are searched at their beginning and end. */
const searchedBytes = 1 << 20;

/** The secrets that a message holds: in its headers, its query and its body. */
export function secretsOf(headers: readonly Header[], target: string, body: Uint8Array): readonly string[] {
  const query = target.split('?').slice(1).join('?');
  const parameters = query.split('&').map((pair) => pair.split('='));
  return [
    ...secretValues(headers).flatMap((value) => [value, value.replace(/^\w+\s+/, '')]),
    ...parameters.flatMap(([name = '', value = '']) => (secretName.test(name) ? [value] : [])),
    ...bodySecrets(body),
  ].filter((secret) => secret.length >= shortest);
}

function bodySecrets(body: Uint8Array): readonly string[] {
  const parts =
    body.byteLength <= 2 * searchedBytes
      ? [body]
      : [body.subarray(0, searchedBytes), body.subarray(-searchedBytes)];
  return parts.flatMap((part) => {
    const text = decodeUtf8(part) ?? new TextDecoder('utf-8').decode(part);
    return Array.from(text.matchAll(memberPattern)).flatMap(([, name = '', value = '']) =>
      secretName.test(name) ? [value] : [],
    );
  });
}

const star = 0x2a;

/** The bytes with every secret replaced by asterisks; offsets stay what they are. */
export function maskSecrets(bytes: Uint8Array, secrets: readonly string[]): Uint8Array {
  const masked = bytes.slice();
  for (const secret of secrets) {
    const wanted = encodeUtf8(secret);
    for (let at = indexOf(masked, wanted, 0); at !== -1; at = indexOf(masked, wanted, at + 1)) {
      masked.fill(star, at, at + wanted.byteLength);
    }
  }
  return masked;
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) {
      return at;
    }
  }
  return -1;
}
