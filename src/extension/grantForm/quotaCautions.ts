import { l10n } from 'vscode';
import type { Total } from '../../core/grants/application.ts';
import { displayMoney } from '../../core/money/display.ts';
import type { QuotaState } from '../../protocol/grantForm.ts';

/** What the quota, as the form shows it, says against an application with these sums; within one currency only. */
export function quotaCautions(totals: readonly Total[], quota: QuotaState): readonly string[] {
  const known = quota.kind === 'known' ? quota : quota.kind === 'loading' ? quota.earlier : undefined;
  if (known === undefined || !/^-?[0-9]+$/.test(known.approvable.minorUnits)) {
    return [];
  }
  const { currency } = known.approvable;
  const most = BigInt(known.approvable.minorUnits);
  const tooMuch = totals.flatMap(({ title, sums }) =>
    sums
      .filter((sum) => sum.currency === currency && BigInt(sum.minorUnits) > most)
      .map((sum) =>
        l10n.t(
          '“{0}” adds up to {1}; at most {2} can still be approved.',
          title,
          displayMoney({ currency, minorUnits: BigInt(sum.minorUnits) }).text,
          displayMoney({ currency, minorUnits: most }).text,
        ),
      ),
  );
  return known.overdue ? [l10n.t('The credit product is overdue (OVD).'), ...tooMuch] : tooMuch;
}
