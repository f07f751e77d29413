import type { ExtensionContext, Uri } from 'vscode';
import { attachmentsRoot, documentsWithAttachments } from '../attachments/attachmentFolder.ts';
import { documentsWithCustomers } from './customerChoices.ts';
import { movedUri } from './movedUri.ts';

/** Whether a customer or an attachment is kept for a request at or below a place. */
export async function isKeptBelow(
  place: Uri,
  { workspaceState, globalStorageUri }: Pick<ExtensionContext, 'workspaceState' | 'globalStorageUri'>,
): Promise<boolean> {
  const isThere = (document: string): boolean => movedUri(document, place, place) !== undefined;
  return (
    documentsWithCustomers(workspaceState).some(isThere) ||
    (await documentsWithAttachments(attachmentsRoot(globalStorageUri.fsPath))).some(isThere)
  );
}
