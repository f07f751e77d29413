import { splitAtAttachment } from '../calls/attachmentReference.ts';
import { textOf } from './embeddedBytes.ts';
import type { BodyPart } from './sampleCall.ts';

const encoder = new TextEncoder();

/**
 * The parts of a request file's body: its bytes as they are, and the file of an upload, which the program reads.
 *
 * @param resolve where a path of the request file leads
 */
export function bodyParts(bytes: Uint8Array, resolve: (path: string) => string): readonly BodyPart[] {
  const text = textOf(bytes);
  const attachment = text === undefined ? undefined : splitAtAttachment(text);
  if (attachment === undefined) {
    return [{ kind: 'bytes', bytes }];
  }
  return [
    { kind: 'bytes', bytes: encoder.encode(attachment.before) },
    { kind: 'file', path: resolve(attachment.path) },
    { kind: 'bytes', bytes: encoder.encode(attachment.after) },
  ];
}
