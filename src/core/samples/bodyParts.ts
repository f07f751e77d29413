import { attachmentPointer, splitAtAttachment } from '../calls/attachmentReference.ts';
import { redactBody } from '../calls/redactBody.ts';
import { locateAll } from '../json/locate.ts';
import type { ObjectSchema } from '../schema/dialect.ts';
import { decodeUtf8 } from '../utf8.ts';
import type { BodyPart } from './sampleCall.ts';

const encoder = new TextEncoder();

/**
 * The parts of a request file's body: its bytes as they are, the file of an upload, which the program reads, and
 * credentials, which it takes from its environment. Undefined where the body holds credentials that cannot be told
 * from the rest of it.
 *
 * @param resolve where a path of the request file leads
 */
export function bodyParts(
  schema: ObjectSchema,
  bytes: Uint8Array,
  resolve: (path: string) => string,
): readonly BodyPart[] | undefined {
  const { body, redacted } = redactBody(schema, bytes);
  const text = decodeUtf8(body);
  if (text === undefined || redacted.includes('')) {
    return redacted.length === 0 ? [{ kind: 'bytes', bytes }] : undefined;
  }
  const attachment = splitAtAttachment(text);
  const standIns = new Map<string, BodyPart>(
    redacted.map((pointer) => [pointer, { kind: 'secret', variable: variableOf(pointer) }]),
  );
  if (attachment !== undefined) {
    standIns.set(attachmentPointer, { kind: 'file', path: resolve(attachment.path) });
  }
  return cutAt(text, standIns);
}

/** The text with other parts between the quotes of the values at these pointers. */
function cutAt(text: string, standIns: ReadonlyMap<string, BodyPart>): readonly BodyPart[] | undefined {
  const places = [...locateAll(text, [...standIns.keys()])].sort(
    ([, one], [, other]) => one.from - other.from,
  );
  if (places.length < standIns.size) {
    return undefined;
  }
  const parts: BodyPart[] = [];
  let at = 0;
  for (const [pointer, { from, to }] of places) {
    const part = standIns.get(pointer);
    parts.push({ kind: 'bytes', bytes: encoder.encode(text.slice(at, from + 1)) }, ...(part ? [part] : []));
    at = to - 1;
  }
  return [...parts, { kind: 'bytes', bytes: encoder.encode(text.slice(at)) }];
}

/** `/authCode` becomes `WORLDFIRST_AUTH_CODE`. */
function variableOf(pointer: string): string {
  const words = pointer.replace(/([a-z])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  return `WORLDFIRST${words.startsWith('_') ? '' : '_'}${words}`.toUpperCase();
}
