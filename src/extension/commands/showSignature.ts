import { l10n } from 'vscode';
import type { EditorParts } from '../requests/editorParts.ts';
import type { CommandOutcome } from '../seams.ts';

/** Shows what exactly is signed of the request in front. */
export function showSignature(_argument: unknown, { panels }: EditorParts): Promise<CommandOutcome> {
  const panel = panels.active();
  panel?.focus('signature');
  return Promise.resolve(
    panel === undefined ? { sentence: l10n.t('No request is in front. Open one first.') } : undefined,
  );
}
