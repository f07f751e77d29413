import { l10n, window, workspace, type OpenDialogOptions, type Uri } from 'vscode';
import type { Possible } from '../seams.ts';

/** The bytes of a file that the user chooses; undefined where the choice was cancelled. */
export async function chosenFile(
  options: OpenDialogOptions,
  largest: number,
): Promise<Possible<Uint8Array> | undefined> {
  const [file] = (await window.showOpenDialog(options)) ?? [];
  return file && readFile(file, largest);
}

/** The bytes of a file, or why they cannot be had. */
export async function readFile(file: Uri, largest: number): Promise<Possible<Uint8Array>> {
  try {
    const { size } = await workspace.fs.stat(file);
    return size > largest
      ? {
          ok: false,
          obstacle: { sentence: l10n.t('The file has {0} bytes: it is not what is needed.', size) },
        }
      : { ok: true, value: await workspace.fs.readFile(file) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, obstacle: { sentence: l10n.t('The file could not be read: {0}', reason) } };
  }
}
