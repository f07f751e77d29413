import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LogLine } from '../../simulator/controlProtocol.ts';
import { readConnectionFile, writeConnectionFile } from './connectionFile.ts';
import { takeLease, type Lease } from './lease.ts';
import { spawnSimulator } from './spawnSimulator.ts';
import { isAlive, takeStartLock } from './startLock.ts';

const lookAgainMs = 50;

export interface JoinOptions {
  /** Shared by all windows: connection file, start lock and ledger. */
  readonly folder: string;
  readonly script: string;
  /** Where to listen; the address of the run before goes first where that was asked for the same port. */
  readonly preferredPort: number;
  readonly onLog: (line: LogLine) => void;
  /** How long to wait for one answer of a simulator that runs, in milliseconds. */
  readonly answerWithinMs?: number;
  /** How long to try at all, in milliseconds. */
  readonly giveUpAfterMs?: number;
}

export type Joined =
  | {
      readonly ok: true;
      readonly lease: Lease;
      /** Where it was started and could not have the port of the run before. */
      readonly moved?: { readonly from: string };
    }
  | {
      readonly ok: false;
      readonly detail: string;
      /** A process that listens and does not answer. */
      readonly silentPid?: number;
    };

/** Takes a lease on the simulator of this folder; only one window at a time starts it where it does not run. */
export async function joinOrStart(options: JoinOptions): Promise<Joined> {
  try {
    return await joinOrSpawn(options);
  } catch (error) {
    // The folder may not be writable or the disk full, which is no defect of the program.
    if (error instanceof Error && 'code' in error) {
      return { ok: false, detail: error.message };
    }
    throw error;
  }
}

async function joinOrSpawn(options: JoinOptions): Promise<Joined> {
  const { folder, onLog, answerWithinMs = 5_000, giveUpAfterMs = 30_000 } = options;
  const connectionFile = join(folder, 'connection.json');
  await mkdir(folder, { recursive: true });
  const deadline = Date.now() + giveUpAfterMs;

  /** A busy one is waited for: another beside it would share its ledger. */
  const joinRunning = async (): Promise<Joined | undefined> => {
    for (;;) {
      const running = await readConnectionFile(connectionFile);
      if (!running || !isAlive(running.pid)) {
        return undefined;
      }
      const taken = await takeLease(running, onLog, answerWithinMs);
      if (taken === 'absent') {
        return undefined;
      }
      if (taken !== 'silent') {
        return { ok: true, lease: taken };
      }
      if (Date.now() > deadline) {
        const { pid } = running;
        return { ok: false, detail: `The one that runs (process ${pid}) does not answer.`, silentPid: pid };
      }
    }
  };
  const start = async (): Promise<Joined> => {
    const { script, preferredPort } = options;
    const before = await readConnectionFile(connectionFile);
    const from = before?.preferredPort === preferredPort ? before.ready.url : undefined;
    const spawned = await spawnSimulator({
      script,
      preferredPort: from === undefined ? preferredPort : Number(new URL(from).port),
      stateFile: join(folder, 'state.json'),
    });
    if (!spawned.ok) {
      return spawned;
    }
    const simulator = { ...spawned.simulator, preferredPort };
    await writeConnectionFile(connectionFile, simulator);
    const lease = await takeLease(simulator, onLog, giveUpAfterMs);
    if (typeof lease === 'string') {
      return { ok: false, detail: 'It started and went away at once.' };
    }
    const stayed = from === undefined || from === simulator.ready.url;
    return { ok: true, lease, ...(stayed ? {} : { moved: { from } }) };
  };

  for (;;) {
    const running = await joinRunning();
    if (running) {
      return running;
    }
    const lock = await takeStartLock(join(folder, 'start.lock'));
    if (lock) {
      try {
        return (await joinRunning()) ?? (await start());
      } finally {
        await lock.release();
      }
    }
    if (Date.now() > deadline) {
      return { ok: false, detail: 'Another window has been starting it for too long.' };
    }
    await delay(lookAgainMs);
  }
}
