/** What stands at a place of a body that is still being written. */
export interface PlaceInBody {
  /** The names and numbers that lead from the body to the object or list around the place. */
  readonly steps: readonly string[];
  /** The member whose value is wanted; undefined where the name of a member is wanted, or an item of a list. */
  readonly member: string | undefined;
  readonly wants: 'name' | 'value';
  /** Where what has been typed of it begins, an opening quote included. */
  readonly from: number;
  readonly quoted: boolean;
  /** Names of the object that stand before the place. */
  readonly names: readonly string[];
}

interface Frame {
  readonly list: boolean;
  readonly names: string[];
  /** In an object: what comes next. */
  next: 'name' | 'colon' | 'value' | 'comma';
  member: string | undefined;
  index: number;
}

const word = /[A-Za-z0-9_.+-]/;

/**
 * Reads the text up to an offset and tells what is wanted there; undefined where nothing can be said, as after a
 * complete value. What comes after the offset plays no part, so that the text may be broken there.
 */
export function placeInBody(text: string, offset: number): PlaceInBody | undefined {
  const frames: Frame[] = [];
  let at = 0;
  while (at < offset) {
    const character = text[at] ?? '';
    const start = at;
    at += 1;
    const frame = frames.at(-1);
    if (character === '"') {
      at = endOfString(text, start, offset);
      if (at > offset) return found(frames, start, true);
      tookString(frame, text.slice(start, at));
    } else if (character === '{' || character === '[') {
      const list = character === '[';
      frames.push({ list, names: [], next: list ? 'value' : 'name', member: undefined, index: 0 });
    } else if (character === '}' || character === ']') {
      frames.pop();
      tookValue(frames.at(-1));
    } else if (character === ':' && frame?.next === 'colon') {
      frame.next = 'value';
    } else if (character === ',' && frame !== undefined) {
      frame.next = frame.list ? 'value' : 'name';
      frame.index += 1;
    } else if (word.test(character)) {
      while (at < offset && word.test(text[at] ?? '')) at += 1;
      if (at === offset) return found(frames, start, false);
      tookValue(frame);
    }
  }
  return found(frames, offset, false);
}

/** Names of the object around an offset that come after it. */
export function namesAfter(text: string, offset: number): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  for (let at = offset; at < text.length && depth >= 0; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at, text.length);
      if (depth === 0 && /^\s*:/.test(text.slice(end, end + 50))) names.push(text.slice(at + 1, end - 1));
      at = end - 1;
    } else if (character === '{' || character === '[') {
      depth += 1;
    } else if (character === '}' || character === ']') {
      depth -= 1;
    }
  }
  return names;
}

/** Behind the closing quote; beyond `limit` where there is none before it. */
function endOfString(text: string, start: number, limit: number): number {
  for (let at = start + 1; at < limit; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return limit + 1;
}

function found(frames: readonly Frame[], from: number, quoted: boolean): PlaceInBody | undefined {
  const frame = frames.at(-1);
  if (frame === undefined || (frame.next !== 'name' && frame.next !== 'value')) return undefined;
  const steps = frames.slice(0, -1).map(({ list, index, member }) => (list ? String(index) : (member ?? '')));
  return {
    steps,
    member: frame.list ? undefined : frame.member,
    wants: frame.next,
    from,
    quoted,
    names: frame.names,
  };
}

function tookString(frame: Frame | undefined, source: string): void {
  if (frame?.next === 'name') {
    frame.member = source.slice(1, -1);
    frame.names.push(frame.member);
    frame.next = 'colon';
  } else {
    tookValue(frame);
  }
}

function tookValue(frame: Frame | undefined): void {
  if (frame !== undefined) {
    frame.next = 'comma';
  }
}
