import { sentence, type Sentence } from '../../sentence.ts';
import type { CauseId } from '../causes.ts';
import type { BodyFrame, FramedText } from '../content.ts';
import { deviation, type Deviation } from '../deviation.ts';
import { joinFrame } from '../framedText.ts';

const mark = '\uFEFF';

type Change = (text: FramedText) => string;

/** What people do to a body as a whole: marks, line breaks, or nothing of it at all. */
export function frameDeviations(sent: FramedText): readonly Deviation[] {
  const withMark = sent.head.includes(mark);
  const blanksInFront = sent.head.replace(mark, '') !== '';
  const blanks = blanksInFront || sent.tail !== '';
  const deviations: Deviation[] = [];
  const add = (id: string, weight: number, cause: CauseId, why: Sentence, rewrite: Change): void => {
    addFrame({ id, rewrite }, weight, cause, why);
  };
  const addFrame = (frame: BodyFrame, weight: number, cause: CauseId, why: Sentence): void => {
    deviations.push(deviation('frame', { frame }, weight, cause, why));
  };
  if (withMark) {
    add(
      'no mark',
      1,
      'byteOrderMark',
      sentence('The body that was sent begins with a byte order mark, which the signature does not cover.'),
      (text) => joinFrame({ ...text, head: text.head.replace(mark, '') }),
    );
  } else {
    add(
      'mark',
      2,
      'byteOrderMark',
      sentence('The signature covers a byte order mark before the body, which was not sent.'),
      (text) => mark + joinFrame(text),
    );
  }
  if (blanks) {
    add(
      'trimmed',
      1,
      'trailingNewline',
      sentence('The signature covers the body without the blanks or line breaks around it that were sent.'),
      ({ head, core }) => (head.includes(mark) ? mark : '') + core,
    );
  }
  for (const [id, tail, what] of [
    ['LF', '\n', sentence('a line feed')],
    ['CRLF', '\r\n', sentence('a carriage return and a line feed')],
    ['blank', ' ', sentence('a blank')],
    ['NUL', '\0', sentence('a zero byte')],
  ] as const) {
    if (sent.tail !== tail) {
      add(
        `tail ${id}`,
        id === 'LF' ? 1 : 3,
        'trailingNewline',
        sentence(
          'The signature covers {0} at the end of the body, and the body that was sent has another end.',
          what,
        ),
        (text) => joinFrame({ ...text, tail }),
      );
    }
  }
  addLineBreaks(sent, add);
  for (const whole of ['', '{}', 'null', '""']) {
    addFrame(
      { id: `whole ${whole}`, whole, rewrite: () => whole },
      whole === '' ? 2 : 8,
      'bodyMissing',
      whole === ''
        ? sentence('The signature covers no body.')
        : sentence('The signature covers {0} in place of the body.', whole),
    );
  }
  return deviations;
}

function addLineBreaks(
  { core }: FramedText,
  add: (id: string, weight: number, cause: CauseId, why: Sentence, rewrite: Change) => void,
): void {
  const change = (id: string, why: Sentence, to: (text: string) => string): void => {
    add(id, 3, 'bodyLineBreaks', why, (text) =>
      joinFrame({ head: text.head, core: to(text.core), tail: to(text.tail) }),
    );
  };
  const toLf = (text: string): string => text.replaceAll('\r\n', '\n');
  if (core.includes('\r\n')) {
    change('LF', sentence('The signature covers line feeds where the body that was sent has CRLF.'), toLf);
  }
  // A body that is written anew with indentation has line breaks even where the one that was sent has none.
  change('CRLF', sentence('The signature covers CRLF where the body that was sent has line feeds.'), (text) =>
    toLf(text).replaceAll('\n', '\r\n'),
  );
  if (core.includes('\n')) {
    change('none', sentence('The signature covers the body without its line breaks.'), (text) =>
      text.replaceAll(/\r?\n/g, ''),
    );
  }
}
