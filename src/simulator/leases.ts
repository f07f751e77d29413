import { firstLeaseGraceMs, lastLeaseGraceMs } from './controlProtocol.ts';

/** Does something later; what it returns calls that off. */
export type Later = (milliseconds: number, act: () => void) => () => void;

export const later: Later = (milliseconds, act) => {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
};

/** Who keeps the simulator alive. */
export interface Leases {
  /** Begins to wait for the first one. */
  readonly start: () => void;
  /** Takes one; what it returns gives it up. */
  take(): () => void;
}

/** Counts leases and tells once nobody has held one for the time that `controlProtocol.ts` states. */
export function createLeases(abandoned: () => void, doLater: Later = later): Leases {
  let held = 0;
  let callOff = (): void => undefined;
  const endIn = (milliseconds: number): void => {
    callOff();
    callOff = doLater(milliseconds, abandoned);
  };
  return {
    start: () => endIn(firstLeaseGraceMs),
    take() {
      held += 1;
      callOff();
      return () => {
        held -= 1;
        if (held === 0) endIn(lastLeaseGraceMs);
      };
    },
  };
}
