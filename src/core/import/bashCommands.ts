import { sentence } from '../sentence.ts';
import { readDollarQuotes } from './dollarQuotes.ts';
import { CommandBuilder, openQuote, readCommands, ShellFault, type ReadCommands } from './shellWord.ts';

/** Reads a text as bash would, without running anything: words, quotes, continued lines, comments. */
export function bashCommands(text: string): ReadCommands {
  return readCommands(() => new BashReader(text).read());
}

/** Characters that mean nothing to bash, outside of quotes and inside of double ones. */
const plain = /[^\s;&|()<>#\\'"$`]+/y;
const plainInQuotes = /[^\\"$`]+/y;

interface HereDocument {
  readonly end: string;
  readonly indented: boolean;
  /** Without quotes around its end, variables are filled in. */
  readonly quoted: boolean;
}

class BashReader {
  readonly #text: string;
  readonly #built = new CommandBuilder();
  #at = 0;
  #document: HereDocument | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(): ReadCommands {
    while (this.#at < this.#text.length) {
      this.#step(this.#text.charAt(this.#at));
    }
    return this.#built.finish();
  }

  #step(character: string): void {
    const built = this.#built;
    switch (character) {
      case ' ':
      case '\t':
        built.endWord();
        this.#at += 1;
        return;
      case '\r':
        // Line ends of another system; in the middle of a line it belongs to the word.
        if (/^\r+(?:\n|$)/.test(this.#text.slice(this.#at, this.#at + 8))) {
          this.#at += 1;
        } else {
          this.#take(character, 1);
        }
        return;
      case '\n':
        this.#at += 1;
        this.#readDocument();
        built.endCommand();
        return;
      case ';':
      case '&':
      case '|':
      case '(':
      case ')':
        built.endCommand();
        this.#at += 1;
        return;
      case '<':
      case '>':
        this.#redirection();
        return;
      case '#':
        if (built.inWord) {
          this.#take(character, 1);
        } else {
          const end = this.#text.indexOf('\n', this.#at);
          this.#at = end === -1 ? this.#text.length : end;
        }
        return;
      case '\\':
        this.#escaped();
        return;
      case "'":
        this.#inSingleQuotes();
        return;
      case '"':
        this.#inDoubleQuotes();
        return;
      case '$':
      case '`':
        this.#dollar(false);
        return;
      default:
        this.#takeRun(plain, character);
    }
  }

  /** Takes as many plain characters as follow. */
  #takeRun(pattern: RegExp, character: string): void {
    pattern.lastIndex = this.#at;
    const run = pattern.exec(this.#text)?.[0] ?? character;
    this.#take(run, run.length);
  }

  #redirection(): void {
    const rest = this.#text.slice(this.#at, this.#at + 200);
    const here = /^<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|([^\s'"<;&|]+))/.exec(rest);
    if (here !== null) {
      const end = here[2] ?? here[3] ?? here[4] ?? '';
      this.#document = { end, indented: here[1] === '-', quoted: here[4] === undefined };
      this.#built.endWord();
      this.#at += here[0].length;
      return;
    }
    const sign = /^(?:<<<|[<>]+[&|]?)/.exec(rest)?.[0] ?? '<';
    this.#built.redirect(sign === '<<<' ? 'input' : 'file');
    this.#at += sign.length;
  }

  /** The lines after a command that are its input, up to the one that ends them. */
  #readDocument(): void {
    const document = this.#document;
    if (document === undefined) {
      return;
    }
    this.#document = undefined;
    const lines: string[] = [];
    for (;;) {
      if (this.#at >= this.#text.length) {
        throw new ShellFault(
          sentence('The text up to a line with {0} alone has no such line.', document.end),
        );
      }
      const next = this.#text.indexOf('\n', this.#at);
      const to = next === -1 ? this.#text.length : next;
      const whole = this.#text.slice(this.#at, to).replace(/\r$/, '');
      const line = document.indented ? whole.replace(/^\t+/, '') : whole;
      this.#at = to + 1;
      if (line === document.end) {
        break;
      }
      lines.push(line);
    }
    const text = lines.join('\n');
    if (document.quoted) {
      this.#built.setInput(text, []);
    } else {
      const unknown = text.match(/(?<!\\)(?:\$[A-Za-z_]\w*|\$[({]|`)/g) ?? [];
      this.#built.setInput(text.replace(/\\([$`\\])/g, '$1').replaceAll('\\\n', ''), unknown);
    }
  }

  #take(piece: string | Uint8Array, length: number): void {
    this.#built.add(piece);
    this.#at += length;
  }

  #escaped(): void {
    const next = /^\\(\r?\n|[^]|$)/.exec(this.#text.slice(this.#at, this.#at + 3))?.[1] ?? '';
    if (next.endsWith('\n')) {
      this.#at += 1 + next.length;
    } else {
      this.#take(next === '' ? '\\' : next, 1 + next.length);
    }
  }

  #inSingleQuotes(): void {
    const end = this.#text.indexOf("'", this.#at + 1);
    if (end === -1) {
      throw openQuote(this.#text, this.#at);
    }
    this.#take(this.#text.slice(this.#at + 1, end), end + 1 - this.#at);
  }

  #inDoubleQuotes(): void {
    const from = this.#at;
    this.#built.begin();
    this.#at += 1;
    for (;;) {
      const character = this.#text.charAt(this.#at);
      if (character === '') {
        throw openQuote(this.#text, from);
      }
      if (character === '"') {
        this.#at += 1;
        return;
      }
      if (character === '\\') {
        const next = this.#text.charAt(this.#at + 1);
        if (next === '\n') {
          this.#at += 2;
        } else if ('$`"\\'.includes(next) && next !== '') {
          this.#take(next, 2);
        } else {
          this.#take(character, 1);
        }
      } else if (character === '$' || character === '`') {
        this.#dollar(true);
      } else {
        this.#takeRun(plainInQuotes, character);
      }
    }
  }

  /** What begins with a dollar sign or a backtick: a quote of its own kind, or something only the shell knows. */
  #dollar(quoted: boolean): void {
    const rest = this.#text.slice(this.#at, this.#at + 10_000);
    if (!quoted && rest.startsWith("$'")) {
      this.#inDollarQuotes();
      return;
    }
    if (!quoted && rest.startsWith('$"')) {
      this.#at += 1;
      return;
    }
    const source = /^(?:\$[A-Za-z_]\w*|\$[0-9@*#?$!-]|\$\{[^}]*\}|\$\([^)]*\)?|`[^`]*`?)/.exec(rest)?.[0];
    if (source === undefined) {
      this.#take('$', 1);
    } else {
      this.#built.addUnknown(source);
      this.#at += source.length;
    }
  }

  #inDollarQuotes(): void {
    const { pieces, length } = readDollarQuotes(this.#text, this.#at);
    this.#built.begin();
    for (const piece of pieces) {
      this.#built.add(piece);
    }
    this.#at += length;
  }
}
