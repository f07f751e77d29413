import type { Total } from './application.ts';
import { fencedText } from '../schema/markdown.ts';
import type { Evidence } from './evidence.ts';

/** Evidence as Markdown. Bodies and headers stand in fences that their text cannot close. */
export function evidencePage(evidence: Evidence): string {
  const { application, profile, state, verified, grant, sends, queries } = evidence;
  const lines = [
    `# Credit grant application ${inline(application.referenceNo)}`,
    ...evidence.about,
    list([
      ['Profile', profile],
      ['Gateway', application.host],
      ['Client id', application.clientId],
      ['Customer', application.customerId ?? 'none'],
      ['State', verified ? `${state}, verified` : state],
      ...Object.entries(grant),
    ]),
  ];
  for (const [index, send] of sends.entries()) {
    const { headers, body, answer, attachments, totals, ...facts } = send;
    lines.push(
      `## Send ${index + 1}, ${send.sentAt}`,
      list([
        ['URL', facts.url],
        ['Signature', facts.signatureHeader],
        ['Fingerprint of the public key', facts.publicKeyFingerprint],
        ['Body', `${body.bytes} bytes, SHA-256 ${body.sha256}${body.redacted ? ', redacted' : ''}`],
        ...attachments.map((file): Row => [
          `Attachment ${file.fileName}`,
          `${file.fileKey}, ${file.bytes} bytes, SHA-256 ${file.sha256}`,
        ]),
        ...totals.map((total): Row => ['Invoices in minor units', totalText(total)]),
      ]),
      'Headers:',
      fencedText(headers.map(([name, value]) => `${name}: ${value}`).join('\n')),
      'Content to sign, up to the body:',
      fencedText(facts.contentPrefix),
      ...(body.text === null ? [] : ['Body:', fencedText(body.text)]),
      ...answerLines(answer),
    );
  }
  for (const [index, query] of queries.entries()) {
    lines.push(
      `## Query ${index + 1}, ${query.claimedAt}, by ${query.by === 'user' ? 'hand' : 'schedule'}`,
      ...answerLines(query.answer),
    );
  }
  return `${lines.join('\n\n')}\n`;
}

type Row = readonly [name: string, value: string | null];

function answerLines(answer: Evidence['sends'][number]['answer']): readonly string[] {
  if (answer === null) {
    return ['No answer was recorded.'];
  }
  return [
    list([
      ['Answered', answer.answeredAt],
      ['Outcome', answer.outcome],
      ['What happened', answer.headline],
      ['Signature of the answer', answer.verification],
      ['Body SHA-256', answer.bodySha256],
    ]),
    ...(answer.headers.length === 0
      ? []
      : ['Headers:', fencedText(answer.headers.map(([name, value]) => `${name}: ${value}`).join('\n'))]),
    ...(answer.body?.text == null
      ? []
      : [`Answer${answer.body.redacted ? ', redacted' : ''}:`, fencedText(answer.body.text)]),
  ];
}

function totalText({ title, sums, rowsLeftOut }: Total): string {
  const amounts = sums.map(({ currency, minorUnits }) => `${currency} ${minorUnits}`);
  return [
    `${title}: ${amounts.length === 0 ? 'no sum' : amounts.join('; ')}`,
    ...(rowsLeftOut === 0 ? [] : [`rows not in this sum: ${rowsLeftOut}`]),
  ].join('; ');
}

function list(rows: readonly Row[]): string {
  return rows.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${inline(value)}`])).join('\n');
}

/** A text as code, so that nothing in it is taken for Markdown. */
function inline(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ');
  const ticks = '`'.repeat(longestRun(flat) + 1);
  return `${ticks} ${flat} ${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
