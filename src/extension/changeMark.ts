import { unwatchFile, watchFile } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { EventEmitter, type Event, type LogOutputChannel } from 'vscode';
import type { Owned } from './seams.ts';

/** Other windows learn of a change so much later, in milliseconds, at most. */
const lookEveryMs = 2_000;

/** Tells the windows of this machine of each other's changes to what they share on disk. */
export interface ChangeMark extends Owned {
  /** Told at once in the window that changed something. */
  readonly onDidChange: Event<void>;
  readonly changed: () => Promise<void>;
}

/**
 * @param mark a small file that is written with every change: looking at its date is all that the other windows
 *   do, and all that a window does where nothing was ever written
 */
export function createChangeMark(mark: string, log: Pick<LogOutputChannel, 'warn'>): ChangeMark {
  const changed = new EventEmitter<void>();
  const tell = (): void => changed.fire();
  watchFile(mark, { interval: lookEveryMs, persistent: false }, tell);
  return {
    onDidChange: changed.event,
    changed: async () => {
      tell();
      try {
        await writeFile(mark, String(Date.now()));
      } catch (error) {
        log.warn(`Other windows learn late of a change: ${String(error)}`);
      }
    },
    dispose: () => {
      unwatchFile(mark, tell);
      changed.dispose();
    },
  };
}
