/** The offset after the string that begins at `from`; undefined where it is not closed. */
export function endOfString(text: string, from: number): number | undefined {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) {
      return undefined;
    }
    let escapes = 0;
    while (text[quote - 1 - escapes] === '\\') {
      escapes += 1;
    }
    if (escapes % 2 === 0) {
      return quote + 1;
    }
    at = quote + 1;
  }
}
