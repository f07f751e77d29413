import { createContext } from 'preact';
import { useContext, useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';
import type { Draft, Drafts } from './drafts.ts';
import type { Change, EditSender } from './editSender.ts';

export interface Editing {
  readonly edits: EditSender;
  readonly drafts: Drafts;
}

export const EditingContext = createContext<Editing | undefined>(undefined);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === undefined) {
    throw new Error('A control stands outside of the editor.');
  }
  return editing;
}

/** Renders again whenever an edit was sent, answered or is late. */
export function useEditChanges(edits: EditSender): void {
  const [, render] = useReducer<number, undefined>((count) => count + 1, 0);
  useEffect(() => edits.onChange(() => render(undefined)), [edits]);
}

export interface OwnValue<T> {
  /** What the control shows: what was entered here until it is in the document, then the document's. */
  readonly value: T;
  /** Why the host did not take what was entered here. */
  readonly refusal: string | undefined;
  /** True where the value was entered here and no change was sent for it. */
  readonly draft: boolean;
  /** Keeps the value and sends the change, if there is one. */
  enter(value: T, change: Change | undefined): void;
  /** Drops what was entered here and shows the document again. */
  reset(): void;
}

/** The value of a control that keeps what was entered until the host has acknowledged the last edit of it. */
export function useOwnValue<T>(fromDocument: T): OwnValue<T> {
  const { edits } = useEditing();
  useEditChanges(edits);
  const [own, setOwn] = useState<{ readonly value: T; readonly sequence: number | undefined }>();
  const refusal = own?.sequence === undefined ? undefined : edits.refusal(own.sequence);
  const holds =
    own !== undefined &&
    (own.sequence === undefined || own.sequence > edits.acknowledged || refusal !== undefined);
  return {
    value: holds ? own.value : fromDocument,
    refusal: holds ? refusal : undefined,
    draft: own !== undefined && own.sequence === undefined,
    enter(value, change) {
      setOwn({ value, sequence: change === undefined ? undefined : edits.send(change) });
    },
    reset() {
      setOwn(undefined);
    },
  };
}

/** Keeps a draft announced while there is one. */
export function useDraft(draft: Draft | undefined): void {
  const { drafts } = useEditing();
  useLayoutEffect(() => (draft === undefined ? undefined : drafts.add(draft)));
}
