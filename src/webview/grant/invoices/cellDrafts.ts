import { useState } from 'preact/hooks';

/** What stands in a cell and could not go into the body. */
export interface CellDraft {
  readonly row: number;
  /** The path of its column; empty for an entry that is no object. */
  readonly path: string;
  readonly text: string;
  readonly problem: string;
}

export interface CellDrafts {
  readonly all: readonly CellDraft[];
  readonly at: (row: number, path: string) => CellDraft | undefined;
  readonly add: (drafts: readonly CellDraft[]) => void;
  readonly drop: (isGone: (draft: CellDraft) => boolean) => void;
  /** Moves the drafts along with their rows; the place of a row that is gone is undefined. */
  readonly follow: (placeOf: (row: number) => number | undefined) => void;
}

/** Keeps what was typed or pasted into a cell and does not fit it, until it is mended or given up. */
export function useCellDrafts(): CellDrafts {
  const [all, setAll] = useState<readonly CellDraft[]>([]);
  const byPlace = new Map(all.map((draft) => [keyOf(draft.row, draft.path), draft]));
  return {
    all,
    at: (row, path) => byPlace.get(keyOf(row, path)),
    add: (drafts) =>
      setAll((before) => {
        const fresh = new Set(drafts.map(({ row, path }) => keyOf(row, path)));
        const kept = before.filter(({ row, path }) => !fresh.has(keyOf(row, path)));
        return [...kept, ...drafts].sort((one, other) => one.row - other.row);
      }),
    drop: (isGone) =>
      setAll((before) => (before.some(isGone) ? before.filter((draft) => !isGone(draft)) : before)),
    follow: (placeOf) =>
      setAll((before) =>
        before.length === 0
          ? before
          : before.flatMap((draft) => {
              const row = placeOf(draft.row);
              return row === undefined ? [] : [{ ...draft, row }];
            }),
      ),
  };
}

function keyOf(row: number, path: string): string {
  return `${row} ${path}`;
}
