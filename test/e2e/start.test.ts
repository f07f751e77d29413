import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../support/eventually.ts';
import { sharedBrowser } from '../support/vscodeServers.ts';

describe('npm start', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'workbench-start-'));
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  it('serves the workbench at the address it prints, until Ctrl+C', async () => {
    const child = spawn(process.execPath, ['scripts/start.mjs', '--port', '0', '--data', folder]);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += String(chunk)));
    const ended = once(child, 'exit');
    try {
      const url = await eventually(
        'the address',
        () => /The workbench is at (http:\S+)/.exec(output)?.[1],
        60_000,
      );
      const page = await (await sharedBrowser()).newPage();
      await page.goto(url);
      const container = page.getByRole('tab', { name: /^WorldFirst/, selected: true });
      await container.waitFor({ timeout: 40_000 });
      // Nobody has to look for the figures.
      await page.getByRole('treeitem', { name: /USD 2,896,339\.70/ }).waitFor({ timeout: 40_000 });
      await page.close();

      child.kill('SIGINT');
      assert.deepEqual(await ended, [0, null], output);
      await assert.rejects(fetch(url));
    } finally {
      child.kill('SIGKILL');
    }
  });
});
