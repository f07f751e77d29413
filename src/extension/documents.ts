import { EventEmitter, Uri, commands, l10n, window, workspace } from 'vscode';
import { documentScheme } from './contributions.ts';
import type { Documents, Owned } from './seams.ts';

/** Read-only documents that live as long as the window. */
export function createDocuments(): Documents & Owned {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const registration = workspace.registerTextDocumentContentProvider(documentScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) =>
      texts.get(uri.path) ?? l10n.t('This document was made in an earlier session. Make it again.'),
  });
  const show: Documents['show'] = async ({ name, text, rendered }) => {
    const uri = Uri.from({ scheme: documentScheme, path: `/${name}` });
    texts.set(uri.path, text);
    changed.fire(uri);
    if (rendered === true) {
      await commands.executeCommand('markdown.showPreview', uri);
    } else {
      await window.showTextDocument(uri, { preview: true });
    }
  };
  return {
    show,
    replace: async (document) => {
      const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
      // A rendered page has further words before its name.
      if (texts.has(`/${document.name}`) && tabs.some(({ label }) => label.endsWith(document.name))) {
        await show(document);
      }
    },
    dispose: () => {
      registration.dispose();
      changed.dispose();
    },
  };
}
