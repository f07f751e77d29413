import type { CellDrafts } from './cellDrafts.ts';
import type { EntrySource } from '../../../core/invoices/listText.ts';
import { positions } from './tableActions.ts';
import type { Rows } from './useRows.ts';

interface ArrangedParts {
  readonly rows: Rows;
  readonly drafts: CellDrafts;
}

/** From the first row to the last one of them. */
export interface RowRange {
  readonly top: number;
  readonly bottom: number;
}

/** Puts an empty row after the given one. */
export function addRow(parts: ArrangedParts, after: number): void {
  const all = positions(parts.rows.entries.length);
  arrange(parts, [...all.slice(0, after + 1), '{}', ...all.slice(after + 1)]);
}

/** Puts the rows once more below themselves. */
export function duplicateRows(parts: ArrangedParts, { top, bottom }: RowRange): void {
  const all = positions(parts.rows.entries.length);
  arrange(parts, [...all.slice(0, bottom + 1), ...all.slice(top)]);
}

export function removeRows(parts: ArrangedParts, { top, bottom }: RowRange): void {
  const all = positions(parts.rows.entries.length);
  arrange(parts, [...all.slice(0, top), ...all.slice(bottom + 1)]);
}

/** Moves the rows one up or down. False where they are at the end already. */
export function moveRows(parts: ArrangedParts, { top, bottom }: RowRange, by: 1 | -1): boolean {
  const all = positions(parts.rows.entries.length);
  if (top + by < 0 || bottom + by >= all.length) {
    return false;
  }
  const block = all.slice(top, bottom + 1);
  const others = [...all.slice(0, top), ...all.slice(bottom + 1)];
  arrange(parts, [...others.slice(0, top + by), ...block, ...others.slice(top + by)]);
  return true;
}

function arrange({ rows, drafts }: ArrangedParts, entries: readonly EntrySource[]): void {
  const places = new Map<number, number>();
  for (const [place, source] of entries.entries()) {
    if (typeof source === 'number' && !places.has(source)) {
      places.set(source, place);
    }
  }
  drafts.follow((row) => places.get(row));
  rows.send({ kind: 'arrange', entries });
}
