import type { Sentence } from '../sentence.ts';
import type { JsonProblem } from './json.ts';

const lineEnd = /\r\n|\n|\r/g;

/** Places a message in a text: the line and column, counted from 1, that belong to the offset. */
export function describeProblem(text: string, offset: number, message: Sentence): JsonProblem {
  let line = 1;
  let lineStart = 0;
  for (const match of text.slice(0, offset).matchAll(lineEnd)) {
    line += 1;
    lineStart = match.index + match[0].length;
  }
  return { message, offset, line, column: offset - lineStart + 1 };
}
