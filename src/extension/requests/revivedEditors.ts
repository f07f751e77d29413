import { commands, Disposable, TabInputCustom, window, type Tab, type Uri } from 'vscode';
import { requestEditorType } from '../contributions.ts';
import type { RequestPanels } from './requestPanels.ts';

/** How long VS Code may take to ask for the editor of a tab that shows. */
const patienceMs = 3_000;

/**
 * After a restart of the extension host open editors stay on the screen, but nobody is behind them any more
 * (microsoft/vscode#225410). A tab that shows and whose editor is not asked for is opened again.
 */
export class RevivedEditors {
  readonly #panels: RequestPanels;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: Disposable;

  constructor(panels: RequestPanels) {
    this.#panels = panels;
    this.#subscriptions = Disposable.from(
      window.tabGroups.onDidChangeTabs(() => this.#look()),
      window.tabGroups.onDidChangeTabGroups(() => this.#look()),
    );
    this.#look();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const timer of this.#waiting.values()) {
      clearTimeout(timer);
    }
  }

  #look(): void {
    for (const { uri } of deadTabs(this.#panels)) {
      const key = uri.toString();
      if (!this.#waiting.has(key)) {
        this.#waiting.set(
          key,
          setTimeout(() => void this.#revive(key), patienceMs),
        );
      }
    }
  }

  async #revive(key: string): Promise<void> {
    this.#waiting.delete(key);
    const dead = deadTabs(this.#panels).find(({ uri }) => uri.toString() === key);
    if (dead !== undefined) {
      await reopen(dead.tab, dead.uri);
    }
  }
}

/** Request editors that show, but that nobody is behind. */
function deadTabs(panels: RequestPanels): readonly { readonly tab: Tab; readonly uri: Uri }[] {
  return window.tabGroups.all.flatMap(({ activeTab: tab }) => {
    const input: unknown = tab?.input;
    return tab !== undefined &&
      input instanceof TabInputCustom &&
      input.viewType === requestEditorType &&
      !panels.isOpen(input.uri)
      ? [{ tab, uri: input.uri }]
      : [];
  });
}

/** With the text editor between, the document stays open and its unsaved text with it. */
async function reopen(tab: Tab, uri: Uri): Promise<void> {
  const { viewColumn } = tab.group;
  await commands.executeCommand('vscode.openWith', uri, 'default', viewColumn);
  const standIn = window.tabGroups.all
    .find((group) => group.viewColumn === viewColumn)
    ?.tabs.find((other) => other.isActive);
  await window.tabGroups.close(tab, true);
  await commands.executeCommand('vscode.openWith', uri, requestEditorType, viewColumn);
  if (standIn !== undefined && standIn !== tab) {
    await window.tabGroups.close(standIn, true);
  }
}
