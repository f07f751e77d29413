import {
  commands,
  Disposable,
  TabInputCustom,
  window,
  workspace,
  type LogOutputChannel,
  type Tab,
  type Uri,
} from 'vscode';
import { requestEditorType } from '../contributions.ts';
import type { RequestPanels } from './requestPanels.ts';
import { saveAsItIs } from './saving.ts';

/** How long VS Code may take to ask for the editor of a tab that shows. */
const patienceMs = 3_000;

/**
 * After a restart of the extension host open editors stay on the screen, but nobody is behind them any more
 * (microsoft/vscode#225410). A tab that shows and whose editor is not asked for is opened again.
 */
export class RevivedEditors {
  readonly #panels: RequestPanels;
  readonly #log: LogOutputChannel;
  /** Every document is tried once: one that cannot be opened is not opened again and again. */
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: Disposable;

  constructor(panels: RequestPanels, log: LogOutputChannel) {
    this.#panels = panels;
    this.#log = log;
    this.#subscriptions = Disposable.from(
      window.tabGroups.onDidChangeTabs(() => this.#look()),
      window.tabGroups.onDidChangeTabGroups(() => this.#look()),
    );
    this.#look();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
  }

  #look(): void {
    for (const { uri } of deadTabs(this.#panels)) {
      const key = uri.toString();
      if (!this.#timers.has(key)) {
        this.#timers.set(
          key,
          setTimeout(() => void this.#revive(key), patienceMs),
        );
      }
    }
  }

  async #revive(key: string): Promise<void> {
    const dead = deadTabs(this.#panels).find(({ uri }) => uri.toString() === key);
    if (dead === undefined) {
      return;
    }
    try {
      await reopen(dead.tab, dead.uri);
    } catch (error) {
      this.#log.error(`${key} was not opened again:`, error instanceof Error ? error : String(error));
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

/**
 * Unsaved text is saved first: VS Code would ask about it when the dead tab closes, and one of the answers loses
 * it. The text editor in between keeps the document and its undo.
 */
async function reopen(tab: Tab, uri: Uri): Promise<void> {
  const { viewColumn, isActive } = tab.group;
  const options = { viewColumn, preserveFocus: !isActive };
  const saved = await saveAsItIs(await workspace.openTextDocument(uri));
  await commands.executeCommand('vscode.openWith', uri, 'default', options);
  if (!saved) {
    return;
  }
  const standIn = window.tabGroups.all
    .find((group) => group.viewColumn === viewColumn)
    ?.tabs.find((other) => other.isActive);
  await window.tabGroups.close(tab, true);
  await commands.executeCommand('vscode.openWith', uri, requestEditorType, options);
  if (standIn !== undefined && standIn !== tab) {
    await window.tabGroups.close(standIn, true);
  }
}
