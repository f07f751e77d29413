import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { commandIds } from '../../src/extension/contributions.ts';
import { compose } from '../../src/extension/compose.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { eventually } from '../support/eventually.ts';

describe('the end of the extension', () => {
  it('leaves no command, no registration and no simulator behind', async () => {
    const workbench = await activeWorkbench();
    const { context, simulator } = workbench;
    assert.ok((await simulator.connection()).ok);
    const file = vscode.Uri.joinPath(context.globalStorageUri, 'simulator', 'connection.json').fsPath;
    const { pid } = JSON.parse(await readFile(file, 'utf8')) as { pid: number };

    for (const subscription of context.subscriptions.splice(0)) {
      subscription.dispose();
    }
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      commandIds.filter((id) => registered.includes(id)),
      [],
    );
    await eventually('the end of the simulator', () => (isAlive(pid) ? undefined : true));

    // What is registered a second time and was not given back throws: commands, views, editors, file systems.
    Object.assign(workbench, compose(context));
    assert.ok((await workbench.simulator.connection()).ok);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
