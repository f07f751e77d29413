import { commands, l10n, workspace } from 'vscode';
import { findEndpoint } from '../../core/catalogue/index.ts';
import { takesCredentials } from '../../core/catalogue/endpoint.ts';
import { emptyBody } from '../../core/schema/skeleton.ts';
import { requestEditorType } from '../contributions.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { madeByCommands } from '../requests/madeByCommands.ts';
import { isThere } from '../requests/requestDocuments.ts';
import type { CommandOutcome } from '../seams.ts';
import { askForNewFile } from './newRequestFile.ts';
import { endpointNameOf } from './openRequest.ts';
import { pickEndpoint } from './pickEndpoint.ts';

/** Makes a request file in the workspace, or opens a scratch where no folder is open. */
export async function newRequest(argument: unknown, parts: EditorParts): Promise<CommandOutcome> {
  const named = endpointNameOf(argument) ?? (await pickEndpoint(l10n.t('New Request'), 'files'));
  const endpoint = named === undefined ? undefined : findEndpoint(named);
  if (endpoint === undefined) {
    return undefined;
  }
  if (takesCredentials(endpoint)) {
    return madeByCommands(endpoint, l10n.t);
  }
  if (workspace.workspaceFolders === undefined) {
    await parts.openScratch(endpoint.name);
    return undefined;
  }
  const uri = await askForNewFile(endpoint, endpoint.title);
  if (uri === undefined) {
    return undefined;
  }
  if (await isThere(uri)) {
    return { sentence: l10n.t('There is a file of that name already.') };
  }
  await workspace.fs.writeFile(uri, new TextEncoder().encode(emptyBody));
  await commands.executeCommand('vscode.openWith', uri, requestEditorType);
  return undefined;
}
