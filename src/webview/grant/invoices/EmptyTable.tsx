import { SmallButton } from '../../controls/Buttons.tsx';
import { t } from '../../translate.ts';

interface EmptyTableProps {
  readonly hasColumns: boolean;
  readonly disabled: boolean;
  readonly onAdd: () => void;
  readonly onImport: () => void;
  readonly onPaste: () => void;
  readonly onColumns: () => void;
}

/** What to begin with where there are no invoices yet. */
export function EmptyTable({ hasColumns, disabled, ...on }: EmptyTableProps) {
  return (
    <div class="empty-table">
      <p>
        {hasColumns
          ? t('No invoices yet. Type them, take them from a file, or paste cells of a spreadsheet.')
          : t('The members of an invoice are not documented. First say which columns WorldFirst gave you.')}
      </p>
      <div class="advice-actions">
        {hasColumns ? (
          <>
            <SmallButton icon="add" disabled={disabled} onClick={on.onAdd}>
              {t('Add Row')}
            </SmallButton>
            <SmallButton disabled={disabled} onClick={on.onPaste}>
              {t('Paste')}
            </SmallButton>
          </>
        ) : null}
        <SmallButton disabled={disabled} onClick={on.onImport}>
          {t('Import CSV…')}
        </SmallButton>
        <SmallButton onClick={on.onColumns}>{t('Columns…')}</SmallButton>
      </div>
    </div>
  );
}
