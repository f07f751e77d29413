import { ensureSyntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { parsePointer } from '../../core/schema/pointer.ts';

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** How long the text may be read for its structure before what is known must do, in milliseconds. */
const parseBudgetMs = 200;

/**
 * Where a JSON pointer leads in the text: the value, or for a member its name. What is not there is shown at
 * the nearest value that would hold it.
 */
export function rangeOfPointer(state: EditorState, pointer: string): TextRange {
  const tree = ensureSyntaxTree(state, state.doc.length, parseBudgetMs);
  const steps = parsePointer(pointer);
  const root = tree?.topNode.firstChild ?? undefined;
  if (root === undefined || steps === undefined) {
    return { from: 0, to: 0 };
  }
  let value: SyntaxNode = root;
  let found: TextRange = brief(value);
  for (const step of steps) {
    const next: Place | undefined = value.name === 'Object' ? member(state, value, step) : item(value, step);
    if (next === undefined) {
      return found;
    }
    value = next.value;
    found = next.range;
  }
  return found;
}

interface Place {
  readonly value: SyntaxNode;
  readonly range: TextRange;
}

function member(state: EditorState, object: SyntaxNode, name: string): Place | undefined {
  for (const property of object.getChildren('Property')) {
    const nameNode = property.getChild('PropertyName');
    const value = property.lastChild;
    if (nameNode !== null && value !== null && readName(state, nameNode) === name) {
      const whole = isContainer(value) ? nameNode : value;
      return { value, range: { from: whole.from, to: whole.to } };
    }
  }
  return undefined;
}

function item(array: SyntaxNode, step: string): Place | undefined {
  const values: SyntaxNode[] = [];
  for (let child = array.firstChild; child !== null; child = child.nextSibling) {
    if (!/^[[\],]$/.test(child.name)) {
      values.push(child);
    }
  }
  const value = array.name === 'Array' ? values[Number(step)] : undefined;
  return value === undefined ? undefined : { value, range: brief(value) };
}

function readName(state: EditorState, node: SyntaxNode): string | undefined {
  try {
    const name: unknown = JSON.parse(state.sliceDoc(node.from, node.to));
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

function isContainer({ name }: SyntaxNode): boolean {
  return name === 'Object' || name === 'Array';
}

/** Of an object or a list its first character alone, so that a mark does not cover all of it. */
function brief(node: SyntaxNode): TextRange {
  return { from: node.from, to: isContainer(node) ? node.from + 1 : node.to };
}
