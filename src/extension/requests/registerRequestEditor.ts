import { commands, Disposable, l10n, Uri, window, workspace } from 'vscode';
import type { Validator } from '../../core/calls/ports.ts';
import { requestEditorType, type CommandId, type ContextKey } from '../contributions.ts';
import type { GrantForms } from '../grantForm/grantForms.ts';
import type { CommandOutcome, Services } from '../seams.ts';
import { CustomerChoices } from './customerChoices.ts';
import type { EditorParts, OwnedRequestEditor } from './editorParts.ts';
import { followFiles } from './followFiles.ts';
import { LastSends } from './lastSends.ts';
import { RequestPanels } from './requestPanels.ts';
import { RequestSessions } from './requestSession.ts';
import { RevivedEditors } from './revivedEditors.ts';
import { CoalescedSaves } from './saving.ts';
import { profileOfScratch, ScratchFileSystem } from './scratchFileSystem.ts';

const sendingKey: ContextKey = 'worldfirst.isSending';

/** Registers the editor of request files with its scratch files and commands; each loads when it is first used. */
export function registerRequestEditor(services: Services): OwnedRequestEditor {
  const { context } = services;
  const sessions = new RequestSessions();
  const customers = new CustomerChoices(context.workspaceState);
  const lastSends = new LastSends(context.workspaceState);
  const panels = new RequestPanels();
  const saves = new CoalescedSaves();
  let validator: Promise<Validator> | undefined;
  let grantForms: Promise<GrantForms> | undefined;
  const parts: EditorParts = {
    ...services,
    sessions,
    customers,
    lastSends,
    panels,
    openScratch: async (name, options = {}) => {
      const { openScratch } = await import('./openScratch.ts');
      return openScratch(name, options, parts);
    },
    validator: () => {
      validator ??= import('../../gateway/ajvValidator.ts').then(({ createValidator }) =>
        createValidator(l10n.t),
      );
      return validator;
    },
    grantForms: () => {
      grantForms ??= import('../grantForm/grantForms.ts').then(({ GrantForms: Forms }) => new Forms(parts));
      return grantForms;
    },
  };
  const owned = Disposable.from(
    panels,
    sessions,
    customers,
    new ScratchFileSystem(Uri.joinPath(context.globalStorageUri, 'requests')).register(),
    window.registerCustomEditorProvider(
      requestEditorType,
      {
        resolveCustomTextEditor: async (document, panel) => {
          const { DocumentPanel } = await import('./documentPanel.ts');
          new DocumentPanel(document, panel, parts);
        },
      },
      { supportsMultipleEditorsPerDocument: true },
    ),
    new RevivedEditors(panels, services.log),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.isDirty && profileOfScratch(document.uri) !== undefined) {
        saves.ask(document).catch((error: unknown) => {
          services.log.error(
            'A scratch request was not saved:',
            error instanceof Error ? error : String(error),
          );
        });
      }
    }),
    followFiles(parts),
    sessions.onDidChange((uri) => {
      void lastSends.note(sessions.of(uri), services.profiles.active().name);
      void commands.executeCommand('setContext', sendingKey, sessions.anySending);
    }),
    ...requestCommands(parts),
  );
  return {
    openScratch: (name, options) => parts.openScratch(name, options),
    dispose: () => {
      owned.dispose();
      void grantForms?.then((forms) => forms.dispose());
    },
  };
}

function requestCommands(parts: EditorParts): readonly Disposable[] {
  const register = (
    id: CommandId,
    load: () => Promise<(argument: unknown, parts: EditorParts) => Promise<CommandOutcome>>,
  ): Disposable =>
    parts.commands.register(id, async (argument) => {
      const run = await load();
      return run(argument, parts);
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
  ];
}
