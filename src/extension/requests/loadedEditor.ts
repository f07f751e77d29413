import { commands, Disposable, l10n, type TextDocument, type Uri } from 'vscode';
import type { Validator } from '../../core/calls/ports.ts';
import type { ContextKey } from '../contributions.ts';
import type { GrantForms } from '../grantForm/grantForms.ts';
import { loadOnce } from '../loadOnce.ts';
import type { Owned, Services } from '../seams.ts';
import { CustomerChoices } from './customerChoices.ts';
import type { EditorParts } from './editorParts.ts';
import { followFile, forgetFile } from './followFile.ts';
import { LastSends } from './lastSends.ts';
import type { RequestPanels } from './requestPanels.ts';
import { RequestSessions } from './requestSession.ts';
import { CoalescedSaves } from './saving.ts';

const sendingKey: ContextKey = 'worldfirst.isSending';

/** The request editor with everything that it holds; it is loaded when a request is first opened or named. */
export interface LoadedEditor extends Owned {
  readonly parts: EditorParts;
  /** A file or a folder got another name; what is known of it goes with it. */
  moved(from: Uri, to: Uri): void;
  /** A file or a folder was deleted. */
  deleted(uri: Uri): void;
  /** A scratch request has a text that is not saved yet. */
  scratchEdited(document: TextDocument): void;
}

export function loadEditor(services: Services, panels: RequestPanels): LoadedEditor {
  const { context } = services;
  const sessions = new RequestSessions();
  const customers = new CustomerChoices(context.workspaceState);
  const lastSends = new LastSends(context.workspaceState);
  const saves = new CoalescedSaves();
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
    validator: loadOnce<Validator>(async () => {
      const { createValidator } = await import('../../gateway/ajvValidator.ts');
      return createValidator(l10n.t);
    }),
    grantForms: () => {
      grantForms ??= import('../grantForm/grantForms.ts').then(({ GrantForms: Forms }) => new Forms(parts));
      return grantForms;
    },
  };
  const owned = Disposable.from(
    sessions,
    customers,
    sessions.onDidChange((uri) => {
      void lastSends.note(sessions.of(uri), services.profiles.active().name);
      void commands.executeCommand('setContext', sendingKey, sessions.anySending);
    }),
  );
  return {
    parts,
    moved: (from, to) => followFile(from, to, parts),
    deleted: (uri) => void forgetFile(uri, parts),
    scratchEdited: (document) => {
      saves.ask(document).catch((error: unknown) => {
        services.log.error(
          'A scratch request was not saved:',
          error instanceof Error ? error : String(error),
        );
      });
    },
    dispose: () => {
      owned.dispose();
      void grantForms?.then((forms) => forms.dispose());
    },
  };
}
