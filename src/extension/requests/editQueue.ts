import type { JsonProblem } from '../../core/json/json.ts';
import { parseJson } from '../../core/json/parseJson.ts';
import type { DocumentEdit } from '../../protocol/requestEditor.ts';
import { planRemove, planSet, type EditRefusal, type TextChange } from './pointerEdits.ts';

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

export type EditFault =
  | EditRefusal
  /** The document as it is, or the value that was entered, is not strict JSON. */
  | { readonly kind: 'notJson'; readonly where: 'document' | 'value'; readonly problem: JsonProblem }
  /** The text is not the one that the offsets were made for. */
  | { readonly kind: 'textChanged' }
  | { readonly kind: 'notApplied' };

const attempts = 5;

/** Applies the edits of the pages of one document one after the other, each to the text that it then has. */
export class EditQueue<S extends Snapshot> {
  readonly #document: EditableDocument<S>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(document: EditableDocument<S>) {
    this.#document = document;
  }

  push(edit: DocumentEdit): Promise<QueuedEditResult> {
    const result = this.#last.then(() => this.#apply(edit));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Settles when every edit that was pushed so far is done. */
  async idle(): Promise<void> {
    await this.#last;
  }

  async #apply(edit: DocumentEdit): Promise<QueuedEditResult> {
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

type Plan =
  | { readonly ok: true; readonly changes: readonly TextChange[] }
  | { readonly ok: false; readonly reason: EditFault };

/** What an edit changes in `text`, or why it cannot. */
export function planEdit(text: string, edit: DocumentEdit): Plan {
  if (edit.kind === 'replaceText') {
    return edit.baseLength === text.length
      ? { ok: true, changes: edit.changes.filter((change) => changes(text, change)) }
      : { ok: false, reason: { kind: 'textChanged' } };
  }
  const own = text.trim() === '' ? undefined : problemOf(text);
  if (own !== undefined) {
    return { ok: false, reason: { kind: 'notJson', where: 'document', problem: own } };
  }
  const entered = edit.kind === 'set' ? problemOf(edit.json) : undefined;
  if (entered !== undefined) {
    return { ok: false, reason: { kind: 'notJson', where: 'value', problem: entered } };
  }
  const plan =
    edit.kind === 'set' ? planSet(text, edit.pointer, edit.json.trim()) : planRemove(text, edit.pointer);
  return plan.ok
    ? { ok: true, changes: plan.changes.filter((change) => changes(text, change)) }
    : { ok: false, reason: plan.refusal };
}

function problemOf(text: string): JsonProblem | undefined {
  const parsed = parseJson(text);
  return parsed.ok ? undefined : parsed.problem;
}

function changes(text: string, { from, to, insert }: TextChange): boolean {
  return text.slice(from, to) !== insert;
}
