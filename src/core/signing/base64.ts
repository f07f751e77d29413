const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const padding = '=';

const sextets: ReadonlyMap<string, number> = new Map(
  Array.from(alphabet, (letter, index) => [letter, index]),
);

/** Standard base64 with padding (RFC 4648, chapter 4). */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    count += 8;
    while (count >= 6) {
      count -= 6;
      text += alphabet.charAt((bits >> count) & 63);
    }
  }
  if (count > 0) {
    text += alphabet.charAt((bits << (6 - count)) & 63);
  }
  return text.padEnd(Math.ceil(bytes.length / 3) * 4, padding);
}

/**
 * Reads standard base64. Undefined for anything but its one canonical form: a wrong length, a letter of
 * another alphabet, missing padding, or bits set beyond the last byte.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) {
    return undefined;
  }
  const padded = text.endsWith('==') ? 2 : text.endsWith(padding) ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padded);
  let bits = 0;
  let count = 0;
  let at = 0;
  for (const letter of text.slice(0, text.length - padded)) {
    const sextet = sextets.get(letter);
    if (sextet === undefined) {
      return undefined;
    }
    bits = ((bits << 6) | sextet) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[at] = (bits >> count) & 0xff;
      at += 1;
    }
  }
  const rest = bits & ((1 << count) - 1);
  return rest === 0 ? bytes : undefined;
}
