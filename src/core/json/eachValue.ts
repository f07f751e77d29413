import type { TextRange } from './locate.ts';

/** One value of a JSON text, or the name of a member. */
export interface JsonPlace extends TextRange {
  readonly kind: 'name' | 'string' | 'scalar' | 'container';
  /** The name of the member that the value belongs to; undefined for items and for the whole. */
  readonly name: string | undefined;
  /** The steps that lead to the value; of a name, to its member. Good until the visit ends. */
  readonly steps: () => readonly string[];
}

interface Frame {
  readonly isObject: boolean;
  readonly from: number;
  /** Of an object, the member under way; undefined where a name comes next. */
  name: string | undefined;
  index: number;
}

const wordPattern = /[-+.\w]+/y;

/**
 * Visits every value and every name of a text that `JSON.parse` accepts: members that appear twice are visited
 * twice, a container after what it holds. It needs no recursion, however deep the text nests.
 */
export function eachValue(text: string, visit: (place: JsonPlace) => void): void {
  const frames: Frame[] = [];
  const steps = (): readonly string[] => frames.map((frame) => frame.name ?? String(frame.index));
  const told = (kind: JsonPlace['kind'], from: number, to: number): void => {
    const frame = frames.at(-1);
    visit({ kind, from, to, name: frame?.name, steps });
    if (frame !== undefined && kind !== 'name') {
      frame.name = undefined;
      frame.index += 1;
    }
  };
  for (let at = 0; at < text.length;) {
    const mark = text.charAt(at);
    const frame = frames.at(-1);
    if (mark === '"') {
      const end = stringEnd(text, at);
      if (frame?.isObject === true && frame.name === undefined) {
        frame.name = JSON.parse(text.slice(at, end)) as string;
        told('name', at, end);
      } else {
        told('string', at, end);
      }
      at = end;
    } else if (mark === '{' || mark === '[') {
      frames.push({ isObject: mark === '{', from: at, name: undefined, index: 0 });
      at += 1;
    } else if (mark === '}' || mark === ']') {
      frames.pop();
      at += 1;
      told('container', frame?.from ?? 0, at);
    } else {
      wordPattern.lastIndex = at;
      const end = wordPattern.test(text) ? wordPattern.lastIndex : undefined;
      if (end !== undefined) {
        told('scalar', at, end);
      }
      at = end ?? at + 1;
    }
  }
}

function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') {
      at += 1;
    } else if (text[at] === '"') {
      return at + 1;
    }
  }
  return text.length;
}
