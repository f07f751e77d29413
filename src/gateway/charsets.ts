import type { Charset } from '../core/doctor/doctorPorts.ts';

/** What Windows-1252 has from 0x80 on where ISO 8859-1 has control characters; a dot stands for nothing. */
const windowsLetters = Array.from('€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ');

const questionMark = 0x3f;

/** The encodings that a program on a Western or Chinese machine takes by default, or that UTF-8 is mistaken for. */
export const charsets: readonly Charset[] = [
  doubleByte('GBK', 'gbk'),
  singleByte('ISO 8859-1', (unit) => (unit <= 0xff ? unit : undefined), latin1Text),
  windows1252(),
  singleByte('US-ASCII', (unit) => (unit <= 0x7f ? unit : undefined), asciiText),
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
    encode: (text) => encodeUnits(text, (unit) => byteOf(unit) ?? questionMark),
    decode,
  };
}

/**
 * Each UTF-16 unit as the byte or, from 0x100 on, the two bytes that it is given. A pair of surrogates, which none
 * of the charsets has, is one question mark.
 */
function encodeUnits(text: string, codeOf: (unit: number) => number): Uint8Array {
  // Bodies of some megabytes are encoded: an array for the letters would cost seconds.
  const bytes = new Uint8Array(text.length * 2);
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    const paired = unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;
    const code = paired ? questionMark : codeOf(unit);
    at += paired ? 1 : 0;
    if (code > 0xff) {
      bytes[size] = code >> 8;
      size += 1;
    }
    bytes[size] = code & 0xff;
    size += 1;
  }
  return bytes.subarray(0, size);
}

function windows1252(): Charset {
  const bytes = new Map(windowsLetters.map((letter, index) => [letter.charCodeAt(0), 0x80 + index]));
  const byteOf = (unit: number): number | undefined =>
    unit <= 0x7f || (unit >= 0xa0 && unit <= 0xff) ? unit : bytes.get(unit);
  return singleByte('Windows-1252', byteOf, (sent) =>
    latin1Text(sent).replace(/[\u0080-\u009f]/g, (unit) => windowsLetters[unit.charCodeAt(0) - 0x80] ?? unit),
  );
}

/** A charset of one or two bytes for each character. Its table is made when it is first needed. */
function doubleByte(name: string, label: string): Charset {
  let table: Uint16Array | undefined;
  return {
    name,
    wide: false,
    encode(text) {
      table ??= reverseTable(label);
      const codes = table;
      return encodeUnits(text, (unit) => codes[unit] ?? questionMark);
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

/**
 * The code for each UTF-16 unit. The runtime knows how to decode the charset, and so by trying all pairs how to
 * encode it.
 */
function reverseTable(label: string): Uint16Array {
  const decoder = new TextDecoder(label);
  const table = new Uint16Array(0x1_0000).map((_, unit) => (unit <= 0x7f ? unit : questionMark));
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const text = decoder.decode(Uint8Array.of(first, second));
      const unit = text.charCodeAt(0);
      if (text.length === 1 && text !== '\uFFFD' && table[unit] === questionMark) {
        table[unit] = (first << 8) | second;
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
