import { checkDate8 } from '../dates/calendarDate.ts';
import { minorUnitDigits } from './currencies.ts';
import type { Money } from './money.ts';

export interface MoneyDisplay {
  /** "USD 2,896,339.70"; where the decimal places are not known, the minor units, which it then says. */
  readonly text: string;
  /** The minor units as digits, as they are on the wire. */
  readonly raw: string;
  /** False where the decimal places of the currency are not known. */
  readonly knownCurrency: boolean;
}

/** Exact: the digits are placed by the currency table, never rounded. */
export function displayMoney({ currency, minorUnits }: Money): MoneyDisplay {
  const raw = minorUnits.toString();
  const places = minorUnitDigits(currency);
  if (places === undefined) {
    return { text: `${currency} ${raw} (minor units)`, raw, knownCurrency: false };
  }
  return { text: `${currency} ${decimalText(minorUnits, places)}`, raw, knownCurrency: true };
}

/** "0.05" → "5 %". Text that is no plain decimal fraction is shown as it is. */
export function displayRate(fraction: string): string {
  const match = /^([0-9]+)(?:\.([0-9]+))?$/.exec(fraction);
  if (match === null) return fraction;
  const [, whole = '', decimals = ''] = match;
  const padded = decimals.padEnd(2, '0');
  const percent = (whole + padded.slice(0, 2)).replace(/^0+(?=.)/, '');
  const rest = padded.slice(2).replace(/0+$/, '');
  return rest === '' ? `${percent} %` : `${percent}.${rest} %`;
}

/** "20250331" → "2025-03-31". What is no day of the calendar is shown as it is. */
export function displayDate8(text: string): string {
  const read = checkDate8(text);
  return read.ok ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
}

function decimalText(minorUnits: bigint, places: number): string {
  const sign = minorUnits < 0n ? '-' : '';
  const digits = (minorUnits < 0n ? -minorUnits : minorUnits).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places).replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ',');
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-places)}`;
}
