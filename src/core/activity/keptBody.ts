import { createRedactor } from '../calls/redact.ts';
import { redactBody } from '../calls/redactBody.ts';
import { hiddenMembers } from '../schema/secretMembers.ts';
import type { ObjectSchema } from '../schema/dialect.ts';
import { decodeBase64, encodeBase64 } from '../signing/base64.ts';
import type { KeptBody } from './entry.ts';
import { decodeUtf8 } from '../utf8.ts';

/** What takes secrets out of one call: those that it carries, and private keys, whosever they are. */
export interface Cleaner {
  readonly secrets: readonly string[];
  readonly text: (text: string) => string;
}

export function cleanerFor(secrets: readonly string[]): Cleaner {
  return { secrets, text: createRedactor(secrets) };
}

/**
 * A body without its secrets, as text where it is UTF-8.
 *
 * @param wire size and hash of the bytes on the wire, where `bytes` has a stand-in for a part of them
 */
export function keepBody(
  bytes: Uint8Array,
  schema: ObjectSchema | undefined,
  wire: Pick<KeptBody, 'bytes' | 'sha256'>,
  cleaner: Cleaner,
): KeptBody {
  const plain = decodeUtf8(bytes);
  const bySchema = schema && mayHide(schema, plain) ? redactBody(schema, bytes, cleaner.secrets) : undefined;
  const body = bySchema?.body ?? bytes;
  const text = bySchema === undefined ? plain : decodeUtf8(body);
  // A byte is a character then, so that what is not UTF-8 is searched like a text.
  const before = text ?? latin1Text(body);
  const after = cleaner.text(before);
  const redacted = (bySchema?.redacted.length ?? 0) > 0 || after !== before;
  return text === undefined
    ? { form: 'base64', content: encodeBase64(latin1Bytes(after)), ...wire, redacted }
    : { form: 'utf8', content: after, ...wire, redacted };
}

/**
 * Whether a secret may stand where only a reader of JSON finds it: as the value of a secret member, or with its
 * letters escaped. Reading ten megabytes value by value takes seconds.
 */
function mayHide(schema: ObjectSchema, text: string | undefined): boolean {
  return text === undefined || hiddenMembers(schema, text).size > 0 || text.includes('\\u');
}

/** The bytes that are kept; undefined where the file was damaged. */
export function bytesOf({ form, content }: Pick<KeptBody, 'form' | 'content'>): Uint8Array | undefined {
  return form === 'utf8' ? new TextEncoder().encode(content) : decodeBase64(content);
}

function latin1Text(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.byteLength; at += 8_192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  }
  return parts.join('');
}

function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}
