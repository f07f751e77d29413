import { l10n } from 'vscode';
import type { Obstacle } from '../seams.ts';

/** Why a command on a row does nothing: while a list is read anew, VS Code's menus and buttons name no row. */
export function rowLost(): Obstacle {
  return {
    sentence: l10n.t(
      'Nothing was done: the list was being read anew, and nobody can tell which row was meant. Choose it again.',
    ),
  };
}
