import type { LogOutputChannel } from 'vscode';
import type { ActivityStore } from '../../core/activity/activityStore.ts';
import { activityFiles } from '../../gateway/activityFiles.ts';
import { readNumber } from '../settings.ts';

const megabyte = 1024 * 1024;

/** The calls on disk, within the limits of the settings; `changed` hears of every change. */
export function openActivity(
  folder: string,
  changed: () => Promise<void>,
  log: Pick<LogOutputChannel, 'warn'>,
): ActivityStore {
  const files = activityFiles(
    folder,
    () => ({
      entries: readNumber('worldfirst.activity.maxEntries', 100, 1_000_000),
      bytes: readNumber('worldfirst.activity.maxMegabytes', 10, 10_000) * megabyte,
    }),
    (warning) => log.warn(warning),
  );
  return {
    append: async (entry) => {
      await files.append(entry);
      await changed();
    },
    newestFirst: () => files.newestFirst(),
    read: (place) => files.read(place),
    delete: async (place) => {
      await files.delete(place).finally(changed);
    },
    deleteAll: async () => {
      await files.deleteAll().finally(changed);
    },
  };
}
