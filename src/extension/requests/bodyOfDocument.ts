import { Uri, workspace } from 'vscode';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { JoinedFile } from '../../gateway/attachmentBody.ts';
import { translate } from '../translate.ts';

export type WholeBody =
  | { readonly ok: true; readonly pieces: readonly Uint8Array[]; readonly file: JoinedFile | undefined }
  | { readonly ok: false; readonly sentence: string };

/**
 * The body of a request: the bytes of its file, and where the endpoint takes a file in base64 and the body says
 * `"@file:<path>"`, that file's base64 in its place. Relative paths start beside the request file, those of a
 * scratch in the first folder of the workspace.
 */
export async function wholeBody(
  endpoint: EndpointDescription,
  bytes: Uint8Array,
  uri: Uri,
): Promise<WholeBody> {
  const takesFile = Object.values(endpoint.request.properties).some(
    (member) => member.type === 'string' && member.format === 'base64',
  );
  if (!takesFile) {
    return { ok: true, pieces: [bytes], file: undefined };
  }
  const { joinAttachment } = await import('../../gateway/attachmentBody.ts');
  const joined = await joinAttachment(bytes, attachmentsFolder(uri));
  return joined.ok ? joined : { ok: false, sentence: translate(joined.problem) };
}

/** Where the paths of attachments in a request start. */
export function attachmentsFolder(uri: Uri): string {
  const folder = uri.scheme === 'file' ? Uri.joinPath(uri, '..') : workspace.workspaceFolders?.[0]?.uri;
  return folder?.fsPath ?? '/';
}

/** The bytes of a request as it stands in its editor. */
export async function shownBytes(uri: Uri): Promise<Uint8Array> {
  const document = await workspace.openTextDocument(uri);
  // A saved file may end its lines in different ways, which the document does not tell.
  return document.isDirty ? new TextEncoder().encode(document.getText()) : workspace.fs.readFile(uri);
}
