import type { AmountColumn } from '../../../core/invoices/columns.ts';
import type { ColumnSum } from '../../../core/invoices/sums.ts';
import { displayMoney } from '../../../core/money/display.ts';
import type { QuotaState } from '../../../protocol/grantForm.ts';
import type { NoticeTone } from '../../controls/Notice.tsx';
import { t } from '../../translate.ts';

interface QuotaNotice {
  readonly tone: NoticeTone;
  readonly sentence: string;
}

/** What the quota says against an application with these sums. They are compared within one currency only. */
export function quotaNotices(
  totals: readonly { readonly column: AmountColumn; readonly sum: ColumnSum }[],
  quota: QuotaState,
): readonly QuotaNotice[] {
  const known = quota.kind === 'known' ? quota : quota.kind === 'loading' ? quota.earlier : undefined;
  if (known === undefined) {
    return [];
  }
  const { currency, minorUnits } = known.approvable;
  const most = /^-?[0-9]+$/.test(minorUnits) ? BigInt(minorUnits) : undefined;
  const tooMuch = totals.flatMap(({ column, sum }) =>
    sum.sums
      .filter((money) => money.currency === currency && most !== undefined && money.minorUnits > most)
      .map((money): QuotaNotice => ({
        tone: 'warning',
        sentence: t(
          '“{0}” adds up to {1}; at most {2} can still be approved.',
          column.title,
          displayMoney(money).text,
          displayMoney({ currency, minorUnits: most ?? 0n }).text,
        ),
      })),
  );
  return known.overdue
    ? [{ tone: 'warning', sentence: t('The credit product is overdue (OVD).') }, ...tooMuch]
    : tooMuch;
}
