import type { JsonProblem } from '../../core/json/json.ts';
import { parseJson } from '../../core/json/parseJson.ts';
import type { DocumentEdit } from '../../protocol/requestEditor.ts';
import { childPointer } from '../../core/schema/pointer.ts';
import { planRows } from '../invoices/planRows.ts';
import type { EditFault } from './editFault.ts';
import { narrowed, withChanges } from './narrowed.ts';
import { planRemove, planSet, type TextChange } from './pointerEdits.ts';

/** Sets several members of one object at once; it is made where it does not exist. */
export interface MembersEdit {
  readonly kind: 'members';
  readonly pointer: string;
  /** Names with the JSON texts of their values. */
  readonly members: readonly (readonly [name: string, json: string])[];
}

/** What can be asked of the document of a request, by a page or by the host itself. */
export type RequestEdit = DocumentEdit | MembersEdit;

type Plan =
  | { readonly ok: true; readonly changes: readonly TextChange[] }
  | { readonly ok: false; readonly reason: EditFault };

/** What an edit changes in `text`, or why it cannot. */
export function planEdit(text: string, edit: RequestEdit): Plan {
  if (edit.kind === 'replaceText') {
    return edit.baseLength === text.length
      ? { ok: true, changes: edit.changes.filter((change) => changes(text, change)) }
      : { ok: false, reason: { kind: 'textChanged' } };
  }
  const own = text.trim() === '' ? undefined : problemOf(text);
  if (own !== undefined) {
    return { ok: false, reason: { kind: 'notJson', where: 'document', problem: own } };
  }
  if (edit.kind === 'arrange' || edit.kind === 'cells') {
    return planRows(text, edit);
  }
  if (edit.kind === 'members') {
    return planMembers(text, edit);
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

function planMembers(text: string, { pointer, members }: MembersEdit): Plan {
  let after = text;
  for (const [name, json] of members) {
    const plan = planSet(after, childPointer(pointer, name), json);
    if (!plan.ok) {
      return { ok: false, reason: plan.refusal };
    }
    after = withChanges(after, plan.changes);
  }
  const change = narrowed(text, { from: 0, to: text.length, insert: after });
  return { ok: true, changes: change === undefined ? [] : [change] };
}

function problemOf(text: string): JsonProblem | undefined {
  const parsed = parseJson(text);
  return parsed.ok ? undefined : parsed.problem;
}

function changes(text: string, { from, to, insert }: TextChange): boolean {
  return text.slice(from, to) !== insert;
}
