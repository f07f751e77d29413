import { parseJson } from '../../../core/json/parseJson.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../core/json/json.ts';
import { entryText } from '../../../core/invoices/entryText.ts';
import type { RowEdit } from '../../../core/invoices/rowEdits.ts';
import { parsePointer } from '../../../core/schema/pointer.ts';

/** The entries as they are once the host has made the edit; the same where it cannot be made of them. */
export function applyRowEdit(entries: readonly Json[], edit: RowEdit): readonly Json[] {
  if (!isMadeFor(entries, edit)) {
    return entries;
  }
  if (edit.kind === 'arrange') {
    return edit.entries.map((source) =>
      typeof source === 'number' ? (entries[source] ?? null) : valueOf(source),
    );
  }
  const changed = [...entries];
  for (const { row, path, json } of edit.cells) {
    changed[row] = withCell(changed[row] ?? null, path, json);
  }
  return changed;
}

/** An entry with another value at a path; `null` takes the member out. */
export function withCell(entry: Json, path: string, json: string | null): Json {
  return withMember(entry, parsePointer(path) ?? [], json === null ? undefined : valueOf(json));
}

/** Whether there stands what the edit was made for; the host looks at the same. */
function isMadeFor(entries: readonly Json[], edit: RowEdit): boolean {
  return edit.kind === 'arrange'
    ? entries.length === edit.before.length &&
        entries.every((entry, row) => entryText(entry) === edit.before[row])
    : edit.before.every(({ row, entry }) => {
        const there = entries[row];
        return there !== undefined && entryText(there) === entry;
      });
}

/** The value of a JSON text that is known to be one. */
export function valueOf(json: string): Json {
  const parsed = parseJson(json);
  return parsed.ok ? parsed.value : null;
}

function withMember(entry: Json, steps: readonly string[], value: Json | undefined): Json {
  const [step, ...deeper] = steps;
  if (step === undefined) {
    return value ?? null;
  }
  const members = isJsonObject(entry) ? entry : undefined;
  if (entry !== null && members === undefined) {
    return entry;
  }
  if (value === undefined && members?.has(step) !== true) {
    return entry;
  }
  const inner = deeper.length === 0 ? value : withMember(members?.get(step) ?? null, deeper, value);
  return changedMember(members, step, inner);
}

function changedMember(members: JsonObject | undefined, name: string, value: Json | undefined): Json {
  const next = new Map(members);
  if (value === undefined) {
    next.delete(name);
  } else {
    next.set(name, value);
  }
  return next;
}
