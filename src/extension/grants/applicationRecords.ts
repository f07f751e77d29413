import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EventEmitter, type Event, type LogOutputChannel } from 'vscode';
import type { Holding } from '../../core/accounts/nodes.ts';
import type { ApplicationRecord } from '../../core/grants/application.ts';
import type { ApplicationStore } from '../../core/grants/applicationStore.ts';
import { createChangeMark } from '../changeMark.ts';
import { loadOnce } from '../loadOnce.ts';
import type { Owned } from '../seams.ts';

/** The applications on disk, and who has to know when they change. */
export interface ApplicationRecords {
  /** Loaded when it is first asked for. What is written through it is told at once in this window. */
  store(): Promise<ApplicationStore>;
  /** Whether this machine has ever kept an application. */
  exist(): Promise<boolean>;
  readonly onDidChange: Event<void>;
  readonly onDidMoveFigures: Event<Holding>;
  /** Quota and balances of a holder may have moved, or are about to be decided on. */
  figuresMoved(holding: Holding): void;
}

/** @param folder is made by the first application */
export function createApplicationRecords({
  folder,
  log,
}: {
  readonly folder: string;
  readonly log: Pick<LogOutputChannel, 'warn'>;
}): ApplicationRecords & Owned {
  const moved = new EventEmitter<Holding>();
  const mark = createChangeMark(join(folder, 'changed'), log);
  const store = loadOnce(async (): Promise<ApplicationStore> => {
    const { applicationFiles } = await import('../../gateway/applicationFiles.ts');
    return telling(applicationFiles(folder), mark.changed);
  });
  return {
    store,
    exist: () =>
      stat(folder).then(
        () => true,
        () => false,
      ),
    onDidChange: mark.onDidChange,
    onDidMoveFigures: moved.event,
    figuresMoved: (holding) => moved.fire(holding),
    dispose: () => {
      mark.dispose();
      moved.dispose();
    },
  };
}

function telling(store: ApplicationStore, wrote: () => Promise<void>): ApplicationStore {
  return {
    list: () => store.list(),
    read: (key) => store.read(key),
    create: async (record) => {
      const created = await store.create(record);
      if (created) {
        await wrote();
      }
      return created;
    },
    change: async (key, step) => {
      const before = new Set<ApplicationRecord>();
      const done = await store.change(key, (record) => {
        before.add(record);
        return step(record);
      });
      if (done.ok && !before.has(done.record)) {
        await wrote();
      }
      return done;
    },
    keepMessage: (key, bytes) => store.keepMessage(key, bytes),
    readMessage: (key, sha256) => store.readMessage(key, sha256),
  };
}
