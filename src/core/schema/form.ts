import type { FactStatus } from './dialect.ts';

/** One control of a form, derived from the schema of a body. */
export interface FieldModel {
  /** JSON pointer into the body. */
  readonly pointer: string;
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly notes: readonly string[];
  readonly status: FactStatus;
  readonly required: boolean;
  readonly control: Control;
}

export type Control =
  | {
      readonly kind: 'text';
      readonly maxLength?: number;
      readonly warnLength?: number;
      readonly suggestions: readonly string[];
      readonly hint?: string;
    }
  | { readonly kind: 'choice'; readonly options: readonly Choice[] }
  /** A list of texts from a closed or open set: checkboxes where closed, tokens where open. */
  | {
      readonly kind: 'texts';
      readonly options: readonly Choice[];
      readonly closed: boolean;
      readonly itemMaxLength?: number;
    }
  | { readonly kind: 'number' }
  | { readonly kind: 'amount' }
  | { readonly kind: 'group'; readonly fields: readonly FieldModel[] }
  /** Children are not documented: edited as JSON. */
  | { readonly kind: 'json'; readonly array: boolean };

export interface Choice {
  readonly value: string;
  readonly meaning: string;
}
