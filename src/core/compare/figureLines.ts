import { displayMoney } from '../money/display.ts';
import type { Say } from '../sentence.ts';
import { approvable, type AnswerComparison, type FigureChange } from './compareAnswers.ts';

/** Each changed figure in one plain line: what it is, what it was, what it is now, and the difference. */
export function figureLines({ figures }: AnswerComparison, say: Say): readonly string[] {
  return figures.map((change) => {
    const { before, after } = change;
    const [was, is] = [before, after].map((money) => (money ? displayMoney(money).text : say('none')));
    return `${figureName(change, say)}: ${was ?? ''} → ${is ?? ''}${differenceText(change)}`;
  });
}

function figureName({ path }: FigureChange, say: Say): string {
  return path.length === 1 && path[0] === approvable ? say('Approvable: at most') : path.join(' › ');
}

function differenceText({ difference }: FigureChange): string {
  if (difference === undefined) {
    return '';
  }
  const { currency, minorUnits } = difference;
  const size = displayMoney({ currency, minorUnits: minorUnits < 0n ? -minorUnits : minorUnits }).text;
  return ` (${minorUnits < 0n ? '−' : '+'}${size})`;
}
