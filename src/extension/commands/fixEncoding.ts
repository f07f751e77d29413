import { l10n, window, workspace } from 'vscode';
import { asPlainUtf8, encodingFault } from '../requests/bodyBytes.ts';
import { encodingSentence } from '../requests/bodyObstacle.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { requestInFront } from '../requests/requestInFront.ts';
import { saveAsItIs } from '../requests/saving.ts';
import type { CommandOutcome } from '../seams.ts';

/** Writes the file of a request anew in UTF-8 without byte order mark; its text stays as it is. */
export async function fixEncoding(argument: unknown, { sessions }: EditorParts): Promise<CommandOutcome> {
  const uri = requestInFront(argument);
  if (uri === undefined) {
    return { sentence: l10n.t('No request is in front. Open one first.') };
  }
  const document = await workspace.openTextDocument(uri);
  if (!(await saveAsItIs(document))) {
    return { sentence: l10n.t('The file could not be saved, so its encoding was left alone.') };
  }
  const bytes = await workspace.fs.readFile(uri);
  const fault = encodingFault(bytes);
  if (fault === undefined) {
    void window.setStatusBarMessage(l10n.t('The file is in UTF-8 already.'), 5_000);
    return undefined;
  }
  const plain = asPlainUtf8(bytes);
  if (plain === undefined) {
    return { sentence: encodingSentence(fault) };
  }
  await workspace.fs.writeFile(uri, plain);
  // Told of the new encoding, VS Code does not write the old one with the next save.
  await workspace.openTextDocument(uri, { encoding: 'utf8' });
  sessions.of(uri).fileRewritten();
  return undefined;
}
