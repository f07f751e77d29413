import { commands, l10n } from 'vscode';
import { requestInFront } from '../requests/requestInFront.ts';
import type { CommandOutcome } from '../seams.ts';

/** Shows the file of a request in VS Code's own editor, with completion and checks from the schema. */
export async function reopenAsText(argument: unknown): Promise<CommandOutcome> {
  const uri = requestInFront(argument);
  if (uri === undefined) {
    return { sentence: l10n.t('No request is in front. Open one first.') };
  }
  await commands.executeCommand('vscode.openWith', uri, 'default');
  return undefined;
}
