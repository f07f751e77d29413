import { commands, l10n, Uri, window, workspace } from 'vscode';
import { findEndpoint } from '../../core/catalogue/index.ts';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { emptyBody } from '../../core/schema/skeleton.ts';
import { requestEditorType } from '../contributions.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { isThere } from '../requests/requestDocuments.ts';
import { requestFileName } from '../requests/requestFiles.ts';
import type { CommandOutcome } from '../seams.ts';
import { endpointNameOf } from './openRequest.ts';
import { pickEndpoint } from './pickEndpoint.ts';

/** Makes a request file in the workspace, or opens a scratch where no folder is open. */
export async function newRequest(argument: unknown, parts: EditorParts): Promise<CommandOutcome> {
  const named = endpointNameOf(argument) ?? (await pickEndpoint(l10n.t('New Request')));
  const endpoint = named === undefined ? undefined : findEndpoint(named);
  if (endpoint === undefined) {
    return undefined;
  }
  const folder = await chooseFolder();
  if (folder === undefined) {
    if (workspace.workspaceFolders === undefined) {
      await parts.openScratch(endpoint.name);
    }
    return undefined;
  }
  const name = await askForName(endpoint, folder);
  if (name === undefined) {
    return undefined;
  }
  const uri = Uri.joinPath(folder, requestFileName(name, endpoint.name));
  if (await isThere(uri)) {
    return { sentence: l10n.t('There is a file of that name already.') };
  }
  await workspace.fs.writeFile(uri, new TextEncoder().encode(emptyBody));
  await commands.executeCommand('vscode.openWith', uri, requestEditorType);
  return undefined;
}

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) {
    return folders[0]?.uri;
  }
  return (await window.showWorkspaceFolderPick())?.uri;
}

async function askForName(endpoint: EndpointDescription, folder: Uri): Promise<string | undefined> {
  return window.showInputBox({
    title: l10n.t('New Request: {0}', l10n.t(endpoint.title)),
    prompt: l10n.t('The file is called <name>.{0}.wf.json', endpoint.name),
    value: endpoint.title,
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
