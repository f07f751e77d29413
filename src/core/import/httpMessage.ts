import type { Header } from '../calls/ports.ts';
import { contentCoding, headerValues } from '../calls/headers.ts';
import { quote } from '../calls/quote.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { decodeChunks } from './chunks.ts';
import { refuse, type Imported, type RequestReading } from './imported.ts';
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

/** Reads one request as it stands on the wire; line ends may be LF alone, and the body keeps its bytes. */
export function importHttpMessage(bytes: Uint8Array): Imported {
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
          'Line {0} is no header: {1}. A blank line must stand before the body.',
          String(reader.lineNumber),
          quote(line),
        ),
      );
    }
  }
  const reading = withBody({ method, target, headers }, reader.rest());
  return { ok: true, form: 'http', requests: [{ name: `${method} ${target}`, reading }] };
}

interface Head {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly Header[];
}

function withBody(head: Head, rest: Uint8Array): RequestReading {
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
  const [length] = headerValues(head.headers, 'Content-Length');
  const { body, notes } = /^\d+$/.test(length ?? '') ? cutTo(Number(length), rest) : wholeBody(rest);
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

/** Lines of bytes, each byte one character, as headers are. */
class LineReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #lines = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const [first, second, third] = bytes;
    this.#at = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  }

  get lineNumber(): number {
    return this.#lines;
  }

  next(): string | undefined {
    if (this.#at >= this.#bytes.length) {
      return undefined;
    }
    const found = this.#bytes.indexOf(0x0a, this.#at);
    const end = found === -1 ? this.#bytes.length : found;
    const line = this.#bytes.subarray(this.#at, end);
    this.#at = end + 1;
    this.#lines += 1;
    return latin1(line.at(-1) === 0x0d ? line.subarray(0, -1) : line);
  }

  rest(): Uint8Array {
    return this.#bytes.slice(this.#at);
  }
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
  }
  return text;
}
