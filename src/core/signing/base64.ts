const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const padding = '=';

/** The value of each letter by its code; -1 for what is none. */
const sextets = new Int8Array(128).fill(-1);
for (const [index, letter] of Array.from(alphabet).entries()) {
  sextets[letter.charCodeAt(0)] = index;
}

/** Standard base64 with padding (RFC 4648, chapter 4). */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text +=
      alphabet.charAt(group >> 18) +
      alphabet.charAt((group >> 12) & 63) +
      alphabet.charAt((group >> 6) & 63) +
      alphabet.charAt(group & 63);
  }
  return text.slice(0, Math.ceil((bytes.length * 4) / 3)).padEnd(text.length, padding);
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
  let to = 0;
  for (let at = 0; at < text.length - padded; at += 1) {
    const sextet = sextets[text.charCodeAt(at)] ?? -1;
    if (sextet === -1) {
      return undefined;
    }
    bits = ((bits << 6) | sextet) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[to] = (bits >> count) & 0xff;
      to += 1;
    }
  }
  const rest = bits & ((1 << count) - 1);
  return rest === 0 ? bytes : undefined;
}
