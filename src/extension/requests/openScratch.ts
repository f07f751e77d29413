import type { Uri } from 'vscode';
import { commands, FileSystemError, l10n, workspace } from 'vscode';
import { findEndpoint } from '../../core/catalogue/index.ts';
import { emptyBody } from '../../core/schema/skeleton.ts';
import { requestEditorType } from '../contributions.ts';
import type { EditorParts, ScratchOptions } from './editorParts.ts';
import { requestFileName } from './requestFiles.ts';
import { scratchUri } from './scratchFileSystem.ts';

/** Opens the scratch request of an endpoint for the active profile, as it was left; a new one is empty. */
export async function openScratch(
  endpointName: string,
  { customerId, text, label }: ScratchOptions,
  { profiles, customers }: Pick<EditorParts, 'profiles' | 'customers'>,
): Promise<Uri> {
  const endpoint = findEndpoint(endpointName);
  if (endpoint === undefined) {
    throw new Error(l10n.t('There is no endpoint “{0}”.', endpointName));
  }
  const profile = profiles.active();
  const uri = scratchUri(profile.id, requestFileName(label ?? endpoint.title, endpoint.name));
  await begin(uri, text ?? emptyBody);
  if (customerId !== undefined) {
    await customers.choose(uri, profile.id, customerId);
  }
  await commands.executeCommand('vscode.openWith', uri, requestEditorType);
  return uri;
}

/** Nothing that was typed is replaced: a text is written only where there is none yet. */
async function begin(uri: Uri, text: string): Promise<void> {
  if (await hasContent(uri)) {
    return;
  }
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function hasContent(uri: Uri): Promise<boolean> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  try {
    const written = open?.getText() ?? new TextDecoder().decode(await workspace.fs.readFile(uri));
    return written.replace(/\s/g, '') !== emptyBody.replace(/\s/g, '') && written.trim() !== '';
  } catch (error) {
    // Of a file that only cannot be read now nobody knows what it holds.
    if (error instanceof FileSystemError && error.code === 'FileNotFound') {
      return false;
    }
    throw error;
  }
}
