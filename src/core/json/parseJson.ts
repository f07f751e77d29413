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
      return { ok: false, problem: describeProblem(text, error.offset, error.message) };
    }
    throw error;
  }
}

/** Ends the recursion at the first fault; it never leaves this file. */
class JsonFault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
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

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const hexPattern = /^[0-9a-fA-F]{4}$/;

const simpleEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readText(): Json {
    if (this.#text.charCodeAt(0) === 0xfeff) {
      this.#fail('The text begins with a byte order mark, which JSON does not allow', 0);
    }
    this.#skipBlanks();
    const value = this.#readValue(0);
    this.#skipBlanks();
    if (this.#at < this.#text.length) {
      this.#fail(`The JSON value ends here, but ${this.#found()} follows`);
    }
    return value;
  }

  #readValue(depth: number): Json {
    if (depth > maxDepth) {
      this.#fail(`Nested deeper than ${maxDepth} levels`);
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
        this.#failAtName(members.size > 0);
      }
      const name = this.#readString();
      if (members.has(name)) {
        this.#fail(`The member ${JSON.stringify(name)} appears twice in the same object`, nameAt);
      }
      this.#skipBlanks();
      if (this.#text.charCodeAt(this.#at) !== colon) {
        this.#fail(`A colon is missing after the name ${JSON.stringify(name)}: found ${this.#found()}`);
      }
      this.#at += 1;
      this.#skipBlanks();
      members.set(name, this.#readValue(depth + 1));
      this.#skipBlanks();
      const code = this.#text.charCodeAt(this.#at);
      if (code === closeBrace) {
        this.#at += 1;
        return members;
      }
      if (code !== comma) {
        this.#fail(`A comma or } is missing: found ${this.#found()}`);
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
        this.#fail('JSON allows no comma after the last item');
      }
      items.push(this.#readValue(depth + 1));
      this.#skipBlanks();
      const code = this.#text.charCodeAt(this.#at);
      if (code === closeBracket) {
        this.#at += 1;
        return items;
      }
      if (code !== comma) {
        this.#fail(`A comma or ] is missing: found ${this.#found()}`);
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
        this.#failInString(at, from - 1);
      }
      at += 1;
    }
  }

  #readEscapedString(start: number, firstEscape: number): string {
    const text = this.#text;
    let value = '';
    let from = start;
    let at = firstEscape;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        this.#at = at + 1;
        return value + text.slice(from, at);
      }
      if (code === backslash) {
        value += text.slice(from, at);
        const letter = text.charAt(at + 1);
        if (letter === 'u') {
          const hex = text.slice(at + 2, at + 6);
          if (!hexPattern.test(hex)) {
            this.#fail('\\u must be followed by four hexadecimal digits', at);
          }
          value += String.fromCharCode(parseInt(hex, 16));
          at += 6;
        } else {
          const character = simpleEscapes[letter];
          if (character === undefined) {
            this.#fail(
              letter === '' ? 'The text ends inside a string' : `\\${letter} is not an escape of JSON`,
              at,
            );
          }
          value += character;
          at += 2;
        }
        from = at;
      } else if (code >= 0x20) {
        at += 1;
      } else {
        this.#failInString(at, start - 1);
      }
    }
  }

  #readNumber(code: number): JsonNumber {
    numberPattern.lastIndex = this.#at;
    const source = numberPattern.exec(this.#text)?.[0];
    if (source === undefined) {
      this.#failAtValue(code);
    }
    const end = this.#at + source.length;
    const next = this.#text.charCodeAt(end);
    if (next >= 0x30 && next <= 0x39) {
      this.#fail('A number must not begin with a zero');
    }
    this.#at = end;
    return new JsonNumber(source);
  }

  #readWord<T extends Json>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) {
      this.#fail(`A value is missing: found ${this.#found()}`);
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

  #failAtName(afterComma: boolean): never {
    if (afterComma && this.#text.charCodeAt(this.#at) === closeBrace) {
      this.#fail('JSON allows no comma after the last member');
    }
    this.#fail(`A name in double quotes is missing: found ${this.#found()}`);
  }

  #failAtValue(code: number): never {
    switch (code) {
      case 0x27:
        return this.#fail('JSON strings are written in double quotes');
      case 0x2f:
        return this.#fail('JSON allows no comments');
      case 0x2b:
        return this.#fail('A number must not begin with a plus sign');
      case 0x2e:
        return this.#fail('A number needs a digit before its point');
      case 0x2d:
        return this.#fail('A digit is missing after the minus sign');
      default:
        return this.#fail(`A value is missing: found ${this.#found()}`);
    }
  }

  #failInString(at: number, openedAt: number): never {
    if (at >= this.#text.length) {
      this.#fail('This string has no closing quote', openedAt);
    }
    this.#fail(`${nameOf(this.#text, at)} must be written as an escape inside a string`, at);
  }

  #found(): string {
    return nameOf(this.#text, this.#at);
  }

  #fail(message: string, offset = this.#at): never {
    throw new JsonFault(message, offset);
  }
}

function nameOf(text: string, at: number): string {
  const code = text.codePointAt(at);
  if (code === undefined) {
    return 'the end of the text';
  }
  if (code < 0x21 || (code >= 0x7f && code < 0xa1) || (code >= 0xd800 && code <= 0xdfff) || code === 0xfeff) {
    return `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return JSON.stringify(String.fromCodePoint(code));
}
