import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { splitAtAttachment, type AttachmentBody } from '../core/calls/attachmentReference.ts';
import { sentence, type Sentence } from '../core/sentence.ts';
import { decodeUtf8 } from '../core/utf8.ts';

/**
 * The greatest file that an upload takes: the last whose base64 keeps within the documented 9,786,710
 * characters, one byte less than 7 MB.
 */
export const maxAttachmentBytes = Math.floor(9_786_710 / 4) * 3;

/** The file that stands in a body. */
export interface JoinedFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 in hex of the file, not of its base64. */
  readonly sha256: string;
  /** What stood in the request file in the place of the base64, between the quotes. */
  readonly reference: string;
}

export type JoinedBody =
  | { readonly ok: true; readonly pieces: readonly Uint8Array[]; readonly file: JoinedFile | undefined }
  /** Why the file cannot be sent. */
  | { readonly ok: false; readonly problem: Sentence };

/**
 * Puts the base64 of a file where the body says `"@file:<path>"`; every other byte stays as it is. A body
 * without a reference comes back unchanged, as one piece.
 *
 * @param body the bytes of the request file: UTF-8 and JSON, else nothing is joined
 * @param folder the folder that relative paths start from
 */
export async function joinAttachment(body: Uint8Array, folder: string): Promise<JoinedBody> {
  const text = decodeUtf8(body);
  const place = text === undefined ? undefined : splitAtAttachment(text);
  if (place === undefined) {
    return { ok: true, pieces: [body], file: undefined };
  }
  return place.path === ''
    ? refuse(sentence('The reference "@file:" names no file.'))
    : joinAt(place, resolve(folder, place.path));
}

/** Puts the base64 of the file at `path` where a body refers to a file, whatever path is written there. */
export async function joinAt(place: AttachmentBody, path: string): Promise<JoinedBody> {
  const read = await readContent(path);
  if (!read.ok) {
    return read;
  }
  const { content } = read;
  return {
    ok: true,
    pieces: [Buffer.from(place.before), base64Bytes(content), Buffer.from(place.after)],
    file: {
      path,
      bytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
      reference: place.reference,
    },
  };
}

type FileContent =
  { readonly ok: true; readonly content: Buffer } | { readonly ok: false; readonly problem: Sentence };

function refuse(problem: Sentence): { readonly ok: false; readonly problem: Sentence } {
  return { ok: false, problem };
}

async function readContent(path: string): Promise<FileContent> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      return refuse(sentence('The attachment {0} is a folder, not a file.', path));
    }
    if (!found.isFile()) {
      return refuse(sentence('The attachment {0} is not a plain file.', path));
    }
    if (found.size === 0) {
      return refuse(sentence('The attachment {0} is empty.', path));
    }
    if (found.size > maxAttachmentBytes) {
      return refuse(
        sentence(
          'The attachment {0} has {1} bytes; at most {2} (7 MB) fit an upload.',
          path,
          `${found.size}`,
          `${maxAttachmentBytes}`,
        ),
      );
    }
    const content = await readFile(path);
    return content.byteLength === found.size
      ? { ok: true, content }
      : refuse(sentence('The attachment {0} was changed while it was read.', path));
  } catch (error) {
    return refuse(readFault(path, error));
  }
}

function readFault(path: string, error: unknown): Sentence {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return sentence('The attachment {0} does not exist.', path);
    case 'EACCES':
    case 'EPERM':
      return sentence('The attachment {0} may not be read.', path);
    default:
      return sentence(
        'The attachment {0} cannot be read: {1}.',
        path,
        error instanceof Error ? error.message : String(error),
      );
  }
}

/** Encodes slice by slice into one array, so that no second copy of the whole base64 is held. */
function base64Bytes(content: Buffer): Uint8Array {
  const sliceBytes = 3 * 64 * 1024;
  const encoded = Buffer.allocUnsafe(Math.ceil(content.byteLength / 3) * 4);
  for (let from = 0, to = 0; from < content.byteLength; from += sliceBytes) {
    to += encoded.write(content.toString('base64', from, from + sliceBytes), to, 'latin1');
  }
  return encoded;
}
