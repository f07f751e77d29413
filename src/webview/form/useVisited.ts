import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Visited {
  /** The pointers of the fields that somebody has been at and left. */
  readonly pointers: ReadonlySet<string>;
  readonly leave: (pointer: string) => void;
}

/** Remembers which fields were left. While a mouse button is down nothing may move, so a press is waited for. */
export function useVisited(): Visited {
  const [pointers, setPointers] = useState<ReadonlySet<string>>(new Set());
  const pressed = useRef(false);
  const left = useRef<readonly string[]>([]);

  const note = useCallback((): void => {
    const { current } = left;
    left.current = [];
    setPointers((before) =>
      current.every((pointer) => before.has(pointer)) ? before : new Set([...before, ...current]),
    );
  }, []);

  useEffect(() => {
    const press = (): void => {
      pressed.current = true;
    };
    const release = (): void => {
      pressed.current = false;
      // The click comes after the release.
      window.setTimeout(note);
    };
    window.addEventListener('pointerdown', press, true);
    window.addEventListener('pointerup', release, true);
    window.addEventListener('pointercancel', release, true);
    return () => {
      window.removeEventListener('pointerdown', press, true);
      window.removeEventListener('pointerup', release, true);
      window.removeEventListener('pointercancel', release, true);
    };
  }, [note]);

  return {
    pointers,
    leave: useCallback(
      (pointer: string): void => {
        left.current = [...left.current, pointer];
        if (!pressed.current) {
          note();
        }
      },
      [note],
    ),
  };
}
