import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { FollowTimer } from '../../../src/extension/grants/followTimer.ts';
import { minute, start } from '../../support/applications.ts';

const second = 1_000;

describe('the timer of the queries', () => {
  /** When the clock of the machine was looked at and something was run, in seconds after the start. */
  let runs: number[];
  let now: number;
  let dueAt: number | undefined;
  let timer: FollowTimer;
  let failures: unknown[];
  let run: () => Promise<number | undefined>;

  /** Lets time pass for the program and for its clock. */
  const pass = async (milliseconds: number): Promise<void> => {
    for (let left = milliseconds; left > 0; left -= second) {
      now += Math.min(second, left);
      mock.timers.tick(Math.min(second, left));
      await settled();
    }
  };

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    runs = [];
    failures = [];
    now = start;
    dueAt = undefined;
    run = () => Promise.resolve(dueAt);
    timer = new FollowTimer(
      () => {
        runs.push((now - start) / second);
        return run();
      },
      () => now,
      (error) => failures.push(error),
    );
  });

  afterEach(() => {
    timer.dispose();
    mock.timers.reset();
  });

  it('runs when the moment has come that was told, and not before', async () => {
    dueAt = start + 5 * minute - second;
    timer.wake();
    await settled();
    assert.deepEqual(runs, [0]);
    await pass(5 * minute - 2 * second);
    assert.deepEqual(runs, [0]);
    dueAt = start + 8 * minute;
    await pass(2 * second);
    assert.deepEqual(runs, [0, 299]);
    await pass(3 * minute);
    assert.equal(runs[2], 480);
  });

  it('runs what came due while the machine slept once, within seconds of its waking', async () => {
    dueAt = start + 75 * minute;
    timer.wake();
    await settled();
    // The clock goes on without the program, past three due times.
    now = start + 400 * minute;
    dueAt = start + 720 * minute;
    await pass(21 * second);
    assert.equal(runs.length, 2);
    assert.ok((runs[1] ?? 0) <= 400 * 60 + 20);
    await pass(2 * minute);
    assert.equal(runs.length, 2);
  });

  it('runs nothing early where the clock was set back, and goes by the new one', async () => {
    dueAt = start + 2 * minute;
    timer.wake();
    await settled();
    await pass(minute);
    now -= 60 * minute;
    await pass(2 * minute);
    assert.deepEqual(runs, [0]);
  });

  it('looks every five minutes for what another program wrote without telling', async () => {
    timer.wake();
    await settled();
    await pass(5 * minute);
    assert.deepEqual(runs, [0, 300]);
  });

  it('runs once more, and only once, where it is woken while it runs', async () => {
    const waiting: (() => void)[] = [];
    run = () => new Promise((resolve) => waiting.push(() => resolve(undefined)));
    timer.wake();
    timer.wake();
    timer.wake();
    assert.equal(runs.length, 1);
    waiting.shift()?.();
    await settled();
    assert.equal(runs.length, 2);
    waiting.shift()?.();
    await settled();
    assert.equal(runs.length, 2);
  });

  it('runs on time what comes due right after a run, or while it runs', async () => {
    dueAt = start + 2 * second;
    timer.wake();
    await settled();
    dueAt = start + 3 * second;
    await pass(2 * second);
    dueAt = start + 8 * minute;
    await pass(4 * second);
    assert.deepEqual(runs, [0, 2, 3]);

    run = () => {
      now += 10 * second;
      return Promise.resolve(dueAt);
    };
    dueAt = now + 4 * second;
    timer.wake();
    await settled();
    run = () => Promise.resolve(undefined);
    await pass(second);
    assert.deepEqual(runs, [0, 2, 3, 6, 17]);
  });

  it('tries no more than every five seconds what another window holds', async () => {
    dueAt = start;
    timer.wake();
    await settled();
    await pass(20 * second);
    assert.deepEqual(runs, [0, 5, 10, 15, 20]);
  });

  it('tells a defect and goes on', async () => {
    run = () => Promise.reject(new Error('torn'));
    timer.wake();
    await settled();
    assert.equal(failures.length, 1);
    run = () => Promise.resolve(undefined);
    await pass(5 * minute);
    assert.equal(runs.length, 2);
  });

  it('runs nothing once its window has closed', async () => {
    dueAt = start + minute;
    timer.wake();
    await settled();
    timer.dispose();
    timer.wake();
    await pass(10 * minute);
    assert.deepEqual(runs, [0]);
  });
});

/** Everything that was promised has happened. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
