import { isJsonObject } from '../json/json.ts';
import { locate } from '../json/locate.ts';
import { parseJson } from '../json/parseJson.ts';

const beginning = '@file:';

/** The member whose value may stand for a file (submitAttachment). */
export const attachmentPointer = '/attachmentContent';

/** A body whose attachment stands in a file: its text around the place of the base64. */
export interface AttachmentBody {
  /** The path as it was written, relative or absolute. */
  readonly path: string;
  /** Everything up to and including the opening quote of the value. */
  readonly before: string;
  /** The reference as it is written between the quotes, with whatever escapes it has. */
  readonly reference: string;
  /** Everything from the closing quote of the value. */
  readonly after: string;
}

/** The path in a text like `@file:invoices/4711.pdf`; undefined where the text is no such reference. */
export function attachmentReference(text: string): string | undefined {
  return text.startsWith(beginning) ? text.slice(beginning.length) : undefined;
}

/** The text that stands for the base64 of a file in a body. */
export function referenceTo(path: string): string {
  return beginning + path;
}

/**
 * Splits a body at its reference to a file, so that the file's base64 can stand there and every other byte
 * stays as it is. Undefined where the body refers to no file.
 */
export function splitAtAttachment(text: string): AttachmentBody | undefined {
  const parsed = parseJson(text);
  const content = parsed.ok && isJsonObject(parsed.value) ? parsed.value.get('attachmentContent') : undefined;
  const path = typeof content === 'string' ? attachmentReference(content) : undefined;
  const place = path === undefined ? undefined : locate(text, attachmentPointer);
  if (path === undefined || place?.exact !== true) {
    return undefined;
  }
  const [from, to] = [place.from + 1, place.to - 1];
  return { path, before: text.slice(0, from), reference: text.slice(from, to), after: text.slice(to) };
}
