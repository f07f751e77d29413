import { quote } from '../calls/quote.ts';
import { sentence } from '../sentence.ts';
import { decodeBase64 } from '../signing/base64.ts';
import { readSignatureHeader, type ReadSignatureHeader } from '../signing/signatureHeader.ts';
import type { Fault } from './deviation.ts';

/** A Signature header, read with all patience. */
export interface ReadSignature {
  /** Undefined where no way of reading gives a signature. */
  readonly signature: Uint8Array | undefined;
  readonly keyVersion: string | undefined;
  /** What a strict reader would refuse. */
  readonly faults: readonly Fault[];
}

/** Reads a Signature header whatever was done to it, and names what was done. */
export function readSignature(text: string): ReadSignature {
  const strict = readSignatureHeader(text);
  const fields = fieldsOf(text);
  const hex = hexOf(fields.get('signature') ?? '');
  if (strict.ok && hex === undefined) {
    const { signature, keyVersion } = strict.header;
    return withBase64Twice(signature, keyVersion) ?? { signature, keyVersion, faults: [] };
  }
  const value = fields.get('signature') ?? (/^[\w+/=%-]{60,}$/.test(text.trim()) ? text.trim() : undefined);
  const formFaults: Fault[] = [];
  const algorithm = fields.get('algorithm');
  if (algorithm !== undefined && algorithm.toUpperCase() !== 'RSA256') {
    formFaults.push({
      cause: 'algorithmName',
      why: sentence('The header names the algorithm {0}; the documents name RSA256.', quote(algorithm)),
    });
  }
  const keyVersion = fields.get('keyversion');
  if (value === undefined || value === '') {
    return { signature: undefined, keyVersion, faults: [...formOf(strict), ...formFaults] };
  }
  const decoded = decodeValue(value);
  const faults = [...formFaults, ...decoded.faults];
  return {
    signature: decoded.signature,
    keyVersion,
    faults: faults.length === 0 || !fields.has('signature') ? [...formOf(strict), ...faults] : faults,
  };
}

function formOf(strict: ReadSignatureHeader): readonly Fault[] {
  return strict.ok ? [] : [{ cause: 'headerForm', why: strict.reason }];
}

/** The fields by lower-case name. A signature may hold equals signs of its own. */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const part of text.split(/[,;]/)) {
    const [, name = '', value = ''] = /^\s*([A-Za-z]+)\s*[=:]\s*(.*?)\s*$/s.exec(part) ?? [];
    if (name !== '' && !fields.has(name.toLowerCase())) {
      fields.set(name.toLowerCase(), value.replace(/^["']|["']$/g, ''));
    }
  }
  return fields;
}

interface Decoded {
  readonly signature: Uint8Array | undefined;
  readonly faults: readonly Fault[];
}

function decodeValue(value: string): Decoded {
  const faults: Fault[] = [];
  let text = value;
  let rounds = 0;
  while (/%[0-9a-f]{2}/i.test(text) && rounds < 4) {
    text = text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    rounds += 1;
  }
  if (rounds > 1) {
    faults.push({
      cause: 'urlEncodedTwice',
      why: sentence('The value holds %25, the escape of a percent sign, so escapes were escaped again.'),
    });
  }
  const url = /[-_]/.test(text);
  if (rounds === 0 && !url && /[+=\s]/.test(text)) {
    faults.push({
      cause: 'notUrlEncoded',
      why: sentence('The value holds “+” or “=” as they are; they have to be %2B and %3D.'),
    });
  }
  const signature = hexOf(text);
  if (signature !== undefined) {
    const why = sentence('The value consists of {0} hexadecimal digits.', String(text.length));
    return { signature, faults: [...faults, { cause: 'hexSignature', why }] };
  }
  return decodeLetters(text, url, faults);
}

/** A signature in hexadecimal digits, which are letters of base64 too. */
function hexOf(text: string): Uint8Array | undefined {
  return /^(?:[0-9a-f]{64}){2,}$/i.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16))
    : undefined;
}

function decodeLetters(text: string, url: boolean, faults: Fault[]): Decoded {
  if (url) {
    faults.push({
      cause: 'base64Url',
      why: sentence('The value holds “-” or “_”, which only base64url has; standard base64 has “+” and “/”.'),
    });
  }
  // A blank inside one line is a plus sign that somebody decoded as a form; any other white space is a break.
  const breaks = /[\r\n\t]/.test(text);
  if (breaks) {
    faults.push({
      cause: 'base64Lines',
      why: sentence('The base64 is broken into lines, as MIME encoders write it.'),
    });
  }
  const letters = text
    .replaceAll(/[\r\n\t]+ ?/g, '')
    .replaceAll(' ', '+')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  const bare = letters.replace(/=+$/, '');
  const padded = bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
  const signature = decodeBase64(padded);
  if (padded !== letters && signature !== undefined && !url) {
    faults.push({
      cause: 'base64Padding',
      why: sentence('The value ends without the “=” signs that its length needs.'),
    });
  }
  const twice = signature === undefined ? undefined : withBase64Twice(signature, undefined);
  return {
    signature: twice?.signature ?? signature,
    faults: [...faults, ...(twice?.faults ?? [])],
  };
}

/** A signature whose bytes are themselves a base64 text. */
function withBase64Twice(bytes: Uint8Array, keyVersion: string | undefined): ReadSignature | undefined {
  if (bytes.byteLength < 100 || !bytes.every((byte) => byte < 0x80)) {
    return undefined;
  }
  const signature = decodeBase64(String.fromCharCode(...bytes));
  const why = sentence('What the base64 stands for is a base64 text again.');
  return signature === undefined
    ? undefined
    : { signature, keyVersion, faults: [{ cause: 'base64Twice', why }] };
}
