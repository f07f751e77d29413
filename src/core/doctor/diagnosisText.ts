import { fencedText, inlineCode, plainText } from '../schema/markdown.ts';
import { told, toldTogether, type Say, type Sentence } from '../sentence.ts';
import type { Certainty, Diagnosis, Finding, FixedValue, Parting } from './diagnosis.ts';

/** A diagnosis as a page of Markdown. Texts of the message stand in code that they cannot close. */
export function diagnosisText(diagnosis: Diagnosis, say: Say): string {
  const { headline, examined, findings, remarks, tried, expected, kind } = diagnosis;
  const plain = (sentence: Sentence): string => plainText(told(sentence, say));
  // The headline names a single fault already.
  const numbered = findings.length > 1 || findings[0]?.title !== headline;
  const lines = [
    `# ${plain(headline)}`,
    plainText(toldTogether(examined, say)),
    ...remarks.map(plain),
    ...(kind === 'nothingWrong' ? [whatElse(diagnosis.subject, say)] : []),
    ...findings.flatMap((finding, index) => [
      ...(numbered ? [`## ${index + 1}. ${plain(finding.title)}`] : []),
      ...findingLines(finding, findings.slice(0, index), say),
    ]),
  ];
  if (expected !== undefined) {
    lines.push(`## ${plain(expected.name)}`, ...valueLines(expected, say));
  }
  if (tried.length > 0) {
    lines.push(`## ${say('What was tried')}`, tried.map((each) => `- ${plain(each)}`).join('\n'));
  }
  return `${lines.join('\n\n')}\n`;
}

function whatElse(subject: Diagnosis['subject'], say: Say): string {
  return subject === 'request'
    ? say('If the gateway refuses it all the same, compare the registered public key and the host.')
    : say(
        'If a program refuses it all the same, see whether it checks with Response-Time and over the bytes as received.',
      );
}

/** @param before what was told already; it is not told again */
function findingLines(finding: Finding, before: readonly Finding[], say: Say): readonly string[] {
  const { certainty, why, change, fixed, parting } = finding;
  const plain = (sentence: Sentence): string => plainText(told(sentence, say));
  const shown = before.flatMap((each) => (each.parting === undefined ? [] : partingLines(each.parting, say)));
  const where = parting === undefined ? [] : partingLines(parting, say);
  const alike = before.findIndex((each) => plain(each.change) === plain(change));
  const toChange = alike === -1 ? plain(change) : say('The same as for {0}.', String(alike + 1));
  return [
    `**${certaintyText(certainty, say)}** ${plain(why)}`,
    ...(where.every((line) => shown.includes(line)) ? [] : where),
    `**${say('What to change:')}** ${toChange}`,
    ...(fixed === undefined ? [] : [`${plain(fixed.name)}:`, ...valueLines(fixed, say)]),
  ];
}

function certaintyText(certainty: Certainty, say: Say): string {
  switch (certainty) {
    case 'proved':
      return say('Proved.');
    case 'likely':
      return say('Likely.');
    case 'possible':
      return say('Possible.');
  }
}

function partingLines({ offset, part, signed, sent }: Parting, say: Say): readonly string[] {
  const names = [say('signed'), say('sent')];
  const width = Math.max(...names.map((name) => name.length));
  const rows = [signed, sent].map(
    ({ before, after }, index) => `${(names[index] ?? '').padEnd(width)}  ${before}▶${after}`,
  );
  return [
    offset === 0
      ? say('The signed and the sent content differ from their first byte on, in {0}:', told(part, say))
      : say(
          'The first {0} bytes of the signed and of the sent content are the same. They part in {1}:',
          String(offset),
          told(part, say),
        ),
    fencedText(rows.join('\n')),
  ];
}

function valueLines({ text, note }: FixedValue, say: Say): readonly string[] {
  const shown = text.includes('\n') || text.length > 120 ? fencedText(text) : inlineCode(text);
  return [shown, ...(note === undefined ? [] : [plainText(told(note, say))])];
}
