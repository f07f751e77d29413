import { IconButton, SmallButton } from '../../controls/Buttons.tsx';
import { useActions } from '../../page/actions.ts';
import { t } from '../../translate.ts';

interface TableBarProps {
  /** How many rows are selected; 0 where there are none. */
  readonly selected: number;
  readonly hasColumns: boolean;
  readonly disabled: boolean;
  readonly onAdd: () => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onImport: () => void;
  readonly onSplit: () => void;
  readonly onColumns: () => void;
}

/** What can be done with the rows and with the table as a whole. */
export function TableBar({ selected, hasColumns, disabled, ...on }: TableBarProps) {
  const actions = useActions();
  const off = disabled || selected === 0;
  return (
    <div class="table-bar" role="toolbar" aria-label={t('Invoices')}>
      <SmallButton icon="add" disabled={disabled} onClick={on.onAdd}>
        {t('Add Row')}
      </SmallButton>
      <span class="table-bar-group">
        <IconButton
          icon="copy"
          label={t('Duplicate the selected rows')}
          disabled={off}
          onClick={on.onDuplicate}
        />
        <IconButton icon="up" label={t('Move up (Alt+Up)')} disabled={off} onClick={() => on.onMove(-1)} />
        <IconButton
          icon="down"
          label={t('Move down (Alt+Down)')}
          disabled={off}
          onClick={() => on.onMove(1)}
        />
        <IconButton
          icon="remove"
          label={t('Remove the selected rows')}
          disabled={off}
          onClick={on.onRemove}
        />
      </span>
      <span class="table-bar-group end">
        <SmallButton disabled={disabled} onClick={on.onImport}>
          {t('Import CSV…')}
        </SmallButton>
        <SmallButton
          disabled={!hasColumns || selected === 0}
          onClick={() => void actions.grant('exportCsv', {})}
        >
          {t('Export CSV…')}
        </SmallButton>
        <SmallButton disabled={off || !hasColumns} onClick={on.onSplit}>
          {t('Split by Column…')}
        </SmallButton>
        <SmallButton onClick={on.onColumns}>{t('Columns…')}</SmallButton>
      </span>
    </div>
  );
}
