import { useMemo, useRef, useState } from 'preact/hooks';
import { entryText } from '../../../core/invoices/entryText.ts';
import type { Json } from '../../../core/json/json.ts';
import type { Rows } from './useRows.ts';

/** What was typed for a cell and could not go into the body. */
export interface TypedText {
  readonly row: number;
  /** The path of its column; empty for an entry that is no object. */
  readonly path: string;
  /** The title of its column; empty for an entry that is no object. */
  readonly title: string;
  readonly text: string;
  readonly problem: string;
  /** It fits its cell, yet the file did not take it. */
  readonly refused: boolean;
  /** The entry that it was typed for, with all that this page made of it. */
  readonly of: readonly string[];
}

/** What stands in a cell and could not go into the body. It goes along with its entry. */
export interface CellDraft extends TypedText {
  readonly id: number;
  /** True where its entry is nowhere any more: another one is in its row, or none. */
  readonly strayed: boolean;
}

export interface CellDrafts {
  readonly all: readonly CellDraft[];
  readonly at: (row: number, path: string) => CellDraft | undefined;
  readonly add: (typed: readonly TypedText[]) => void;
  readonly drop: (isGone: (draft: CellDraft) => boolean) => void;
  /** Moves the drafts along with their rows, which are about to move; the place of a row that is gone is undefined. */
  readonly follow: (placeOf: (row: number) => number | undefined) => void;
  /** The entries of these rows are about to become others, by this page. */
  readonly changed: (rows: ReadonlySet<number>, to: readonly Json[]) => void;
}

/** Keeps what was typed or pasted into a cell and does not fit it, until it is mended or given up. */
export function useCellDrafts({ entries, latest }: Rows): CellDrafts {
  const [kept, setKept] = useState<readonly CellDraft[]>([]);
  const lastId = useRef(0);
  const all = useMemo(() => placed(kept, entries), [kept, entries]);
  const byPlace = new Map(all.map((draft) => [keyOf(draft), draft]));
  /** Changes the drafts where they are at this moment. */
  const change = (next: (drafts: readonly CellDraft[]) => readonly CellDraft[]): void => {
    const now = latest();
    setKept((before) => (before.length === 0 ? next(before) : next(placed(before, now))));
  };
  return {
    all,
    at: (row, path) => byPlace.get(keyOf({ row, path })),
    add(typed) {
      const drafts = typed.map((each) => ({ ...each, id: (lastId.current += 1), strayed: false }));
      change((before) => drafts.reduce(withDraft, before).toSorted((one, other) => one.row - other.row));
    },
    drop: (isGone) => change((before) => before.filter((draft) => !isGone(draft))),
    follow: (placeOf) =>
      change((before) =>
        before.flatMap((draft) => {
          const row = placeOf(draft.row);
          return row === undefined ? [] : [{ ...draft, row }];
        }),
      ),
    changed(rows, entries) {
      change((before) =>
        before.map((draft) => {
          const entry = entries[draft.row];
          return entry === undefined || draft.strayed || !rows.has(draft.row)
            ? draft
            : { ...draft, of: [...draft.of, entryText(entry)] };
        }),
      );
    },
  };
}

/** In a cell stands what was typed last; a text that strayed there is another entry's. */
function withDraft(drafts: readonly CellDraft[], fresh: CellDraft): readonly CellDraft[] {
  const there = drafts.find((draft) => keyOf(draft) === keyOf(fresh) && !draft.strayed);
  if (there === undefined) {
    return [...drafts, fresh];
  }
  return fresh.refused && !there.refused ? drafts : drafts.with(drafts.indexOf(there), fresh);
}

/** Each in the row of its entry, where that is known; the others where they were. */
function placed(drafts: readonly CellDraft[], entries: readonly Json[]): readonly CellDraft[] {
  if (drafts.every((draft) => isOf(draft, entries[draft.row]))) {
    return drafts;
  }
  const rowsOf = new Map<string, number[]>();
  for (const [row, entry] of entries.entries()) {
    const text = entryText(entry);
    const rows = rowsOf.get(text);
    if (rows === undefined) {
      rowsOf.set(text, [row]);
    } else {
      rows.push(row);
    }
  }
  return drafts
    .map((draft): CellDraft => {
      if (isOf(draft, entries[draft.row])) {
        return { ...draft, strayed: false };
      }
      const [row, other] = draft.of.flatMap((text) => rowsOf.get(text) ?? []);
      return row === undefined || other !== undefined
        ? { ...draft, strayed: true }
        : { ...draft, row, strayed: false };
    })
    .sort((one, another) => one.row - another.row);
}

/** Whether a draft is known to be where its entry is. */
function isOf({ of, strayed }: CellDraft, entry: Json | undefined): boolean {
  return !strayed && entry !== undefined && of.includes(entryText(entry));
}

function keyOf({ row, path }: { readonly row: number; readonly path: string }): string {
  return `${row} ${path}`;
}
