import { sentence, type Sentence } from '../../core/sentence.ts';
import { maxAttachmentBytes } from '../../gateway/attachmentBody.ts';
import { kindOfContent, kindOfName } from './fileKinds.ts';
import type { FileReading } from './fileReading.ts';

/** Documents disagree on the length of a file name: 64 characters in one, 128 in another. */
const longestName = 128;
const safeName = 64;

/** Why a file cannot be uploaded, or what to know of it before. */
export interface FileFindings {
  readonly problem: Sentence | undefined;
  readonly warning: Sentence | undefined;
}

export function checkFile(name: string, reading: FileReading): FileFindings {
  const length = Array.from(name).length;
  return {
    problem: problemOfName(name, length) ?? problemOfReading(name, reading),
    warning:
      length > safeName && length <= longestName
        ? sentence(
            'The name has {0} characters; one of the documents allows {1}.',
            `${length}`,
            `${safeName}`,
          )
        : undefined,
  };
}

/** Why what was packed is too large to go out; undefined where it is not. */
export function archiveProblem(bytes: number): Sentence | undefined {
  return bytes > maxAttachmentBytes
    ? sentence(
        'Packed into one ZIP the files have {0} bytes; at most {1} (7 MB) fit an upload. An application takes one attachment: leave files out or make them smaller.',
        `${bytes}`,
        `${maxAttachmentBytes}`,
      )
    : undefined;
}

function problemOfName(name: string, length: number): Sentence | undefined {
  if (kindOfName(name) === undefined) {
    return sentence('Only PDF, PNG, JPG, JPEG and ZIP files are taken.');
  }
  return length > longestName
    ? sentence(
        'The name has {0} characters; at most {1} are taken. Rename the file and choose it again.',
        `${length}`,
        `${longestName}`,
      )
    : undefined;
}

function problemOfReading(name: string, reading: FileReading): Sentence | undefined {
  switch (reading.kind) {
    case 'missing':
      return sentence('The file is no longer where it was. Put it back or remove it here.');
    case 'folder':
      return sentence('This is a folder, not a file.');
    case 'unreadable':
      return sentence('The file could not be read: {0}', reading.reason);
    case 'tooLarge':
      return sentence(
        'The file has {0} bytes; at most {1} (7 MB) fit an upload.',
        `${reading.bytes}`,
        `${maxAttachmentBytes}`,
      );
    case 'read':
      return reading.content.byteLength === 0
        ? sentence('The file is empty.')
        : problemOfContent(name, reading.content);
  }
}

function problemOfContent(name: string, content: Uint8Array): Sentence | undefined {
  const named = kindOfName(name) ?? '';
  const found = kindOfContent(content);
  if (found === named) return undefined;
  return found === undefined
    ? sentence('The name says {0}, but the content is not that of such a file.', named)
    : sentence('The name says {0}, but the content is {1}.', named, found);
}
