import { workspace, type LogOutputChannel } from 'vscode';
import type { Holding } from '../../core/accounts/nodes.ts';
import type { ApplicationKey } from '../../core/grants/applicationKey.ts';
import type { ApplicationStore } from '../../core/grants/applicationStore.ts';
import type { Applications, Commands, Documents, Owned, Profiles, SendGate } from '../seams.ts';
import { loadOnce } from '../loadOnce.ts';
import { untrusted } from '../trust.ts';
import type { ApplicationRecords } from './applicationRecords.ts';
import type { Following } from './following.ts';

export interface ApplicationsParts {
  readonly records: ApplicationRecords;
  readonly gate: SendGate;
  readonly profiles: Pick<Profiles, 'find'>;
  readonly commands: Commands;
  readonly documents: Documents;
  readonly log: LogOutputChannel;
}

/** The applications with what their own commands may do. */
export interface ApplicationBooks extends Applications {
  store(): Promise<ApplicationStore>;
  exist(): Promise<boolean>;
  figuresMoved(holding: Holding): void;
}

/**
 * The applications of this machine and the engine that follows them. Nothing of it is loaded before there is an
 * application; the engine runs in trusted windows alone.
 */
export function createApplications(parts: ApplicationsParts): ApplicationBooks & Owned {
  const { records, log } = parts;
  let loaded: Following | undefined;
  let disposed = false;

  const following = loadOnce(async (): Promise<Following> => {
    const [{ createFollowing }, { tellOutcome }] = await Promise.all([
      import('./following.ts'),
      import('./tellOutcome.ts'),
    ]);
    loaded = await createFollowing({
      ...parts,
      arrived: ({ after }) => void tellOutcome(after, parts),
    });
    if (disposed) {
      loaded.dispose();
    }
    return loaded;
  });
  const wake = async (): Promise<void> => {
    try {
      if (!disposed && workspace.isTrusted && (await records.exist())) {
        (await following()).wake();
      }
    } catch (error) {
      log.error('Following applications:', error instanceof Error ? error : String(error));
    }
  };
  const subscriptions = [
    records.onDidChange(() => void wake()),
    workspace.onDidGrantWorkspaceTrust(() => void wake()),
  ];
  void wake();

  return {
    store: () => records.store(),
    exist: () => records.exist(),
    figuresMoved: (holding) => records.figuresMoved(holding),
    byKey: async (key: ApplicationKey) => (await records.store()).read(key),
    onDidChange: records.onDidChange,
    onDidMoveFigures: records.onDidMoveFigures,
    queryNow: async (key) => {
      const obstacle = untrusted();
      if (obstacle) {
        return obstacle;
      }
      const { queryNow } = await import('./queryNow.ts');
      return queryNow(key, await following());
    },
    showEvidence: async (key) => {
      const { showEvidence } = await import('./evidenceDocument.ts');
      return showEvidence(key, await records.store(), parts.documents);
    },
    dispose: () => {
      disposed = true;
      for (const subscription of subscriptions) {
        subscription.dispose();
      }
      loaded?.dispose();
    },
  };
}
