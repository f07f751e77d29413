import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface GridClipboard {
  readonly copy: () => string;
  readonly paste: ((text: string) => void) | undefined;
  /** Empties what was copied. */
  readonly clear: (() => void) | undefined;
}

/** Copies cells out of a table and pastes them into it, while the table itself has the focus. */
export function useGridClipboard(grid: RefObject<HTMLElement | null>, actions: GridClipboard): void {
  const latest = useRef(actions);
  latest.current = actions;

  useEffect(() => {
    const isOurs = (): boolean => grid.current !== null && document.activeElement === grid.current;
    const copy = (event: ClipboardEvent): void => {
      const { clear } = latest.current;
      if (!isOurs() || event.clipboardData === null) {
        return;
      }
      event.preventDefault();
      event.clipboardData.setData('text/plain', latest.current.copy());
      if (event.type === 'cut') {
        clear?.();
      }
    };
    const paste = (event: ClipboardEvent): void => {
      if (isOurs()) {
        event.preventDefault();
        latest.current.paste?.(event.clipboardData?.getData('text/plain') ?? '');
      }
    };
    /** Says that something can be pasted here, although nothing is a text field. */
    const allow = (event: Event): void => {
      if (isOurs()) {
        event.preventDefault();
      }
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    const allowed = ['beforecopy', 'beforecut', 'beforepaste'];
    for (const type of allowed) {
      document.addEventListener(type, allow);
    }
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
      for (const type of allowed) {
        document.removeEventListener(type, allow);
      }
    };
  }, [grid]);
}
