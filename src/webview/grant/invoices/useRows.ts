import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Json } from '../../../core/json/json.ts';
import { entryText } from '../../../core/invoices/entryText.ts';
import type { CellEdits, RowArrangement, RowEdit } from '../../../core/invoices/rowEdits.ts';
import { useEditChanges, useEditing } from '../../edits/editing.ts';
import { useForm } from '../../form/formContext.ts';
import { applyRowEdit } from './applyRowEdit.ts';
import {
  noRefusedEdits,
  withRefused,
  type RefusedCell,
  type RefusedRows,
  type SentRows,
} from './refusedEdits.ts';

type WithoutBase<E> = E extends unknown ? Omit<E, 'pointer' | 'before'> : never;

/** An edit of rows before it says for which list and which entries it was made. */
export type RowChange = WithoutBase<RowEdit>;

export interface Rows {
  /** The entries as they will be when all edits of this page are in the file. */
  readonly entries: readonly Json[];
  /** The same with what was sent since they were drawn. */
  readonly latest: () => readonly Json[];
  /** The same with a change that is not sent yet. */
  readonly after: (change: RowChange) => readonly Json[];
  readonly send: (change: RowChange) => void;
  /** Arrangements that the file did not take, with what was entered into their new rows. */
  readonly refused: readonly RefusedRows<RowArrangement>[];
  /** Lets go of these; more may have been refused since they were drawn. */
  readonly dismiss: (those: readonly RefusedRows<RowArrangement>[]) => void;
  /** What was entered into cells and the file did not take. */
  readonly refusedCells: readonly RefusedCell[];
  readonly dismissCells: (those: readonly RefusedCell[]) => void;
}

/** The rows of a list at a pointer. What is done here shows at once and gives way to the file when that has it. */
export function useRows(pointer: string, inBody: readonly Json[]): Rows {
  const { edits } = useEditing();
  const { acknowledged } = useForm().state.document;
  useEditChanges(edits);
  const [pending, setPending] = useState<readonly SentRows[]>([]);
  const [refused, setRefused] = useState(noRefusedEdits);

  const open = pending.filter(
    ({ sequence }) => sequence > acknowledged && edits.refusal(sequence) === undefined,
  );
  const openKey = open.map(({ sequence }) => sequence).join();
  const drawn = useMemo(
    () => open.reduce(withSent, { entries: inBody, upon: [] }),
    // The open edits are those of the key.
    [inBody, openKey],
  );

  // The file may be known to have come past an edit before it is known that the edit was refused.
  useEffect(() => {
    const lost = pending.flatMap((each) => {
      const sentence = edits.refusal(each.sequence);
      return sentence === undefined ? [] : [{ ...each, sentence }];
    });
    const waiting = pending.filter(
      ({ sequence }) => sequence > edits.acknowledged && edits.refusal(sequence) === undefined,
    );
    if (lost.length > 0) {
      setRefused((before) => lost.reduce(withRefused, before));
    } else if (pending.length === 0 && refused.chain.length > 0) {
      setRefused((before) => ({ ...before, chain: [] }));
    }
    if (waiting.length < pending.length) {
      setPending((now) => now.filter((each) => !pending.includes(each) || waiting.includes(each)));
    }
  });

  /** What was sent since the last drawing counts as well. */
  const latest = useMemo(() => ({ ...drawn }), [drawn]);
  return {
    entries: drawn.entries,
    latest: () => latest.entries,
    after: (change) => applyRowEdit(latest.entries, madeFor(latest.entries, pointer, change)),
    send(change) {
      const edit = madeFor(latest.entries, pointer, change);
      const { upon } = latest;
      const sequence = edits.send(edit);
      Object.assign(latest, withSent(latest, { sequence, edit }));
      setPending((before) => [...before, { sequence, edit, upon }]);
    },
    refused: refused.arrangements,
    dismiss: (those) =>
      setRefused((before) => ({
        ...before,
        arrangements: before.arrangements.filter((each) => !those.includes(each)),
      })),
    refusedCells: refused.cells,
    dismissCells: (those) =>
      setRefused((before) => ({ ...before, cells: before.cells.filter((each) => !those.includes(each)) })),
  };
}

interface Drawn {
  readonly entries: readonly Json[];
  /** The edits that are in the entries. */
  readonly upon: readonly number[];
}

function withSent(drawn: Drawn, { sequence, edit }: Pick<SentRows, 'sequence' | 'edit'>): Drawn {
  const entries = applyRowEdit(drawn.entries, edit);
  return entries === drawn.entries ? drawn : { entries, upon: [...drawn.upon, sequence] };
}

function madeFor(entries: readonly Json[], pointer: string, change: RowChange): RowEdit {
  return change.kind === 'arrange'
    ? { ...change, pointer, before: entries.map(entryText) }
    : { ...change, pointer, before: touched(entries, change) };
}

function touched(entries: readonly Json[], { cells }: Pick<CellEdits, 'cells'>): CellEdits['before'] {
  return [...new Set(cells.map(({ row }) => row))].map((row) => ({
    row,
    entry: entryText(entries[row] ?? null),
  }));
}
