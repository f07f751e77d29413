import { commands, l10n, ProgressLocation, ViewColumn, window, type Uri } from 'vscode';
import { requestEditorType } from '../contributions.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { requestInFront } from '../requests/requestInFront.ts';
import { sendRequest as send } from '../requests/sending.ts';
import type { CommandOutcome } from '../seams.ts';

/**
 * Sends the request in front. Its editor is asked to, so that what is being entered goes along; from the text
 * editor the file is sent and the answer shown beside it.
 */
export async function sendRequest(argument: unknown, parts: EditorParts): Promise<CommandOutcome> {
  const uri = requestInFront(argument);
  const panel = parts.panels.active();
  if (panel !== undefined && (uri === undefined || uri.toString() === panel.uri.toString())) {
    panel.askToSend();
    return undefined;
  }
  if (uri === undefined) {
    return { sentence: l10n.t('No request is in front. Open one first.') };
  }
  return sendFromText(uri, parts);
}

async function sendFromText(uri: Uri, parts: EditorParts): Promise<CommandOutcome> {
  const session = parts.sessions.of(uri);
  const attempt = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Sending the request'), cancellable: true },
    (_progress, token) => {
      token.onCancellationRequested(() => {
        session.cancel();
      });
      return send(session, parts);
    },
  );
  if (attempt?.kind === 'stopped') {
    return attempt.obstacle;
  }
  if (attempt?.kind === 'done') {
    const options = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    await commands.executeCommand('vscode.openWith', uri, requestEditorType, options);
  }
  return undefined;
}
