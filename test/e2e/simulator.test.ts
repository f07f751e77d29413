import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import type { Workbench } from '../support/workbench.ts';

describe('the simulator of several windows', () => {
  it('is one process for all and ends with the last one', async () => {
    const first = await openWorkbench();
    try {
      await seeBalances(first);
      const process = simulatorOf(first);
      const second = await first.openWindow();
      await seeBalances(second);
      assert.equal(simulatorOf(first), process);
      assert.equal(isAlive(process), true);
      await first.close();
      await eventually('the end of the simulator', () => (isAlive(process) ? undefined : true));
    } finally {
      await first.close();
    }
  });

  it('ends when the extension host is killed', async () => {
    await using window = await openWorkbench();
    await seeBalances(window);
    const process = simulatorOf(window);
    window.killExtensionHost();
    await eventually('the end of the simulator', () => (isAlive(process) ? undefined : true));
  });
});

async function seeBalances(window: Workbench): Promise<void> {
  await window.openSideBar();
  await window.treeItem('Accounts', '2,896,339.70').first().waitFor();
}

function simulatorOf(window: Workbench): number {
  const file = join(window.storage, 'simulator', 'connection.json');
  assert.ok(existsSync(file));
  return (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
