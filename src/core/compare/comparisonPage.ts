import { displayMoney } from '../money/display.ts';
import type { Money } from '../money/money.ts';
import { inlineCode, plainText } from '../schema/markdown.ts';
import type { Say } from '../sentence.ts';
import type { AnswerComparison, FigureChange } from './compareAnswers.ts';
import { memberName, signedText } from './figureLines.ts';

/** One of the two answers, in the words in which it is shown. */
export interface Side {
  /** When and from where, or that it is the sample of the documents. */
  readonly title: string;
  /** How its call ended and whether its signature is right. */
  readonly standing: string;
}

/**
 * What changed between two answers as Markdown: money first, then everything else.
 *
 * @param cautions finished sentences on why the figures may prove less than they seem to
 */
export function comparisonPage(
  { figures, values, sameFigures }: AnswerComparison,
  [before, after]: readonly [Side, Side],
  cautions: readonly string[],
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
    ...cautions.map((caution) => `**${plainText(caution)}**`),
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
  if (difference !== undefined) return `**${signedText(difference)}**`;
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
  return plainText(memberName(path, say));
}

/** What a gateway says may hold line breaks, which would end the row. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll(/[\r\n]+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
