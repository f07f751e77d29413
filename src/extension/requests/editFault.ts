import type { JsonProblem } from '../../core/json/json.ts';
import type { EditRefusal } from './pointerEdits.ts';

/** Why an edit is not made. */
export type EditFault =
  | EditRefusal
  /** The document as it is, or the value that was entered, is not strict JSON. */
  | { readonly kind: 'notJson'; readonly where: 'document' | 'value'; readonly problem: JsonProblem }
  /** The text is not the one that the edit was made for. */
  | { readonly kind: 'textChanged' }
  /** The entry of a list is not the one that the edit was made for; rows count from 1. */
  | { readonly kind: 'rowChanged'; readonly row: number }
  | { readonly kind: 'notApplied' };
