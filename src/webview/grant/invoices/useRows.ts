import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Json } from '../../../core/json/json.ts';
import type { RowEdit } from '../../../core/invoices/rowEdits.ts';
import { useEditChanges, useEditing } from '../../edits/editing.ts';
import { useForm } from '../../form/formContext.ts';
import { applyRowEdit } from './applyRowEdit.ts';

type WithoutBase<E> = E extends unknown ? Omit<E, 'pointer' | 'baseCount'> : never;

/** An edit of rows before it says for which list it was made. */
export type RowChange = WithoutBase<RowEdit>;

interface Pending {
  readonly sequence: number;
  readonly edit: RowEdit;
}

/** An edit that the file did not take. */
export interface RefusedRows extends Pending {
  readonly sentence: string;
}

export interface Rows {
  /** The entries as they will be when all edits of this page are in the file. */
  readonly entries: readonly Json[];
  readonly send: (change: RowChange) => void;
  readonly refused: readonly RefusedRows[];
  /** Lets go of what was refused. */
  readonly dismiss: (isGone: (refused: RefusedRows) => boolean) => void;
}

/** The rows of a list at a pointer. What is done here shows at once and gives way to the file when that has it. */
export function useRows(pointer: string, inBody: readonly Json[]): Rows {
  const { edits } = useEditing();
  const { acknowledged } = useForm().state.document;
  useEditChanges(edits);
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [refused, setRefused] = useState<readonly RefusedRows[]>([]);

  const open = pending.filter(
    ({ sequence }) => sequence > acknowledged && edits.refusal(sequence) === undefined,
  );
  const openKey = open.map(({ sequence }) => sequence).join();
  const entries = useMemo(
    () => open.reduce((list, { edit }) => applyRowEdit(list, edit), inBody),
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
      setRefused((before) => [...before, ...lost]);
    }
    if (waiting.length < pending.length) {
      setPending((now) => now.filter((each) => !pending.includes(each) || waiting.includes(each)));
    }
  });

  /** What was sent since the last drawing counts as well. */
  const latest = useMemo(() => ({ entries }), [entries]);
  return {
    entries,
    send(change) {
      const edit = { ...change, pointer, baseCount: latest.entries.length };
      const sequence = edits.send(edit);
      latest.entries = applyRowEdit(latest.entries, edit);
      setPending((before) => [...before, { sequence, edit }]);
    },
    refused,
    dismiss: (isGone) => setRefused((before) => before.filter((each) => !isGone(each))),
  };
}
