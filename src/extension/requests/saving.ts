import { commands, TabInputCustom, TabInputText, window, type TextDocument, type Uri } from 'vscode';

/**
 * Saves a document as it is: nothing formats, trims or completes what the user wrote, as long as its editor is
 * the active one. False where VS Code could not save; it has then said why.
 */
export async function saveAsItIs(document: TextDocument): Promise<boolean> {
  if (isUnsaved(document) && isActive(document.uri)) {
    await commands.executeCommand('workbench.action.files.saveWithoutFormatting');
  }
  if (!isUnsaved(document)) {
    return true;
  }
  // What could not be saved as it is could not be saved in the usual way either, but would be formatted.
  return !isActive(document.uri) && document.save();
}

function isUnsaved(document: TextDocument): boolean {
  return document.isDirty && !document.isClosed;
}

function isActive(uri: Uri): boolean {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return (
    (input instanceof TabInputCustom || input instanceof TabInputText) &&
    input.uri.toString() === uri.toString()
  );
}

/** Saves documents one after the other, and once for however many changes came in meanwhile. */
export class CoalescedSaves {
  readonly #asked = new Map<string, Promise<void>>();

  /** Settles when the document's text of this moment is saved, or could not be. */
  ask(document: TextDocument): Promise<void> {
    const key = document.uri.toString();
    const running = this.#asked.get(key);
    if (running !== undefined) {
      return running;
    }
    const saving = this.#save(document).finally(() => this.#asked.delete(key));
    this.#asked.set(key, saving);
    return saving;
  }

  async #save(document: TextDocument): Promise<void> {
    while (isUnsaved(document)) {
      const { version } = document;
      const saved = await saveAsItIs(document);
      if (!saved && document.version === version) {
        return;
      }
    }
  }
}
