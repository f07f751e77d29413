import { readQuota } from '../accounts/portfolio.ts';
import { isJsonObject, type Json } from '../json/json.ts';
import { subtractMoney, type Money } from '../money/money.ts';
import { answerMembers, type AnswerMember } from './answerMembers.ts';

/** A balance or quota figure that is not in both answers alike. */
export interface FigureChange {
  readonly path: readonly string[];
  readonly before?: Money;
  readonly after?: Money;
  /** After minus before; missing where one of them is missing or they are in different currencies. */
  readonly difference?: Money;
}

/** A value that is no figure and not in both answers alike, as it stands in each. */
export interface ValueChange {
  readonly path: readonly string[];
  readonly before?: string;
  readonly after?: string;
}

export interface AnswerComparison {
  readonly figures: readonly FigureChange[];
  readonly values: readonly ValueChange[];
  /** How many figures are the same in both. */
  readonly sameFigures: number;
}

/** The name of the figure that no answer gives: cap − granted, the most that can still be approved. */
export const approvable = 'approvable';

/**
 * What changed from one answer to the other: every figure by its exact amount, and every other value. Amounts are
 * subtracted within one currency only. Times, ids of the answers and the order of their entries do not count.
 */
export function compareAnswers(before: Json, after: Json): AnswerComparison {
  const earlier = byPath(before);
  const later = byPath(after);
  const figures: FigureChange[] = [];
  const values: ValueChange[] = [];
  let sameFigures = 0;
  for (const key of new Set([...earlier.keys(), ...later.keys()])) {
    const [one, other] = [earlier.get(key), later.get(key)];
    const path = (one ?? other)?.path ?? [];
    if (one?.money ?? other?.money) {
      const change = figureChange(path, one?.money, other?.money);
      if (change === undefined) sameFigures += 1;
      else figures.push(change);
      // A figure of one answer that is no amount in the other is told as it stands there.
      if (one && other && !(one.money && other.money)) values.push(valueChange(path, one, other));
    } else if (one?.text !== other?.text) {
      values.push(valueChange(path, one, other));
    }
  }
  return { figures, values, sameFigures };
}

function byPath(answer: Json): ReadonlyMap<string, AnswerMember> {
  const members = new Map<string, AnswerMember>();
  for (const member of [...answerMembers(answer), ...approvableOf(answer)]) {
    members.set(JSON.stringify(member.path), member);
  }
  return members;
}

function approvableOf(answer: Json): readonly AnswerMember[] {
  const productCode = isJsonObject(answer) ? answer.get('productCode') : undefined;
  const money = readQuota(answer, typeof productCode === 'string' ? productCode : '').approvable;
  return money === undefined ? [] : [{ path: [approvable], text: money.minorUnits.toString(), money }];
}

function figureChange(
  path: readonly string[],
  before: Money | undefined,
  after: Money | undefined,
): FigureChange | undefined {
  if (before === undefined || after === undefined) {
    return { path, ...(before && { before }), ...(after && { after }) };
  }
  const difference = subtractMoney(after, before);
  if (!difference.ok) return { path, before, after };
  return difference.money.minorUnits === 0n
    ? undefined
    : { path, before, after, difference: difference.money };
}

function valueChange(
  path: readonly string[],
  before: AnswerMember | undefined,
  after: AnswerMember | undefined,
): ValueChange {
  return { path, ...(before && { before: before.text }), ...(after && { after: after.text }) };
}
