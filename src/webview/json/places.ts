import type { Diagnostic } from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import type { BodyProblem } from '../../core/calls/ports.ts';
import { locateAll, type Location, type TextRange } from '../../core/json/locate.ts';

/** Where a JSON pointer leads in the text. What is not there is shown at the nearest value that would hold it. */
export function rangeOfPointer(state: EditorState, pointer: string): TextRange {
  const text = state.sliceDoc();
  return brief(text, locateAll(text, [pointer]).get(pointer));
}

/** The problems at their places, found in one pass over the text. */
export function diagnosticsOf(state: EditorState, problems: readonly BodyProblem[]): Diagnostic[] {
  const text = state.sliceDoc();
  const places = locateAll(
    text,
    problems.map(({ pointer }) => pointer),
  );
  return problems.map(({ pointer, sentence, severity }) => ({
    ...brief(text, places.get(pointer)),
    severity,
    message: sentence,
  }));
}

/** One character, so that there is something to underline; at the end of the text the one before. */
export function characterAt(state: EditorState, offset: number): TextRange {
  const from = Math.max(0, Math.min(offset, state.doc.length));
  return from < state.doc.length ? { from, to: from + 1 } : { from: Math.max(0, from - 1), to: from };
}

/** Of an object or a list its first character alone, so that a mark does not cover all of it. */
function brief(text: string, place: Location | undefined): TextRange {
  if (place === undefined) {
    return { from: 0, to: 0 };
  }
  const isContainer = text[place.from] === '{' || text[place.from] === '[';
  return { from: place.from, to: isContainer ? place.from + 1 : place.to };
}
