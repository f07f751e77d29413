import type { Charset } from '../core/doctor/doctorPorts.ts';

/** What Windows-1252 has from 0x80 on where ISO 8859-1 has control characters; a dot stands for nothing. */
const windowsLetters = Array.from('€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ');

const questionMark = 0x3f;

/** The encodings that a program on a Western or Chinese machine takes by default, or that UTF-8 is mistaken for. */
export const charsets: readonly Charset[] = [
  doubleByte('GBK', 'gbk'),
  singleByte('ISO 8859-1', (code) => (code <= 0xff ? code : undefined), latin1Text),
  windows1252(),
  singleByte('US-ASCII', (code) => (code <= 0x7f ? code : undefined), asciiText),
  doubleByte('Big5', 'big5'),
  utf16('UTF-16BE', 'big', false),
  utf16('UTF-16BE', 'big', true),
  utf16('UTF-16LE', 'little', false),
  utf16('UTF-16LE', 'little', true),
];

function latin1Text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function asciiText(bytes: Uint8Array): string | undefined {
  return bytes.every((byte) => byte <= 0x7f) ? latin1Text(bytes) : undefined;
}

function singleByte(
  name: string,
  byteOf: (code: number) => number | undefined,
  decode: Charset['decode'],
): Charset {
  return {
    name,
    wide: false,
    encode: (text) =>
      Uint8Array.from(Array.from(text), (letter) => byteOf(letter.codePointAt(0) ?? 0) ?? questionMark),
    decode,
  };
}

function windows1252(): Charset {
  const bytes = new Map(windowsLetters.map((letter, index) => [letter, 0x80 + index]));
  const byteOf = (code: number): number | undefined =>
    code <= 0x7f || (code >= 0xa0 && code <= 0xff) ? code : bytes.get(String.fromCodePoint(code));
  return singleByte('Windows-1252', byteOf, (sent) =>
    latin1Text(sent).replace(/[\u0080-\u009f]/g, (unit) => windowsLetters[unit.charCodeAt(0) - 0x80] ?? unit),
  );
}

/** A charset of one or two bytes for each character. Its table is made when it is first needed. */
function doubleByte(name: string, label: string): Charset {
  let table: ReadonlyMap<string, readonly [number, number]> | undefined;
  return {
    name,
    wide: false,
    encode(text) {
      table ??= reverseTable(label);
      const bytes: number[] = [];
      for (const letter of text) {
        const code = letter.codePointAt(0) ?? 0;
        const pair = table.get(letter);
        if (pair === undefined) {
          bytes.push(code <= 0x7f ? code : questionMark);
        } else {
          bytes.push(...pair);
        }
      }
      return Uint8Array.from(bytes);
    },
    decode(bytes) {
      try {
        return new TextDecoder(label, { fatal: true }).decode(bytes);
      } catch {
        return undefined;
      }
    },
  };
}

/** The runtime knows how to decode the charset, and so by trying all pairs how to encode it. */
function reverseTable(label: string): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder(label);
  const table = new Map<string, readonly [number, number]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const text = decoder.decode(Uint8Array.of(first, second));
      if (Array.from(text).length === 1 && text !== '\uFFFD' && !table.has(text)) {
        table.set(text, [first, second]);
      }
    }
  }
  return table;
}

function utf16(name: string, order: 'big' | 'little', marked: boolean): Charset {
  return {
    name: marked ? `${name} with a byte order mark` : name,
    wide: true,
    encode(text) {
      const bytes = Buffer.from(marked ? `\uFEFF${text}` : text, 'utf16le');
      return order === 'big' ? bytes.swap16() : bytes;
    },
    // A body sent in UTF-16 begins with a zero byte or a mark, which the other checks name.
    decode: () => undefined,
  };
}
