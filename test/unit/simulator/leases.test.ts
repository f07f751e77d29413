import assert from 'node:assert/strict';
import { firstLeaseGraceMs, lastLeaseGraceMs } from '../../../src/simulator/controlProtocol.ts';
import { createLeases, type Leases } from '../../../src/simulator/leases.ts';

interface Clock {
  readonly leases: Leases;
  /** Milliseconds of the timers that run. */
  readonly waiting: () => readonly number[];
  /** Lets all of them go off. */
  readonly goOff: () => void;
  readonly ends: () => number;
}

function clockedLeases(): Clock {
  const timers = new Set<{ readonly milliseconds: number; readonly act: () => void }>();
  let ends = 0;
  const leases = createLeases(
    () => (ends += 1),
    (milliseconds, act) => {
      const timer = { milliseconds, act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  );
  return {
    leases,
    waiting: () => [...timers].map(({ milliseconds }) => milliseconds),
    goOff: () => timers.forEach(({ act }) => act()),
    ends: () => ends,
  };
}

describe('the leases on the simulator', () => {
  it('end it where nobody takes one in time', () => {
    const { leases, waiting, goOff, ends } = clockedLeases();
    leases.start();
    assert.deepEqual(waiting(), [firstLeaseGraceMs]);
    goOff();
    assert.equal(ends(), 1);
  });

  it('keep it alive while one of several is held', () => {
    const { leases, waiting } = clockedLeases();
    leases.start();
    const first = leases.take();
    const second = leases.take();
    first();
    assert.deepEqual(waiting(), []);
    second();
    assert.deepEqual(waiting(), [lastLeaseGraceMs]);
  });

  it('call the end off when a new one is taken in time', () => {
    const { leases, waiting, ends } = clockedLeases();
    leases.start();
    leases.take()();
    assert.deepEqual(waiting(), [lastLeaseGraceMs]);
    const again = leases.take();
    assert.deepEqual(waiting(), []);
    again();
    assert.deepEqual(waiting(), [lastLeaseGraceMs]);
    assert.equal(ends(), 0);
  });
});
