import { displayMoney } from '../money/display.ts';
import type { Money } from '../money/money.ts';
import type { Say } from '../sentence.ts';
import { approvable, type AnswerComparison } from './compareAnswers.ts';

/** Each changed figure in one plain line: what it is, what it was, what it is now, and the difference. */
export function figureLines({ figures }: AnswerComparison, say: Say): readonly string[] {
  return figures.map(({ path, before, after, difference }) => {
    const [was, is] = [before, after].map((money) => (money ? displayMoney(money).text : say('none')));
    const change = difference === undefined ? '' : ` (${signedText(difference)})`;
    return `${memberName(path, say)}: ${was ?? ''} → ${is ?? ''}${change}`;
  });
}

/** A member of an answer by the names that lead to it. */
export function memberName(path: readonly string[], say: Say): string {
  if (path.length === 1 && path[0] === approvable) return say('Approvable: at most');
  return path.length === 0 ? say('the whole answer') : path.join(' › ');
}

/** A difference with its sign, whichever it is. */
export function signedText({ currency, minorUnits }: Money): string {
  const size = { currency, minorUnits: minorUnits < 0n ? -minorUnits : minorUnits };
  return `${minorUnits < 0n ? '−' : '+'}${displayMoney(size).text}`;
}
