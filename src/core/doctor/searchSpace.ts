import { sentence, type Sentence } from '../sentence.ts';
import type { Deviation } from './deviation.ts';
import type { DoctorPorts, Known } from './doctorPorts.ts';
import { charsetDeviations } from './families/charsetDeviations.ts';
import { clientDeviations } from './families/clientDeviations.ts';
import { formDeviations } from './families/formDeviations.ts';
import { frameDeviations } from './families/frameDeviations.ts';
import { methodDeviations } from './families/methodDeviations.ts';
import { doublePathDeviations, pathDeviations } from './families/pathDeviations.ts';
import { lineBreakDeviations, separatorDeviations } from './families/separatorDeviations.ts';
import { distantTimes, timeDeviations } from './families/timeDeviations.ts';
import { frameText } from './framedText.ts';
import { maxTokens } from './jsonSource.ts';
import type { Deviations, SearchSpace } from './searchContent.ts';
import type { Subject } from './subject.ts';
import { decodeUtf8 } from '../utf8.ts';

/** Everything that may have been signed in place of the right content. */
export function searchSpace(subject: Subject, known: Known, { charsets }: DoctorPorts): SearchSpace {
  const { right, body } = subject;
  return {
    right,
    body,
    deviations: ({ rewrittenBytes }) => deviationsOf(subject, known, charsets, rewrittenBytes),
  };
}

function deviationsOf(
  subject: Subject,
  known: Known,
  charsets: DoctorPorts['charsets'],
  rewrittenBytes: number,
): Deviations {
  const { right, sentPath, hosts, otherClientIds, requestTime } = subject;
  // A body that may not be written anew once need not be read.
  const tooLarge = subject.body.byteLength > rewrittenBytes;
  const body = tooLarge ? new Uint8Array() : subject.body;
  const text = textOf(body, charsets);
  const framed = frameText(text ?? '');
  const forms = formDeviations(framed.core);
  const paths = { path: right.path, sentPath, hosts, otherPaths: known.otherPaths ?? [] };
  const frequent: readonly Deviation[] = [
    ...methodDeviations(right),
    ...pathDeviations(paths),
    ...lineBreakDeviations(),
    ...separatorDeviations(),
    ...clientDeviations(subject.kind, right.clientId, otherClientIds),
    ...timeDeviations(right.time, requestTime),
    ...(text === undefined ? [] : frameDeviations(framed)),
    ...charsetDeviations(body, charsets),
    ...forms.frequent,
  ];
  // A body that is not JSON has no other forms.
  const limited = tooLarge || (forms.frequent.length === 0 && framed.core.length > maxTokens);
  return { frequent, rare: [doublePathDeviations(paths), distantTimes(right.time), forms.rare], limited };
}

/** The body as text in the first encoding that fits. */
function textOf(body: Uint8Array, charsets: DoctorPorts['charsets']): string | undefined {
  const utf8 = decodeUtf8(body);
  return utf8 ?? charsets.map((charset) => charset.decode(body)).find((text) => text !== undefined);
}

/** What the search goes through, for the user. */
export const triedFamilies: readonly Sentence[] = [
  sentence('The method in other cases, and other methods.'),
  sentence(
    'The path with and without host, query, slashes, sandbox part and prefix, in other cases and with other escapes, and the paths of other APIs.',
  ),
  sentence('Missing, doubled and other line breaks, blanks and dots.'),
  sentence('The Client-Id padded, quoted, in other cases, and the other ids that are known.'),
  sentence('The time in other forms and zones, some seconds to an hour away, and with milliseconds.'),
  sentence(
    'The body written anew: white space, order of members, escapes, forms of numbers, as usual libraries write them.',
  ),
  sentence('The body with and without byte order mark, blanks and line breaks around it, and no body.'),
  sentence('Other character encodings.'),
];
