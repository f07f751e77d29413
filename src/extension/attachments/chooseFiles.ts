import type { Uri } from 'vscode';
import { l10n, window } from 'vscode';
import { fileNameOf } from '../requests/requestDocuments.ts';
import { fileEndings } from './fileKinds.ts';

/** Files that the user chooses in the editor's own dialog; one at most where it is not for many. */
export async function chooseFiles({ many }: { readonly many: boolean }): Promise<readonly Uri[]> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Attach Files'),
    openLabel: l10n.t('Attach'),
    canSelectMany: many,
    // People see at once that other files are not taken; why, they are told where they drop one.
    filters: { [l10n.t('PDF, PNG, JPG and ZIP files')]: [...fileEndings] },
  });
  return chosen ?? [];
}

export function asChosen(uri: Uri): { readonly name: string; readonly uri: string } {
  return { name: fileNameOf(uri), uri: uri.toString() };
}
