import type { Json } from '../../core/json/json.ts';
import type { FieldModel } from '../../core/schema/form.ts';
import { useOwnValue } from '../edits/editing.ts';

export interface TextValue {
  /** undefined where the member is not in the body. */
  readonly text: string | undefined;
  readonly refusal: string | undefined;
  readonly enter: (text: string) => void;
  readonly remove: () => void;
  /** Drops what was entered here and shows the document again. */
  readonly reset: () => void;
}

/** The text of a field, which goes into the body letter by letter. */
export function useTextValue({ pointer }: FieldModel, value: Json | undefined): TextValue {
  const own = useOwnValue<string | undefined>(typeof value === 'string' ? value : undefined);
  return {
    text: own.value,
    refusal: own.refusal,
    enter: (text) => own.enter(text, { kind: 'set', pointer, json: JSON.stringify(text) }),
    remove: () => own.enter(undefined, { kind: 'remove', pointer }),
    reset: () => own.reset(),
  };
}
