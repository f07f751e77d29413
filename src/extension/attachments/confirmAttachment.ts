import { l10n, window } from 'vscode';
import { translate } from '../translate.ts';
import { isSameApplicant, type Applicant } from './applicant.ts';
import type { UploadRecord } from './attachmentRecord.ts';
import { changedSinceUpload } from './changedSinceUpload.ts';
import type { ChosenFiles } from './chosenFiles.ts';

/** What the user wants where what was uploaded is no longer what is chosen. */
export type AttachmentChoice = 'asItIs' | 'uploadAgain' | 'cancel';

/**
 * Compares what was uploaded with the files as they were just looked at, and asks where they are no longer the same.
 */
export async function confirmAttachment(
  upload: UploadRecord,
  files: ChosenFiles,
  applicant: Applicant,
): Promise<AttachmentChoice> {
  const found = changedSinceUpload(upload, files.files).map(translate);
  if (!isSameApplicant(upload, applicant)) {
    found.unshift(
      l10n.t(
        'The file was uploaded with the profile “{0}” for another customer or gateway, where alone its key counts.',
        upload.profileName,
      ),
    );
  }
  if (found.length === 0) {
    return 'asItIs';
  }
  const uploadAgain = l10n.t('Upload Again');
  const sendAsItIs = l10n.t('Send All the Same');
  const choice = await window.showWarningMessage(
    l10n.t('The attachment is not what was uploaded.'),
    {
      modal: true,
      detail: [
        ...found,
        '',
        l10n.t('The application names “{0}” with the key {1}.', upload.fileName, upload.fileKey),
      ].join('\n'),
    },
    uploadAgain,
    sendAsItIs,
  );
  switch (choice) {
    case uploadAgain:
      return 'uploadAgain';
    case sendAsItIs:
      return 'asItIs';
    default:
      return 'cancel';
  }
}
