import type { Header } from '../calls/ports.ts';
import { contentCoding, headerValues } from '../calls/headers.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { decodeChunks } from './chunks.ts';
import { refuse, requestName, type FoundRequest, type Imported, type RequestReading } from './imported.ts';
import { LineReader } from './lineReader.ts';
import { variableNotes } from './variableNotes.ts';

const requestLine = /^([A-Za-z]{3,20})[ \t]+(\S+)(?:[ \t]+HTTP\/\d(?:\.\d)?)?[ \t]*$/;

/** Lines that people put above a request in files of messages. */
const aside = /^(?:[ \t]*|#.*|\/\/.*|@\w+[ \t]*=.*)$/;

/** Whether the first line that says something is a request line. */
export function looksLikeHttp(text: string): boolean {
  const first = text.split(/\r?\n/, 200).find((line) => !aside.test(line)) ?? '';
  const parts = requestLine.exec(first);
  return parts !== null && (/HTTP\/\d/.test(first) || /^(?:\/|https?:|\{\{)/i.test(parts[2] ?? ''));
}

/**
 * Reads requests as they stand on the wire; line ends may be LF alone, and bodies keep their bytes. Lines that begin
 * with `###` part several messages, as in files that editors send from; what is no request among them is passed over.
 */
export function importHttpMessage(bytes: Uint8Array): Imported {
  const first = readMessage(bytes);
  if (!first.ok) {
    return first;
  }
  const requests = [first.found];
  let rest = first.rest;
  while (rest.length > 0) {
    const next = readMessage(rest);
    if (next.ok) {
      requests.push(next.found);
    }
    rest = next.ok ? next.rest : afterSeparator(rest, 0);
  }
  return { ok: true, form: 'http', requests };
}

type ReadMessage =
  | { readonly ok: true; readonly found: FoundRequest; readonly rest: Uint8Array }
  | { readonly ok: false; readonly problem: Sentence };

function readMessage(bytes: Uint8Array): ReadMessage {
  const reader = new LineReader(bytes);
  let line = reader.next();
  while (line !== undefined && aside.test(line)) {
    line = reader.next();
  }
  if (line !== undefined && /^HTTP\/\d/.test(line)) {
    return refuse(sentence('This is an answer, not a request.'));
  }
  const [, method = '', target = ''] = requestLine.exec(line ?? '') ?? [];
  if (method === '') {
    return refuse(
      sentence('Line {0} is no request line, as "POST /path HTTP/1.1" is one.', String(reader.lineNumber)),
    );
  }
  const headers: Header[] = [];
  for (line = reader.next(); line !== undefined && line !== ''; line = reader.next()) {
    const last = headers.at(-1);
    const [, name, value = ''] = /^([\w!#$%&'*+.^`|~-]+)[ \t]*:[ \t]*([^]*?)[ \t]*$/.exec(line) ?? [];
    if (name !== undefined) {
      headers.push([name, value]);
    } else if (/^[ \t]/.test(line) && last !== undefined) {
      headers[headers.length - 1] = [last[0], `${last[1]} ${line.trim()}`.trim()];
    } else {
      return refuse(
        sentence(
          // It is not quoted: what has no colon may be a token.
          'Line {0} is no header, as "Name: value" is one. A blank line must stand before the body.',
          String(reader.lineNumber),
        ),
      );
    }
  }
  const head = { method, target, headers };
  const whole = reader.rest();
  const told = toldLength(head);
  const separator = separatorFrom(whole, told === undefined || told > whole.length ? 0 : told);
  const own = separator === undefined ? whole : withoutLineEnds(whole, separator, told ?? 0);
  return {
    ok: true,
    found: { name: requestName(method, target), reading: withBody(head, told, own) },
    rest: separator === undefined ? new Uint8Array() : afterSeparator(whole, separator),
  };
}

/** What Content-Length says, where it says a number. */
function toldLength({ headers }: Head): number | undefined {
  const [length] = headerValues(headers, 'Content-Length');
  return /^\d{1,10}$/.test(length ?? '') ? Number(length) : undefined;
}

/** Where a line with `###` begins, at an offset or after it. */
function separatorFrom(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(hash, from); at !== -1; at = bytes.indexOf(hash, at + 1)) {
    const isMark = bytes[at + 1] === hash && bytes[at + 2] === hash;
    if (isMark && (at === 0 || bytes[at - 1] === lineFeed)) {
      return at;
    }
  }
  return undefined;
}

/** What stands before a separator without the blank lines above it; of a told length nothing is lost. */
function withoutLineEnds(bytes: Uint8Array, separator: number, least: number): Uint8Array {
  let end = separator;
  while (end > least && (bytes[end - 1] === lineFeed || bytes[end - 1] === 0x0d)) {
    end -= 1;
  }
  return bytes.slice(0, end);
}

function afterSeparator(bytes: Uint8Array, from: number): Uint8Array {
  const separator = separatorFrom(bytes, from);
  const end = separator === undefined ? -1 : bytes.indexOf(lineFeed, separator);
  return end === -1 ? new Uint8Array() : bytes.subarray(end + 1);
}

const lineFeed = 0x0a;
const hash = 0x23;

interface Head {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly Header[];
}

function withBody(head: Head, told: number | undefined, rest: Uint8Array): RequestReading {
  const coding = contentCoding(head.headers);
  if (coding !== undefined) {
    return refuse(sentence('The body is compressed ({0}), so it cannot be read.', coding));
  }
  if (headerValues(head.headers, 'Transfer-Encoding').some((value) => /\bchunked\b/i.test(value))) {
    const body = decodeChunks(rest);
    return body === undefined
      ? refuse(sentence('The body is said to come in chunks, but is not made of any.'))
      : { ok: true, request: { ...head, body }, notes: [] };
  }
  const { body, notes } = told === undefined ? wholeBody(rest) : cutTo(told, rest);
  const texts = [head.target, ...head.headers.map(([, value]) => value), new TextDecoder().decode(body)];
  return { ok: true, request: { ...head, body }, notes: [...notes, ...variableNotes(texts)] };
}

interface BodyAndNotes {
  readonly body: Uint8Array;
  readonly notes: readonly Sentence[];
}

function cutTo(length: number, rest: Uint8Array): BodyAndNotes {
  if (rest.length > length) {
    const what = sentence(
      'Content-Length says {0} bytes, and {1} follow: the last {2} were left out.',
      String(length),
      String(rest.length),
      String(rest.length - length),
    );
    return { body: rest.slice(0, length), notes: isLineEnd(rest.subarray(length)) ? [] : [what] };
  }
  return {
    body: rest,
    notes:
      rest.length === length
        ? []
        : [
            sentence(
              'Content-Length says {0} bytes, but only {1} follow: the body was cut or its line ends were changed.',
              String(length),
              String(rest.length),
            ),
          ],
  };
}

function wholeBody(body: Uint8Array): BodyAndNotes {
  const kept = sentence(
    'The body ends with a line break. It was kept, because nothing says that it is not part of it.',
  );
  return { body, notes: body.at(-1) === 0x0a ? [kept] : [] };
}

/** A line break at the end of a file or of a text that was copied. */
function isLineEnd(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x0a || byte === 0x0d);
}
