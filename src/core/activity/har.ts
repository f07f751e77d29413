import { headerValues } from '../calls/headers.ts';
import type { Header } from '../calls/ports.ts';
import { inEnglish, joinSentences } from '../sentence.ts';
import type { ActivityEntry, KeptAnswer, KeptBody, KeptRequest } from './entry.ts';

/** A log in the HTTP Archive format 1.2, for other tools and for people at support; its comments are English. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: readonly HarEntry[];
  };
}

type HarEntry = ReturnType<typeof harEntry>;

/**
 * The text of a log, piece by piece, so that it may be larger than any text can be: a call is asked for once those
 * before it were taken. The format wants the oldest first. What was redacted when the calls were kept stays so, and
 * attachments are named by their hash.
 */
export async function* harText(
  entries: Iterable<ActivityEntry> | AsyncIterable<ActivityEntry>,
  version: string,
): AsyncGenerator<string, void, void> {
  const creator: Har['log']['creator'] = { name: 'WorldFirst Workbench', version };
  yield `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[`;
  let before = '\n';
  for await (const entry of entries) {
    yield `${before}${JSON.stringify(harEntry(entry), null, 2)}`;
    before = ',\n';
  }
  yield '\n]}}\n';
}

function harEntry(entry: ActivityEntry) {
  const { sentAt, durationMs, request, answer, verdicts } = entry;
  return {
    startedDateTime: new Date(sentAt).toISOString(),
    time: durationMs,
    request: harRequest(request),
    response: answer === null ? noResponse : harResponse(answer),
    cache: {},
    // Only the whole is measured.
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: joinSentences(verdicts.headline.map(inEnglish)),
  };
}

function harRequest({ method, url, headers, body, attachment }: KeptRequest) {
  const [mimeType = 'application/json'] = headerValues(headers, 'Content-Type');
  const notes = [
    ...bodyNotes(body),
    ...(attachment === null
      ? []
      : [
          `The content of ${JSON.stringify(attachment.name)} is left out: ${attachment.bytes} bytes, SHA-256 ${attachment.sha256}.`,
        ]),
    ...(body.form === 'base64' ? ['The text is base64.'] : []),
  ];
  return {
    method,
    url,
    httpVersion,
    cookies: [],
    headers: harHeaders(headers),
    queryString: queryOf(url),
    postData: { mimeType, text: body.content, ...comment(notes) },
    headersSize: -1,
    bodySize: body.bytes,
  };
}

function harResponse({ status, statusText, headers, body }: KeptAnswer) {
  const [mimeType = ''] = headerValues(headers, 'Content-Type');
  const [redirectURL = ''] = headerValues(headers, 'Location');
  return {
    status,
    statusText,
    httpVersion,
    cookies: [],
    headers: harHeaders(headers),
    content: {
      size: body.bytes,
      mimeType,
      text: body.content,
      ...(body.form === 'base64' ? { encoding: 'base64' } : {}),
      ...comment(bodyNotes(body)),
    },
    redirectURL,
    headersSize: -1,
    bodySize: body.bytes,
  };
}

const httpVersion = 'HTTP/1.1';

/** What browsers write where nothing came. */
const noResponse = {
  status: 0,
  statusText: '',
  httpVersion,
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: 'x-unknown' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

function bodyNotes({ redacted }: KeptBody): readonly string[] {
  return redacted ? ['Secrets were taken out of this body.'] : [];
}

function comment(notes: readonly string[]): { readonly comment?: string } {
  return notes.length === 0 ? {} : { comment: notes.join(' ') };
}

function harHeaders(headers: readonly Header[]) {
  return headers.map(([name, value]) => ({ name, value }));
}

/** As it is written in the URL: nothing is decoded, because the signature covers it as it is. */
function queryOf(url: string) {
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? [];
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals === -1
        ? { name: part, value: '' }
        : { name: part.slice(0, equals), value: part.slice(equals + 1) };
    });
}
