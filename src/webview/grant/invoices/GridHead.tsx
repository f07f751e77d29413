import type { Column } from '../../../core/invoices/columns.ts';
import { t } from '../../translate.ts';

interface GridHeadProps {
  readonly columns: readonly Column[];
  readonly onColumn: (path: string) => void;
}

/** The names of the columns; a click changes one. From the keyboard the button above the table leads there. */
export function GridHead({ columns, onColumn }: GridHeadProps) {
  return (
    <div class="grid-head" role="rowgroup">
      <div class="grid-row head" role="row" aria-rowindex={1}>
        <div class="row-number" role="columnheader" aria-colindex={1}>
          <span class="visually-hidden">{t('Row')}</span>
        </div>
        {columns.map((column, index) => (
          <div
            class={`cell type-${column.type}`}
            role="columnheader"
            aria-colindex={index + 2}
            key={column.path}
          >
            <button
              type="button"
              class="column-button"
              tabIndex={-1}
              title={t('{0} at {1}: change the column', column.title, column.path)}
              onClick={() => onColumn(column.path)}
            >
              <span class="column-title">{column.title}</span>
              {column.type === 'amount' ? <span class="column-unit">{column.currency}</span> : null}
            </button>
          </div>
        ))}
        {columns.length === 0 ? (
          <div class="cell" role="columnheader" aria-colindex={2}>
            JSON
          </div>
        ) : null}
      </div>
    </div>
  );
}
