import { window, type Disposable } from 'vscode';
import type { ApplicationKey } from '../../core/grants/applicationKey.ts';
import type { CommandId, ViewId } from '../contributions.ts';
import type { RequestEditor } from '../requests/editorParts.ts';
import type { CommandOutcome, Owned } from '../seams.ts';
import { untrusted } from '../trust.ts';
import type { CreditGrantsTree, GrantNode } from '../views/creditGrantsTree.ts';
import { DeferredTree } from '../views/deferredTree.ts';
import { isHolding } from '../views/nodeArgument.ts';
import { rowLost } from '../views/rowLost.ts';
import { applicantOf, keyOf } from './applicationArgument.ts';
import type { GrantServices } from './grantServices.ts';

const viewId: ViewId = 'worldfirst.creditGrants';

/** The Credit Grants view, its badge, and the commands on applications; each loads when it is first used. */
export function registerGrants(services: GrantServices, requests: RequestEditor): readonly Owned[] {
  const { applications, commands, log } = services;
  const tree = new DeferredTree<GrantNode, CreditGrantsTree>(async () => {
    const { CreditGrantsTree } = await import('../views/creditGrantsTree.ts');
    return new CreditGrantsTree(services);
  });
  const view = window.createTreeView(viewId, { treeDataProvider: tree });
  let disposed = false;
  const count = async (): Promise<void> => {
    try {
      const badge = (await applications.exist()) ? await (await tree.tree()).badge() : undefined;
      if (!disposed) {
        view.badge = badge;
      }
    } catch (error) {
      log.error('Credit Grants:', error instanceof Error ? error : String(error));
    }
  };
  void count();
  return [
    tree,
    view,
    applications.onDidChange(() => void count()),
    { dispose: () => void (disposed = true) },
    commands.register('worldfirst.showApplication', async (argument) => {
      const key = keyOf(argument);
      const node = key && (await (await tree.tree()).nodeOf(key));
      if (node) {
        await view.reveal(node, { select: true, focus: true });
      }
      return undefined;
    }),
    commands.register('worldfirst.applyForCreditGrant', async (target) => {
      const holding = isHolding(target) ? { customerId: target.customerId ?? null } : {};
      await requests.openScratch('applyCreditGrant', holding);
      return undefined;
    }),
    commands.register('worldfirst.followReference', async () => {
      const { followReference } = await import('./followReference.ts');
      return untrusted() ?? followReference(services);
    }),
    commands.register('worldfirst.followApplication', async (argument) => {
      const applicant = applicantOf(argument);
      const { followApplication } = await import('./followReference.ts');
      return untrusted() ?? (applicant && followApplication(applicant, services));
    }),
    ...commandsOnApplications(services),
  ];
}

type Work = (key: ApplicationKey, services: GrantServices) => Promise<CommandOutcome>;

function commandsOnApplications(services: GrantServices): readonly Disposable[] {
  const register = (id: CommandId, load: () => Promise<Work>): Disposable =>
    services.commands.register(id, async (argument) => {
      const key = keyOf(argument);
      return key === undefined ? rowLost() : (await load())(key, services);
    });
  const work = () => import('./applicationCommands.ts');
  return [
    register('worldfirst.queryApplication', async () => (await work()).queryApplication),
    register('worldfirst.pauseApplication', async () => (await work()).pauseApplication),
    register('worldfirst.resumeApplication', async () => (await work()).resumeApplication),
    register('worldfirst.stopApplication', async () => (await work()).stopApplication),
    register('worldfirst.copyReference', async () => (await work()).copyReference),
    register('worldfirst.showEvidence', async () => (await work()).showEvidenceOf),
    register('worldfirst.exportEvidence', async () => (await work()).exportEvidenceOf),
    register('worldfirst.openApplicationRequest', async () => (await work()).openRequestOf),
    register('worldfirst.openApplicationAnswer', async () => (await work()).openAnswerOf),
    register(
      'worldfirst.repeatApplication',
      async () => (await import('./repeatApplication.ts')).repeatApplication,
    ),
  ];
}
