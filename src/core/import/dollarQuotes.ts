import { openQuote } from './shellWord.ts';

const letters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

interface DollarQuotes {
  readonly pieces: readonly (string | Uint8Array)[];
  /** With the dollar sign and both quotes. */
  readonly length: number;
}

/** Reads bash's `$'…'`, which begins at an offset of the text. */
export function readDollarQuotes(text: string, from: number): DollarQuotes {
  const pieces: (string | Uint8Array)[] = [];
  let at = from + 2;
  let ended = false;
  for (;;) {
    const character = text.charAt(at);
    if (character === '') {
      throw openQuote(text, from);
    }
    if (character === "'") {
      return { pieces, length: at + 1 - from };
    }
    const [piece, length] = character === '\\' ? escapeAt(text, at) : [character, 1];
    // For bash a text ends at its first NUL.
    ended ||= typeof piece === 'string' ? piece === '\0' : piece[0] === 0;
    at += length;
    if (!ended) {
      pieces.push(piece);
    }
  }
}

/** What an escape stands for, and its length with the backslash. */
function escapeAt(text: string, at: number): readonly [string | Uint8Array, number] {
  const rest = text.slice(at + 1, at + 12);
  const byte = /^x([0-9a-fA-F]{1,2})|^([0-7]{1,3})/.exec(rest);
  if (byte !== null) {
    const value = byte[1] === undefined ? parseInt(byte[2] ?? '', 8) : parseInt(byte[1], 16);
    return [Uint8Array.of(value), 1 + byte[0].length];
  }
  const point = /^u([0-9a-fA-F]{1,4})|^U([0-9a-fA-F]{1,8})/.exec(rest);
  if (point !== null) {
    const value = parseInt(point[1] ?? point[2] ?? '', 16);
    return [value > 0x10ffff ? '\ufffd' : String.fromCodePoint(value), 1 + point[0].length];
  }
  const control = /^c([^])/.exec(rest)?.[1];
  if (control !== undefined) {
    return [Uint8Array.of(control.charCodeAt(0) & 0x1f), 3];
  }
  const next = rest.charAt(0);
  if ('\\\'"?'.includes(next) && next !== '') {
    return [next, 2];
  }
  const letter = letters[next];
  return letter === undefined ? ['\\', 1] : [letter, 2];
}
