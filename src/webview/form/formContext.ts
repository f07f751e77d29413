import { createContext, type ComponentType } from 'preact';
import { useContext } from 'preact/hooks';
import type { Json, JsonObject } from '../../core/json/json.ts';
import type { FieldModel } from '../../core/schema/form.ts';
import type { EditorState } from '../../protocol/requestEditor.ts';
import type { FieldProblems } from '../body/fieldProblems.ts';

/** A control made for one field of one endpoint, in the place of the one that its type would get. */
export type SpecialControl = ComponentType<{ readonly field: FieldModel; readonly value: Json | undefined }>;

export interface FormState {
  readonly state: EditorState;
  /** The members of the body, where it has some. */
  readonly members: JsonObject | undefined;
  /** By the pointer of their field. */
  readonly special: Readonly<Record<string, SpecialControl>>;
  readonly problems: FieldProblems;
  /** The body cannot be edited by fields now. */
  readonly disabled: boolean;
  /** Somebody was at the field and has left it. */
  readonly leave: (pointer: string) => void;
  readonly showJson: (pointer: string) => void;
}

export const FormContext = createContext<FormState | undefined>(undefined);

export function useForm(): FormState {
  const form = useContext(FormContext);
  if (form === undefined) {
    throw new Error('A field stands outside of the form.');
  }
  return form;
}
