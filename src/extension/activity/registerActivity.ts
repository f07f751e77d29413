import {
  commands as vscodeCommands,
  ConfigurationTarget,
  EventEmitter,
  window,
  workspace,
  type Disposable,
  type Uri,
} from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import {
  activityScheme,
  type CommandId,
  type ContextKey,
  type SettingId,
  type ViewId,
} from '../contributions.ts';
import type { CommandOutcome, Owned } from '../seams.ts';
import { hasMembers } from '../views/nodeArgument.ts';
import { DeferredTree } from '../views/deferredTree.ts';
import { rowLost } from '../views/rowLost.ts';
import type { ActivityNode } from './activityNodes.ts';
import type { ActivityServices } from './activityServices.ts';
import type { ActivityTree } from './activityTree.ts';

const viewId: ViewId = 'worldfirst.activity';
const filteredKey: ContextKey = 'worldfirst.isActivityFiltered';
const hiddenKey: ContextKey = 'worldfirst.hasHiddenCalls';
const showingKey: ContextKey = 'worldfirst.isShowingCallsOfViews';
const selectedKey: ContextKey = 'worldfirst.hasSelectedCall';

/** The Activity view, the documents about calls, and the commands on them; each loads when it is first used. */
export function registerActivity(services: ActivityServices): readonly Owned[] {
  const { commands } = services;
  let disposed = false;
  const tree = new DeferredTree<ActivityNode, ActivityTree>(async () => {
    const { ActivityTree } = await import('./activityTree.ts');
    return new ActivityTree({ ...services, onDidList: () => void tellFilter() });
  });
  const view = window.createTreeView(viewId, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const tellFilter = async (): Promise<void> => {
    const [{ filterMessage }, { isEmptyFilter }, loaded] = await Promise.all([
      import('./filterCalls.ts'),
      import('../../core/activity/filter.ts'),
      tree.tree(),
    ]);
    const message = filterMessage(loaded, services.profiles);
    if (disposed) {
      return;
    }
    view.message = message;
    const isFiltered = !isEmptyFilter(loaded.filter);
    await vscodeCommands.executeCommand('setContext', filteredKey, isFiltered);
    await vscodeCommands.executeCommand('setContext', hiddenKey, loaded.hidden > 0);
    await vscodeCommands.executeCommand('setContext', showingKey, loaded.showsCallsOfViews);
  };
  return [
    tree,
    view,
    { dispose: () => void (disposed = true) },
    ...registerDocuments(services),
    commands.register('worldfirst.filterCalls', async () => {
      const { askFilter } = await import('./filterCalls.ts');
      const loaded = await tree.tree();
      const filter = await askFilter(loaded.filter, services.profiles);
      if (filter) {
        loaded.show(filter);
        await tellFilter();
      }
      return undefined;
    }),
    commands.register('worldfirst.clearCallFilter', async () => {
      (await tree.tree()).show({});
      await tellFilter();
      return undefined;
    }),
    commands.register('worldfirst.showCallsOfViews', () => showCallsOfViews(true)),
    commands.register('worldfirst.hideCallsOfViews', () => showCallsOfViews(false)),
    commands.register('worldfirst.groupCallsByDay', async () => {
      (await tree.tree()).group('day');
      return undefined;
    }),
    commands.register('worldfirst.groupCallsByReference', async () => {
      (await tree.tree()).group('reference');
      return undefined;
    }),
    commands.register('worldfirst.showOlderCalls', async () => {
      (await tree.tree()).showOlder();
      return undefined;
    }),
    commands.register('worldfirst.exportCalls', async () => {
      const { exportCalls } = await import('./exportCalls.ts');
      return exportCalls(await tree.tree(), services);
    }),
    commands.register('worldfirst.deleteAllCalls', async () => {
      const { deleteAllCalls } = await import('./deleteCalls.ts');
      return deleteAllCalls(services);
    }),
    commands.register('worldfirst.deleteCall', async (...args) => {
      const [{ deleteCalls }, { listedOf }] = await Promise.all([
        import('./deleteCalls.ts'),
        import('./activityNodes.ts'),
      ]);
      const [node, nodes] = args;
      const named = Array.isArray(nodes) ? (nodes as readonly unknown[]) : [node];
      // The key gives no argument at all: it is about the rows that are selected.
      const rows = args.length === 0 ? view.selection : named;
      if (!rows.every(hasMembers)) {
        return rowLost();
      }
      return deleteCalls(
        rows.map(listedOf).filter((listed) => listed !== undefined),
        services,
      );
    }),
    ...commandsOnCalls(services, async (again) => {
      const node = await (await tree.tree()).find(again.summary.id);
      if (node !== undefined && view.visible) {
        await view.reveal(node, { select: true, focus: false });
      }
    }),
  ];
}

async function showCallsOfViews(shown: boolean): Promise<CommandOutcome> {
  const id: SettingId = 'worldfirst.activity.showCallsOfViews';
  await workspace.getConfiguration().update(id, shown, ConfigurationTarget.Global);
  return undefined;
}

/** The text of a document is read when it is shown, and again once calls were deleted. */
function registerDocuments(services: ActivityServices): readonly Owned[] {
  const changed = new EventEmitter<Uri>();
  return [
    changed,
    workspace.registerTextDocumentContentProvider(activityScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri) => {
        const { callDocumentText } = await import('./callDocuments.ts');
        return callDocumentText(uri, services);
      },
    }),
    services.activity.onDidChange(() => {
      for (const { uri } of workspace.textDocuments) {
        if (uri.scheme === activityScheme) {
          changed.fire(uri);
        }
      }
    }),
  ];
}

