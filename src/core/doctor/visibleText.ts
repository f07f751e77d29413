const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Marks that no eye can tell from nothing or from a blank, and those that turn the direction of the text. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Mn}\p{Co}\p{Cn}]|(?! )\p{Zs}/u;

const names: ReadonlyMap<string, string> = new Map([
  ['\r', 'CR'],
  ['\n', 'LF'],
  ['\t', 'TAB'],
  ['\0', 'NUL'],
  ['\uFEFF', 'BOM'],
]);

/** A thing of the text that is not shown as it is; few fonts have the pictures of control characters. */
export function namedMark(name: string): string {
  return `‹${name}›`;
}

/** Bytes as a text on one line: what cannot be seen by its name, what is not UTF-8 by its hexadecimal digits. */
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
  const code = letter.codePointAt(0) ?? 0;
  return unseen.test(letter)
    ? namedMark(names.get(letter) ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`)
    : letter;
}

function hex(byte: number): string {
  return namedMark(byte.toString(16).toUpperCase().padStart(2, '0'));
}
