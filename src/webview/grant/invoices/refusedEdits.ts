import type { RowArrangement, RowEdit } from '../../../core/invoices/rowEdits.ts';
import { stringifyJson } from '../../../core/json/stringifyJson.ts';
import { valueOf, withCell } from './applyRowEdit.ts';

/** An edit of rows that was sent. */
export interface SentRows<E extends RowEdit = RowEdit> {
  readonly sequence: number;
  readonly edit: E;
  /** The edits that it was made upon, which the file did not have yet. */
  readonly upon: readonly number[];
}

/** An edit that the file did not take. */
export interface RefusedRows<E extends RowEdit = RowEdit> extends SentRows<E> {
  readonly sentence: string;
}

/** A cell of an edit that the file did not take. */
export interface RefusedCell {
  readonly row: number;
  readonly path: string;
  readonly json: string | null;
  /** The entry of the file for which it was entered. */
  readonly of: string;
  readonly sentence: string;
}

export interface RefusedEdits {
  /** All of them, as long as edits that were made upon them may be refused as well. */
  readonly chain: readonly RefusedRows[];
  /** Those whose new rows are nowhere else. */
  readonly arrangements: readonly RefusedRows<RowArrangement>[];
  readonly cells: readonly RefusedCell[];
}

export const noRefusedEdits: RefusedEdits = { chain: [], arrangements: [], cells: [] };

/** With one more, the earlier ones first. What was entered into a new row that was refused goes into that row. */
export function withRefused(before: RefusedEdits, refused: RefusedRows): RefusedEdits {
  const { edit, sentence } = refused;
  const chain = [...before.chain, refused];
  if (edit.kind === 'arrange') {
    return { ...before, chain, arrangements: [...before.arrangements, { ...refused, edit }] };
  }
  let { arrangements } = before;
  const cells: RefusedCell[] = [];
  for (const { row, path, json } of edit.cells) {
    const origin = originOf(refused, row, before.chain);
    const place = 'fresh' in origin ? placeOfFresh(arrangements, origin) : undefined;
    if (place === undefined) {
      cells.push({ row: origin.row, path, json, of: origin.of, sentence });
    } else {
      arrangements = arrangements.with(place.at, withFresh(place.of, origin.row, path, json));
    }
  }
  return { chain, arrangements, cells: [...before.cells, ...cells] };
}

interface Origin {
  readonly row: number;
  readonly of: string;
  /** The refused edit that made the entry. */
  readonly fresh?: number;
}

/** Where an entry stood and what it was in the file, before the refused edits that the edit was made upon. */
function originOf({ edit, upon }: RefusedRows, from: number, chain: readonly RefusedRows[]): Origin {
  let row = from;
  let of = knownEntry(edit, row) ?? '';
  for (const earlier of chain.filter(({ sequence }) => upon.includes(sequence)).reverse()) {
    const source = earlier.edit.kind === 'arrange' ? earlier.edit.entries[row] : row;
    if (typeof source !== 'number') {
      return { row, of, fresh: earlier.sequence };
    }
    row = source;
    of = knownEntry(earlier.edit, row) ?? of;
  }
  return { row, of };
}

function knownEntry(edit: RowEdit, row: number): string | undefined {
  return edit.kind === 'arrange' ? edit.before[row] : edit.before.find((known) => known.row === row)?.entry;
}

function placeOfFresh(
  arrangements: RefusedEdits['arrangements'],
  { fresh }: Origin,
): { readonly at: number; readonly of: RefusedRows<RowArrangement> } | undefined {
  const at = arrangements.findIndex(({ sequence }) => sequence === fresh);
  const of = arrangements[at];
  return of === undefined ? undefined : { at, of };
}

function withFresh(
  refused: RefusedRows<RowArrangement>,
  row: number,
  path: string,
  json: string | null,
): RefusedRows<RowArrangement> {
  const { edit } = refused;
  const entries = edit.entries.map((entry, at) =>
    at === row && typeof entry === 'string' ? stringifyJson(withCell(valueOf(entry), path, json)) : entry,
  );
  return { ...refused, edit: { ...edit, entries } };
}
