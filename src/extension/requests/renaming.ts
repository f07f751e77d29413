import { l10n, workspace, WorkspaceEdit, type Uri } from 'vscode';
import { isThere } from './requestDocuments.ts';

/** Renames a file as the explorer does: open editors and unsaved text go along. It never replaces another file. */
export async function renameRequestFile(from: Uri, to: Uri): Promise<void> {
  if (await isThere(to)) {
    throw new Error(l10n.t('There is a file of that name already.'));
  }
  const edit = new WorkspaceEdit();
  edit.renameFile(from, to, { overwrite: false, ignoreIfExists: false });
  if (!(await workspace.applyEdit(edit))) {
    throw new Error(l10n.t('The file could not be renamed.'));
  }
}
