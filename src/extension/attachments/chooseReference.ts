import path from 'node:path';
import { l10n, type Uri } from 'vscode';
import { referenceTo } from '../../core/calls/attachmentReference.ts';
import { attachmentsFolder } from '../requests/bodyOfDocument.ts';
import { chooseFiles } from './chooseFiles.ts';

/**
 * Lets the user choose a file and gives what stands for its base64 in a request: a relative path where the file lies
 * beside the request or below, so that both can be shared. Null where none is chosen.
 */
export async function chooseReference(request: Uri): Promise<string | null> {
  const [chosen] = await chooseFiles({ many: false });
  if (chosen === undefined) {
    return null;
  }
  if (chosen.scheme !== 'file') {
    throw new Error(l10n.t('Only a file on a disk can be attached.'));
  }
  const relative = path.relative(attachmentsFolder(request), chosen.fsPath);
  const isBelow = relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
  return referenceTo(isBelow ? relative.replaceAll(path.sep, '/') : chosen.fsPath);
}
