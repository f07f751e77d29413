import { isJsonObject, type Json } from '../../core/json/json.ts';
import { maxMinorUnits, minorUnitsOf } from '../minorUnits.ts';

const centsPerUnreadableInvoice = 1_000_000n;

/**
 * US cents that an application is about. What an invoice holds is not documented: an invoice that has amounts
 * in USD counts with its largest one, any other with 10,000.00 USD, and no invoice at all like one of those.
 */
export function amountApplied(invoices: readonly Json[]): bigint {
  if (invoices.length === 0) return centsPerUnreadableInvoice;
  const sum = invoices.map(invoiceAmount).reduce((total, amount) => total + amount, 0n);
  return sum < maxMinorUnits ? sum : maxMinorUnits;
}

function invoiceAmount(invoice: Json): bigint {
  if (!isJsonObject(invoice)) return centsPerUnreadableInvoice;
  const amounts = [...invoice.values()].map(usdCents).filter((cents) => cents > 0n);
  if (amounts.length === 0) return centsPerUnreadableInvoice;
  return amounts.reduce((largest, cents) => (cents > largest ? cents : largest));
}

function usdCents(value: Json): bigint {
  if (!isJsonObject(value) || value.get('currency') !== 'USD') return 0n;
  return minorUnitsOf(value.get('value')) ?? 0n;
}
