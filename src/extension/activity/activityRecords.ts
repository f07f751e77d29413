import { join } from 'node:path';
import type { Event, LogOutputChannel } from 'vscode';
import type { ActivityStore } from '../../core/activity/activityStore.ts';
import { createChangeMark } from '../changeMark.ts';
import { loadOnce } from '../loadOnce.ts';
import type { Owned, SendGate } from '../seams.ts';

/** The calls that were made on this machine, and who has to know when they change. */
export interface ActivityRecords {
  /** Loaded when it is first asked for. What is written through it is told at once in this window. */
  store(): Promise<ActivityStore>;
  readonly onDidChange: Event<void>;
}

/**
 * Keeps every call that passes the gate.
 *
 * @param folder is made by the first call
 */
export function createActivityRecords({
  folder,
  gate,
  log,
}: {
  readonly folder: string;
  readonly gate: Pick<SendGate, 'onDidCall'>;
  readonly log: Pick<LogOutputChannel, 'warn' | 'error'>;
}): ActivityRecords & Owned {
  const mark = createChangeMark(join(folder, 'changed'), log);
  const store = loadOnce(async () => {
    const { openActivity } = await import('./openActivity.ts');
    return openActivity(folder, mark.changed);
  });
  const listening = gate.onDidCall(async (call) => {
    try {
      const [{ recordCall }, kept] = await Promise.all([import('./recordCall.ts'), store()]);
      await recordCall(call, kept);
    } catch (error) {
      log.error('A call was not kept:', error instanceof Error ? error : String(error));
    }
  });
  return {
    store,
    onDidChange: mark.onDidChange,
    dispose: () => {
      listening.dispose();
      mark.dispose();
    },
  };
}
