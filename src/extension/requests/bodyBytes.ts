import { decodeUtf8 } from '../../core/utf8.ts';
import { credentialInBody } from '../../core/calls/credentialInBody.ts';
import type { JsonProblem } from '../../core/json/json.ts';
import { parseJson } from '../../core/json/parseJson.ts';
import type { Sentence } from '../../core/sentence.ts';

/** `utf8WithBom` and `utf16` can be written anew without loss; of `notUtf8` nobody knows what was meant. */
export type EncodingFault = 'utf8WithBom' | 'utf16' | 'notUtf8';

export type CheckedBody =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly encoding: EncodingFault }
  | { readonly ok: false; readonly syntax: JsonProblem }
  /** What must not be sent from a file. */
  | { readonly ok: false; readonly credential: Sentence };

/**
 * Whether the bytes of a file can be sent as they are: UTF-8 without byte order mark, strict JSON, and without
 * credentials.
 */
export function checkBody(bytes: Uint8Array): CheckedBody {
  const encoding = encodingFault(bytes);
  const text = encoding === undefined ? decodeUtf8(bytes) : undefined;
  if (text === undefined) {
    return { ok: false, encoding: encoding ?? 'notUtf8' };
  }
  const parsed = parseJson(text);
  if (!parsed.ok) {
    return { ok: false, syntax: parsed.problem };
  }
  const credential = credentialInBody(text);
  return credential === undefined ? { ok: true, text } : { ok: false, credential };
}

export function encodingFault(bytes: Uint8Array): EncodingFault | undefined {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) {
    return decodes(bytes, 'utf-8') ? 'utf8WithBom' : 'notUtf8';
  }
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    return decodes(bytes, bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') ? 'utf16' : 'notUtf8';
  }
  return decodes(bytes, 'utf-8') ? undefined : 'notUtf8';
}

/** The same text in UTF-8 without byte order mark; `undefined` where that cannot be done without loss. */
export function asPlainUtf8(bytes: Uint8Array): Uint8Array | undefined {
  switch (encodingFault(bytes)) {
    case undefined:
      return bytes;
    case 'utf8WithBom':
      return bytes.subarray(3);
    case 'utf16': {
      const label = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
      return new TextEncoder().encode(new TextDecoder(label, { fatal: true }).decode(bytes));
    }
    case 'notUtf8':
      return undefined;
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function decodes(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
