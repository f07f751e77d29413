import { locate } from '../../core/json/locate.ts';
import { parseJson } from '../../core/json/parseJson.ts';
import { arrangeList, listAt, newList } from '../../core/invoices/listText.ts';
import type { CellEdits, RowArrangement, RowEdit } from '../../core/invoices/rowEdits.ts';
import { childPointer, parsePointer } from '../../core/schema/pointer.ts';
import type { EditFault } from '../requests/editFault.ts';
import { planRemove, planSet, type EditRefusal, type TextChange } from '../requests/pointerEdits.ts';

type RowPlan =
  | { readonly ok: true; readonly changes: readonly TextChange[] }
  | { readonly ok: false; readonly reason: EditFault };

/** What an edit of rows changes in `text`, or why it cannot. `text` is strict JSON or blank. */
export function planRows(text: string, edit: RowEdit): RowPlan {
  return edit.kind === 'arrange' ? planArrangement(text, edit) : planCells(text, edit);
}

function planArrangement(text: string, { pointer, baseCount, entries }: RowArrangement): RowPlan {
  const fresh = entries.filter((entry) => typeof entry === 'string');
  const fault = fresh.map(notJson).find((each) => each !== undefined);
  if (fault !== undefined) return { ok: false, reason: fault };
  const list = listAt(text, pointer);
  if (list === undefined) {
    if (baseCount !== 0 || fresh.length !== entries.length) return textChanged;
    const place = locate(text, pointer);
    const there = place?.exact === true ? text.slice(place.from, place.to) : 'null';
    if (there !== 'null') {
      return { ok: false, reason: { kind: 'singleValue', place: placeOf(pointer) } };
    }
    const plan = planSet(text, pointer, newList(fresh, text, indentOfMembers(text)));
    return plan.ok ? plan : { ok: false, reason: plan.refusal };
  }
  if (list.items.length !== baseCount) return textChanged;
  const insert = arrangeList(text, list, entries);
  if (insert === undefined) return textChanged;
  const change = narrowed(text, { from: list.from, to: list.to, insert });
  return { ok: true, changes: change === undefined ? [] : [change] };
}

function planCells(text: string, { pointer, baseCount, cells }: CellEdits): RowPlan {
  const list = listAt(text, pointer);
  if (list?.items.length !== baseCount) return textChanged;
  const texts = new Map<number, string>();
  for (const { row, path, json } of cells) {
    const item = list.items[row];
    if (item === undefined) return textChanged;
    const fault = json === null ? undefined : notJson(json);
    if (fault !== undefined) return { ok: false, reason: fault };
    const before = texts.get(row) ?? text.slice(item.from, item.to);
    const plan = json === null ? planRemove(before, path) : planSet(before, path, json.trim());
    if (!plan.ok) return { ok: false, reason: within(childPointer(pointer, row), plan.refusal) };
    texts.set(row, withChanges(before, plan.changes));
  }
  const changes = [...texts]
    .sort(([one], [other]) => one - other)
    .map(([row, insert]) => narrowed(text, { ...(list.items[row] ?? list), insert }))
    .filter((change) => change !== undefined);
  return { ok: true, changes };
}

const textChanged: RowPlan = { ok: false, reason: { kind: 'textChanged' } };

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

function withChanges(text: string, changes: readonly TextChange[]): string {
  return changes.reduceRight(
    (done, { from, to, insert }) => done.slice(0, from) + insert + done.slice(to),
    text,
  );
}

/**
 * The same change without the beginning and the end that stay as they are, so that an editor beside the table keeps
 * its place; undefined where nothing changes. Never between the two characters of a line break or of a pair.
 */
function narrowed(text: string, { from, to, insert }: TextChange): TextChange | undefined {
  let start = 0;
  const most = Math.min(to - from, insert.length);
  while (start < most && text[from + start] === insert[start]) start += 1;
  while (start > 0 && isInside(insert, start)) start -= 1;
  let end = 0;
  while (end < most - start && text[to - 1 - end] === insert[insert.length - 1 - end]) end += 1;
  while (end > 0 && isInside(insert, insert.length - end)) end -= 1;
  const change = { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) };
  return change.from === change.to && change.insert === '' ? undefined : change;
}

function isInside(text: string, at: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1));
}
