import { sentence, type Sentence } from '../sentence.ts';
import {
  characterAt,
  faultAtName,
  faultAtValue,
  faultInEscapes,
  faultInString,
  JsonFault,
} from './jsonFault.ts';
import { describeProblem } from './jsonProblem.ts';
import { JsonNumber, type Json, type JsonObject, type ParsedJson } from './json.ts';

/** Deeper nesting is refused: no body of the gateway comes near, and recursion stays safe everywhere. */
export const maxDepth = 500;

/**
 * Reads strict JSON (RFC 8259). Numbers keep their digits and objects their order; a member that appears
 * twice, a byte order mark and nesting beyond `maxDepth` are refused with their position.
 */
export function parseJson(text: string): ParsedJson {
  const reader = new JsonReader(text);
  try {
    return { ok: true, value: reader.readText() };
  } catch (error) {
    if (error instanceof JsonFault) {
      return { ok: false, problem: describeProblem(text, error.offset, error.says) };
    }
    throw error;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

const minus = 0x2d;
const plus = 0x2b;
const point = 0x2e;
const zero = 0x30;

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readText(): Json {
    if (this.#text.charCodeAt(0) === 0xfeff) {
      this.#fail(sentence('The text begins with a byte order mark, which JSON does not allow'), 0);
    }
    this.#skipBlanks();
    const value = this.#readValue(0);
    this.#skipBlanks();
    if (this.#at < this.#text.length) {
      this.#fail(sentence('The JSON value ends here, but {0} follows', this.#found()));
    }
    return value;
  }

  #readValue(depth: number): Json {
    if (depth > maxDepth) {
      this.#fail(sentence('Nested deeper than {0} levels', String(maxDepth)));
    }
    const code = this.#text.charCodeAt(this.#at);
    switch (code) {
      case quote:
        return this.#readString();
      case openBrace:
        return this.#readObject(depth);
      case openBracket:
        return this.#readArray(depth);
      case 0x74:
        return this.#readWord('true', true);
      case 0x66:
        return this.#readWord('false', false);
      case 0x6e:
        return this.#readWord('null', null);
      default:
        return this.#readNumber(code);
    }
  }

  #readObject(depth: number): JsonObject {
    const members = new Map<string, Json>();
    this.#at += 1;
    this.#skipBlanks();
    if (this.#text.charCodeAt(this.#at) === closeBrace) {
      this.#at += 1;
      return members;
    }
    for (;;) {
      const nameAt = this.#at;
      if (this.#text.charCodeAt(nameAt) !== quote) {
        throw faultAtName(this.#text, nameAt, members.size > 0);
      }
      const name = this.#readString();
      this.#skipBlanks();
      if (this.#text.charCodeAt(this.#at) !== colon) {
        this.#fail(
          sentence('A colon is missing after the name {0}: found {1}', JSON.stringify(name), this.#found()),
        );
      }
      this.#at += 1;
      this.#skipBlanks();
      const sizeBefore = members.size;
      members.set(name, this.#readValue(depth + 1));
      if (members.size === sizeBefore) {
        this.#fail(sentence('The member {0} appears twice in the same object', JSON.stringify(name)), nameAt);
      }
      this.#skipBlanks();
      const code = this.#text.charCodeAt(this.#at);
      if (code === closeBrace) {
        this.#at += 1;
        return members;
      }
      if (code !== comma) {
        this.#fail(sentence('A comma or } is missing: found {0}', this.#found()));
      }
      this.#at += 1;
      this.#skipBlanks();
    }
  }

  #readArray(depth: number): readonly Json[] {
    const items: Json[] = [];
    this.#at += 1;
    this.#skipBlanks();
    if (this.#text.charCodeAt(this.#at) === closeBracket) {
      this.#at += 1;
      return items;
    }
    for (;;) {
      if (this.#text.charCodeAt(this.#at) === closeBracket) {
        this.#fail(sentence('JSON allows no comma after the last item'));
      }
      items.push(this.#readValue(depth + 1));
      this.#skipBlanks();
      const code = this.#text.charCodeAt(this.#at);
      if (code === closeBracket) {
        this.#at += 1;
        return items;
      }
      if (code !== comma) {
        this.#fail(sentence('A comma or ] is missing: found {0}', this.#found()));
      }
      this.#at += 1;
      this.#skipBlanks();
    }
  }

  #readString(): string {
    const text = this.#text;
    const from = this.#at + 1;
    let at = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        this.#at = at + 1;
        return text.slice(from, at);
      }
      if (code === backslash) {
        return this.#readEscapedString(from, at);
      }
      if (!(code >= 0x20)) {
        throw faultInString(text, from - 1, at);
      }
      at += 1;
    }
  }

  #readEscapedString(from: number, firstEscape: number): string {
    const text = this.#text;
    let at = firstEscape;
    for (let code = backslash; code !== quote; code = text.charCodeAt(at)) {
      if (!(code >= 0x20)) {
        throw faultInString(text, from - 1, at);
      }
      at += code === backslash ? 2 : 1;
    }
    this.#at = at + 1;
    try {
      return JSON.parse(text.slice(from - 1, at + 1)) as string;
    } catch {
      throw faultInEscapes(text, from, at);
    }
  }

  #readNumber(first: number): JsonNumber {
    const text = this.#text;
    const from = this.#at;
    let at = first === minus ? from + 1 : from;
    const leading = text.charCodeAt(at);
    if (!isDigit(leading)) {
      throw faultAtValue(text, from);
    }
    at = leading === zero ? at + 1 : skipDigits(text, at);
    if (leading === zero && isDigit(text.charCodeAt(at))) {
      this.#fail(sentence('A number must not begin with a zero'));
    }
    if (text.charCodeAt(at) === point) {
      at = this.#skipNeededDigits(at + 1, sentence('A digit is missing after the point of a number'));
    }
    const letter = text.charCodeAt(at);
    if (letter === 0x45 || letter === 0x65) {
      const sign = text.charCodeAt(at + 1);
      const digits = sign === minus || sign === plus ? at + 2 : at + 1;
      at = this.#skipNeededDigits(digits, sentence('A digit is missing in the exponent of a number'));
    }
    this.#at = at;
    return new JsonNumber(text.slice(from, at));
  }

  #skipNeededDigits(from: number, message: Sentence): number {
    const to = skipDigits(this.#text, from);
    if (to === from) {
      this.#fail(message, from);
    }
    return to;
  }

  #readWord<T extends Json>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) {
      this.#fail(sentence('A value is missing: found {0}', this.#found()));
    }
    this.#at += word.length;
    return value;
  }

  #skipBlanks(): void {
    const text = this.#text;
    let code = text.charCodeAt(this.#at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      this.#at += 1;
      code = text.charCodeAt(this.#at);
    }
  }

  #found(): string | Sentence {
    return characterAt(this.#text, this.#at);
  }

  #fail(message: Sentence, offset = this.#at): never {
    throw new JsonFault(message, offset);
  }
}

function isDigit(code: number): boolean {
  return code >= zero && code <= 0x39;
}

function skipDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) {
    at += 1;
  }
  return at;
}
