import { parseJson } from '../../../core/json/parseJson.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../core/json/json.ts';
import type { RowEdit } from '../../../core/invoices/rowEdits.ts';
import { parsePointer } from '../../../core/schema/pointer.ts';

/** The entries as they are once the host has made the edit; the same where it cannot be made of them. */
export function applyRowEdit(entries: readonly Json[], edit: RowEdit): readonly Json[] {
  if (entries.length !== edit.baseCount) {
    return entries;
  }
  if (edit.kind === 'arrange') {
    return edit.entries.map((source) =>
      typeof source === 'number' ? (entries[source] ?? null) : read(source),
    );
  }
  const changed = [...entries];
  for (const { row, path, json } of edit.cells) {
    changed[row] = withMember(
      changed[row] ?? null,
      parsePointer(path) ?? [],
      json === null ? undefined : read(json),
    );
  }
  return changed;
}

function read(json: string): Json {
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
