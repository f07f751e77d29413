import type { EditFault } from './editFault.ts';
import type { RequestEdit } from './planEdit.ts';
import type { TextChange } from './pointerEdits.ts';

/** The text of a document at one moment. */
export interface Snapshot {
  readonly text: string;
}

/** The document of a queue. It may be closed between two edits; `open` opens it again. */
export interface EditableDocument<S extends Snapshot> {
  open(): Promise<S>;
  /** `stale`: the document changed since the snapshot, nothing was applied. */
  apply(snapshot: S, changes: readonly TextChange[]): Promise<'applied' | 'stale' | 'refused'>;
}

export type QueuedEditResult =
  { readonly ok: true; readonly changed: boolean } | { readonly ok: false; readonly reason: EditFault };

const attempts = 5;

/** Applies the edits of the pages of one document one after the other, each to the text that it then has. */
export class EditQueue<S extends Snapshot> {
  readonly #document: EditableDocument<S>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(document: EditableDocument<S>) {
    this.#document = document;
  }

  push(edit: RequestEdit): Promise<QueuedEditResult> {
    const result = this.#last.then(() => this.#apply(edit));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Settles when every edit that was pushed so far is done. */
  async idle(): Promise<void> {
    await this.#last;
  }

  async #apply(edit: RequestEdit): Promise<QueuedEditResult> {
    const { planEdit } = await import('./planEdit.ts');
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const snapshot = await this.#document.open();
      const plan = planEdit(snapshot.text, edit);
      if (!plan.ok || plan.changes.length === 0) {
        return plan.ok ? { ok: true, changed: false } : plan;
      }
      const applied = await this.#document.apply(snapshot, plan.changes);
      if (applied === 'applied') {
        return { ok: true, changed: true };
      }
      if (applied === 'refused') {
        break;
      }
    }
    return { ok: false, reason: { kind: 'notApplied' } };
  }
}
