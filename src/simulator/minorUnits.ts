import { JsonNumber, type Json } from '../core/json/json.ts';
import { maxWireDigits } from '../core/money/money.ts';

/** The largest amount that the wire carries. */
export const maxMinorUnits = 10n ** BigInt(maxWireDigits) - 1n;

/** An amount that is written as a JSON integer or as a string of digits; undefined for anything else. */
export function minorUnitsOf(value: Json | undefined): bigint | undefined {
  const digits = value instanceof JsonNumber ? value.source : value;
  if (typeof digits !== 'string' || !/^\d+$/.test(digits)) return undefined;
  return digits.length <= maxWireDigits ? BigInt(digits) : undefined;
}
