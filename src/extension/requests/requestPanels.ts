import type { Uri } from 'vscode';
import type { PageEvents } from '../../protocol/requestEditor.ts';

/** One open request editor. */
export interface RequestPanel {
  readonly uri: Uri;
  readonly active: boolean;
  focus(place: PageEvents['focus']['place']): void;
  /** Asks the page to put what is being entered into the document and then to send. */
  askToSend(): void;
  dispose(): void;
}

/** The request editors that are alive. */
export class RequestPanels {
  readonly #panels = new Set<RequestPanel>();

  add(panel: RequestPanel): void {
    this.#panels.add(panel);
  }

  remove(panel: RequestPanel): void {
    this.#panels.delete(panel);
  }

  active(): RequestPanel | undefined {
    return [...this.#panels].find((panel) => panel.active);
  }

  isOpen(uri: Uri): boolean {
    return [...this.#panels].some((panel) => panel.uri.toString() === uri.toString());
  }

  dispose(): void {
    for (const panel of [...this.#panels]) {
      panel.dispose();
    }
  }
}
