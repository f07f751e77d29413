import { sentence, type Sentence } from '../../core/sentence.ts';
import type { UploadRecord } from './attachmentRecord.ts';
import type { LookedAt } from './fileReading.ts';

/** Why what was uploaded is no longer what the chosen files hold; empty where it is. */
export function changedSinceUpload(upload: UploadRecord, files: readonly LookedAt[]): readonly Sentence[] {
  const found = upload.files.flatMap((uploaded): readonly Sentence[] => {
    const now = files.find(({ id }) => id === uploaded.id);
    if (now === undefined) {
      return [sentence('“{0}” was uploaded and is no longer among the chosen files.', uploaded.name)];
    }
    if (now.gone) return [sentence('“{0}” is gone since it was uploaded.', uploaded.name)];
    if (now.sha256 === undefined) {
      return [sentence('“{0}” cannot be compared with what was uploaded.', uploaded.name)];
    }
    return now.sha256 === uploaded.sha256
      ? []
      : [sentence('“{0}” has changed since it was uploaded.', uploaded.name)];
  });
  const added = files.filter(({ id }) => upload.files.every((uploaded) => uploaded.id !== id));
  return [...found, ...added.map(({ name }) => sentence('“{0}” is chosen, but was not uploaded.', name))];
}
