/** The most that a sentence quotes of somebody else's text. */
const longest = 300;

/** Somebody else's text inside a sentence: in quotes, on one line, and no longer than anybody reads. */
export function quote(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

/** A result code as the documents write codes, or quoted where it looks like none of them. */
export function quoteCode(code: string): string {
  return /^[\w.-]{1,64}$/.test(code) ? code : quote(code);
}
