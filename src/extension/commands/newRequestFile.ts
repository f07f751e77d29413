import { l10n, Uri, window, workspace } from 'vscode';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { isThere } from '../requests/requestDocuments.ts';
import { requestFileName } from '../requests/requestFiles.ts';

/** Asks where in the workspace a new request file goes; undefined where no folder is open or it was cancelled. */
export async function askForNewFile(
  endpoint: EndpointDescription,
  proposed: string,
): Promise<Uri | undefined> {
  const folder = await chooseFolder();
  const name = folder && (await askForName(endpoint, proposed, folder));
  return folder && name !== undefined
    ? Uri.joinPath(folder, requestFileName(name, endpoint.name))
    : undefined;
}

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) {
    return folders[0]?.uri;
  }
  return (await window.showWorkspaceFolderPick())?.uri;
}

async function askForName(
  endpoint: EndpointDescription,
  proposed: string,
  folder: Uri,
): Promise<string | undefined> {
  return window.showInputBox({
    title: l10n.t('New Request: {0}', l10n.t(endpoint.title)),
    prompt: l10n.t('The file is called <name>.{0}.wf.json', endpoint.name),
    value: proposed,
    ignoreFocusOut: true,
    validateInput: async (name) => {
      if (name.trim() === '') {
        return l10n.t('Give the request a name.');
      }
      return (await isThere(Uri.joinPath(folder, requestFileName(name, endpoint.name))))
        ? l10n.t('There is a file of that name already.')
        : undefined;
    },
  });
}
