import { sentence } from '../sentence.ts';
import { readDollarQuotes } from './dollarQuotes.ts';
import { hereDocumentAt, readHereDocument, type HereDocument } from './hereDocument.ts';
import {
  CommandBuilder,
  openParenthesis,
  openQuote,
  readCommands,
  ShellFault,
  type Command,
  type ReadCommands,
} from './shellWord.ts';

/** Reads a text as bash would, without running anything: words, quotes, continued lines, comments. */
export function bashCommands(text: string): ReadCommands {
  return readCommands(() => new BashReader(text).read());
}

/** Characters that mean nothing to bash, outside of quotes and inside of double ones. */
const plain = /[^\s;&|()<>#\\'"$`]+/y;
const plainInQuotes = /[^\\"$`]+/y;

/** More than anybody writes, and few enough for any stack. */
const deepest = 50;

interface Substitution {
  readonly inside: readonly Command[];
  /** The offset behind it. */
  readonly end: number;
}

class BashReader {
  readonly #text: string;
  readonly #built = new CommandBuilder();
  readonly #depth: number;
  #at: number;
  #document: HereDocument | undefined;

  constructor(text: string, at = 0, depth = 0) {
    this.#text = text;
    this.#at = at;
    this.#depth = depth;
    if (depth > deepest) {
      throw new ShellFault(sentence('Commands stand in commands, more than {0} deep.', String(deepest)));
    }
  }

  read(): readonly Command[] {
    while (this.#at < this.#text.length) {
      this.#step(this.#text.charAt(this.#at));
    }
    return this.#built.finish();
  }

  /** Reads up to the parenthesis that closes the one before; `end` is behind it. */
  readInParentheses(): Substitution {
    const from = this.#at - 1;
    for (let open = 1; open > 0;) {
      const character = this.#text.charAt(this.#at);
      if (character === '') {
        throw openParenthesis(this.#text, from);
      }
      open += character === '(' ? 1 : character === ')' ? -1 : 0;
      this.#step(character);
    }
    return { inside: this.#built.finish(), end: this.#at };
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
    const here = hereDocumentAt(rest);
    if (here !== undefined) {
      this.#document = here;
      this.#built.endWord();
      this.#at += here.length;
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
    const { content, unknown, end } = readHereDocument(this.#text, this.#at, document);
    this.#built.setInput(content, unknown);
    this.#at = end;
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
    const substituted = this.#substitution(rest);
    if (substituted !== undefined) {
      this.#built.addUnknown(this.#text.slice(this.#at, substituted.end));
      this.#built.alsoRuns(substituted.inside);
      this.#at = substituted.end;
      return;
    }
    const source = /^(?:\$[A-Za-z_]\w*|\$[0-9@*#?$!-]|\$\{(?:[^{}]|\{[^{}]*\})*\})/.exec(rest)?.[0];
    if (source === undefined) {
      this.#take('$', 1);
    } else {
      this.#built.addUnknown(source);
      this.#at += source.length;
    }
  }

  /** A command whose output stands in the place of the text, with the commands in it. */
  #substitution(rest: string): Substitution | undefined {
    if (rest.startsWith('$(')) {
      return new BashReader(this.#text, this.#at + 2, this.#depth + 1).readInParentheses();
    }
    const quoted = /^`((?:[^`\\]|\\[^])*)`/.exec(rest);
    if (quoted === null) {
      if (rest.startsWith('`')) {
        throw openQuote(this.#text, this.#at);
      }
      return undefined;
    }
    const [whole, escaped = ''] = quoted;
    const inside = new BashReader(escaped.replace(/\\([$`\\])/g, '$1'), 0, this.#depth + 1).read();
    return { inside, end: this.#at + whole.length };
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
