import type { Header } from '../calls/ports.ts';
import { parseJson } from '../json/parseJson.ts';
import { stringifyJson } from '../json/stringifyJson.ts';
import { told, type Say } from '../sentence.ts';
import type { ActivityEntry, KeptBody } from './entry.ts';

/** In whose words a call is told. */
export interface CallWords {
  readonly say: Say;
  /** A moment with its day, to the millisecond. */
  readonly moment: (at: number) => string;
  /** What people call the endpoint and the customer. */
  readonly endpoint: string;
  readonly customer: string | undefined;
}

/** `wire`: the bodies byte for byte. `formatted`: JSON bodies with a line for each member. */
export type CallForm = 'wire' | 'formatted';

/**
 * A call as a text for reading: the verdicts in lines that begin with `#`, then request and answer in the form of
 * HTTP messages.
 */
export function callText(entry: ActivityEntry, form: CallForm, words: CallWords): string {
  const { request, answer, target } = entry;
  return [
    comment(verdictLines(entry, words)),
    '',
    comment(bodyNotes(entry, form, words)),
    `${request.method} ${target.path} HTTP/1.1`,
    ...headerLines(request.headers),
    '',
    bodyText(request.body, form),
    '',
    '###',
    '',
    ...(answer === null
      ? [comment([words.say('No answer came.')])]
      : [
          `HTTP/1.1 ${`${answer.status} ${answer.statusText}`.trimEnd()}`,
          ...headerLines(answer.headers),
          '',
          bodyText(answer.body, form),
        ]),
    '',
  ]
    .filter((part): part is string => part !== undefined)
    .join('\n');
}

function verdictLines(
  entry: ActivityEntry,
  { say, moment, endpoint, customer }: CallWords,
): readonly string[] {
  const { verdicts, profile, target, reference } = entry;
  const { verification } = verdicts;
  const tell = (each: Parameters<typeof told>[0]): string => told(each, say);
  return [
    ...verdicts.headline.map(tell),
    ...verdicts.advice.map((each) => `→ ${tell(each)}`),
    ...verdicts.departures.map(tell),
    '',
    `${endpoint} · ${entry.endpoint}`,
    `${profile.name} · ${target.baseUrl} · ${customer ?? say('no customer')}`,
    say('Sent {0}, took {1} ms', moment(entry.sentAt), String(entry.durationMs)),
    ...(reference === null ? [] : [say('Reference: {0}', reference)]),
    verificationText(verification?.kind, say),
  ];
}

function verificationText(
  kind: NonNullable<ActivityEntry['verdicts']['verification']>['kind'] | undefined,
  say: Say,
): string {
  switch (kind) {
    case 'verified':
      return say('Signature of the answer: verified');
    case 'notVerified':
      return say('Signature of the answer: wrong');
    case 'unsigned':
      return say('Signature of the answer: there is none');
    case 'notVerifiable':
      return say('Signature of the answer: not verifiable, no public key of the gateway is set');
    case undefined:
      return say('Signature of the answer: no answer');
  }
}

/** What of the messages below is not as it was on the wire. */
function bodyNotes(
  { request, answer }: ActivityEntry,
  form: CallForm,
  { say }: CallWords,
): readonly string[] {
  const { attachment } = request;
  return [
    ...(attachment === null
      ? []
      : [
          say(
            'The base64 of {0} is left out of the body: {1} bytes, SHA-256 {2}. {3} bytes were sent.',
            attachment.path ?? attachment.name,
            String(attachment.bytes),
            attachment.sha256,
            String(request.body.bytes),
          ),
        ]),
    ...(request.body.redacted ? [say('Secrets were taken out of the body of the request.')] : []),
    ...(answer?.body.redacted === true ? [say('Secrets were taken out of the body of the answer.')] : []),
    ...(request.body.form === 'base64' || answer?.body.form === 'base64'
      ? [say('A body that is no UTF-8 text stands here in base64.')]
      : []),
    ...requestReturns(request.body, say),
    ...(returnsIn(answer?.body) > 0
      ? [
          say(
            'The body of the answer has {0} carriage returns (CR), which cannot be told from other line breaks here.',
            String(returnsIn(answer?.body)),
          ),
        ]
      : []),
    ...(form === 'formatted'
      ? [say('JSON bodies are formatted here; they were sent in another layout.')]
      : []),
  ];
}

/** The editor shows all line breaks of a text alike. */
export function requestReturns(body: KeptBody, say: Say): readonly string[] {
  const count = returnsIn(body);
  return count === 0
    ? []
    : [
        say(
          'The body of the request has {0} carriage returns (CR), which cannot be told from other line breaks here.',
          String(count),
        ),
      ];
}

function returnsIn(body: KeptBody | undefined): number {
  return body?.form === 'utf8' ? body.content.split('\r').length - 1 : 0;
}

/** Lines that no reader takes for a part of the messages, whatever they quote. */
export function comment(lines: readonly string[]): string | undefined {
  return lines.length === 0
    ? undefined
    : lines.map((line) => `# ${line.replaceAll(/[\r\n]+/g, ' ')}`.trimEnd()).join('\n');
}

function headerLines(headers: readonly Header[]): readonly string[] {
  return headers.map(([name, value]) => `${name}: ${value}`);
}

function bodyText({ form: kept, content }: KeptBody, form: CallForm): string {
  const parsed = form === 'formatted' && kept === 'utf8' ? parseJson(content) : undefined;
  return parsed?.ok === true ? stringifyJson(parsed.value, 2) : content;
}
