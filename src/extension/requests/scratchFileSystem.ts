import { randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import {
  Disposable,
  EventEmitter,
  FileChangeType,
  FileSystemError,
  FileType,
  RelativePattern,
  Uri,
  workspace,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
} from 'vscode';
import { scratchScheme } from '../contributions.ts';

/** Ends the names of files that are being written; nobody sees them. */
const unfinished = '.part';

/**
 * Request files in the extension's own storage, under a scheme of their own: `<profile>/<name>`. To the user they
 * are documents like others, with a short path in the breadcrumb.
 */
export class ScratchFileSystem implements FileSystemProvider {
  readonly #storage: Uri;
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(storage: Uri) {
    this.#storage = storage;
  }

  register(): Disposable {
    return Disposable.from(
      workspace.registerFileSystemProvider(scratchScheme, this, { isCaseSensitive: true }),
      this.#changed,
    );
  }

  watch(uri: Uri): Disposable {
    const real = this.#place(uri);
    const parent = Uri.joinPath(real, '..');
    const watcher = workspace.createFileSystemWatcher(
      new RelativePattern(parent, real.path.slice(parent.path.length + 1).replaceAll(/[[\]{}*?]/g, '[$&]')),
    );
    const tell = (type: FileChangeType) => (): void => this.#changed.fire([{ type, uri }]);
    return Disposable.from(
      watcher,
      watcher.onDidCreate(tell(FileChangeType.Created)),
      watcher.onDidChange(tell(FileChangeType.Changed)),
      watcher.onDidDelete(tell(FileChangeType.Deleted)),
    );
  }

  async stat(uri: Uri): Promise<FileStat> {
    try {
      return await workspace.fs.stat(this.#place(uri));
    } catch (error) {
      // A folder comes into being with its first file; asked before, it is empty.
      if (segmentsOf(uri).length < 2) {
        return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      }
      throw ownError(error, uri);
    }
  }

  async readDirectory(uri: Uri): Promise<[string, FileType][]> {
    try {
      const entries = await workspace.fs.readDirectory(this.#place(uri));
      return entries
        .filter(([name]) => !name.endsWith(unfinished))
        .map(([name, type]): [string, FileType] => [decodeURIComponent(name), type]);
    } catch {
      return [];
    }
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    try {
      return await workspace.fs.readFile(this.#place(uri));
    } catch (error) {
      throw ownError(error, uri);
    }
  }

  /** Written beside and renamed, so that a crash leaves the old text or the new one and nothing between. */
  async writeFile(
    uri: Uri,
    content: Uint8Array,
    options: { readonly create: boolean; readonly overwrite: boolean },
  ): Promise<void> {
    const place = this.#place(uri);
    const exists = await isFile(place);
    if (exists ? options.create && !options.overwrite : !options.create) {
      throw exists ? FileSystemError.FileExists(uri) : FileSystemError.FileNotFound(uri);
    }
    const part = place.with({ path: `${place.path}.${randomUUID()}${unfinished}` });
    await workspace.fs.createDirectory(Uri.joinPath(place, '..'));
    try {
      await workspace.fs.writeFile(part, content);
      // VS Code's own renaming deletes what is in the way first, and the text with it if it ends there.
      await rename(part.fsPath, place.fsPath);
    } catch (error) {
      await deleteQuietly(part);
      throw error;
    }
    this.#changed.fire([{ type: exists ? FileChangeType.Changed : FileChangeType.Created, uri }]);
  }

  async createDirectory(uri: Uri): Promise<void> {
    await workspace.fs.createDirectory(this.#place(uri));
  }

  async delete(uri: Uri, options: { readonly recursive: boolean }): Promise<void> {
    try {
      await workspace.fs.delete(this.#place(uri), options);
    } catch (error) {
      throw ownError(error, uri);
    }
    this.#changed.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  async rename(from: Uri, to: Uri, options: { readonly overwrite: boolean }): Promise<void> {
    try {
      await workspace.fs.rename(this.#place(from), this.#place(to), options);
    } catch (error) {
      throw ownError(error, from);
    }
    this.#changed.fire([
      { type: FileChangeType.Deleted, uri: from },
      { type: FileChangeType.Created, uri: to },
    ]);
  }

  /** Names are encoded, so that no name of a request can be a path. */
  #place(uri: Uri): Uri {
    const names = segmentsOf(uri).map((segment) => {
      const name = encodeURIComponent(segment);
      return /^\.+$/.test(name) ? name.replaceAll('.', '%2E') : name;
    });
    return Uri.joinPath(this.#storage, ...names);
  }
}

/** Where the scratch request of that name and profile is. */
export function scratchUri(profileId: string, fileName: string): Uri {
  return Uri.from({ scheme: scratchScheme, path: `/${profileId}/${fileName}` });
}

/** The profile that a scratch request was opened for; `undefined` for every other document. */
export function profileOfScratch(uri: Uri): string | undefined {
  return uri.scheme === scratchScheme ? segmentsOf(uri)[0] : undefined;
}

function segmentsOf(uri: Uri): readonly string[] {
  return uri.path.split('/').filter((segment) => segment !== '');
}

async function isFile(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).type !== FileType.Directory;
  } catch {
    return false;
  }
}

async function deleteQuietly(uri: Uri): Promise<void> {
  try {
    await workspace.fs.delete(uri);
  } catch {
    // It never came into being, or the storage is gone: what went wrong before is what matters.
  }
}

/** An error of the storage, told about the document that the user knows. */
function ownError(error: unknown, uri: Uri): Error {
  if (!(error instanceof FileSystemError)) {
    return error instanceof Error ? error : new Error(String(error));
  }
  switch (error.code) {
    case 'FileNotFound':
      return FileSystemError.FileNotFound(uri);
    case 'FileExists':
      return FileSystemError.FileExists(uri);
    default:
      return FileSystemError.Unavailable(uri);
  }
}
