import { isJsonObject, JsonNumber, type Json } from '../json/json.ts';
import { maxWireDigits, moneyFromParts, type Money } from '../money/money.ts';

/** An amount of an answer, with its digits as they stood there. */
export interface Amount extends Money {
  readonly raw: string;
}

export interface AmountReading {
  /** Missing where there was no amount that can be relied on. */
  readonly amount?: Amount;
  /** Where the member differs from the documents, a sentence each; never empty where `amount` is missing. */
  readonly departures: readonly string[];
}

/**
 * Reads an Amount object. The documents write `value` as an integer in one family and as a string in another,
 * so both are taken; anything but a whole number of minor units gives no amount.
 *
 * @param name What the member is called in the departures.
 * @param accountCurrency The currency of the surrounding object, for an amount that names none.
 */
export function readAmount(
  json: Json | undefined,
  name: string,
  accountCurrency: string | undefined,
): AmountReading {
  if (json === undefined || json === null) {
    return { departures: [`${name} is missing.`] };
  }
  if (!isJsonObject(json)) {
    return { departures: [`${name} is not an amount but ${describeJson(json)}.`] };
  }
  const stated = json.get('currency') ?? undefined;
  const value = json.get('value');
  const reading = moneyFromParts(stated ?? accountCurrency, value);
  if (!reading.ok) {
    return {
      departures: [`${name} cannot be read: ${reason(reading.reason)} Its value is ${describeJson(value)}.`],
    };
  }
  const raw = digitsOf(value) ?? reading.money.minorUnits.toString();
  return {
    amount: { ...reading.money, raw },
    departures: [...currencyDepartures(name, stated, accountCurrency), ...lengthDepartures(name, raw)],
  };
}

function digitsOf(value: Json | undefined): string | undefined {
  const text = value instanceof JsonNumber ? value.source : value;
  return typeof text === 'string' ? text : undefined;
}

/** The member as it stood in the answer, cut where it is long, for a sentence about it. */
export function describeJson(json: Json | undefined): string {
  if (json === undefined) {
    return 'missing';
  }
  if (json instanceof JsonNumber) {
    return cut(json.source);
  }
  if (json === null || typeof json === 'boolean') {
    return String(json);
  }
  if (typeof json === 'string') {
    return `"${cut(json)}"`;
  }
  return isJsonObject(json) ? 'an object' : 'a list';
}

function currencyDepartures(
  name: string,
  stated: Json | undefined,
  accountCurrency: string | undefined,
): readonly string[] {
  if (accountCurrency === undefined || stated === accountCurrency) {
    return [];
  }
  return stated === undefined
    ? [`${name} names no currency; ${accountCurrency} is that of its account.`]
    : [`${name} is in ${describeJson(stated)}, its account in ${accountCurrency}.`];
}

function lengthDepartures(name: string, raw: string): readonly string[] {
  return raw.length > maxWireDigits ? [`${name} has more than ${maxWireDigits} digits.`] : [];
}

function reason(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
