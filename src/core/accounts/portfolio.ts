import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json/json.ts';
import { subtractMoney, sumMoney, type Money } from '../money/money.ts';
import { describeJson, readAmount, type Amount } from './amount.ts';

/** One entry of `accountBalances`: an account in one currency. */
export interface Balance {
  /** Empty where neither the entry nor an amount of it names one. */
  readonly currency: string;
  readonly available: Amount | undefined;
  readonly frozen: Amount | undefined;
  readonly total: Amount | undefined;
  /** The kind of balance as the answer states it; most answers do not. */
  readonly type: string | undefined;
  readonly budgetAccountId: string | undefined;
  /** Where this entry differs from the documents, a sentence each. */
  readonly departures: readonly string[];
}

export interface Account {
  /** Empty where the answer names none. */
  readonly accountNo: string;
  readonly balances: readonly Balance[];
}

export interface AccountsFigures {
  /** Accounts in the order of the answer, the entries of one account number together. */
  readonly accounts: readonly Account[];
  readonly departures: readonly string[];
}

export interface PrefundingFigures {
  readonly amounts: readonly Amount[];
  readonly departures: readonly string[];
}

/** Whether granted = available + unpaid (document 000) holds in an answer. */
export type GrantEquation =
  | { readonly kind: 'holds' }
  | { readonly kind: 'broken'; readonly sum: Money; readonly difference: Money }
  /** An amount is missing or the currencies differ. */
  | { readonly kind: 'notComparable' };

export interface QuotaFigures {
  readonly cap: Amount | undefined;
  readonly granted: Amount | undefined;
  readonly available: Amount | undefined;
  readonly unpaid: Amount | undefined;
  /** The currency of all amounts; undefined where they differ or there are none. */
  readonly currency: string | undefined;
  /** Cap − granted, never below zero: an upper bound of what can still be approved. */
  readonly approvable: Money | undefined;
  readonly equation: GrantEquation;
  /** NORMAL, OVD where a payment is overdue, or whatever the answer says. */
  readonly productStatus: string | undefined;
  readonly departures: readonly string[];
}

/**
 * Reads an answer of the account balance inquiry (documents 002 and 003).
 *
 * @param askedType The kind of balance that was asked for; an entry that states another one says so.
 */
export function readAccounts(answer: Json | undefined, askedType: string): AccountsFigures {
  const departures: string[] = [];
  const accounts = new Map<string, Balance[]>();
  for (const [index, entry] of listOf(answer, 'accountBalances', departures).entries()) {
    if (!isJsonObject(entry)) {
      departures.push(`accountBalances[${index}] is not an account but ${describeJson(entry)}.`);
      continue;
    }
    const stated = entry.get('accountNo');
    const accountNo = typeof stated === 'string' ? stated : '';
    const balances = accounts.get(accountNo) ?? [];
    balances.push(readBalance(entry, askedType, accountNo === '' ? ['accountNo is missing.'] : []));
    accounts.set(accountNo, balances);
  }
  return {
    accounts: Array.from(accounts, ([accountNo, balances]) => ({ accountNo, balances })),
    departures,
  };
}

/** Reads an answer of the prefunding inquiry (document 004), whose `balance` is one Amount or a list of them. */
export function readPrefunding(answer: Json | undefined, askedCurrency: string): PrefundingFigures {
  const departures: string[] = [];
  const amounts: Amount[] = [];
  for (const [index, entry] of listOf(answer, 'balance', departures).entries()) {
    const reading = readAmount(entry, `balance[${index}]`, undefined);
    departures.push(...reading.departures);
    if (reading.amount) {
      amounts.push(reading.amount);
    }
  }
  const others = new Set(amounts.map(({ currency }) => currency).filter((one) => one !== askedCurrency));
  if (others.size > 0) {
    departures.push(`${askedCurrency} was asked; the answer gives ${Array.from(others).join(', ')}.`);
  }
  if (amounts.length === 0) {
    departures.push(`The answer gives no amount in ${askedCurrency}.`);
  }
  return { amounts, departures };
}

