/** Text in a control that is not in the document yet, or cannot be. */
export interface Draft {
  /** The name of the field, for a sentence about it. */
  readonly label: string;
  /** Writes the text into the document. False where it cannot: the control then says why. */
  commit(): boolean;
  focus(): void;
}

/**
 * The drafts of the page. Nothing may be sent while one is left: the body would not be what the user sees.
 */
export class Drafts {
  readonly #drafts = new Set<Draft>();

  /** Returns the function that takes the draft back. */
  add(draft: Draft): () => void {
    this.#drafts.add(draft);
    return () => this.#drafts.delete(draft);
  }

  /** Commits all; the first that cannot be is returned. */
  commitAll(): Draft | undefined {
    return [...this.#drafts].filter((draft) => !draft.commit())[0];
  }
}
