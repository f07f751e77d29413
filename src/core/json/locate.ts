import { endOfString } from './endOfString.ts';
import { parsePointer } from '../schema/pointer.ts';

/** A part of a text in UTF-16 offsets, the end not included. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

export interface Location extends TextRange {
  /** False where the value does not exist: the range is that of the nearest value around its place. */
  readonly exact: boolean;
}

/**
 * Finds the value of a JSON pointer in a text. Undefined where the text is so broken that the way to it
 * cannot be followed.
 */
export function locate(text: string, pointer: string): Location | undefined {
  return locateAll(text, [pointer]).get(pointer);
}

/** Finds many values in one pass over the text. A pointer that cannot be followed is not in the answer. */
export function locateAll(text: string, pointers: readonly string[]): ReadonlyMap<string, Location> {
  const root = newNode();
  for (const pointer of pointers) {
    const steps = parsePointer(pointer);
    if (steps !== undefined) {
      let node = root;
      for (const step of steps) {
        let child = node.children.get(step);
        if (child === undefined) {
          child = newNode();
          node.children.set(step, child);
        }
        node = child;
      }
      node.pointers.push(pointer);
    }
  }
  const found = new Map<string, Location>();
  new Walk(text, found).value(skipBlanks(text, 0), root);
  return found;
}

/** The items of the list that a text has in a range; undefined where that is no list or is broken. */
export function locateItems(text: string, list: TextRange): readonly TextRange[] | undefined {
  if (text[list.from] !== '[') {
    return undefined;
  }
  const items: TextRange[] = [];
  let at = skipBlanks(text, list.from + 1);
  while (text[at] !== ']') {
    const to = skipValue(text, at);
    if (to === undefined) {
      return undefined;
    }
    items.push({ from: at, to });
    const mark = skipBlanks(text, to);
    if (text[mark] !== ',' && text[mark] !== ']') {
      return undefined;
    }
    at = text[mark] === ',' ? skipBlanks(text, mark + 1) : mark;
  }
  return items;
}

/** The wanted values as a tree of steps. */
interface WantedNode {
  readonly pointers: string[];
  readonly children: Map<string, WantedNode>;
}

function newNode(): WantedNode {
  return { pointers: [], children: new Map() };
}

class Walk {
  readonly #text: string;
  readonly #found: Map<string, Location>;

  constructor(text: string, found: Map<string, Location>) {
    this.#text = text;
    this.#found = found;
  }

  /** Goes through the value at `from` and returns the offset after it, undefined where the text is broken. */
  value(from: number, node: WantedNode): number | undefined {
    const unseen = new Set(node.children.keys());
    const to = unseen.size === 0 ? skipValue(this.#text, from) : this.#members(from, node, unseen);
    if (to !== undefined) {
      this.#note(node, { from, to, exact: true });
      for (const name of unseen) {
        this.#noteAll(node.children.get(name), { from, to, exact: false });
      }
    }
    return to;
  }

  #members(from: number, node: WantedNode, unseen: Set<string>): number | undefined {
    const text = this.#text;
    const open = text[from];
    if (open !== '{' && open !== '[') {
      return skipValue(text, from);
    }
    const close = open === '{' ? '}' : ']';
    let at = skipBlanks(text, from + 1);
    for (let index = 0; text[at] !== close; index += 1) {
      let step = String(index);
      if (open === '{') {
        const nameEnd = text[at] === '"' ? skipValue(text, at) : undefined;
        const name = nameEnd === undefined ? undefined : readName(text.slice(at, nameEnd));
        if (nameEnd === undefined || name === undefined) {
          return undefined;
        }
        step = name;
        at = skipBlanks(text, nameEnd);
        if (text[at] !== ':') {
          return undefined;
        }
        at = skipBlanks(text, at + 1);
      }
      const child = unseen.delete(step) ? node.children.get(step) : undefined;
      const end = child === undefined ? skipValue(text, at) : this.value(at, child);
      if (end === undefined) {
        return undefined;
      }
      at = skipBlanks(text, end);
      if (text[at] === ',') {
        at = skipBlanks(text, at + 1);
      } else if (text[at] !== close) {
        return undefined;
      }
    }
    return at + 1;
  }

  #note(node: WantedNode, location: Location): void {
    for (const pointer of node.pointers) {
      this.#found.set(pointer, location);
    }
  }

  #noteAll(node: WantedNode | undefined, location: Location): void {
    if (node !== undefined) {
      this.#note(node, location);
      for (const child of node.children.values()) {
        this.#noteAll(child, location);
      }
    }
  }
}

const wordPattern = /[-+.\w]+/y;

/** The offset after the value at `from`, by its quotes and brackets alone. */
function skipValue(text: string, from: number): number | undefined {
  const first = text[from];
  if (first === '"') {
    return endOfString(text, from);
  }
  if (first !== '{' && first !== '[') {
    wordPattern.lastIndex = from;
    return wordPattern.test(text) ? wordPattern.lastIndex : undefined;
  }
  let depth = 0;
  for (let at = from; at < text.length;) {
    const mark = text[at];
    if (mark === '"') {
      const end = endOfString(text, at);
      if (end === undefined) {
        return undefined;
      }
      at = end;
      continue;
    }
    at += 1;
    if (mark === '{' || mark === '[') {
      depth += 1;
    } else if (mark === '}' || mark === ']') {
      depth -= 1;
      if (depth === 0) {
        return at;
      }
    }
  }
  return undefined;
}

function readName(quoted: string): string | undefined {
  try {
    const name: unknown = JSON.parse(quoted);
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') {
    at += 1;
  }
  return at;
}
