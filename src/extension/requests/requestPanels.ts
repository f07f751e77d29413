import type { Uri } from 'vscode';
import type { PageEvents } from '../../protocol/requestEditor.ts';

/** One open request editor. */
export interface RequestPanel {
  readonly uri: Uri;
  readonly active: boolean;
  focus(place: PageEvents['focus']['place']): void;
  /** Asks the page to put what is being entered into the document and then to send. */
  askToSend(): void;
}

/** The request editors that are alive. */
export class RequestPanels {
  readonly #panels = new Set<RequestPanel>();
  readonly #opened = new Set<(uri: Uri) => void>();

  add(panel: RequestPanel): void {
    this.#panels.add(panel);
    for (const listener of [...this.#opened]) {
      listener(panel.uri);
    }
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

  onDidOpen(listener: (uri: Uri) => void): () => void {
    this.#opened.add(listener);
    return () => this.#opened.delete(listener);
  }
}