type Work = (listed: ListedEntry, services: ActivityServices) => Promise<CommandOutcome>;

function commandsOnCalls(
  services: ActivityServices,
  reveal: (listed: ListedEntry) => Promise<void>,
): readonly Disposable[] {
  let selected: ListedEntry | undefined;
  const register = (id: CommandId, load: () => Promise<Work>): Disposable =>
    services.commands.register(id, async (argument) => {
      const { listedOf } = await import('./activityNodes.ts');
      const listed = listedOf(argument);
      return listed === undefined ? rowLost() : (await load())(listed, services);
    });
  return [
    register('worldfirst.openCall', async () => {
      const { openCall } = await import('./callDocuments.ts');
      return (listed) => openCall(listed, 'wire', services);
    }),
    register('worldfirst.openCallFormatted', async () => {
      const { openCall } = await import('./callDocuments.ts');
      return (listed) => openCall(listed, 'formatted', services);
    }),
    register('worldfirst.inspectCall', async () => {
      const { openCall } = await import('./callDocuments.ts');
      return (listed) => openCall(listed, 'sent', services);
    }),
    register('worldfirst.sendCallAgain', async () => {
      const { sendAgain } = await import('./sendAgain.ts');
      return (listed) => sendAgain(listed, services, reveal);
    }),
    register(
      'worldfirst.openCallInEditor',
      async () => (await import('./openCallInEditor.ts')).openCallInEditor,
    ),
    register('worldfirst.diagnoseCall', async () => (await import('./diagnoseCall.ts')).diagnoseCall),
    register(
      'worldfirst.compareWithPrevious',
      async () => (await import('./compareCalls.ts')).compareWithPrevious,
    ),
    register(
      'worldfirst.compareWithSample',
      async () => (await import('./compareCalls.ts')).compareWithSample,
    ),
    register('worldfirst.selectForCompare', () =>
      Promise.resolve(async (listed) => {
        selected = listed;
        await vscodeCommands.executeCommand('setContext', selectedKey, true);
        return undefined;
      }),
    ),
    register('worldfirst.compareWithSelected', async () => {
      const { compareCalls } = await import('./compareCalls.ts');
      return async (listed) => selected && compareCalls(selected, listed, services);
    }),
    register(
      'worldfirst.copyCallAsCode',
      async () => (await import('../samples/copyCall.ts')).copyCallAsCode,
    ),
    register(
      'worldfirst.copyCallFrozen',
      async () => (await import('../samples/copyCall.ts')).copyCallFrozen,
    ),
    register('worldfirst.exportCall', async () => (await import('./exportCalls.ts')).exportCall),
  ];
}
