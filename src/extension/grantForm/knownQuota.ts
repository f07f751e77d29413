import { amountText, type Words } from '../../core/accounts/face.ts';
import { quotaLabel } from '../../core/accounts/figureFaces.ts';
import type { Amount } from '../../core/accounts/amount.ts';
import type { QuotaFigures } from '../../core/accounts/portfolio.ts';
import type { Trust } from '../../core/accounts/reading.ts';
import type { KnownQuota, QuotaFigure } from '../../protocol/grantForm.ts';

export type QuotaReading =
  | { readonly ok: true; readonly quota: KnownQuota }
  | { readonly ok: false; readonly departures: readonly string[] };

/** The quota beside the sum; nothing where the answer does not tell how much can still be approved. */
export function knownQuota(quota: QuotaFigures, trust: Trust, readAt: number, words: Words): QuotaReading {
  const { approvable, productStatus, departures } = quota;
  if (approvable === undefined) {
    return { ok: false, departures };
  }
  const figure = (
    name: 'cap' | 'granted' | 'available' | 'unpaid',
    amount: Amount | undefined,
  ): QuotaFigure[] =>
    amount === undefined
      ? []
      : [{ label: quotaLabel(name, words), value: amountText(amount), raw: amount.raw }];
  const minorUnits = approvable.minorUnits.toString();
  return {
    ok: true,
    quota: {
      figures: [
        ...figure('cap', quota.cap),
        ...figure('granted', quota.granted),
        ...figure('available', quota.available),
        ...figure('unpaid', quota.unpaid),
        { label: quotaLabel('approvable', words), value: amountText(approvable), raw: minorUnits },
      ],
      approvable: { currency: approvable.currency, minorUnits },
      overdue: productStatus === 'OVD',
      verified: trust === 'verified',
      readAt,
    },
  };
}
