import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActivityLimits, ActivityStore, ListedEntry } from '../../src/core/activity/activityStore.ts';
import { activityFiles } from '../../src/gateway/activityFiles.ts';

export const roomy: ActivityLimits = { entries: 1_000_000, bytes: 10_000_000_000 };

/** What one more window has of a folder. Every file in it can be read. */
export function openActivityIn(folder: string, limits = roomy): ActivityStore {
  return activityFiles(
    folder,
    () => limits,
    (warning) => {
      throw new Error(warning);
    },
  );
}

/** All entries, newest first. */
export async function listActivity(store: ActivityStore): Promise<readonly ListedEntry[]> {
  const found: ListedEntry[] = [];
  for await (const listed of store.newestFirst()) found.push(listed);
  return found;
}

/** Works in a folder of its own, which is gone then. */
export async function inActivityFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'activity-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
