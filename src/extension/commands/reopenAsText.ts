import { commands, l10n, TabInputCustom, window, type Tab, type Uri } from 'vscode';
import { requestEditorType } from '../contributions.ts';
import { requestInFront } from '../requests/requestInFront.ts';
import type { CommandOutcome } from '../seams.ts';

/**
 * Shows the file of a request in VS Code's own editor, with completion and checks from the schema, in place of the
 * request editor. Where that holds unsaved text it stays beside, because VS Code would ask about it.
 */
export async function reopenAsText(argument: unknown): Promise<CommandOutcome> {
  const uri = requestInFront(argument);
  if (uri === undefined) {
    return { sentence: l10n.t('No request is in front. Open one first.') };
  }
  const { activeTab } = window.tabGroups.activeTabGroup;
  await commands.executeCommand('vscode.openWith', uri, 'default');
  if (activeTab !== undefined && isRequestEditor(activeTab, uri) && !activeTab.isDirty) {
    await window.tabGroups.close(activeTab, true);
  }
  return undefined;
}

function isRequestEditor({ input }: Tab, uri: Uri): boolean {
  return (
    input instanceof TabInputCustom &&
    input.viewType === requestEditorType &&
    input.uri.toString() === uri.toString()
  );
}
