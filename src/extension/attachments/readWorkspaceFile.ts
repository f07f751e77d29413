import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { FileReading } from './fileReading.ts';

/** Reads a file from wherever the editor can. */
export async function readWorkspaceFile(uri: string, most: number): Promise<FileReading> {
  try {
    const place = Uri.parse(uri, true);
    const { type, size } = await workspace.fs.stat(place);
    if ((type & FileType.Directory) !== 0) return { kind: 'folder' };
    if (size > most) return { kind: 'tooLarge', bytes: size };
    return { kind: 'read', content: await workspace.fs.readFile(place) };
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return { kind: 'missing' };
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The path of a file on this machine; undefined for one that lies elsewhere. */
export function localPath(uri: string): string | undefined {
  const place = Uri.parse(uri);
  return place.scheme === 'file' ? place.fsPath : undefined;
}
