import type { Json } from '../core/json/json.ts';
import {
  ConfigProblem,
  currency,
  flag,
  headerText,
  list,
  member,
  minorUnits,
  moment,
  noOthers,
  object,
  optional,
  text,
} from './configValues.ts';
import { openCreditLine, type CreditLine } from './creditLine.ts';
import { balanceTypes, type Access, type Account, type Amount, type BalanceType } from './customers.ts';
import type { InitialCustomer } from './demoData.ts';
import { maxMinorUnits } from './minorUnits.ts';

/** Reads one entry of `customers`; throws a {@link ConfigProblem} that names the place. */
export function readCustomer(value: Json, place: string): InitialCustomer {
  const entry = object(value, place);
  noOthers(
    entry,
    ['id', 'accessToken', 'tokenExpiresAt', 'authCodes', 'accounts', 'prefunding', 'credit'],
    place,
  );
  const id = headerText(member(entry, 'id', place), `${place}/id`);
  const token = optional(entry, 'accessToken', headerText, place);
  const expiresAt = optional(entry, 'tokenExpiresAt', moment, place);
  if (token === undefined && expiresAt !== undefined) {
    throw new ConfigProblem(`${place}/tokenExpiresAt needs an accessToken beside it.`);
  }
  const access = token === undefined ? {} : { access: accessOf(token, expiresAt) };
  const codes = optional(entry, 'authCodes', readCodes, place);
  const line = optional(entry, 'credit', readCredit, place);
  return {
    customer: {
      id,
      ...access,
      accounts: optional(entry, 'accounts', readAccounts, place) ?? [],
      prefunding: optional(entry, 'prefunding', readAmounts, place) ?? [],
    },
    ...(line === undefined ? {} : { line }),
    ...(codes === undefined ? {} : { codes }),
  };
}

function readCodes(value: Json, place: string): readonly string[] {
  return list(value, place).map((code, index) => text(code, `${place}/${index}`));
}

function accessOf(token: string, expiresAt: number | undefined): Access {
  return { token, ...(expiresAt === undefined ? {} : { expiresAt }) };
}

function readAccounts(value: Json, place: string): readonly Account[] {
  return list(value, place).map((item, index) => readAccount(item, `${place}/${index}`));
}

function readAccount(value: Json, place: string): Account {
  const entry = object(value, place);
  noOthers(entry, ['accountNo', 'currency', 'balanceType', 'available', 'frozen'], place);
  const accountNo = text(member(entry, 'accountNo', place), `${place}/accountNo`);
  if (accountNo.length > 32) throw new ConfigProblem(`${place}/accountNo has more than 32 characters.`);
  const available = minorUnits(member(entry, 'available', place), `${place}/available`);
  const frozen = optional(entry, 'frozen', minorUnits, place) ?? 0n;
  if (available + frozen > maxMinorUnits) {
    throw new ConfigProblem(`${place}: available and frozen together have more than 16 digits.`);
  }
  return {
    accountNo,
    currency: currency(member(entry, 'currency', place), `${place}/currency`),
    balanceType: optional(entry, 'balanceType', readBalanceType, place) ?? 'NORMAL_BALANCE',
    available,
    frozen,
  };
}

function readBalanceType(value: Json, place: string): BalanceType {
  const known = balanceTypes.find((type) => type === value);
  if (known === undefined) throw new ConfigProblem(`${place} must be ${balanceTypes.join(' or ')}.`);
  return known;
}

function readAmounts(value: Json, place: string): readonly Amount[] {
  return list(value, place).map((item, index) => {
    const at = `${place}/${index}`;
    const entry = object(item, at);
    noOthers(entry, ['currency', 'value'], at);
    return {
      currency: currency(member(entry, 'currency', at), `${at}/currency`),
      value: minorUnits(member(entry, 'value', at), `${at}/value`),
    };
  });
}

function readCredit(value: Json, place: string): CreditLine {
  const entry = object(value, place);
  noOthers(entry, ['cap', 'available', 'unpaid', 'overdue'], place);
  const line = openCreditLine({
    cap: minorUnits(member(entry, 'cap', place), `${place}/cap`),
    available: optional(entry, 'available', minorUnits, place) ?? 0n,
    unpaid: optional(entry, 'unpaid', minorUnits, place) ?? 0n,
    overdue: optional(entry, 'overdue', flag, place) ?? false,
  });
  if (!line.ok) throw new ConfigProblem(`${place}: ${line.sentence}`);
  return line.value;
}
