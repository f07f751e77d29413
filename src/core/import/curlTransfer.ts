import { joinPieces } from '../calls/joinPieces.ts';
import type { Header } from '../calls/ports.ts';
import { quote } from '../calls/quote.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { takesValue, type CurlOption } from './curlOptions.ts';
import { refuse, requestName, type FoundRequest, type RequestReading } from './imported.ts';
import type { Word } from './shellWord.ts';

/** One option of a command with its value. */
export interface OptionUse {
  readonly option: CurlOption;
  readonly value?: Word;
  /** Its value is the word that follows. */
  readonly tookNext?: boolean;
}

const ampersand = new TextEncoder().encode('&');

/** One request of a command, while its options are read. */
export class CurlTransfer {
  readonly #input: Word | undefined;
  readonly #urls: Word[] = [];
  readonly #headers: Header[] = [];
  readonly #removed = new Set<string>();
  readonly #body: Uint8Array[] = [];
  readonly #notes: Sentence[] = [];
  #method: string | undefined;
  #isJson = false;
  #isGet = false;
  #isHead = false;
  #problem: Sentence | undefined;

  constructor(input: Word | undefined) {
    this.#input = input;
  }

  apply({ option, value }: OptionUse): void {
    if (!takesValue(option)) {
      this.#isGet ||= option.effect === 'get';
      this.#isHead ||= option.effect === 'head';
      if (option.effect === 'unknown') {
        this.#notes.push(
          sentence(
            'The option {0} is not known here and was passed over; a value behind it was read as a URL.',
            `--${option.name}`,
          ),
        );
      }
      return;
    }
    if (value === undefined) {
      this.#fail(sentence('The option {0} has no value.', option.name));
      return;
    }
    switch (option.effect) {
      case 'url':
        this.#urls.push(value);
        break;
      case 'method':
        this.#method = value.text;
        break;
      case 'header':
        this.#header(value);
        break;
      case 'userAgent':
        this.#headers.push(['User-Agent', value.text]);
        break;
      case 'referer':
        this.#headers.push(['Referer', value.text]);
        break;
      case 'data':
      case 'dataBinary':
        this.#data(value, option.effect === 'data');
        break;
      case 'dataRaw':
        this.#bodyPart(value);
        break;
      case 'json':
        this.#isJson = true;
        this.#data(value, false, true);
        break;
      case 'credential':
        this.#notes.push(sentence('The credentials of {0} were left out.', `--${option.name}`));
        break;
      case 'foreignBody':
        this.#fail(
          sentence(
            'What {0} makes is not in the command or is no JSON, so it cannot be read.',
            `--${option.name}`,
          ),
        );
        break;
      default:
        break;
    }
  }

  #fail(problem: Sentence): void {
    this.#problem ??= problem;
  }

  #header({ text, unknown }: Word): void {
    if (text.startsWith('@')) {
      this.#notes.push(sentence('The headers in the file {0} were not read.', quote(text.slice(1))));
      return;
    }
    const [, name = '', mark = '', value = ''] = /^([^:;]*)([:;]?)([^]*)$/.exec(text) ?? [];
    if (mark === ':' && value.trim() === '') {
      this.#removed.add(name.trim().toLowerCase());
    } else if (name.trim() === '' || mark === '') {
      // It is not quoted: what has no colon may be a token.
      this.#notes.push(sentence('A header without a name or without a colon was left out.'));
    } else {
      this.#headers.push([name.trim(), value.trim()]);
      if (unknown.length > 0) {
        this.#notes.push(unknownSentence(sentence('header {0}', name.trim()), unknown));
      }
    }
  }

  #data(value: Word, stripsLines: boolean, isJson = false): void {
    if (!value.text.startsWith('@')) {
      this.#bodyPart(value, isJson);
    } else if (value.text === '@-' && this.#input !== undefined) {
      const { text } = this.#input;
      const stripped = stripsLines ? text.replace(/[\r\n\0]/g, '') : text;
      this.#bodyPart({ ...this.#input, text: stripped, bytes: new TextEncoder().encode(stripped) }, isJson);
    } else if (value.text === '@-') {
      this.#fail(sentence('The body comes from another program (@-), so it is not in this text.'));
    } else {
      this.#fail(
        sentence(
          'The body is in the file {0}, which is not read: paste its text into the command.',
          quote(value.text.slice(1)),
        ),
      );
    }
  }

  #bodyPart({ bytes, unknown }: Word, isJson = false): void {
    if (unknown.length > 0) {
      this.#fail(unknownSentence(sentence('body'), unknown));
    }
    if (this.#body.length > 0 && !isJson) {
      this.#body.push(ampersand);
    }
    this.#body.push(bytes);
  }

  finish(): FoundRequest {
    const hasBody = this.#body.length > 0 && !this.#isGet;
    const method = this.#method ?? (this.#isHead ? 'HEAD' : hasBody ? 'POST' : 'GET');
    const [url, ...others] = this.#urls;
    const name = requestName(method, url?.text ?? '');
    if (this.#problem !== undefined) {
      return { name, reading: refuse(this.#problem) };
    }
    if (url === undefined) {
      return { name, reading: refuse(sentence('The curl command names no URL.')) };
    }
    if (others.length > 0) {
      this.#notes.push(sentence('Only the first of {0} URLs was taken.', String(this.#urls.length)));
    }
    if (url.unknown.length > 0) {
      this.#notes.push(unknownSentence(sentence('URL'), url.unknown));
    }
    const reading: RequestReading = {
      ok: true,
      request: {
        method,
        target: this.#isGet ? withQuery(url.text, joinPieces(this.#body)) : url.text,
        headers: this.#sentHeaders(hasBody),
        body: hasBody ? joinPieces(this.#body) : new Uint8Array(),
      },
      notes: this.#notes,
    };
    return { name, reading };
  }

  /** The headers of the command, and those that curl adds to a body. */
  #sentHeaders(hasBody: boolean): readonly Header[] {
    const added: readonly Header[] = !hasBody
      ? []
      : this.#isJson
        ? [
            ['Content-Type', 'application/json'],
            ['Accept', 'application/json'],
          ]
        : [['Content-Type', 'application/x-www-form-urlencoded']];
    const given = new Set([...this.#removed, ...this.#headers.map(([name]) => name.toLowerCase())]);
    return [...this.#headers, ...added.filter(([name]) => !given.has(name.toLowerCase()))];
  }
}

function withQuery(url: string, data: Uint8Array): string {
  return data.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${new TextDecoder().decode(data)}`;
}

function unknownSentence(where: Sentence, unknown: readonly string[]): Sentence {
  return sentence(
    'The {0} takes {1} from the shell, whose value is not known here.',
    where,
    unknown.join(', '),
  );
}
