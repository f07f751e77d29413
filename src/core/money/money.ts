import { isJsonObject, JsonNumber, type Json } from '../json/json.ts';
import { minorUnitDigits } from './currencies.ts';

/** An exact amount. What the wire carries is never negative; a difference of two amounts may be. */
export interface Money {
  /** Three letters as they were written. */
  readonly currency: string;
  /** Whole number of the smallest unit of the currency: cents for USD, yen for JPY. */
  readonly minorUnits: bigint;
}

/** `reason` is one sentence for the user. */
export type MoneyResult =
  { readonly ok: true; readonly money: Money } | { readonly ok: false; readonly reason: string };

/** The gateway takes amounts of up to so many digits (its data dictionary). Longer ones are still shown. */
export const maxWireDigits = 16;

/** Text that is longer than any amount; a limit, because the time to read digits grows with their square. */
const maxShownDigits = 100;

/** Reads an Amount object of an answer: `{"currency": "USD", "value": 289633970}`. */
export function moneyFromAmount(amount: Json | undefined): MoneyResult {
  if (!isJsonObject(amount)) return failure('The amount is not an object with currency and value.');
  return moneyFromParts(amount.get('currency'), amount.get('value'));
}

/** Reads an amount whose currency and whole number of minor units are two members of an answer. */
export function moneyFromParts(currency: Json | undefined, value: Json | undefined): MoneyResult {
  if (typeof currency !== 'string' || !/^[A-Za-z]{3}$/.test(currency)) {
    return failure('The amount has no currency of three letters.');
  }
  const digits = value instanceof JsonNumber ? value.source : value;
  if (typeof digits !== 'string' || !/^[0-9]+$/.test(digits)) {
    return failure(`The value of the ${currency} amount is not a whole number of minor units.`);
  }
  if (digits.length > maxShownDigits) {
    return failure(`The value of the ${currency} amount has ${digits.length} digits.`);
  }
  return { ok: true, money: { currency, minorUnits: BigInt(digits) } };
}

/**
 * Reads what a person types, in whole units with a decimal point: "2,896,339.70". Commas may group by three.
 * Text that could be read in two ways is refused, and so is more than the gateway takes.
 */
export function moneyFromText(currency: string, text: string): MoneyResult {
  const places = minorUnitDigits(currency);
  if (places === undefined) {
    return failure(`The decimal places of ${currency} are not known; give the amount in minor units.`);
  }
  const match = /^([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?$/.exec(text.trim());
  const [, whole = '', fraction = ''] = match ?? [];
  if (match === null) {
    return failure('Write the amount in digits, with a point before the decimals: 1234.50.');
  }
  if (whole.includes(',') && fraction === '' && places >= 3) {
    return failure(
      'It is not clear whether the comma groups thousands or starts the decimals; leave it out.',
    );
  }
  if (fraction.length > places) {
    return failure(
      places === 0 ? `${currency} has no decimals.` : `${currency} has ${places} decimals, not more.`,
    );
  }
  const digits = (whole.replaceAll(',', '') + fraction.padEnd(places, '0')).replace(/^0+(?=.)/, '');
  if (digits.length > maxWireDigits) {
    return failure(`The gateway takes amounts of at most ${maxWireDigits} digits in minor units.`);
  }
  return { ok: true, money: { currency, minorUnits: BigInt(digits) } };
}

/** The sum of amounts that are all in `currency`; zero of it where there are none. */
export function sumMoney(currency: string, amounts: readonly Money[]): MoneyResult {
  let minorUnits = 0n;
  for (const amount of amounts) {
    if (amount.currency !== currency) return differentCurrencies(currency, amount.currency);
    minorUnits += amount.minorUnits;
  }
  return { ok: true, money: { currency, minorUnits } };
}

/** `left` minus `right`; it may be negative. */
export function subtractMoney(left: Money, right: Money): MoneyResult {
  if (left.currency !== right.currency) return differentCurrencies(left.currency, right.currency);
  return {
    ok: true,
    money: { currency: left.currency, minorUnits: left.minorUnits - right.minorUnits },
  };
}

/** Which of two amounts is larger: `order` is negative where `left` is the smaller one. */
export function compareMoney(
  left: Money,
  right: Money,
): { readonly ok: true; readonly order: -1 | 0 | 1 } | { readonly ok: false; readonly reason: string } {
  if (left.currency !== right.currency) return differentCurrencies(left.currency, right.currency);
  if (left.minorUnits === right.minorUnits) return { ok: true, order: 0 };
  return { ok: true, order: left.minorUnits < right.minorUnits ? -1 : 1 };
}

function differentCurrencies(one: string, other: string): { readonly ok: false; readonly reason: string } {
  return failure(`Amounts in ${one} and ${other} cannot be added or compared.`);
}

function failure(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
