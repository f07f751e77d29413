import { createHash, randomBytes } from 'node:crypto';

/** Where the simulator takes the time and its own numbers from. */
export interface Chance {
  /** Milliseconds since the epoch. */
  now(): number;
  /** The time of a call that is received now; a virtual clock ticks with it. */
  nextCall(): number;
  /** A number of the gateway, at most 32 characters, that begins with the prefix. */
  readonly nextId: (prefix: string) => string;
  /** What must be remembered so that a restart goes on where this one ended. */
  position(): ChancePosition;
  /** Goes on from a position, where the position decides anything. */
  goTo(position: ChancePosition): void;
}

export interface ChancePosition {
  readonly calls: number;
  readonly ids: number;
}

export const startPosition: ChancePosition = { calls: 0, ids: 0 };

const virtualStart = Date.UTC(2026, 0, 5, 1, 0, 0);
const virtualSecondsPerCall = 1;
const idDigits = 20;

export function realChance(): Chance {
  return {
    now: () => Date.now(),
    nextCall: () => Date.now(),
    nextId: (prefix) => prefix + randomBytes(idDigits / 2).toString('hex'),
    position: () => startPosition,
    goTo: () => undefined,
  };
}

/** Time and numbers that follow from the seed and the calls alone: the same calls get the same answers. */
export function seededChance(seed: number, from: ChancePosition = startPosition): Chance {
  let { calls, ids } = from;
  const now = (): number => virtualStart + calls * virtualSecondsPerCall * 1000;
  return {
    now,
    nextCall() {
      const at = now();
      calls += 1;
      return at;
    },
    nextId(prefix) {
      const digest = createHash('sha256').update(`${seed}/${prefix}/${ids++}`).digest('hex');
      return prefix + digest.slice(0, idDigits);
    },
    position: () => ({ calls, ids }),
    goTo(position) {
      ({ calls, ids } = position);
    },
  };
}
