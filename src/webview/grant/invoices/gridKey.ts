import { moved, type Place, type TableSize } from './place.ts';

/** What a key on a table asks for. */
export type GridWish =
  | { readonly kind: 'move'; readonly to: Place; readonly extend: boolean }
  /** `typed` takes the place of what is in the cell. */
  | { readonly kind: 'edit'; readonly typed: string | undefined }
  | { readonly kind: 'all' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'moveRows'; readonly by: 1 | -1 };

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

export function gridKey(event: Key, active: Place, size: TableSize): GridWish | undefined {
  const { key, altKey, shiftKey } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  if (altKey) {
    return !ctrl && (key === 'ArrowUp' || key === 'ArrowDown')
      ? { kind: 'moveRows', by: key === 'ArrowUp' ? -1 : 1 }
      : undefined;
  }
  const to = moved(active, { key, ctrl }, size);
  if (to !== undefined) {
    return { kind: 'move', to, extend: shiftKey };
  }
  if (ctrl) {
    return key.toLowerCase() === 'a' && !shiftKey ? { kind: 'all' } : undefined;
  }
  switch (key) {
    // With `Process` an input method is at work: from here on it has a text to work in.
    case 'Enter':
    case 'F2':
    case 'Process':
      return { kind: 'edit', typed: undefined };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
    default:
      return key.length === 1 && key !== ' ' ? { kind: 'edit', typed: key } : undefined;
  }
}
