import { join } from 'node:path';
import type { Event, LogOutputChannel } from 'vscode';
import type { ActivityStore, ListedEntry } from '../../core/activity/activityStore.ts';
import type { Exchange } from '../../core/calls/exchange.ts';
import { createChangeMark } from '../changeMark.ts';
import { loadOnce } from '../loadOnce.ts';
import type { Called, Owned, SendGate } from '../seams.ts';

/** The calls that were made on this machine, and who has to know when they change. */
export interface ActivityRecords {
  /** Loaded when it is first asked for. What is written through it is told at once in this window. */
  store(): Promise<ActivityStore>;
  readonly onDidChange: Event<void>;
  /** Where a call of this window is kept, once it is; undefined where it could not be, or is gone. */
  keptCall(exchange: Exchange): Promise<ListedEntry | undefined>;
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
    return openActivity(folder, mark.changed, log);
  });
  const ids = new WeakMap<Exchange, Promise<string | undefined>>();
  const record = async (call: Called): Promise<string | undefined> => {
    try {
      const [{ recordCall }, kept] = await Promise.all([import('./recordCall.ts'), store()]);
      return await recordCall(call, kept);
    } catch (error) {
      log.error('A call was not kept:', error instanceof Error ? error : String(error));
      return undefined;
    }
  };
  const listening = gate.onDidCall((call) => void ids.set(call.exchange, record(call)));
  return {
    store,
    onDidChange: mark.onDidChange,
    keptCall: async (exchange) => {
      const id = await ids.get(exchange);
      if (id !== undefined) {
        for await (const listed of (await store()).newestFirst()) {
          if (listed.summary.id === id) {
            return listed;
          }
        }
      }
      return undefined;
    },
    dispose: () => {
      listening.dispose();
      mark.dispose();
    },
  };
}
