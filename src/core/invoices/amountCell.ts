import { JsonNumber, type Json } from '../json/json.ts';
import { parseJson } from '../json/parseJson.ts';
import { stringifyJson } from '../json/stringifyJson.ts';
import { minorUnitDigits } from '../money/currencies.ts';
import { moneyFromAmount, moneyFromParts, type Money } from '../money/money.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { amountFromText, plainAmount, type AmountMarks } from './amountText.ts';
import type { AmountColumn } from './columns.ts';

type AmountInput =
  | { readonly ok: true; readonly value: Json; readonly marks?: AmountMarks }
  | { readonly ok: false; readonly problem: Sentence };

/** Reads what was typed into a cell for amounts as the value that the column's form asks for. */
export function amountCell(column: AmountColumn, typed: string): AmountInput {
  if (column.form === 'amountObject' && typed.startsWith('{')) return amountFromJson(typed);
  const read = amountFromText(typed, column.currency);
  if (!read.ok) return read;
  const { money, marks } = read;
  if (column.form !== 'amountObject' && money.currency !== column.currency) {
    return {
      ok: false,
      problem: sentence('The column is for {0}, this is {1}.', column.currency, money.currency),
    };
  }
  return { ok: true, value: written(column, money), marks };
}

/**
 * The text of a cell for amounts: "1234.50", "EUR 12.00" where the amount is not in the column's currency, JSON where
 * the places of its currency are not known; undefined where the value is no amount in the column's form.
 */
export function amountFace(column: AmountColumn, value: Json): string | undefined {
  const money = amountIn(column, value);
  if (money === undefined) return undefined;
  const places = minorUnitDigits(money.currency);
  if (places === undefined) return stringifyJson(value);
  const plain = plainAmount(money.minorUnits, places);
  return money.currency === column.currency ? plain : `${money.currency} ${plain}`;
}

/** The amount that a value is in the column's form; undefined where it is none. */
export function amountIn(column: AmountColumn, value: Json): Money | undefined {
  switch (column.form) {
    case 'amountObject': {
      const read = moneyFromAmount(value);
      return read.ok ? read.money : undefined;
    }
    case 'minorUnits':
      return value instanceof JsonNumber ? moneyOf(column.currency, value) : undefined;
    case 'decimalText':
      return typeof value === 'string' ? moneyOfDecimals(column.currency, value) : undefined;
  }
}

/** Why a value is no amount in the column's form. */
export function amountMisfit({ form, currency }: AmountColumn): Sentence {
  switch (form) {
    case 'amountObject':
      return sentence('The column is for objects of currency and value in minor units; this is none.');
    case 'minorUnits':
      return sentence('The column is for {0} in whole minor units; this is something else.', currency);
    case 'decimalText':
      return sentence(
        'The column is for {0} as text in quotes, such as “{1}”; this is something else.',
        currency,
        plainAmount(123450n, minorUnitDigits(currency) ?? 0),
      );
  }
}

function amountFromJson(typed: string): AmountInput {
  const parsed = parseJson(typed);
  if (!parsed.ok) {
    return { ok: false, problem: sentence('This is not JSON: {0}.', parsed.problem.message) };
  }
  return moneyFromAmount(parsed.value).ok
    ? { ok: true, value: parsed.value }
    : {
        ok: false,
        problem: sentence('The column is for objects of currency and value in minor units; this is none.'),
      };
}

function written({ form }: AmountColumn, { currency, minorUnits }: Money): Json {
  const value = new JsonNumber(minorUnits.toString());
  switch (form) {
    case 'amountObject':
      return new Map<string, Json>([
        ['currency', currency],
        ['value', value],
      ]);
    case 'minorUnits':
      return value;
    case 'decimalText':
      return plainAmount(minorUnits, minorUnitDigits(currency) ?? 0);
  }
}

function moneyOf(currency: string, digits: Json): Money | undefined {
  const read = moneyFromParts(currency, digits);
  return read.ok ? read.money : undefined;
}

function moneyOfDecimals(currency: string, text: string): Money | undefined {
  const places = minorUnitDigits(currency);
  const [, whole = '', fraction = ''] = /^([0-9]+)(?:\.([0-9]+))?$/.exec(text) ?? [];
  return whole === '' || places === undefined || fraction.length > places
    ? undefined
    : moneyOf(currency, whole + fraction.padEnd(places, '0'));
}
