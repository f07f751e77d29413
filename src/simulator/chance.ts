import { createHash, randomBytes } from 'node:crypto';

/** Where the simulator takes the time and its own numbers from. */
export interface Chance {
  /** Milliseconds since the epoch; called once for each call received. */
  now(): number;
  /** A number of the gateway, at most 32 characters, that begins with the prefix. */
  readonly nextId: (prefix: string) => string;
  /** What must be remembered so that a restart goes on where this one ended. */
  position(): ChancePosition;
}

export interface ChancePosition {
  readonly calls: number;
  readonly ids: number;
}

const virtualStart = Date.UTC(2026, 0, 5, 1, 0, 0);
const virtualSecondsPerCall = 1;
const idDigits = 20;

export function realChance(): Chance {
  return {
    now: () => Date.now(),
    nextId: (prefix) => prefix + randomBytes(idDigits / 2).toString('hex'),
    position: () => ({ calls: 0, ids: 0 }),
  };
}

/** Time and numbers that follow from the seed and the calls alone: the same calls get the same answers. */
export function seededChance(seed: number, from: ChancePosition = { calls: 0, ids: 0 }): Chance {
  let { calls, ids } = from;
  return {
    now: () => virtualStart + calls++ * virtualSecondsPerCall * 1000,
    nextId(prefix) {
      const digest = createHash('sha256').update(`${seed}/${prefix}/${ids++}`).digest('hex');
      return prefix + digest.slice(0, idDigits);
    },
    position: () => ({ calls, ids }),
  };
}
