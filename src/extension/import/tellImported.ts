import { commands, l10n, window, type Uri } from 'vscode';
import { headerValues } from '../../core/calls/headers.ts';
import type { RequestMessage } from '../../core/calls/message.ts';
import { joinSentences } from '../../core/sentence.ts';
import type { CommandId } from '../contributions.ts';
import { plainMessage } from '../plainMessage.ts';
import { fileNameOf } from '../requests/requestDocuments.ts';
import { labelOfFile } from '../requests/requestFiles.ts';
import type { CommandOutcome } from '../seams.ts';

/** Says what became of an imported request, and offers to look into its signature. */
export async function tellImported(
  uri: Uri,
  notes: readonly string[],
  request: RequestMessage,
): Promise<CommandOutcome> {
  const message = joinSentences([l10n.t('Imported as “{0}”.', labelOfFile(fileNameOf(uri))), ...notes]);
  const look = l10n.t('Diagnose Signature');
  const actions = headerValues(request.headers, 'Signature').length > 0 ? [look] : [];
  const choice =
    notes.length === 0
      ? await window.showInformationMessage(plainMessage(message), ...actions)
      : await window.showWarningMessage(plainMessage(message), ...actions);
  if (choice === look) {
    const examine: CommandId = 'worldfirst.diagnoseSignature';
    await commands.executeCommand(examine, request);
  }
  return undefined;
}
