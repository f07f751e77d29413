import { displayMoney } from '../money/display.ts';
import type { Money } from '../money/money.ts';
import { inlineCode, plainText } from '../schema/markdown.ts';
import type { Say } from '../sentence.ts';
import { approvable, type AnswerComparison, type FigureChange } from './compareAnswers.ts';

/** One of the two answers, in the words in which it is shown. */
export interface Side {
  /** When and from where, or that it is the sample of the documents. */
  readonly title: string;
  /** How its call ended and whether its signature is right. */
  readonly standing: string;
}

/** What changed between two answers as Markdown: money first, then everything else. */
export function comparisonPage(
  { figures, values, sameFigures }: AnswerComparison,
  before: Side,
  after: Side,
  say: Say,
): string {
  const lines = [
    `# ${say('What changed between two answers')}`,
    table(
      ['', say('Answer'), say('Standing')],
      [
        [say('Before'), plainText(before.title), plainText(before.standing)],
        [say('After'), plainText(after.title), plainText(after.standing)],
      ],
    ),
    `## ${say('Figures')}`,
  ];
  if (figures.length > 0) {
    lines.push(
      table(
        [say('Figure'), say('Before'), say('After'), say('Change')],
        figures.map((change) => [
          pathText(change.path, say),
          moneyText(change.before, say),
          moneyText(change.after, say),
          changeText(change, say),
        ]),
      ),
    );
  }
  lines.push(unchangedText(figures.length, sameFigures, say));
  if (values.length > 0) {
    lines.push(
      `## ${say('Other values')}`,
      table(
        [say('Member'), say('Before'), say('After')],
        values.map(({ path, before: earlier, after: later }) => [
          pathText(path, say),
          codeText(earlier, say),
          codeText(later, say),
        ]),
      ),
    );
  }
  lines.push(
    say(
      'Times, ids of the answers and the order of entries are not compared. Amounts are compared within one currency only.',
    ),
  );
  return `${lines.join('\n\n')}\n`;
}

function unchangedText(changed: number, same: number, say: Say): string {
  if (changed + same === 0) return say('Neither answer has a balance or quota figure.');
  if (changed === 0) return say('No figure changed. Figures that are the same: {0}.', String(same));
  return same === 0
    ? say('No other figure is in both.')
    : say('Other figures that are the same: {0}.', String(same));
}

function changeText({ before, after, difference }: FigureChange, say: Say): string {
  if (difference !== undefined) {
    const { currency, minorUnits } = difference;
    const size = { currency, minorUnits: minorUnits < 0n ? -minorUnits : minorUnits };
    return `**${minorUnits < 0n ? '−' : '+'}${displayMoney(size).text}**`;
  }
  if (before === undefined) return say('only in the later answer');
  return after === undefined ? say('only in the earlier answer') : say('in different currencies');
}

function moneyText(money: Money | undefined, say: Say): string {
  return money === undefined ? say('none') : plainText(displayMoney(money).text);
}

function codeText(text: string | undefined, say: Say): string {
  return text === undefined ? say('none') : inlineCode(text).replaceAll('|', '\\|');
}

function pathText(path: readonly string[], say: Say): string {
  const [name] = path;
  if (path.length === 1 && name === approvable) return say('Approvable: at most');
  return path.length === 0 ? say('the whole answer') : plainText(path.join(' › '));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
