const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Marks that no eye can tell from nothing. */
const named: Readonly<Record<string, string>> = {
  '\uFEFF': '⟦BOM⟧',
  '\u00a0': '⟦NBSP⟧',
  '\u200b': '⟦U+200B⟧',
  '\u2028': '⟦U+2028⟧',
  '\u2029': '⟦U+2029⟧',
  '\u007f': '␡',
};

/** Bytes as a text on one line: control characters by their pictures, what is not UTF-8 by its hexadecimal digits. */
export function visibleText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.byteLength;) {
    const size = characterSize(bytes, at);
    const letter = size === 0 ? undefined : decoder.decode(bytes.subarray(at, at + size));
    text += letter === undefined || letter === '\uFFFD' ? hex(bytes[at] ?? 0) : visible(letter);
    at += Math.max(1, letter === '\uFFFD' ? 1 : size);
  }
  return text;
}

/** How many bytes the UTF-8 character has that begins here; 0 where none does. */
export function characterSize(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const size = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  const rest = bytes.subarray(at + 1, at + size);
  return rest.byteLength === size - 1 && rest.every((byte) => (byte & 0xc0) === 0x80) ? size : 0;
}

function visible(letter: string): string {
  const code = letter.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : (named[letter] ?? letter);
}

function hex(byte: number): string {
  return `⟦${byte.toString(16).toUpperCase().padStart(2, '0')}⟧`;
}
