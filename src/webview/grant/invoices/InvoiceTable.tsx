import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FieldModel } from '../../../core/schema/form.ts';
import { joinSentences } from '../../../core/sentence.ts';
import { Notice } from '../../controls/Notice.tsx';
import { useDraft } from '../../edits/editing.ts';
import { useForm } from '../../form/formContext.ts';
import { useActions } from '../../page/actions.ts';
import { t } from '../../translate.ts';
import { ColumnsDialog } from '../columns/ColumnsDialog.tsx';
import { CsvImport } from '../csv/CsvImport.tsx';
import { SplitDialog } from '../columns/SplitDialog.tsx';
import { useGrant } from '../useGrant.ts';
import { addRow, duplicateRows, moveRows, removeRows } from './arrangeRows.ts';
import type { CellDraft } from './cellDrafts.ts';
import { DraftList, draftListId } from './DraftList.tsx';
import { draftLabel } from './draftSentence.ts';
import { EmptyTable } from './EmptyTable.tsx';
import { hasCell } from './enterAgain.ts';
import { gridId, InvoiceGrid } from './InvoiceGrid.tsx';
import { areaOf, within, type Place, type Selection } from './place.ts';
import { ProblemList } from './ProblemList.tsx';
import { RefusedNotice } from './RefusedNotice.tsx';
import { SumPanel } from './SumPanel.tsx';
import { TableBar } from './TableBar.tsx';
import { isWhole, pasteCells, type TableParts } from './tableActions.ts';
import { useMarks } from './useMarks.ts';

interface InvoiceTableProps {
  readonly field: FieldModel;
  readonly parts: TableParts;
}

type Shown =
  { readonly kind: 'columns'; readonly path: string | undefined } | { readonly kind: 'csv' | 'split' };

const start: Selection = { anchor: { row: 0, column: 0 }, active: { row: 0, column: 0 } };

