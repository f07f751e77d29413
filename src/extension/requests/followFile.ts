import { l10n, window, type Uri } from 'vscode';
import type { EditorParts } from './editorParts.ts';
import { fileNameOf } from './requestDocuments.ts';

type Parts = Pick<EditorParts, 'sessions' | 'customers' | 'grantForms' | 'log'>;

/** Takes along what belongs to a request beside its text when its file, or a folder around it, gets another name. */
export function followFile(from: Uri, to: Uri, parts: Parts): void {
  parts.sessions.moved(from, to);
  void parts.customers.moved(from, to);
  void attachmentsMoved(from, to, parts);
}

/** Removes what is kept for a request beside its text when its file, or a folder around it, was deleted. */
export async function forgetFile(uri: Uri, { grantForms, log }: Parts): Promise<void> {
  try {
    await (await grantForms()).deleted(uri);
  } catch (error) {
    log.error('The attachments of a deleted request:', error instanceof Error ? error : String(error));
  }
}

async function attachmentsMoved(from: Uri, to: Uri, { grantForms, log }: Parts): Promise<void> {
  try {
    await (await grantForms()).moved(from, to);
  } catch (error) {
    log.error('The attachments of a moved request:', error instanceof Error ? error : String(error));
    void window.showWarningMessage(
      l10n.t(
        'What was chosen and uploaded for “{0}” could not be taken along to its new name. Choose the files again; the log has the details.',
        fileNameOf(from),
      ),
    );
  }
}
