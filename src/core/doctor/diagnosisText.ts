import { fencedText, inlineCode, plainText } from '../schema/markdown.ts';
import { told, type Say, type Sentence } from '../sentence.ts';
import type { Certainty, Diagnosis, Finding, FixedValue, Parting } from './diagnosis.ts';

/** A diagnosis as a page of Markdown. Texts of the message stand in code that they cannot close. */
export function diagnosisText(diagnosis: Diagnosis, say: Say): string {
  const { headline, findings, remarks, tried, expected, kind } = diagnosis;
  const plain = (sentence: Sentence): string => plainText(told(sentence, say));
  const lines = [
    `# ${say('Signature Doctor')}: ${plain(headline)}`,
    ...remarks.map(plain),
    ...findings.flatMap((finding, index) => findingLines(finding, index + 1, say)),
  ];
  if (tried.length > 0) {
    lines.push(`## ${say('What was tried')}`, tried.map((each) => `- ${plain(each)}`).join('\n'));
  }
  // A finding that gives the content already has shown it.
  if (expected !== undefined && !findings.some(({ fixed }) => fixed?.text === expected.text)) {
    lines.push(`## ${say('What has to be signed')}`, ...valueLines(expected, say));
  }
  if (kind === 'nothingWrong') {
    lines.push(
      diagnosis.subject === 'request'
        ? say('If the gateway refuses it all the same, compare the registered public key and the host.')
        : say(
            'If a program refuses it all the same, see whether it checks with Response-Time and over the bytes as received.',
          ),
    );
  }
  return `${lines.join('\n\n')}\n`;
}

function findingLines(finding: Finding, number: number, say: Say): readonly string[] {
  const { title, certainty, why, change, fixed, parting } = finding;
  const plain = (sentence: Sentence): string => plainText(told(sentence, say));
  return [
    `## ${number}. ${plain(title)}`,
    `**${certaintyText(certainty, say)}** ${plain(why)}`,
    ...(parting === undefined ? [] : partingLines(parting, say)),
    `**${say('What to change')}** ${plain(change)}`,
    ...(fixed === undefined ? [] : valueLines(fixed, say)),
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
    ({ before, after }, index) => `${(names[index] ?? '').padEnd(width)}  ${before} ▶${after}`,
  );
  return [
    say('They part at byte {0} of the content, in {1}.', String(offset), told(part, say)),
    fencedText(rows.join('\n')),
  ];
}

function valueLines({ name, text, note }: FixedValue, say: Say): readonly string[] {
  const shown = text.includes('\n') || text.length > 120 ? fencedText(text) : inlineCode(text);
  return [
    `${plainText(told(name, say))}:`,
    shown,
    ...(note === undefined ? [] : [plainText(told(note, say))]),
  ];
}
