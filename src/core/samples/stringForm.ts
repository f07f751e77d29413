/** How a programming language writes a string on one line. */
export interface StringForm {
  readonly quote: '"' | "'";
  /** Characters beyond ASCII are escaped too: the compiler may read the source in another charset. */
  readonly asciiOnly?: boolean;
  /** The escape of a character that would not be seen, or not be kept. */
  readonly escape: (codePoint: number) => string;
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

/** Characters that a reader would not see or an editor may change, the plain blank aside. */
const unseen = /[\p{C}\p{Z}]/u;

/** The literal that stands for exactly this text. */
export function stringLiteral(text: string, { quote, asciiOnly, escape }: StringForm): string {
  let literal = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === quote) {
      literal += `\\${quote}`;
    } else if (named[character] !== undefined) {
      literal += named[character];
    } else if (character === ' ' || (!unseen.test(character) && (asciiOnly !== true || code < 0x80))) {
      literal += character;
    } else {
      literal += escape(code);
    }
  }
  return quote + literal + quote;
}

/** `\uXXXX` for each UTF-16 unit of a character. */
export function utf16Escape(codePoint: number): string {
  return Array.from(String.fromCodePoint(codePoint))
    .flatMap((character) => character.split(''))
    .map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
    .join('');
}

/** `\uXXXX`, or `\UXXXXXXXX` beyond the first plane. */
export function utf32Escape(codePoint: number): string {
  return codePoint > 0xffff ? `\\U${hex(codePoint, 8)}` : utf16Escape(codePoint);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** Longest piece of a text in one literal, in UTF-16 units: compilers have limits. */
const longest = 8_000;

/** As many lines stand each by itself; of more, several share a literal. */
const mostLines = 2_000;

/** The text in pieces that each go into one literal: its lines, as far as they are neither long nor many. */
export function literalPieces(text: string): readonly string[] {
  const lines = text.split(/(?<=\n)/).flatMap(shortPieces);
  if (lines.length <= mostLines) {
    return lines;
  }
  const merged: string[] = [];
  let piece = '';
  for (const line of lines) {
    if (piece.length + line.length > longest) {
      merged.push(piece);
      piece = '';
    }
    piece += line;
  }
  return [...merged, piece];
}

/** Cuts between characters, never within a pair of surrogates. */
function shortPieces(line: string): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < line.length || pieces.length === 0;) {
    let to = Math.min(from + longest, line.length);
    const last = line.charCodeAt(to - 1);
    if (to < line.length && last >= 0xd800 && last < 0xdc00) {
      to -= 1;
    }
    pieces.push(line.slice(from, to));
    from = to;
  }
  return pieces;
}
