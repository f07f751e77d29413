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

/** Values of members of JSON whose names say that they are secret. */
export function bodySecrets(body: Uint8Array): readonly string[] {
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

/** How much longer a secret can be where every character of it is escaped or has two bytes. */
export const longestEscape = 6;

/** The bytes with every secret replaced by asterisks, escaped or not; offsets stay what they are. */
export function maskSecrets(bytes: Uint8Array, secrets: readonly string[]): Uint8Array {
  const masked = bytes.slice();
  const text = oneUnitEach(bytes);
  for (const secret of secrets) {
    for (const { index, 0: found } of text.matchAll(anyForm(secret))) {
      masked.fill(star, index, index + found.length);
    }
  }
  return masked;
}

/** Bytes as units of the same values, so that offsets in both are equal. */
function oneUnitEach(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.byteLength; at += 8_192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  }
  return parts.join('');
}

/** A secret with each byte as it is, as an escape of JSON or of a URL, or beside a zero byte of UTF-16. */
function anyForm(secret: string): RegExp {
  const units = Array.from(encodeUtf8(secret), (byte) => {
    const hex = byte.toString(16).padStart(2, '0');
    return String.raw`(?:\\?\x${hex}|\\u00${eitherCase(hex)}|%${eitherCase(hex)})`;
  });
  return new RegExp(units.join(String.raw`\0?`), 'g');
}

function eitherCase(hex: string): string {
  return hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
