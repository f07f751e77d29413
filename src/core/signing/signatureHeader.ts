import { sentence, type Sentence } from '../sentence.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';

/** A Signature header that was read. */
export interface SignatureHeader {
  /** As the documents name it, in capitals; the only one that is verified is RSA256. */
  readonly algorithm: 'RSA256';
  /** Undefined where the header names none; the gateway then means the newest key. */
  readonly keyVersion: string | undefined;
  readonly signature: Uint8Array;
}

export type ReadSignatureHeader =
  | { readonly ok: true; readonly header: SignatureHeader }
  /** Why it cannot be a signature, in one sentence that names the usual cause. */
  | { readonly ok: false; readonly reason: Sentence };

/** Writes a Signature header in the form of the documents: base64, URL-encoded, a blank after each comma. */
export function writeSignatureHeader(keyVersion: string, signature: Uint8Array): string {
  return `algorithm=RSA256, keyVersion=${keyVersion}, signature=${encodeURIComponent(encodeBase64(signature))}`;
}

/**
 * Reads a Signature header in every form that the documents and the official SDKs write: with or without
 * blanks, names and algorithm in any case, escapes in either case. A value that is not URL-encoded base64 is
 * refused with the reason.
 */
export function readSignatureHeader(text: string): ReadSignatureHeader {
  if (text.trim() === '') {
    return refuse(sentence('The Signature header is empty.'));
  }
  const fields = new Map<string, string>();
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    if (equals === -1) {
      return refuse(
        sentence('The Signature header has a part without "=": {0}.', JSON.stringify(part.trim())),
      );
    }
    const name = part.slice(0, equals).trim().toLowerCase();
    if (fields.has(name)) {
      return refuse(sentence('The Signature header names {0} twice.', name));
    }
    fields.set(name, part.slice(equals + 1).trim());
  }
  const algorithm = fields.get('algorithm') ?? 'RSA256';
  if (algorithm.toUpperCase() !== 'RSA256') {
    return refuse(
      sentence('The Signature header names the algorithm {0}; only RSA256 is supported.', algorithm),
    );
  }
  const value = fields.get('signature');
  if (value === undefined || value === '') {
    return refuse(sentence('The Signature header holds no signature.'));
  }
  if (!encodedBase64.test(value)) {
    return refuse(encodingFault(value));
  }
  const signature = decodeBase64(decodeURIComponent(value));
  if (signature === undefined) {
    return refuse(
      sentence('The signature is not complete base64 with its padding: part of it is missing or changed.'),
    );
  }
  return { ok: true, header: { algorithm: 'RSA256', keyVersion: fields.get('keyversion'), signature } };
}

function refuse(reason: Sentence): ReadSignatureHeader {
  return { ok: false, reason };
}

/**
 * Letters and digits of base64, and "+" and "=" as escapes. A slash may stand as it is: several languages' URL
 * encoders leave it alone, and decoding does not change it.
 */
const encodedBase64 = /^(?:[A-Za-z0-9/]|%2[bBfF]|%3[dD])+$/;

function encodingFault(value: string): Sentence {
  if (value.includes('%25')) {
    return sentence('The signature is URL-encoded twice ("%25" is an encoded percent sign).');
  }
  if (/[-_]/.test(value)) {
    return sentence('The signature is in base64url ("-" and "_"); standard base64, URL-encoded, is needed.');
  }
  if (/[+=]/.test(value)) {
    return sentence('The signature is base64 that was not URL-encoded ("+" and "=" must be %2B and %3D).');
  }
  return /%(?!2[bBfF]|3[dD])/.test(value)
    ? sentence('The signature holds an escape that does not stand for a base64 character.')
    : sentence('The signature holds characters that are neither base64 nor escapes.');
}
