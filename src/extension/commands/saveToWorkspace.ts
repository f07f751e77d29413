import { commands, l10n, Uri, window, workspace } from 'vscode';
import { requestEditorType } from '../contributions.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { fileNameOf, isThere } from '../requests/requestDocuments.ts';
import { completedFileName, endpointOfFile } from '../requests/requestFiles.ts';
import { requestInFront } from '../requests/requestInFront.ts';
import { saveAsItIs } from '../requests/saving.ts';
import type { CommandOutcome } from '../seams.ts';

/** Writes a copy of a scratch request, byte for byte, where the user wants it, and opens that. */
export async function saveToWorkspace(argument: unknown, parts: EditorParts): Promise<CommandOutcome> {
  const uri = requestInFront(argument);
  if (uri === undefined) {
    return { sentence: l10n.t('No request is in front. Open one first.') };
  }
  const endpoint = endpointOfFile(fileNameOf(uri));
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const chosen = await window.showSaveDialog({
    title: l10n.t('Save Request to Workspace'),
    filters: { [l10n.t('WorldFirst request')]: ['wf.json'] },
    ...(folder && { defaultUri: Uri.joinPath(folder, fileNameOf(uri)) }),
  });
  if (chosen === undefined) {
    return undefined;
  }
  const name = endpoint ? completedFileName(fileNameOf(chosen), endpoint.name) : fileNameOf(chosen);
  const target = Uri.joinPath(chosen, '..', name);
  if (name !== fileNameOf(chosen) && (await isThere(target)) && !(await mayReplace(name))) {
    return undefined;
  }
  await parts.sessions.of(uri).queue.idle();
  if (!(await saveAsItIs(await workspace.openTextDocument(uri)))) {
    return { sentence: l10n.t('The request could not be saved, so no copy was made.') };
  }
  await workspace.fs.writeFile(target, await workspace.fs.readFile(uri));
  const profile = parts.profiles.active();
  const customer = parts.customers.of(uri, profile);
  if (customer !== undefined && profile.customers.length > 0) {
    await parts.customers.choose(target, profile.id, customer);
  }
  await commands.executeCommand('vscode.openWith', target, requestEditorType);
  return undefined;
}

/** The dialog asked about the name it was given; about a completed one nobody has asked yet. */
async function mayReplace(name: string): Promise<boolean> {
  const replace = l10n.t('Replace');
  const question = l10n.t('“{0}” is there already. Replace it?', name);
  return (await window.showWarningMessage(question, { modal: true }, replace)) === replace;
}
