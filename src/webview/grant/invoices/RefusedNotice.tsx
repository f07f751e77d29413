import { useEffect } from 'preact/hooks';
import { cellFace } from '../../../core/invoices/cell.ts';
import { parseJson } from '../../../core/json/parseJson.ts';
import { Notice } from '../../controls/Notice.tsx';
import { useDraft } from '../../edits/editing.ts';
import { t } from '../../translate.ts';
import { gridId } from './InvoiceGrid.tsx';
import { positions, type TableParts } from './tableActions.ts';
import type { Rows } from './useRows.ts';

/** Keeps what the file did not take in its cells, so that it is not lost and nothing is sent without it. */
export function useRefusedCells({ rows, columns, drafts }: TableParts): void {
  const { refused, dismiss } = rows;
  useEffect(() => {
    const kept = refused.flatMap(({ edit, sentence }) =>
      edit.kind === 'cells' ? edit.cells.map((cell) => ({ ...cell, sentence })) : [],
    );
    if (kept.length === 0) {
      return;
    }
    drafts.add(
      kept.flatMap(({ row, path, json, sentence }) => {
        const column = columns.find((each) => each.path === path);
        const parsed = json === null ? undefined : parseJson(json);
        const value = parsed?.ok === true ? parsed.value : undefined;
        return column === undefined
          ? []
          : [{ row, path, text: cellFace(column, value).text, problem: sentence }];
      }),
    );
    dismiss(({ edit }) => edit.kind === 'cells');
  }, [refused]);
}

/** Says that rows were not taken, and offers to put the new ones at the end. */
export function RefusedNotice({ rows }: { readonly rows: Rows }) {
  const { refused, entries } = rows;
  const arrangements = refused.flatMap(({ edit, sentence }) =>
    edit.kind === 'arrange' ? [{ entries: edit.entries, sentence }] : [],
  );
  const [first] = arrangements;
  useDraft(
    first === undefined
      ? undefined
      : { label: t('Invoices'), commit: () => false, focus: () => document.getElementById(gridId)?.focus() },
  );
  if (first === undefined) {
    return null;
  }
  const fresh = arrangements.flatMap((each) => each.entries.filter((entry) => typeof entry === 'string'));
  const discard = (): void => rows.dismiss(({ edit }) => edit.kind === 'arrange');
  const again = (): void => {
    discard();
    rows.send({ kind: 'arrange', entries: [...positions(entries.length), ...fresh] });
  };
  return (
    <>
      {fresh.length === 0 ? null : (
        <Notice tone="warning" action={{ title: t('Add Them at the End'), onClick: again }}>
          {t('New rows that are not in the body: {0}.', fresh.length)}
        </Notice>
      )}
      <Notice tone="error" action={{ title: t('Discard'), onClick: discard }}>
        {t('The last change of the table is not in the file: {0}', first.sentence)}
      </Notice>
    </>
  );
}
