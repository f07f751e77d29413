import { Uri } from 'vscode';

/** Where a document is now after a file or a folder got another name; undefined where it is not concerned. */
export function movedUri(document: string, from: Uri, to: Uri): Uri | undefined {
  const old = from.toString();
  if (document === old) {
    return to;
  }
  return document.startsWith(`${old}/`)
    ? Uri.parse(to.toString() + document.slice(old.length), true)
    : undefined;
}
