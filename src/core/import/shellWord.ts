import { joinPieces } from '../calls/joinPieces.ts';
import { sentence, type Sentence } from '../sentence.ts';

/** One argument of a command as the program gets it. */
export interface Word {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Variables and substitutions in it, as they were written: their values are not known here. */
  readonly unknown: readonly string[];
}

export interface Command {
  readonly words: readonly Word[];
  /** What it reads from its standard input, where the text tells. */
  readonly input: Word | undefined;
}

export type ReadCommands =
  | { readonly ok: true; readonly commands: readonly Command[] }
  | { readonly ok: false; readonly problem: Sentence };

/** Ends the reading of a command line that no shell could run. */
export class ShellFault extends Error {
  readonly problem: Sentence;

  constructor(problem: Sentence) {
    super(problem.template);
    this.problem = problem;
  }
}

/** A quote that opens at an offset of the text and is never closed. */
export function openQuote(text: string, at: number): ShellFault {
  return new ShellFault(
    sentence('The quote that opens in line {0} is not closed.', String(lineOf(text, at))),
  );
}

/** A parenthesis that opens at an offset of the text and is never closed. */
export function openParenthesis(text: string, at: number): ShellFault {
  return new ShellFault(
    sentence('The parenthesis that opens in line {0} is not closed.', String(lineOf(text, at))),
  );
}

/** The line of an offset, counted from 1. */
export function lineOf(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\r|\n/).length;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Gathers the commands of a text, word by word. */
export class CommandBuilder {
  readonly #commands: Command[] = [];
  #words: Word[] = [];
  #input: Word | undefined;
  #pieces: (string | Uint8Array)[] = [];
  #unknown: string[] = [];
  #inWord = false;
  /** What the next word is, if not an argument. */
  #next: 'argument' | 'file' | 'input' = 'argument';

  /** A word begins here, even if nothing follows: quotes may hold nothing. */
  begin(): void {
    this.#inWord = true;
  }

  add(piece: string | Uint8Array): void {
    this.#inWord = true;
    this.#pieces.push(piece);
  }

  /** A part whose value only the shell knows. */
  addUnknown(source: string): void {
    this.add(source);
    this.#unknown.push(source);
  }

  get inWord(): boolean {
    return this.#inWord;
  }

  endWord(): void {
    if (this.#inWord) {
      const word = wordOf(this.#pieces, this.#unknown);
      if (this.#next === 'argument') {
        this.#words.push(word);
      } else if (this.#next === 'input') {
        this.setInput(word.text, word.unknown);
      }
      this.#next = 'argument';
    }
    this.#pieces = [];
    this.#unknown = [];
    this.#inWord = false;
  }

  /** The next word is no argument: a file that is written or read, or the input itself. */
  redirect(next: 'file' | 'input'): void {
    if (this.#pieces.every((piece) => typeof piece === 'string' && /^\d*$/.test(piece))) {
      this.#pieces = [];
      this.#inWord = false;
    }
    this.endWord();
    this.#next = next;
  }

  /** The command reads this text, and the line end that shells put behind it. */
  setInput(text: string, unknown: readonly string[]): void {
    this.#input = wordOf([text, '\n'], unknown);
  }

  endCommand(): void {
    this.endWord();
    if (this.#words.length > 0) {
      this.#commands.push({ words: this.#words, input: this.#input });
    }
    this.#words = [];
    this.#input = undefined;
    this.#next = 'argument';
  }

  /** Commands that run so that this one gets their output. */
  alsoRuns(commands: readonly Command[]): void {
    this.#commands.push(...commands);
  }

  finish(): readonly Command[] {
    this.endCommand();
    return this.#commands;
  }
}

function wordOf(pieces: readonly (string | Uint8Array)[], unknown: readonly string[]): Word {
  const bytes = joinPieces(
    // Joined first, because two pieces may hold the halves of one character.
    joinTexts(pieces).map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece)),
  );
  return { bytes, text: decoder.decode(bytes), unknown };
}

function joinTexts(pieces: readonly (string | Uint8Array)[]): readonly (string | Uint8Array)[] {
  const joined: (string | Uint8Array)[] = [];
  let texts: string[] = [];
  const flush = (): void => {
    if (texts.length > 0) {
      joined.push(texts.join(''));
    }
    texts = [];
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      texts.push(piece);
    } else {
      flush();
      joined.push(piece);
    }
  }
  flush();
  return joined;
}

/** Reads commands, and says what makes that impossible. */
export function readCommands(read: () => readonly Command[]): ReadCommands {
  try {
    return { ok: true, commands: read() };
  } catch (error) {
    if (error instanceof ShellFault) {
      return { ok: false, problem: error.problem };
    }
    throw error;
  }
}
