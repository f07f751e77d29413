import {
  commands,
  TabInputCustom,
  TabInputText,
  window,
  type Tab,
  type TextDocument,
  type Uri,
} from 'vscode';

/** Somebody types on, or a formatter has more to change after every save: then it is left unsaved. */
const attempts = 10;

/** A save that VS Code began by itself may stand in the way of the one that was asked for, but not again and again. */
const fruitlessAttempts = 3;

/**
 * Saves a document as it is, with all that was typed until it is saved: nothing formats, trims or completes what
 * the user wrote, as long as its editor is the active one. False where VS Code could not save; it has then said
 * why.
 */
export async function saveAsItIs(document: TextDocument): Promise<boolean> {
  let fruitless = 0;
  for (let attempt = 0; attempt < attempts && isUnsaved(document); attempt += 1) {
    const { version } = document;
    const active = isActive(document.uri);
    if (active) {
      await commands.executeCommand('workbench.action.files.saveWithoutFormatting');
    } else {
      await document.save();
    }
    // What could not be saved as it is could not be saved in the usual way either, but would be formatted.
    const unchanged = document.version === version && isActive(document.uri) === active;
    fruitless = document.isDirty && unchanged ? fruitless + 1 : 0;
    if (fruitless === fruitlessAttempts) {
      return false;
    }
  }
  return !isUnsaved(document);
}

/**
 * A save may end that began before the last change. VS Code then tells extensions that the document is saved, and
 * takes it for the save that was asked for meanwhile; only the tabs still say what is true.
 */
function isUnsaved({ uri, isDirty, isClosed }: TextDocument): boolean {
  return !isClosed && (isDirty || tabsOf(uri).some((tab) => tab.isDirty));
}

function tabsOf(uri: Uri): readonly Tab[] {
  return window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => shows(input, uri));
}

function isActive(uri: Uri): boolean {
  return shows(window.tabGroups.activeTabGroup.activeTab?.input, uri);
}

function shows(input: unknown, uri: Uri): boolean {
  return (
    (input instanceof TabInputCustom || input instanceof TabInputText) &&
    input.uri.toString() === uri.toString()
  );
}

/** Saves documents one after the other, and once for however many changes came in meanwhile. */
export class CoalescedSaves {
  readonly #asked = new Map<string, Promise<boolean>>();

  /** Settles when the document's text is saved, or could not be. */
  ask(document: TextDocument): Promise<boolean> {
    const key = document.uri.toString();
    const running = this.#asked.get(key);
    if (running !== undefined) {
      return running;
    }
    const saving = saveAsItIs(document).finally(() => this.#asked.delete(key));
    this.#asked.set(key, saving);
    return saving;
  }
}
