/** How programs write a string of JSON, by the id of the form; each takes and gives it with its quotes. */
export type StringForm = (quoted: string) => string;

const beyondAscii = /[\u007f-\uffff]/g;

/** With as few escapes as JSON allows. */
const plain: StringForm = (quoted) => {
  if (!quoted.includes('\\')) {
    return quoted;
  }
  try {
    return JSON.stringify(JSON.parse(quoted));
  } catch {
    return quoted;
  }
};

const ascii: StringForm = (quoted) => plain(quoted).replace(/[\u0080-\uffff]/g, lowerEscape);

const asciiUpper: StringForm = (quoted) =>
  plain(quoted).replace(beyondAscii, (unit) => `\\u${hexOf(unit).toUpperCase()}`);

const slashes: StringForm = (quoted) => plain(quoted).replaceAll('/', '\\/');

const asciiSlashes: StringForm = (quoted) => ascii(quoted).replaceAll('/', '\\/');

/** What Gson escapes for the sake of HTML. */
const gson: StringForm = (quoted) =>
  quoted.charAt(0) +
  plain(quoted)
    .slice(1, -1)
    .replace(/[<>&='\u2028\u2029]/g, lowerEscape) +
  '"';

/** What Go escapes for the sake of HTML. */
const go: StringForm = (quoted) => plain(quoted).replace(/[<>&\u2028\u2029]/g, lowerEscape);

export const stringForms: readonly (readonly [id: string, form: StringForm])[] = [
  ['plain', plain],
  ['ascii', ascii],
  ['slashes', slashes],
  ['asciiSlashes', asciiSlashes],
  ['gson', gson],
  ['go', go],
  ['asciiUpper', asciiUpper],
];

function lowerEscape(unit: string): string {
  return `\\u${hexOf(unit)}`;
}

function hexOf(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, '0');
}
