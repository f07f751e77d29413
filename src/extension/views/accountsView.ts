import { commands as vscodeCommands, window } from 'vscode';
import type { AccountsNode } from '../../core/accounts/nodes.ts';
import type { ViewId } from '../contributions.ts';
import type { Owned, Services } from '../seams.ts';
import { DeferredTree } from './deferredTree.ts';
import { isAccountsNode, isHolding } from './nodeArgument.ts';
import type { AccountsTree } from './accountsTree.ts';
import { rowLost } from './rowLost.ts';

const viewId: ViewId = 'worldfirst.accounts';

/** The Accounts view and the commands on its nodes. */
export function registerAccountsView(services: Services): readonly Owned[] {
  const { commands } = services;
  const tree = new DeferredTree<AccountsNode, AccountsTree>(async () => {
    const { AccountsTree } = await import('./accountsTree.ts');
    return new AccountsTree(services);
  });
  const view = window.createTreeView(viewId, { treeDataProvider: tree, showCollapseAll: true });
  return [
    tree,
    view,
    view.onDidCollapseElement(({ element }) => tree.loaded?.closed(element)),
    services.applications.onDidMoveFigures(({ profileId, customerId }) =>
      tree.loaded?.readAgain(profileId, customerId),
    ),
    view.onDidExpandElement(({ element }) => tree.loaded?.opened(element)),
    commands.register('worldfirst.refreshAccounts', async (target) => {
      if (tree.loaded) {
        await tree.loaded.refresh(isHolding(target) ? target : undefined);
      } else {
        await vscodeCommands.executeCommand(`${viewId}.focus`);
      }
      return undefined;
    }),
    commands.register('worldfirst.copyRawValue', async (node) => {
      const { copyRawValue } = await import('../commands/copyRawValue.ts');
      return isAccountsNode(node) ? copyRawValue(node) : rowLost();
    }),
    commands.register('worldfirst.copyAccountNumber', async (node) => {
      const { copyAccountNumber } = await import('../commands/copyRawValue.ts');
      return isAccountsNode(node) ? copyAccountNumber(node) : rowLost();
    }),
  ];
}
