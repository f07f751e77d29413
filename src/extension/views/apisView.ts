import { TabInputCustom, window, type Uri } from 'vscode';
import type { OpenScratch } from '../commands/openRequest.ts';
import { requestEditorType, type ViewId } from '../contributions.ts';
import type { Owned, Services } from '../seams.ts';
import type { ApiNode } from './apiNodes.ts';
import type { ApisTree } from './apisTree.ts';
import { DeferredTree } from './deferredTree.ts';

const viewId: ViewId = 'worldfirst.apis';

/** The APIs view, and the commands that lead from an endpoint to its request and its documentation. */
export function registerApisView(services: Services, openScratch: OpenScratch): readonly Owned[] {
  const { commands, documents } = services;
  const tree = new DeferredTree<ApiNode, ApisTree>(async () => {
    const { ApisTree } = await import('./apisTree.ts');
    return new ApisTree();
  });
  const view = window.createTreeView(viewId, { treeDataProvider: tree, showCollapseAll: true });
  return [
    tree,
    view,
    commands.register('worldfirst.openRequest', async (target) => {
      const { openRequest } = await import('../commands/openRequest.ts');
      return openRequest(target, openScratch);
    }),
    commands.register('worldfirst.openRequestAsText', async (target) => {
      const { openRequestAsText } = await import('../commands/openRequest.ts');
      return openRequestAsText(target);
    }),
    commands.register('worldfirst.aboutApi', async (target) => {
      const { aboutApi } = await import('../commands/aboutApi.ts');
      return aboutApi(target, documents);
    }),
    commands.register('worldfirst.showInTree', async () => {
      const uri = uriOfActiveRequest();
      const { endpointOfFile } = await import('../requests/requestFiles.ts');
      const endpoint = uri && endpointOfFile(uri.path.slice(uri.path.lastIndexOf('/') + 1));
      const node = endpoint && (await tree.tree()).endpointNode(endpoint.name);
      if (node) {
        await view.reveal(node, { select: true, focus: true });
      }
      return undefined;
    }),
  ];
}

function uriOfActiveRequest(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputCustom && input.viewType === requestEditorType ? input.uri : undefined;
}
