import { contentCoding, headerValues } from '../calls/headers.ts';
import { quote } from '../calls/quote.ts';
import { sentence } from '../sentence.ts';
import type { CauseId } from './causes.ts';
import type { Certainty } from './diagnosis.ts';
import type { Fault } from './deviation.ts';
import type { Known } from './doctorPorts.ts';
import { readInstant } from './instant.ts';
import type { Subject } from './subject.ts';
import { withoutQuery } from './target.ts';
import { decodeUtf8 } from '../utf8.ts';

export interface VisibleFault extends Fault {
  readonly certainty: Certainty;
  /** What belongs in place of it. */
  readonly fixed?: string;
}

/** Headers without which the content to sign cannot be put together, and repeated ones. */
export function headerFaults({ kind, headers, clientId, time }: Subject): readonly VisibleFault[] {
  const timeName = kind === 'request' ? 'Request-Time' : 'Response-Time';
  const missing = [
    // The Client-Id of an answer is that of its request.
    ...(kind === 'request' && (clientId ?? '') === '' ? ['Client-Id'] : []),
    ...((time ?? '') === '' ? [timeName] : []),
  ];
  const repeated = ['Signature', 'Client-Id', timeName].filter(
    (name) => headerValues(headers, name).length > 1,
  );
  return [
    ...missing.map((name) => likely('headerMissing', sentence('There is no header {0}.', name))),
    ...repeated.map((name) =>
      likely(
        'headerRepeated',
        sentence('There are {0} headers {1}.', String(headerValues(headers, name).length), name),
      ),
    ),
  ];
}

/** What does not belong to the profile, however right the signature is. */
export function expectationFaults(
  subject: Subject,
  keyVersion: string | undefined,
  known: Known,
): readonly VisibleFault[] {
  const { kind, clientId, sentPath } = subject;
  if (kind === 'answer') {
    return [];
  }
  const faults: VisibleFault[] = [];
  if (
    known.clientId !== undefined &&
    clientId !== undefined &&
    clientId !== '' &&
    clientId !== known.clientId
  ) {
    faults.push({
      ...likely(
        'clientIdUnexpected',
        sentence('The header says {0}; the profile says {1}.', quote(clientId), quote(known.clientId)),
      ),
      fixed: `Client-Id: ${known.clientId}`,
    });
  }
  if (known.keyVersion !== undefined && keyVersion !== undefined && keyVersion !== known.keyVersion) {
    faults.push({
      ...likely(
        'keyVersion',
        sentence(
          'The header says keyVersion {0}; the profile says {1}.',
          quote(keyVersion),
          quote(known.keyVersion),
        ),
      ),
      fixed: `keyVersion=${known.keyVersion}`,
    });
  }
  if (known.path !== undefined && withoutQuery(sentPath) !== known.path) {
    faults.push({
      ...likely(
        'pathUnexpected',
        sentence('It was sent to {0}; the API is at {1}.', quote(withoutQuery(sentPath)), quote(known.path)),
      ),
      fixed: known.path,
    });
  }
  return faults;
}

/** Some minutes more than a clock that nobody sets is away. */
const staleMs = 10 * 60_000;

/** What may be wrong with the time of a request, however right its signature is. */
export function clockFaults({ kind, time }: Subject, at: number): readonly VisibleFault[] {
  if (kind === 'answer' || time === undefined || time === '') {
    return [];
  }
  const instant = readInstant(time);
  if (instant === undefined || (instant.form === 'other' && instant.offsetMinutes === undefined)) {
    const why = sentence(
      'Request-Time is {0}, without a date, a time and an offset as ISO 8601 has them.',
      quote(time),
    );
    return [likely('timeUnreadable', why)];
  }
  const away = Math.abs(instant.at - at);
  if (!(away >= staleMs)) {
    return [];
  }
  const why =
    instant.at < at
      ? sentence('Request-Time is {0} before the time of sending or checking.', span(away))
      : sentence('Request-Time is {0} after the time of sending or checking.', span(away));
  return [possible('clock', why)];
}

/** What can be seen without a key and need not be the reason. */
export function appearanceFaults({ kind, headers, body, method }: Subject): readonly VisibleFault[] {
  const faults: VisibleFault[] = [];
  const coding = contentCoding(headers);
  if (coding !== undefined) {
    faults.push(likely('compressed', sentence('Content-Encoding is {0}.', quote(coding))));
  }
  if (kind === 'request' && method !== method.toUpperCase()) {
    faults.push(possible('methodUnexpected', sentence('The method is {0}.', quote(method))));
  }
  const text = decodeUtf8(body);
  if (text === undefined) {
    faults.push(possible('bodyNotUtf8', sentence('The bytes of the body are not UTF-8.')));
  } else if (text.startsWith('\uFEFF')) {
    faults.push(
      possible(
        'byteOrderMark',
        sentence('The body begins with a byte order mark; many programs do not sign it.'),
      ),
    );
  } else if (/\s$/.test(text.slice(-1))) {
    faults.push(
      possible(
        'trailingNewline',
        sentence('The body ends with a blank or a line break; many programs do not sign it.'),
      ),
    );
  }
  return faults;
}

function likely(cause: CauseId, why: Fault['why']): VisibleFault {
  return { cause, why, certainty: 'likely' };
}

function possible(cause: CauseId, why: Fault['why']): VisibleFault {
  return { cause, why, certainty: 'possible' };
}

function span(milliseconds: number): ReturnType<typeof sentence> {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) {
    return sentence('{0} minutes', String(minutes));
  }
  const hours = Math.round(minutes / 60);
  return hours < 48
    ? sentence('{0} hours', String(hours))
    : sentence('{0} days', String(Math.round(hours / 24)));
}
