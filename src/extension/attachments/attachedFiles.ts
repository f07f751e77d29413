import type { AttachedFile } from '../../core/grants/application.ts';
import type { UploadRecord } from './attachmentRecord.ts';

/** What went out in an upload, for the evidence: the file itself, and of a ZIP the files in it too. */
export function attachedFiles({
  fileName,
  fileKey,
  bytes,
  sha256,
  files,
}: UploadRecord): readonly AttachedFile[] {
  return [
    { fileName, fileKey, bytes, sha256 },
    ...(files.length > 1
      ? files.map((file) => ({
          fileName: `${fileName}/${file.name}`,
          fileKey,
          bytes: file.bytes,
          sha256: file.sha256,
        }))
      : []),
  ];
}
