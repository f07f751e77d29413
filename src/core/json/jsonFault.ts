import { inEnglish, sentence, type Sentence } from '../sentence.ts';

/** What is wrong with a JSON text and where. The parser ends with it; it never leaves this folder. */
export class JsonFault extends Error {
  readonly says: Sentence;
  readonly offset: number;

  constructor(says: Sentence, offset: number) {
    super(inEnglish(says));
    this.says = says;
    this.offset = offset;
  }
}

/** Where the name of a member is missing. */
export function faultAtName(text: string, at: number, afterComma: boolean): JsonFault {
  return new JsonFault(
    afterComma && text[at] === '}'
      ? sentence('JSON allows no comma after the last member')
      : sentence('A name in double quotes is missing: found {0}', characterAt(text, at)),
    at,
  );
}

const mistakenBeginnings: Readonly<Record<string, Sentence>> = {
  "'": sentence('JSON strings are written in double quotes'),
  '/': sentence('JSON allows no comments'),
  '+': sentence('A number must not begin with a plus sign'),
  '.': sentence('A number needs a digit before its point'),
  '-': sentence('A digit is missing after the minus sign'),
};

/** Where a value is missing. */
export function faultAtValue(text: string, at: number): JsonFault {
  const message = mistakenBeginnings[text.charAt(at)];
  return new JsonFault(message ?? sentence('A value is missing: found {0}', characterAt(text, at)), at);
}

/** Where a string has no end, or holds a character that must be escaped. */
export function faultInString(text: string, openedAt: number, at: number): JsonFault {
  return at >= text.length
    ? new JsonFault(sentence('This string has no closing quote'), openedAt)
    : new JsonFault(sentence('{0} must be written as an escape inside a string', characterAt(text, at)), at);
}

/** A backslash with what must not follow it. */
const badEscape = /\\(?:u(?![0-9a-fA-F]{4})|[^"\\/bfnrtu])/;

/** Where a string, from its first character to its closing quote, has a wrong escape. */
export function faultInEscapes(text: string, from: number, to: number): JsonFault {
  const offset = from + text.slice(from, to).replaceAll('\\\\', '--').search(badEscape);
  return new JsonFault(
    text[offset + 1] === 'u'
      ? sentence('\\u must be followed by four hexadecimal digits')
      : sentence('A backslash in a string must not be followed by {0}', characterAt(text, offset + 1)),
    offset,
  );
}

/** Names the character at a place so that it can be seen in a message. */
export function characterAt(text: string, at: number): string | Sentence {
  const code = text.codePointAt(at);
  if (code === undefined) {
    return sentence('the end of the text');
  }
  if (code < 0x21 || (code >= 0x7f && code < 0xa1) || (code >= 0xd800 && code <= 0xdfff) || code === 0xfeff) {
    return sentence('the character U+{0}', code.toString(16).toUpperCase().padStart(4, '0'));
  }
  return JSON.stringify(String.fromCodePoint(code));
}