/** Reads an answer of the credit quota query (document 000). */
export function readQuota(answer: Json | undefined, askedProduct: string): QuotaFigures {
  const departures: string[] = [];
  const body = isJsonObject(answer) ? answer : undefined;
  const amount = (name: string) => takeAmount(body?.get(name), name, undefined, departures);
  const cap = amount('capLimitTotalAmount');
  const granted = amount('grantTotalAmount');
  const available = amount('availableTotalAmount');
  const unpaid = amount('unpaidTotalAmount');
  const [currency, ...otherCurrencies] = new Set(
    [cap, granted, available, unpaid].flatMap((one) => (one ? [one.currency] : [])),
  );
  if (currency !== undefined && otherCurrencies.length > 0) {
    departures.push(`The amounts are in different currencies: ${[currency, ...otherCurrencies].join(', ')}.`);
  }
  const product = body?.get('productCode');
  if (product !== askedProduct) {
    departures.push(`${askedProduct} was asked; the product of the answer is ${describeJson(product)}.`);
  }
  return {
    cap,
    granted,
    available,
    unpaid,
    currency: otherCurrencies.length === 0 ? currency : undefined,
    approvable: approvableOf(cap, granted, departures),
    equation: compareGrant(granted, available, unpaid),
    productStatus: readProductStatus(body?.get('productStatus'), departures),
    departures,
  };
}

function readBalance(entry: JsonObject, askedType: string, departures: string[]): Balance {
  const stated = entry.get('currency');
  const own = typeof stated === 'string' && stated !== '' ? stated : undefined;
  if (own === undefined) {
    departures.push(`currency is ${describeJson(stated)}.`);
  }
  const amount = (name: string) => takeAmount(entry.get(name), name, own, departures);
  const available = amount('availableBalance');
  const frozen = amount('frozenBalance');
  const total = amount('totalBalance');
  if (available && frozen && total && !isSum(total, [available, frozen])) {
    departures.push('totalBalance is not the sum of availableBalance and frozenBalance.');
  }
  const type = readType(entry);
  if (type !== undefined && type !== askedType) {
    departures.push(`${askedType} was asked; the entry calls itself ${type}.`);
  }
  const budgetAccountId = entry.get('budgetAccountId');
  return {
    currency: own ?? (available ?? total ?? frozen)?.currency ?? '',
    available,
    frozen,
    total,
    type,
    budgetAccountId: typeof budgetAccountId === 'string' ? budgetAccountId : undefined,
    departures,
  };
}

/** The data dictionary writes `balanceTypes`, a text or a list of them; newer official code `balanceType`. */
function readType(entry: JsonObject): string | undefined {
  const stated = entry.get('balanceType') ?? entry.get('balanceTypes');
  const texts = (isJsonArray(stated) ? stated : [stated]).filter((one) => typeof one === 'string');
  return texts.length > 0 ? texts.join(', ') : undefined;
}

function takeAmount(
  json: Json | undefined,
  name: string,
  accountCurrency: string | undefined,
  departures: string[],
): Amount | undefined {
  const reading = readAmount(json, name, accountCurrency);
  departures.push(...reading.departures);
  return reading.amount;
}

/** The members of a list, or the one object that stands where the documents describe a list. */
function listOf(answer: Json | undefined, name: string, departures: string[]): readonly Json[] {
  const member = isJsonObject(answer) ? answer.get(name) : undefined;
  if (isJsonArray(member)) {
    return member;
  }
  if (isJsonObject(member)) {
    return [member];
  }
  departures.push(`${name} is not a list but ${describeJson(member)}.`);
  return [];
}

function isSum(sum: Money, parts: readonly Money[]): boolean {
  const added = sumMoney(sum.currency, parts);
  return added.ok && added.money.minorUnits === sum.minorUnits;
}

function approvableOf(
  cap: Amount | undefined,
  granted: Amount | undefined,
  departures: string[],
): Money | undefined {
  const difference = cap && granted && subtractMoney(cap, granted);
  if (!difference?.ok) {
    return undefined;
  }
  if (difference.money.minorUnits < 0n) {
    departures.push('More is granted than the cap allows.');
    return { ...difference.money, minorUnits: 0n };
  }
  return difference.money;
}

function compareGrant(
  granted: Amount | undefined,
  available: Amount | undefined,
  unpaid: Amount | undefined,
): GrantEquation {
  if (!granted || !available || !unpaid) {
    return { kind: 'notComparable' };
  }
  const sum = sumMoney(granted.currency, [available, unpaid]);
  const difference = sum.ok ? subtractMoney(granted, sum.money) : sum;
  if (!sum.ok || !difference.ok) {
    return { kind: 'notComparable' };
  }
  return difference.money.minorUnits === 0n
    ? { kind: 'holds' }
    : { kind: 'broken', sum: sum.money, difference: difference.money };
}

function readProductStatus(status: Json | undefined, departures: string[]): string | undefined {
  if (typeof status !== 'string') {
    departures.push(`productStatus is ${describeJson(status)}.`);
    return undefined;
  }
  if (status !== 'NORMAL' && status !== 'OVD') {
    departures.push(`productStatus is ${describeJson(status)}, which is not documented.`);
  }
  return status;
}
