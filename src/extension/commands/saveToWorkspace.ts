import {
  commands,
  l10n,
  TabInputCustom,
  TabInputText,
  Uri,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import { requestEditorType } from '../contributions.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { fileNameOf, isThere } from '../requests/requestDocuments.ts';
import { completedFileName, endpointOfFile, isApplication } from '../requests/requestFiles.ts';
import { requestInFront } from '../requests/requestInFront.ts';
import { saveAsItIs } from '../requests/saving.ts';
import { profileOfScratch } from '../requests/scratchFileSystem.ts';
import type { CommandOutcome } from '../seams.ts';

/**
 * Writes a copy of a scratch request, byte for byte, where the user wants it. The copy takes the place of the
 * scratch on the screen, with its answer; the scratch itself stays in the storage as it is.
 */
export async function saveToWorkspace(argument: unknown, parts: EditorParts): Promise<CommandOutcome> {
  const uri = requestInFront(argument);
  if (uri === undefined) {
    return { sentence: l10n.t('No request is in front. Open one first.') };
  }
  const endpoint = endpointOfFile(fileNameOf(uri));
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const chosen = await window.showSaveDialog({
    title: l10n.t('Save Request to Workspace'),
    // The whole ending would be appended to every name: VS Code's own dialog compares the last part alone.
    filters: { [l10n.t('WorldFirst request')]: ['json'] },
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
  if (isUnsaved(target)) {
    return { sentence: l10n.t('“{0}” is open with unsaved changes, so nothing was written over it.', name) };
  }
  await parts.sessions.of(uri).queue.idle();
  const document = await workspace.openTextDocument(uri);
  if (!(await saveAsItIs(document))) {
    return { sentence: l10n.t('The request could not be saved, so no copy was made.') };
  }
  const { version } = document;
  await workspace.fs.writeFile(target, await workspace.fs.readFile(uri));
  const profile = parts.profiles.active();
  const customer = parts.customers.of(uri, profile);
  if (customer !== undefined && profile.customers.length > 0) {
    await parts.customers.choose(target, profile.id, customer);
  }
  if (isApplication(fileNameOf(uri))) {
    await (await parts.grantForms()).copied(uri, target);
  }
  const replacesScratch = profileOfScratch(uri) !== undefined && document.version === version;
  if (replacesScratch) {
    parts.sessions.moved(uri, target);
  }
  await commands.executeCommand('vscode.openWith', target, requestEditorType);
  // What was typed meanwhile is in the scratch alone, so that it has to stay in sight.
  if (replacesScratch && document.version === version) {
    await closeTabsOf(document);
  }
  return undefined;
}

function isUnsaved(uri: Uri): boolean {
  return workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
}

async function closeTabsOf({ uri }: TextDocument): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) =>
    group.tabs.filter(({ input }) => {
      const shown = input instanceof TabInputCustom || input instanceof TabInputText ? input.uri : undefined;
      return shown?.toString() === uri.toString();
    }),
  );
  await window.tabGroups.close(tabs, true);
}

/** The dialog asked about the name it was given; about a completed one nobody has asked yet. */
async function mayReplace(name: string): Promise<boolean> {
  const replace = l10n.t('Replace');
  const question = l10n.t('“{0}” is there already. Replace it?', name);
  return (await window.showWarningMessage(question, { modal: true }, replace)) === replace;
}
