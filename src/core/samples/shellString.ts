const encoder = new TextEncoder();

/** Characters that a reader would not see or an editor may change, blank and line feed aside. */
const unseen = /[^\P{C}\n]|[^\P{Z} ]/u;

/**
 * A text as a word of bash that stands for exactly its UTF-8 bytes. It may hold no NUL, which no word of bash can.
 */
export function shellString(text: string): string {
  if (!unseen.test(text)) {
    return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  }
  const escaped = Array.from(text, (character) => {
    switch (character) {
      case '\n':
        return '\\n';
      case '\r':
        return '\\r';
      case '\t':
        return '\\t';
      case '\\':
      case "'":
        return `\\${character}`;
      default:
        return unseen.test(character) ? bytesOf(character) : character;
    }
  });
  return `$'${escaped.join('')}'`;
}

function bytesOf(character: string): string {
  return Array.from(encoder.encode(character), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
