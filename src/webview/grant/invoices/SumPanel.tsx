import { useMemo } from 'preact/hooks';
import type { AmountColumn, Column } from '../../../core/invoices/columns.ts';
import { sumColumn, type ColumnSum } from '../../../core/invoices/sums.ts';
import type { Json } from '../../../core/json/json.ts';
import { displayMoney } from '../../../core/money/display.ts';
import type { QuotaState } from '../../../protocol/grantForm.ts';
import { Notice } from '../../controls/Notice.tsx';
import { t } from '../../translate.ts';
import { quotaNotices } from './quotaNotices.ts';
import { QuotaPanel } from './QuotaPanel.tsx';
import { rowList } from './useMarks.ts';

interface SumPanelProps {
  readonly entries: readonly Json[];
  readonly columns: readonly Column[];
  readonly quota: QuotaState;
}

/** What the invoices add up to, beside what can still be approved. */
export function SumPanel({ entries, columns, quota }: SumPanelProps) {
  const totals = useMemo(
    () =>
      columns
        .filter((column): column is AmountColumn => column.type === 'amount')
        .map((column) => ({ column, sum: sumColumn(entries, column) })),
    [entries, columns],
  );
  return (
    <>
      {quotaNotices(totals, quota).map(({ tone, sentence }) => (
        <Notice key={sentence} tone={tone}>
          {sentence}
        </Notice>
      ))}
      <div class="sum-and-quota">
        <section class="figures sums" aria-label={t('Sum of the invoices')}>
          <h3 class="panel-title">
            {t('Sum of the invoices')}
            <span class="muted">{t('Rows: {0}', entries.length)}</span>
          </h3>
          {totals.length === 0 ? (
            <p class="muted">{t('Give a column the type “amount” to see its sum.')}</p>
          ) : (
            <dl>
              {totals.map(({ column, sum }) => (
                <Total key={column.path} column={column} sum={sum} />
              ))}
            </dl>
          )}
        </section>
        <QuotaPanel quota={quota} />
      </div>
    </>
  );
}

function Total({ column, sum }: { readonly column: AmountColumn; readonly sum: ColumnSum }) {
  const { sums, empty, unreadable } = sum;
  return (
    <div>
      <dt>
        {column.title}
        {empty.length === 0 ? null : <span class="sum-note">{t('rows without: {0}', empty.length)}</span>}
        {unreadable.length === 0 ? null : (
          <span class="sum-note bad">
            {t('not in the sum, because it is no such amount: rows {0}', rowList(unreadable))}
          </span>
        )}
      </dt>
      <dd>
        <span class="figure-value">
          {sums.length === 0
            ? '–'
            : sums.map((money) => {
                const { text, raw } = displayMoney(money);
                return (
                  <span class="sum" key={money.currency} title={t('In minor units: {0}', raw)}>
                    {text}
                  </span>
                );
              })}
        </span>
      </dd>
    </div>
  );
}
