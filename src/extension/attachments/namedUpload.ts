import { sentence, type Sentence } from '../../core/sentence.ts';
import type { UploadRecord } from './attachmentRecord.ts';
import type { ChosenFiles } from './chosenFiles.ts';
import { isSameOwner, type FileOwner } from './fileOwner.ts';

/** The file that the body of an application names; empty texts where it names none. */
export interface NamedFile {
  readonly fileName: string;
  readonly fileKey: string;
}

export interface NamedUpload {
  /** The upload that gave the key; undefined where none of this request did. */
  readonly upload: UploadRecord | undefined;
  /** Why what the body names may be another file than the one that is meant. */
  readonly doubts: readonly Sentence[];
}

/** What is known here of the file that a body names. */
export function namedUpload(
  { fileName, fileKey }: NamedFile,
  { uploads }: Pick<ChosenFiles, 'uploads'>,
  owner: FileOwner,
): NamedUpload {
  const own = uploads.filter((each) => isSameOwner(each, owner));
  const latest = own.at(-1);
  if (fileKey === '') {
    return {
      upload: undefined,
      doubts:
        latest === undefined
          ? []
          : [
              sentence(
                'The last upload gave “{0}” the key {1}, but the request names no key.',
                latest.fileName,
                latest.fileKey,
              ),
            ],
    };
  }
  const upload =
    own.findLast((each) => each.fileKey === fileKey) ?? uploads.findLast((each) => each.fileKey === fileKey);
  if (upload === undefined) {
    return {
      upload,
      doubts: [
        sentence(
          'No upload of this request gave the key {0}: which file it belongs to is not known here.',
          fileKey,
        ),
      ],
    };
  }
  return {
    upload,
    doubts: [
      ...(isSameOwner(upload, owner)
        ? []
        : [
            sentence(
              'The file was uploaded with the profile “{0}” for another customer, client or gateway ({1}, client {2}), where alone its key counts.',
              upload.profileName,
              upload.host,
              upload.clientId,
            ),
          ]),
      ...(fileName === upload.fileName
        ? []
        : [
            sentence(
              'The file was uploaded as “{0}”, but the request calls it “{1}”.',
              upload.fileName,
              fileName,
            ),
          ]),
      ...(latest === undefined || latest.sha256 === upload.sha256
        ? []
        : [
            sentence(
              'The last upload was “{0}” with another content; the request names an earlier one.',
              latest.fileName,
            ),
          ]),
    ],
  };
}
