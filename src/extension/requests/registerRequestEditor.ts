import { Disposable, TabInputCustom, Uri, window, workspace } from 'vscode';
import { requestEditorType, type CommandId } from '../contributions.ts';
import { loadOnce } from '../loadOnce.ts';
import type { CommandOutcome, Owned, Services } from '../seams.ts';
import type { EditorParts, OwnedRequestEditor } from './editorParts.ts';
import { RequestPanels } from './requestPanels.ts';
import { profileOfScratch, ScratchFileSystem } from './scratchFileSystem.ts';

/** Registers the editor of request files with its scratch files and commands; each loads when it is first used. */
export function registerRequestEditor(services: Services): OwnedRequestEditor {
  const panels = new RequestPanels();
  const later: Owned[] = [];
  let disposed = false;
  const own = <T extends Owned>(part: T): T => {
    if (disposed) {
      part.dispose();
    }
    later.push(part);
    return part;
  };
  let isLoaded = false;
  const editor = loadOnce(async () => {
    const { loadEditor } = await import('./loadedEditor.ts');
    const loaded = own(loadEditor(services, panels));
    isLoaded = true;
    return loaded;
  });
  const follow = loadOnce(async () => {
    const [{ followFiles }, { isKeptBelow }] = await Promise.all([
      import('./followFiles.ts'),
      import('./keptBelow.ts'),
    ]);
    return followFiles({
      editor,
      isLoaded: () => isLoaded,
      isKeptBelow: (place) => isKeptBelow(place, services.context),
      log: services.log,
    });
  });
  const report = (error: unknown): void => services.log.error(error instanceof Error ? error : String(error));
  const owned = Disposable.from(
    panels,
    new ScratchFileSystem(Uri.joinPath(services.context.globalStorageUri, 'requests')).register(),
    window.registerCustomEditorProvider(
      requestEditorType,
      {
        resolveCustomTextEditor: async (document, panel) => {
          const [{ DocumentPanel }, { parts }] = await Promise.all([import('./documentPanel.ts'), editor()]);
          new DocumentPanel(document, panel, parts);
        },
      },
      { supportsMultipleEditorsPerDocument: true },
    ),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.isDirty && profileOfScratch(document.uri) !== undefined) {
        editor().then(
          (loaded) => loaded.scratchEdited(document),
          (error: unknown) =>
            services.log.error(
              'A scratch request was not saved:',
              error instanceof Error ? error : String(error),
            ),
        );
      }
    }),
    workspace.onDidRenameFiles(({ files }) => void follow().then(({ moved }) => moved(files), report)),
    workspace.onDidDeleteFiles(({ files }) => void follow().then(({ deleted }) => deleted(files), report)),
    ...requestCommands(services, async () => (await editor()).parts),
  );
  if (editorsStayed()) {
    void import('./revivedEditors.ts').then(({ RevivedEditors }) =>
      own(new RevivedEditors(panels, services.log)),
    );
  }
  return {
    openScratch: async (name, options) => (await editor()).parts.openScratch(name, options),
    dispose: () => {
      disposed = true;
      owned.dispose();
      for (const part of later) {
        part.dispose();
      }
    },
  };
}

/** Whether request editors were open before this extension host; only those can be without anybody behind them. */
function editorsStayed(): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputCustom && input.viewType === requestEditorType),
  );
}

function requestCommands({ commands }: Services, parts: () => Promise<EditorParts>): readonly Disposable[] {
  const register = (
    id: CommandId,
    load: () => Promise<(argument: unknown, parts: EditorParts) => Promise<CommandOutcome>>,
  ): Disposable =>
    commands.register(id, async (argument) => {
      const [run, loaded] = await Promise.all([load(), parts()]);
      return run(argument, loaded);
    });
  return [
    register('worldfirst.sendRequest', async () => (await import('../commands/sendRequest.ts')).sendRequest),
    register(
      'worldfirst.cancelRequest',
      async () => (await import('../commands/cancelRequest.ts')).cancelRequest,
    ),
    register('worldfirst.newRequest', async () => (await import('../commands/newRequest.ts')).newRequest),
    register(
      'worldfirst.saveToWorkspace',
      async () => (await import('../commands/saveToWorkspace.ts')).saveToWorkspace,
    ),
    register(
      'worldfirst.reopenAsText',
      async () => (await import('../commands/reopenAsText.ts')).reopenAsText,
    ),
    register('worldfirst.fixEncoding', async () => (await import('../commands/fixEncoding.ts')).fixEncoding),
    register(
      'worldfirst.chooseCustomer',
      async () => (await import('../commands/chooseCustomer.ts')).chooseCustomer,
    ),
    register(
      'worldfirst.newReferenceNumber',
      async () => (await import('../grants/newReference.ts')).newReferenceNumber,
    ),
    register(
      'worldfirst.showSignature',
      async () => (await import('../commands/showSignature.ts')).showSignature,
    ),
    register('worldfirst.copyAsCode', async () => (await import('../samples/copyAsCode.ts')).copyAsCode),
    register(
      'worldfirst.copyFrozenCurl',
      async () => (await import('../samples/copyFrozenCurl.ts')).copyFrozenCurl,
    ),
    register(
      'worldfirst.diagnoseSignature',
      async () => (await import('../doctor/diagnoseSignature.ts')).diagnoseSignature,
    ),
    register(
      'worldfirst.importRequest',
      async () => (await import('../import/importRequest.ts')).importRequest,
    ),
  ];
}
