import { readAmount } from '../accounts/amount.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json/json.ts';
import { stringifyJson } from '../json/stringifyJson.ts';
import { moneyFromParts, type Money } from '../money/money.ts';

/** One value of an answer under the names that lead to it. A figure is money, everything else is a text. */
export interface AnswerMember {
  /** Names of members; an entry of a list is named by what it is about, not by its place. */
  readonly path: readonly string[];
  /** The value as it stood in the answer. */
  readonly text: string;
  readonly money?: Money;
}

/** Of each answer alone: they tell apart two answers that say the same. */
const namesOfOneAnswer = /^(?:responseId|requestId|.*[tT]ime)$/;

/** The members that name what an entry of a list is about, in the order in which they are said. */
const identity = ['accountNo', 'currency', 'balanceType', 'balanceTypes', 'budgetAccountId', 'productCode'];

/**
 * All values of an answer, each under a path that the same value of a later answer has too, wherever in its list
 * it stands. Times and the ids of the answer itself are left out.
 */
export function answerMembers(answer: Json): readonly AnswerMember[] {
  const members: AnswerMember[] = [];
  collect(answer, [], undefined, members);
  return members;
}

function collect(
  value: Json,
  path: readonly string[],
  parent: JsonObject | undefined,
  members: AnswerMember[],
): void {
  const money = moneyAt(value, path.at(-1) ?? '', parent);
  if (money !== undefined) {
    members.push({ path, text: stringifyJson(value), money });
  } else if (isJsonObject(value) && value.size > 0) {
    for (const [name, member] of value) {
      if (!namesOfOneAnswer.test(name)) collect(member, [...path, name], value, members);
    }
  } else if (isJsonArray(value) && value.length > 0) {
    const met = new Map<string, number>();
    for (const [index, item] of value.entries()) {
      const name = entryName(item) ?? `${index + 1}`;
      const times = (met.get(name) ?? 0) + 1;
      met.set(name, times);
      collect(item, [...path, times === 1 ? name : `${name} (${times})`], undefined, members);
    }
  } else {
    members.push({ path, text: stringifyJson(value) });
  }
}

/** Amount objects, and the grant's amount: a text of cents whose currency is a member beside it (document 001). */
function moneyAt(value: Json, name: string, parent: JsonObject | undefined): Money | undefined {
  if (isJsonObject(value) && value.has('value')) {
    const currency = parent?.get('currency');
    return readAmount(value, name, typeof currency === 'string' ? currency : undefined).amount;
  }
  const stem = /^(.*)Amount$/.exec(name)?.[1];
  const currency = stem === undefined ? undefined : parent?.get(`${stem}Currency`);
  const read = currency === undefined ? undefined : moneyFromParts(currency, value);
  return read?.ok === true ? read.money : undefined;
}

function entryName(item: Json): string | undefined {
  if (!isJsonObject(item)) return undefined;
  const parts = identity.flatMap((name) => {
    const value = item.get(name);
    return value === undefined ? [] : [typeof value === 'string' ? value : stringifyJson(value)];
  });
  return parts.length === 0 ? undefined : parts.join(' ');
}
