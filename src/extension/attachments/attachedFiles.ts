import type { AttachedFile } from '../../core/grants/application.ts';
import { isJsonObject } from '../../core/json/json.ts';
import { parseJson } from '../../core/json/parseJson.ts';
import type { UploadRecord } from './attachmentRecord.ts';

/** The key of the file that a body of an application names; undefined where it names none. */
export function attachedKey(body: string): string | undefined {
  const parsed = parseJson(body);
  const file = parsed.ok && isJsonObject(parsed.value) ? parsed.value.get('attachmentFile') : undefined;
  const key = isJsonObject(file) ? file.get('fileKey') : undefined;
  return typeof key === 'string' && key !== '' ? key : undefined;
}

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
