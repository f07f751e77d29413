import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DocumentState } from '../../protocol/requestEditor.ts';
import type { EditSender } from '../edits/editSender.ts';

/**
 * Waits until the page shows the text that its last edit led to: the host has answered every edit, and its text
 * with them is drawn. False where that takes longer than the given time.
 */
export function useCaughtUp(
  { acknowledged }: Pick<DocumentState, 'acknowledged'>,
  edits: EditSender,
): (withinMs: number) => Promise<boolean> {
  const drawn = useRef(acknowledged);
  const listeners = useRef(new Set<() => void>());
  useLayoutEffect(() => {
    drawn.current = acknowledged;
    for (const listener of [...listeners.current]) {
      listener();
    }
  }, [acknowledged]);

  return (withinMs) =>
    new Promise((resolve) => {
      const finish = (result: boolean): void => {
        listeners.current.delete(look);
        stopListening();
        window.clearTimeout(timer);
        resolve(result);
      };
      const look = (): void => {
        if (edits.idle && drawn.current >= edits.last) {
          finish(true);
        }
      };
      const timer = window.setTimeout(() => finish(false), withinMs);
      const stopListening = edits.onChange(look);
      listeners.current.add(look);
      look();
    });
}
