import type { AttachmentFolder } from './attachmentFolder.ts';
import type { AttachmentRecord } from './attachmentRecord.ts';

/** How one document takes over the attachments of another. */
export interface Copying {
  /** The document gets another name: where a chosen file is then. What belongs to it is not needed before any more. */
  readonly place?: (uri: string) => string;
  /** The other document is for another order: what was set as its id does not count there. */
  readonly otherOrder?: true;
}

/** The record of a folder after it took over another's, with copies of its kept files; what it had stays. */
export async function copiedRecord(
  into: AttachmentFolder,
  own: AttachmentRecord,
  from: AttachmentFolder,
  { place, otherOrder }: Copying,
): Promise<AttachmentRecord> {
  const theirs = await from.read();
  const files = await Promise.all(
    theirs.files.map(async (file) => ({
      ...file,
      uri: file.kept
        ? await into.keepCopy(file.id, from, place !== undefined)
        : (place?.(file.uri) ?? file.uri),
    })),
  );
  return {
    ...theirs,
    bizOrderId: own.bizOrderId ?? (otherOrder ? null : theirs.bizOrderId),
    files: [...files, ...own.files],
    uploads: [...theirs.uploads, ...own.uploads],
  };
}
