import type { Words } from '../../core/accounts/face.ts';
import type { Total } from '../../core/grants/application.ts';
import { displayMoney } from '../../core/money/display.ts';

/** What the invoices add up to in one column, and how many of them are not in it. */
export function totalLine({ title, sums, rowsLeftOut }: Total, t: Words['t']): string {
  const amounts = sums.map(
    ({ currency, minorUnits }) => displayMoney({ currency, minorUnits: BigInt(minorUnits) }).text,
  );
  const line = t('Invoices, {0}: {1}', title, amounts.length === 0 ? '–' : amounts.join('; '));
  switch (rowsLeftOut) {
    case 0:
      return line;
    case 1:
      return t('{0}; 1 row is not in this sum', line);
    default:
      return t('{0}; {1} rows are not in this sum', line, String(rowsLeftOut));
  }
}
