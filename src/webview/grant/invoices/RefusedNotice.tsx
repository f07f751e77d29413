import { Notice } from '../../controls/Notice.tsx';
import { useDraft } from '../../edits/editing.ts';
import { t } from '../../translate.ts';
import { gridId } from './InvoiceGrid.tsx';
import { positions } from './tableActions.ts';
import type { Rows } from './useRows.ts';

/** Says that rows were not taken, and offers to put the new ones at the end. */
export function RefusedNotice({ rows }: { readonly rows: Rows }) {
  const { refused, entries, dismiss } = rows;
  const [first] = refused;
  useDraft(
    first === undefined
      ? undefined
      : { label: t('Invoices'), commit: () => false, focus: () => document.getElementById(gridId)?.focus() },
  );
  if (first === undefined) {
    return null;
  }
  const fresh = refused.flatMap(({ edit }) => edit.entries.filter((entry) => typeof entry === 'string'));
  const again = (): void => {
    dismiss(refused);
    rows.send({ kind: 'arrange', entries: [...positions(entries.length), ...fresh] });
  };
  return (
    <>
      {fresh.length === 0 ? null : (
        <Notice tone="warning" action={{ title: t('Add Them at the End'), onClick: again }}>
          {t('New rows that are not in the body: {0}.', fresh.length)}
        </Notice>
      )}
      <Notice tone="error" action={{ title: t('Discard'), onClick: () => dismiss(refused) }}>
        {t('The last change of the table is not in the file: {0}', first.sentence)}
      </Notice>
    </>
  );
}
