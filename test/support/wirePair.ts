import type { Wire } from '../../src/protocol/wire.ts';

/** Two joined ends in memory. Messages arrive in order, later than they were posted, as copies. */
export function wirePair(): readonly [Wire, Wire] {
  const left = new Set<(message: unknown) => void>();
  const right = new Set<(message: unknown) => void>();
  return [wireEnd(left, right), wireEnd(right, left)];
}

function wireEnd(own: Set<(message: unknown) => void>, other: Set<(message: unknown) => void>): Wire {
  return {
    post(message) {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        for (const listener of [...other]) {
          listener(copy);
        }
      });
    },
    onMessage(listener) {
      own.add(listener);
      return () => own.delete(listener);
    },
  };
}
