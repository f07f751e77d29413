import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FieldProblems } from '../body/fieldProblems.ts';

export interface FormState {
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