/** The invoices with all that belongs to them: their columns, their sum and what the quota says to it. */
export function InvoiceTable({ field, parts }: InvoiceTableProps) {
  const { disabled } = useForm();
  const { columns: known, quota } = useGrant();
  const { say } = useActions();
  const { columns } = known;
  const { rows, drafts } = parts;
  const marks = useMarks(parts);
  const [selection, setSelection] = useState(start);
  const [dialog, setDialog] = useState<Shown>();
  const [remark, setRemark] = useState<string>();
  const focusWanted = useRef(false);
  const count = rows.entries.length;
  const size = { rows: count, columns: Math.max(1, columns.length) };
  const area = areaOf({ anchor: within(selection.anchor, size), active: within(selection.active, size) });

  const goTo = (place: Place): void => {
    focusWanted.current = true;
    setSelection({ anchor: place, active: place });
  };
  // The table may be drawn only with the row that was added.
  useLayoutEffect(() => {
    if (focusWanted.current) {
      focusWanted.current = false;
      document.getElementById(gridId)?.focus({ preventScroll: true });
    }
  });
  const [draft] = drafts.all;
  useDraft(
    draft === undefined
      ? undefined
      : {
          label: `${field.label}: ${draftLabel(draft)}`,
          commit: () => false,
          focus: () =>
            hasCell(parts, draft)
              ? goTo(placeOfDraft(parts, draft))
              : document.getElementById(draftListId)?.focus(),
        },
  );

  const add = (): void => {
    const after = count === 0 ? -1 : area.bottom;
    addRow(parts, after);
    goTo({ row: after + 1, column: 0 });
  };
  const paste = (at: Place, text: string): void => {
    if (text.trim() === '' || columns.length === 0) {
      setRemark(
        columns.length === 0 ? t('Set up the columns first.') : t('There is nothing on the clipboard.'),
      );
      return;
    }
    const done = pasteCells(parts, at, text);
    const leftOut = [
      ...(done.beyond === 0 ? [] : [t('Pasted cells right of the last column, left out: {0}.', done.beyond)]),
      ...(done.withoutMembers === 0
        ? []
        : [t('Pasted cells in rows that are no objects, left out: {0}.', done.withoutMembers)]),
    ];
    setRemark(leftOut.length === 0 ? undefined : joinSentences(leftOut));
    say(t('Rows pasted: {0}.', done.rows));
    goTo(at);
  };
  const pasteFromClipboard = async (): Promise<void> => {
    try {
      paste({ row: 0, column: 0 }, await navigator.clipboard.readText());
    } catch {
      setRemark(t('The clipboard cannot be read from here. Add a row, then press Ctrl+V in it.'));
    }
  };
  const move = (by: 1 | -1): void => {
    if (moveRows(parts, area, by)) {
      const shift = (place: Place): Place => ({ ...within(place, size), row: within(place, size).row + by });
      focusWanted.current = document.activeElement?.id === gridId;
      setSelection({ anchor: shift(selection.anchor), active: shift(selection.active) });
    }
  };
  const remove = (): void => {
    removeRows(parts, area);
    say(t('Rows removed: {0}.', area.bottom - area.top + 1));
    goTo({ row: Math.max(0, Math.min(area.top, count - 2 - (area.bottom - area.top))), column: area.left });
  };
  const active = within(selection.active, size);
  const mark = marks.at(
    active.row,
    isWhole(columns, rows.entries[active.row]) ? '' : (columns[active.column]?.path ?? ''),
  );

  return (
    <div class="invoices">
      {known.problem === undefined ? null : <Notice tone="warning">{known.problem}</Notice>}
      <RefusedNotice rows={rows} />
      {count === 0 ? (
        <EmptyTable
          hasColumns={columns.length > 0}
          disabled={disabled}
          onAdd={add}
          onImport={() => setDialog({ kind: 'csv' })}
          onPaste={() => void pasteFromClipboard()}
          onColumns={() => setDialog({ kind: 'columns', path: undefined })}
        />
      ) : (
        <>
          <TableBar
            selected={area.bottom - area.top + 1}
            hasColumns={columns.length > 0}
            disabled={disabled}
            onAdd={add}
            onDuplicate={() => {
              duplicateRows(parts, area);
              goTo({ row: area.bottom + 1, column: area.left });
            }}
            onRemove={remove}
            onMove={move}
            onImport={() => setDialog({ kind: 'csv' })}
            onSplit={() => setDialog({ kind: 'split' })}
            onColumns={() => setDialog({ kind: 'columns', path: undefined })}
          />
          <InvoiceGrid
            parts={parts}
            marks={marks}
            selection={selection}
            disabled={disabled}
            onSelect={setSelection}
            onPaste={paste}
            onMoveRows={move}
            onColumn={(path) => setDialog({ kind: 'columns', path })}
          />
          <p class={`cell-status ${mark?.tone ?? ''}`} id="invoice-cell-status" aria-live="polite">
            {mark?.sentence}
          </p>
          <ProblemList parts={parts} marks={marks} onGoTo={goTo} />
        </>
      )}
      <DraftList parts={parts} onGoTo={(each) => goTo(placeOfDraft(parts, each))} />
      {remark === undefined ? null : (
        <Notice tone="info" action={{ title: t('Close'), onClick: () => setRemark(undefined) }}>
          {remark}
        </Notice>
      )}
      <SumPanel entries={rows.entries} columns={columns} quota={quota} />
      {dialog?.kind === 'columns' ? (
        <ColumnsDialog first={dialog.path} proposed={[]} onClose={() => setDialog(undefined)} />
      ) : null}
      {dialog?.kind === 'csv' ? <CsvImport count={count} onClose={() => setDialog(undefined)} /> : null}
      {dialog?.kind === 'split' ? <SplitDialog onClose={() => setDialog(undefined)} /> : null}
    </div>
  );
}

function placeOfDraft({ columns }: TableParts, { row, path }: CellDraft): Place {
  return {
    row,
    column: Math.max(
      0,
      columns.findIndex((column) => column.path === path),
    ),
  };
}
