import { EventEmitter, workspace, type Disposable, type Uri } from 'vscode';
import { requestFileEnd } from '../requests/requestFileName.ts';
import type { Owned } from '../seams.ts';

const pattern = `**/*${requestFileEnd}`;

/** More files than this are not listed: nobody reads on, and the search must end. */
const mostFiles = 2000;

/** The request files of the workspace, searched when they are first asked for and after files come or go. */
export class RequestFileIndex implements Owned {
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: readonly Disposable[];
  #search: Promise<readonly Uri[]> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = workspace.createFileSystemWatcher(pattern, false, true, false);
    const forget = () => {
      this.#search = undefined;
      this.#changed.fire();
    };
    this.#subscriptions = [
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidDelete(forget),
      workspace.onDidChangeWorkspaceFolders(forget),
    ];
  }

  /** In the order of their paths; `cut` where there are more than are listed. */
  async files(): Promise<{ readonly uris: readonly Uri[]; readonly cut: boolean }> {
    this.#search ??= findRequestFiles();
    const found = await this.#search;
    return { uris: found.slice(0, mostFiles), cut: found.length > mostFiles };
  }

  dispose(): void {
    this.#changed.dispose();
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }
}

async function findRequestFiles(): Promise<readonly Uri[]> {
  const found = await workspace.findFiles(pattern, '**/node_modules/**', mostFiles + 1);
  return found.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}
