import { randomUUID } from 'node:crypto';
import { unwatchFile, watchFile, type Stats } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { EventEmitter, type Event, type LogOutputChannel } from 'vscode';
import type { Owned } from './seams.ts';

/** Other windows learn of a change so much later, in milliseconds, at most. */
const lookEveryMs = 2_000;

/** Tells the windows of this machine of each other's changes to what they share on disk. */
export interface ChangeMark extends Owned {
  /** Told once for each change: at once in the window that made it. */
  readonly onDidChange: Event<void>;
  readonly changed: () => Promise<void>;
}

/**
 * @param mark a small file that is written with every change: looking at its date is all that the other windows
 *   do, and all that a window does where nothing was ever written
 */
export function createChangeMark(mark: string, log: Pick<LogOutputChannel, 'warn'>): ChangeMark {
  const changed = new EventEmitter<void>();
  const ownText = randomUUID();
  const look = async (now: Stats, before: Stats): Promise<void> => {
    // Node says too that there is no file yet.
    if (now.mtimeMs !== before.mtimeMs && (await readMark(mark)) !== ownText) {
      changed.fire();
    }
  };
  const looked = (now: Stats, before: Stats): void => void look(now, before);
  watchFile(mark, { interval: lookEveryMs, persistent: false }, looked);
  return {
    onDidChange: changed.event,
    changed: async () => {
      // First, so that who reads because of what is told here also reads what the mark of another window was about.
      try {
        await writeFile(mark, ownText);
      } catch (error) {
        log.warn(`Other windows learn late of a change: ${String(error)}`);
      }
      changed.fire();
    },
    dispose: () => {
      unwatchFile(mark, looked);
      changed.dispose();
    },
  };
}

async function readMark(mark: string): Promise<string | undefined> {
  try {
    return await readFile(mark, 'utf8');
  } catch {
    // It is being written, or is gone: a change either way.
    return undefined;
  }
}
