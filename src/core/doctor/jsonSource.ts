import { endOfString } from '../json/endOfString.ts';

/** One piece of a JSON text with the white space before it. */
export interface Token {
  readonly kind: 'open' | 'close' | 'comma' | 'colon' | 'string' | 'scalar';
  readonly text: string;
  readonly blanks: string;
}

const marks: Readonly<Record<string, Token['kind']>> = {
  '{': 'open',
  '[': 'open',
  '}': 'close',
  ']': 'close',
  ',': 'comma',
  ':': 'colon',
};

/** Texts with more pieces are not taken apart: it would take seconds and some hundred megabytes. */
export const maxTokens = 250_000;

/** Nor are those that are nested deeper: indented, their blanks alone would fill the memory. */
const maxDepth = 100;

const blankPattern = /[ \t\r\n]*/y;
const scalarPattern = /true|false|null|-?\d[\d.eE+-]*/y;

/**
 * Takes a JSON text apart without changing anything: every string with its escapes, every number with its
 * digits. Undefined where it is none, or too large or deep; its grammar is not checked beyond that.
 */
export function readJsonSource(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let depth = 0;
  for (let at = 0; at < text.length;) {
    blankPattern.lastIndex = at;
    const blanks = blankPattern.exec(text)?.[0] ?? '';
    const from = at + blanks.length;
    const kind = marks[text[from] ?? ''];
    let end = from + 1;
    if (kind !== undefined) {
      depth = kind === 'open' ? depth + 1 : kind === 'close' ? Math.max(0, depth - 1) : depth;
      tokens.push({ kind, text: text.slice(from, end), blanks });
    } else if (text[from] === '"') {
      end = endOfString(text, from) ?? text.length;
      tokens.push({ kind: 'string', text: text.slice(from, end), blanks });
    } else {
      scalarPattern.lastIndex = from;
      const scalar = scalarPattern.exec(text)?.[0];
      if (scalar === undefined) {
        return undefined;
      }
      end = from + scalar.length;
      tokens.push({ kind: 'scalar', text: scalar, blanks });
    }
    at = end;
    if (tokens.length > maxTokens || depth > maxDepth) {
      return undefined;
    }
  }
  return tokens.length === 0 ? undefined : tokens;
}

/** The tokens as a text, with the white space that they came with. */
export function joinTokens(tokens: readonly Token[]): string {
  return tokens.map(({ blanks, text }) => blanks + text).join('');
}

interface Member {
  readonly name: string;
  readonly tokens: readonly Token[];
}

/** The tokens with the members of every object ordered by name. Undefined where brackets do not match. */
export function sortMembers(tokens: readonly Token[]): readonly Token[] | undefined {
  const sorter = new MemberSorter(tokens);
  const sorted = sorter.value();
  return sorted !== undefined && sorter.finished() ? sorted : undefined;
}

class MemberSorter {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  finished(): boolean {
    return this.#at === this.#tokens.length;
  }

  value(): readonly Token[] | undefined {
    const first = this.#next();
    if (first === undefined) {
      return undefined;
    }
    if (first.kind === 'string' || first.kind === 'scalar') {
      return [first];
    }
    return first.kind === 'open' ? this.#list(first) : undefined;
  }

  #list(open: Token): readonly Token[] | undefined {
    const members: Member[] = [];
    for (;;) {
      const peeked = this.#tokens[this.#at];
      if (peeked?.kind === 'close') {
        this.#at += 1;
        return closed(open, members, peeked);
      }
      if (members.length > 0 && this.#next()?.kind !== 'comma') {
        return undefined;
      }
      const begin = this.#at;
      let name = '';
      if (open.text === '{') {
        name = plainName(this.#next()?.text ?? '');
        if (this.#next()?.kind !== 'colon') {
          return undefined;
        }
      }
      const head = this.#tokens.slice(begin, this.#at);
      const value = this.value();
      if (value === undefined) {
        return undefined;
      }
      members.push({ name, tokens: [...head, ...value] });
    }
  }

  #next(): Token | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }
}

const comma: Token = { kind: 'comma', text: ',', blanks: '' };

function closed(open: Token, members: readonly Member[], close: Token): readonly Token[] {
  const ordered =
    open.text === '{'
      ? members.toSorted(({ name: one }, { name: other }) => (one < other ? -1 : one > other ? 1 : 0))
      : members;
  const tokens = [open];
  for (const [index, member] of ordered.entries()) {
    if (index > 0) {
      tokens.push(comma);
    }
    for (const token of member.tokens) {
      tokens.push(token);
    }
  }
  tokens.push(close);
  return tokens;
}

function plainName(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
