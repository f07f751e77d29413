import { l10n, window, type LogOutputChannel, type Uri } from 'vscode';
import type { LoadedEditor } from './loadedEditor.ts';
import { fileNameOf } from './requestDocuments.ts';
import { isRequestFile } from './requestFileName.ts';

interface Parts {
  readonly editor: () => Promise<Pick<LoadedEditor, 'moved' | 'deleted'>>;
  readonly isLoaded: () => boolean;
  /** Whether something is kept of a request at or below a place. */
  readonly isKeptBelow: (place: Uri) => Promise<boolean>;
  readonly log: Pick<LogOutputChannel, 'error'>;
}

interface FollowFiles {
  readonly moved: (files: readonly { readonly oldUri: Uri; readonly newUri: Uri }[]) => Promise<void>;
  readonly deleted: (files: readonly Uri[]) => Promise<void>;
}

/** Tells the editor of files and folders that moved or went, and loads it only for those that concern it. */
export function followFiles({ editor, isLoaded, isKeptBelow, log }: Parts): FollowFiles {
  const concerns = async (place: Uri): Promise<boolean> =>
    isLoaded() || isRequestFile(fileNameOf(place)) || (await isKeptBelow(place));
  const report = (error: unknown, uri: Uri): void =>
    log.error(`${uri.toString()}:`, error instanceof Error ? error : String(error));
  return {
    moved: async (files) => {
      for (const { oldUri, newUri } of files) {
        try {
          if ((await concerns(oldUri)) || (await concerns(newUri))) {
            (await editor()).moved(oldUri, newUri);
          }
        } catch (error) {
          report(error, oldUri);
          void window.showWarningMessage(
            l10n.t(
              'What is kept for “{0}”, such as its customer and its attachments, could not be taken along to its new name. The log has the details.',
              fileNameOf(oldUri),
            ),
          );
        }
      }
    },
    deleted: async (files) => {
      for (const uri of files) {
        try {
          if (await concerns(uri)) {
            (await editor()).deleted(uri);
          }
        } catch (error) {
          report(error, uri);
        }
      }
    },
  };
}
