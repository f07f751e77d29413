import { sentence } from '../sentence.ts';
import { ShellFault } from './shellWord.ts';

/** The announcement of lines that follow a command of bash as its input: `<<END`. */
export interface HereDocument {
  /** The line that ends it. */
  readonly end: string;
  readonly indented: boolean;
  /** Without quotes around its end, variables are filled in. */
  readonly quoted: boolean;
  /** Of the announcement. */
  readonly length: number;
}

/** The announcement with which a text begins. */
export function hereDocumentAt(text: string): HereDocument | undefined {
  const here = /^<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|([^\s'"<;&|]+))/.exec(text);
  return here === null
    ? undefined
    : {
        end: here[2] ?? here[3] ?? here[4] ?? '',
        indented: here[1] === '-',
        quoted: here[4] === undefined,
        length: here[0].length,
      };
}

/** The lines from an offset on, up to the one that ends them; `end` is behind that one. */
export function readHereDocument(
  text: string,
  from: number,
  document: HereDocument,
): { readonly content: string; readonly unknown: readonly string[]; readonly end: number } {
  const lines: string[] = [];
  let at = from;
  for (;;) {
    if (at >= text.length) {
      throw new ShellFault(sentence('The text up to a line with {0} alone has no such line.', document.end));
    }
    const next = text.indexOf('\n', at);
    const to = next === -1 ? text.length : next;
    const whole = text.slice(at, to).replace(/\r$/, '');
    const line = document.indented ? whole.replace(/^\t+/, '') : whole;
    at = to + 1;
    if (line === document.end) {
      break;
    }
    lines.push(line);
  }
  const content = lines.join('\n');
  return document.quoted
    ? { content, unknown: [], end: at }
    : {
        content: content.replace(/\\(?:([$`\\])|\n)/g, '$1'),
        unknown: [...content.matchAll(/\\[^]|(\$[A-Za-z_]\w*|\$[({]|`)/g)].flatMap(
          ([, source]) => source ?? [],
        ),
        end: at,
      };
}
