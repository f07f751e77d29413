import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';

/** In pixels; the style sheet has the same. */
export const rowHeight = 28;
const spare = 6;

export interface ShownRows {
  readonly first: number;
  /** The row after the last one. */
  readonly end: number;
  /** How many rows are in sight. */
  readonly page: number;
  readonly onScroll: () => void;
  readonly reveal: (row: number) => void;
}

/** The rows that are in sight of a scrolled table, and a few more: the others are not in the page. */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number): ShownRows {
  const [view, setView] = useState({ top: 0, height: 400 });

  const look = useCallback((): void => {
    const { current } = scroller;
    if (current !== null) {
      const { scrollTop: top, clientHeight: height } = current;
      setView((before) => (before.top === top && before.height === height ? before : { top, height }));
    }
  }, [scroller]);

  useLayoutEffect(() => {
    const { current } = scroller;
    if (current === null) {
      return undefined;
    }
    look();
    const observer = new ResizeObserver(look);
    observer.observe(current);
    return () => observer.disconnect();
  }, [scroller, look]);

  // The head covers a row's height of what is in sight.
  const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
  const top = Math.min(view.top, Math.max(0, count * rowHeight - view.height));
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  return {
    first,
    end: Math.min(count, Math.ceil((top + view.height) / rowHeight) + spare),
    page,
    onScroll: look,
    reveal: useCallback(
      (row) => {
        const { current } = scroller;
        if (current === null) {
          return;
        }
        const inside = current.clientHeight - rowHeight;
        if (row * rowHeight < current.scrollTop) {
          current.scrollTop = row * rowHeight;
        } else if ((row + 1) * rowHeight > current.scrollTop + inside) {
          current.scrollTop = (row + 1) * rowHeight - inside;
        }
      },
      [scroller],
    ),
  };
}
