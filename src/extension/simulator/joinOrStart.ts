import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LogLine } from '../../simulator/controlProtocol.ts';
import { readConnectionFile, writeConnectionFile } from './connectionFile.ts';
import { takeLease, type Lease } from './lease.ts';
import { spawnSimulator } from './spawnSimulator.ts';
import { takeStartLock } from './startLock.ts';

const giveUpAfterMs = 30_000;
const lookAgainMs = 50;

export interface JoinOptions {
  /** Shared by all windows: connection file, start lock and ledger. */
  readonly folder: string;
  readonly script: string;
  readonly preferredPort: number;
  readonly onLog: (line: LogLine) => void;
}

export type Joined =
  { readonly ok: true; readonly lease: Lease } | { readonly ok: false; readonly detail: string };

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
  const { folder, onLog } = options;
  const connectionFile = join(folder, 'connection.json');
  await mkdir(folder, { recursive: true });
  const deadline = Date.now() + giveUpAfterMs;

  const joinRunning = async (): Promise<Lease | undefined> => {
    const running = await readConnectionFile(connectionFile);
    return running && takeLease(running, onLog);
  };
  const start = async (): Promise<Joined> => {
    const { script, preferredPort } = options;
    const spawned = await spawnSimulator({ script, preferredPort, stateFile: join(folder, 'state.json') });
    if (!spawned.ok) {
      return spawned;
    }
    await writeConnectionFile(connectionFile, spawned.simulator);
    const lease = await takeLease(spawned.simulator, onLog);
    return lease ? { ok: true, lease } : { ok: false, detail: 'It started and went away at once.' };
  };

  for (;;) {
    const lease = await joinRunning();
    if (lease) {
      return { ok: true, lease };
    }
    const lock = await takeStartLock(join(folder, 'start.lock'));
    if (lock) {
      try {
        const meanwhile = await joinRunning();
        return meanwhile ? { ok: true, lease: meanwhile } : await start();
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
