import { sentence, type Sentence } from '../../sentence.ts';
import type { Content } from '../content.ts';
import { deviation, type Deviation, type Fault } from '../deviation.ts';

/** Line breaks that people put between path and Client-Id. */
export function lineBreakDeviations(): readonly Deviation[] {
  const missing = sentence(
    'The signature covers the Client-Id directly after the path, without a line feed.',
  );
  const crlf = sentence('The signature covers a carriage return and a line feed after the path.');
  const instead = (what: Sentence): Sentence =>
    sentence('The signature covers {0} where one line feed has to stand.', what);
  const others: readonly (readonly [string, Sentence])[] = [
    ['\\n', sentence('a backslash and the letter n')],
    ['\r', sentence('a carriage return')],
    ['\n\n', sentence('two line feeds')],
    [' ', sentence('a blank')],
    [' \n', sentence('a blank and a line feed')],
  ];
  return [
    deviation('lineBreak', { lineBreak: '' }, 1, 'lineBreakMissing', missing),
    deviation('lineBreak', { lineBreak: '\r\n' }, 1, 'lineBreakCrlf', crlf),
    ...others.map(([lineBreak, what], index) =>
      deviation('lineBreak', { lineBreak }, 3 + index, 'lineBreakOther', instead(what)),
    ),
  ];
}

/** Blanks and dots that are missing, doubled or something else, and parts left out with them. */
export function separatorDeviations(): readonly Deviation[] {
  const changes: readonly (readonly [Partial<Content>, Sentence])[] = [
    [
      { firstDot: '', lastDot: '' },
      sentence('The signature covers no dots between Client-Id, time and body.'),
    ],
    [{ lastDot: '' }, sentence('The signature covers no dot between time and body.')],
    [{ firstDot: '' }, sentence('The signature covers no dot between Client-Id and time.')],
    [{ gap: '' }, sentence('The signature covers no blank between method and path.')],
    [{ gap: '\n' }, sentence('The signature covers a line feed between method and path.')],
    [{ gap: '  ' }, sentence('The signature covers two blanks between method and path.')],
    [{ lastDot: '\n' }, sentence('The signature covers a line feed between time and body.')],
    [{ firstDot: '\n', lastDot: '\n' }, sentence('The signature covers line feeds in place of the dots.')],
    [
      { method: '', gap: '', path: '', lineBreak: '' },
      sentence('The signature covers neither method nor path.'),
    ],
    [
      { method: '', gap: '', path: '', lineBreak: '', clientId: '', firstDot: '', time: '', lastDot: '' },
      sentence('The signature covers the body alone.'),
    ],
  ];
  return changes.map(([change, why], index) => {
    const fault: Fault = { cause: 'separators', why };
    return { part: 'separators', change, weight: 8 + index, faults: () => [fault] };
  });
}
