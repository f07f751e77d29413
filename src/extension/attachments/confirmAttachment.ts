import { l10n, window } from 'vscode';
import type { Sentence } from '../../core/sentence.ts';
import { translate } from '../translate.ts';
import type { NamedFile } from './namedUpload.ts';

/** What the user wants where the file that an application names may not be the one that is meant. */
export type AttachmentChoice = 'asItIs' | 'upload' | 'cancel';

/** Asks before an application goes out whose file is in doubt. */
export async function confirmAttachment(
  { fileName, fileKey }: NamedFile,
  asked: {
    readonly doubts: readonly Sentence[];
    /** Whether the key is one that an upload of this request gave. */
    readonly uploaded: boolean;
    /** Whether there is something to upload. */
    readonly canUpload: boolean;
  },
): Promise<AttachmentChoice> {
  const { doubts, uploaded, canUpload } = asked;
  const upload = uploaded ? l10n.t('Upload Again') : l10n.t('Upload');
  const sendAsItIs = l10n.t('Send All the Same');
  const choice = await window.showWarningMessage(
    l10n.t('Look at the attachment before this application goes out.'),
    {
      modal: true,
      detail: [
        ...doubts.map(translate),
        ...(fileKey === ''
          ? []
          : ['', l10n.t('The application names “{0}” with the key {1}.', fileName, fileKey)]),
      ].join('\n'),
    },
    ...(canUpload ? [upload] : []),
    sendAsItIs,
  );
  switch (choice) {
    case upload:
      return 'upload';
    case sendAsItIs:
      return 'asItIs';
    default:
      return 'cancel';
  }
}
