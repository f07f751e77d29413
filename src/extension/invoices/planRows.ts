import { locate } from '../../core/json/locate.ts';
import { parseJson } from '../../core/json/parseJson.ts';
import { arrangeList, listAt, newList } from '../../core/invoices/listText.ts';
import { entryText } from '../../core/invoices/entryText.ts';
import type { CellEdits, RowArrangement, RowEdit } from '../../core/invoices/rowEdits.ts';
import { isJsonArray, type Json } from '../../core/json/json.ts';
import { childPointer, parsePointer } from '../../core/schema/pointer.ts';
import type { EditFault } from '../requests/editFault.ts';
import { narrowed, withChanges } from '../requests/narrowed.ts';
import { planRemove, planSet, type EditRefusal, type TextChange } from '../requests/pointerEdits.ts';

type RowPlan =
  | { readonly ok: true; readonly changes: readonly TextChange[] }
  | { readonly ok: false; readonly reason: EditFault };

/** What an edit of rows changes in `text`, or why it cannot. `text` is strict JSON or blank. */
export function planRows(text: string, edit: RowEdit): RowPlan {
  return edit.kind === 'arrange' ? planArrangement(text, edit) : planCells(text, edit);
}

function planArrangement(text: string, { pointer, before, entries }: RowArrangement): RowPlan {
  const fresh = entries.filter((entry) => typeof entry === 'string');
  const fault = fresh.map(notJson).find((each) => each !== undefined);
  if (fault !== undefined) return { ok: false, reason: fault };
  const list = listAt(text, pointer);
  if (list === undefined) {
    if (before.length > 0 || fresh.length !== entries.length) return textChanged;
    const place = locate(text, pointer);
    const there = place?.exact === true ? text.slice(place.from, place.to) : 'null';
    if (there !== 'null') {
      return { ok: false, reason: { kind: 'singleValue', place: placeOf(pointer) } };
    }
    const plan = planSet(text, pointer, newList(fresh, text, indentOfMembers(text)));
    return plan.ok ? plan : { ok: false, reason: plan.refusal };
  }
  if (!isList(text.slice(list.from, list.to), before)) return textChanged;
  const insert = arrangeList(text, list, entries);
  if (insert === undefined) return textChanged;
  const change = narrowed(text, { from: list.from, to: list.to, insert });
  return { ok: true, changes: change === undefined ? [] : [change] };
}

function planCells(text: string, { pointer, before, cells }: CellEdits): RowPlan {
  const list = listAt(text, pointer);
  if (list === undefined) return textChanged;
  const other = before.find(({ row, entry }) => {
    const item = list.items[row];
    return item === undefined || normalised(text.slice(item.from, item.to)) !== entry;
  });
  if (other !== undefined) return { ok: false, reason: { kind: 'rowChanged', row: other.row + 1 } };
  const known = new Set(before.map(({ row }) => row));
  const texts = new Map<number, string>();
  for (const { row, path, json } of cells) {
    const item = list.items[row];
    if (item === undefined || !known.has(row)) return textChanged;
    const fault = json === null ? undefined : notJson(json);
    if (fault !== undefined) return { ok: false, reason: fault };
    const entry = texts.get(row) ?? text.slice(item.from, item.to);
    const plan = json === null ? planRemove(entry, path) : planSet(entry, path, json.trim());
    if (!plan.ok) return { ok: false, reason: within(childPointer(pointer, row), plan.refusal) };
    texts.set(row, withChanges(entry, plan.changes));
  }
  const changes = [...texts]
    .sort(([one], [other]) => one - other)
    .map(([row, insert]) => narrowed(text, { ...(list.items[row] ?? list), insert }))
    .filter((change) => change !== undefined);
  return { ok: true, changes };
}

const textChanged: RowPlan = { ok: false, reason: { kind: 'textChanged' } };

/** Whether the text of a list holds exactly these entries. */
function isList(text: string, entries: readonly string[]): boolean {
  const list = read(text);
  return (
    isJsonArray(list) &&
    list.length === entries.length &&
    list.every((entry, row) => entryText(entry) === entries[row])
  );
}

function normalised(text: string): string | undefined {
  const entry = read(text);
  return entry === undefined ? undefined : entryText(entry);
}

function read(text: string): Json | undefined {
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : undefined;
}

function notJson(json: string): EditFault | undefined {
  const parsed = parseJson(json);
  return parsed.ok ? undefined : { kind: 'notJson', where: 'value', problem: parsed.problem };
}

/** A refusal of an edit within an entry, with the place in the whole body. */
function within(entry: string, refusal: EditRefusal): EditRefusal {
  return { ...refusal, place: [placeOf(entry), refusal.place].filter((part) => part !== '').join('.') };
}

function placeOf(pointer: string): string {
  return (parsePointer(pointer) ?? []).join('.');
}

/** How far the members of the body are indented where it has several lines. */
function indentOfMembers(text: string): string {
  return /\n([ \t]+)/.exec(text)?.[1] ?? '  ';
}
