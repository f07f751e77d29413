import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { takesCredentials } from '../../src/core/catalogue/endpoint.ts';
import { endpoints } from '../../src/core/catalogue/index.ts';
import { requestEditorType } from '../../src/extension/contributions.ts';
import { ApisTree } from '../../src/extension/views/apisTree.ts';
import { eventually } from '../support/eventually.ts';
import { treeRows } from '../support/treeRows.ts';

describe('the APIs view', () => {
  let tree: ApisTree;
  const written: vscode.Uri[] = [];

  const write = async (name: string): Promise<vscode.Uri> => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder);
    const uri = vscode.Uri.joinPath(folder.uri, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('{}'));
    written.push(uri);
    return uri;
  };

  beforeEach(() => {
    tree = new ApisTree();
  });

  afterEach(async () => {
    tree.dispose();
    for (const uri of written.splice(0)) await vscode.workspace.fs.delete(uri);
  });

  it('lists every endpoint of the catalogue once, under its family, each opening its request or what is known of it', async () => {
    const rows = (await treeRows(tree)).filter(({ node }) => node.kind === 'endpoint');
    assert.deepEqual(
      rows.map(({ text }) => text).sort(),
      endpoints.map(({ title, name }) => `${title} | ${name}`).sort(),
    );
    for (const { item, node, depth } of rows) {
      assert.equal(depth, 1);
      assert(node.kind === 'endpoint');
      // A request that carries a credential is made by commands and is no file.
      const command = takesCredentials(node.endpoint) ? 'worldfirst.aboutApi' : 'worldfirst.openRequest';
      assert.equal(item.command?.command, command);
      assert.deepEqual(item.command.arguments, [node]);
      assert.equal(tree.parent(node)?.kind, 'family');
    }
  });

  it('lists the request files of the workspace and notices when one comes or goes', async () => {
    await write('team/usd.inquiryBalance.wf.json');
    const rowOf = async (name: string) => (await treeRows(tree)).find(({ text }) => text.startsWith(name));
    const row = await eventually('the first file', () => rowOf('usd.inquiryBalance.wf.json'));
    assert.equal(row.text, 'usd.inquiryBalance.wf.json | Query account balance · team');

    const odd = await write('odd.wf.json');
    const oddRow = await eventually('the second file', () => rowOf('odd.wf.json'));
    assert.equal(oddRow.text, 'odd.wf.json | unknown endpoint');

    await vscode.workspace.fs.delete(odd);
    written.pop();
    await eventually('its end', async () => ((await rowOf('odd.wf.json')) ? undefined : true));
  });

  it('opens the scratch request of an endpoint, named or by its row, and shows the row from there', async () => {
    const node = tree.endpointNode('queryCreditQuota');
    assert(node);
    for (const target of ['inquiryBalance', node]) {
      await vscode.commands.executeCommand('worldfirst.openRequest', target);
      const name = typeof target === 'string' ? target : 'queryCreditQuota';
      const input = await eventually('the request editor', () => {
        const active = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        return active instanceof vscode.TabInputCustom && active.uri.path.includes(name) ? active : undefined;
      });
      assert.equal(input.viewType, requestEditorType);
      await vscode.commands.executeCommand('worldfirst.showInTree');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('opens a request file in its editor, and as text on request', async () => {
    const uri = await write('text.inquiryBalance.wf.json');
    await vscode.commands.executeCommand('worldfirst.openRequest', { kind: 'requestFile', uri });
    await eventually('the request editor', () => {
      const active = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return active instanceof vscode.TabInputCustom && active.uri.path === uri.path ? active : undefined;
    });
    await vscode.commands.executeCommand('worldfirst.openRequestAsText', { kind: 'requestFile', uri });
    const editor = await eventually('the text editor', () =>
      vscode.window.activeTextEditor?.document.uri.path === uri.path
        ? vscode.window.activeTextEditor
        : undefined,
    );
    assert.equal(editor.document.getText(), '{}');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows everything about an endpoint as a rendered page', async () => {
    await vscode.commands.executeCommand('worldfirst.aboutApi', 'queryCreditQuota');
    await eventually('the page', () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('queryCreditQuota') === true
        ? true
        : undefined,
    );
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
