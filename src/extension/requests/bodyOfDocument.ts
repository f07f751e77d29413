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
  const folder = uri.scheme === 'file' ? Uri.joinPath(uri, '..') : workspace.workspaceFolders?.[0]?.uri;
  const joined = await joinAttachment(bytes, folder?.fsPath ?? '/');
  return joined.ok ? joined : { ok: false, sentence: translate(joined.problem) };
}
