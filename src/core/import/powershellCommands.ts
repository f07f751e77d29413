import { CommandBuilder, openQuote, readCommands, type Command, type ReadCommands } from './shellWord.ts';

/** Reads a text as PowerShell would, without running anything. */
export function powershellCommands(text: string): ReadCommands {
  return readCommands(() => new PowershellReader(text.replaceAll('\r\n', '\n')).read());
}

const letters: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

class PowershellReader {
  readonly #text: string;
  readonly #built = new CommandBuilder();
  #at = 0;
  /** The word that is being read, before it is handed to the program. */
  #word: string | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(): readonly Command[] {
    while (this.#at < this.#text.length) {
      this.#step(this.#text.charAt(this.#at));
    }
    this.#endWord();
    return this.#built.finish();
  }

  #step(character: string): void {
    if (character === ' ' || character === '\t') {
      this.#endWord();
    } else if ('\n;|&'.includes(character)) {
      this.#endWord();
      this.#built.endCommand();
    } else if (character === '#' && this.#word === undefined) {
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end === -1 ? this.#text.length : end;
      return;
    } else if (character === "'") {
      this.#inSingleQuotes();
    } else if (character === '"') {
      this.#inDoubleQuotes();
    } else if (character === '`') {
      this.#escaped();
    } else {
      this.#dollarOr(character);
    }
    this.#at += 1;
  }

  #add(piece: string): void {
    this.#word = (this.#word ?? '') + piece;
  }

  #inSingleQuotes(): void {
    const from = this.#at;
    let end = this.#text.indexOf("'", from + 1);
    while (end !== -1 && this.#text.charAt(end + 1) === "'") {
      end = this.#text.indexOf("'", end + 2);
    }
    if (end === -1) {
      throw openQuote(this.#text, from);
    }
    this.#add(this.#text.slice(from + 1, end).replaceAll("''", "'"));
    this.#at = end;
  }

  #inDoubleQuotes(): void {
    const from = this.#at;
    this.#add('');
    for (;;) {
      this.#at += 1;
      const character = this.#text.charAt(this.#at);
      if (character === '') {
        throw openQuote(this.#text, from);
      }
      if (character === '`') {
        this.#escaped();
      } else if (character !== '"') {
        this.#dollarOr(character);
      } else if (this.#text.charAt(this.#at + 1) === '"') {
        this.#add('"');
        this.#at += 1;
      } else {
        return;
      }
    }
  }

  #escaped(): void {
    this.#at += 1;
    const next = this.#text.charAt(this.#at);
    if (next !== '\n') {
      this.#add(letters[next] ?? next);
    }
  }

  /** A variable or a subexpression, whose value is not known here, or the character itself. */
  #dollarOr(character: string): void {
    const rest = character === '$' ? this.#text.slice(this.#at, this.#at + 10_000) : '';
    const source = /^(?:\$(?:env:)?[A-Za-z_]\w*|\$\{[^}]*\}|\$\([^)]*\)?)/i.exec(rest)?.[0];
    if (source === undefined) {
      this.#add(character);
      return;
    }
    this.#flush();
    this.#built.addUnknown(source);
    this.#word = '';
    this.#at += source.length - 1;
  }

  #flush(): void {
    if (this.#word !== undefined) {
      this.#built.add(handedOver(this.#word));
    }
  }

  #endWord(): void {
    this.#flush();
    this.#word = undefined;
    this.#built.endWord();
  }
}

/**
 * A word as the program gets it. PowerShell before 7.3 loses quotes that have no backslash, so that people write
 * one before each; where all have one they are meant for it, else the word is handed over as it is.
 */
function handedOver(word: string): string {
  return word.includes('"') && !/(?:^|[^\\])"/.test(word) ? word.replaceAll('\\"', '"') : word;
}
