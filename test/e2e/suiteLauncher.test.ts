import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot, run } from '../../scripts/command.mjs';
import { outcomeLine } from '../../scripts/host/outcome.mjs';

/** Every integration test is believed through this program, so it is tried with suites that end badly. */
describe('the program that runs a suite in VS Code', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'workbench-suite-'));
    const manifest = { name: 'empty', publisher: 'test', version: '0.0.1', engines: { vscode: '^1.100.0' } };
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function launch(suite: string): Promise<{ code: number; output: string }> {
    const runner = path.join(folder, 'suite.cjs');
    writeFileSync(runner, `exports.run = async () => { ${suite} };`);
    const program = path.join(projectRoot, 'scripts/host/runSuite.mjs');
    const args = [
      program,
      `--extensionDevelopmentPath=${folder}`,
      `--extensionTestsPath=${runner}`,
      `--user-data-dir=${path.join(folder, 'user')}`,
      folder,
    ];
    return run(process.execPath, args, { quiet: true });
  }

  const green = outcomeLine({ passed: 1, failed: 0, pending: 0 });

  it('ends with 0 after a suite that passed', async () => {
    assert.equal((await launch(`console.log('${green}');`)).code, 0);
  });

  it('does not believe a suite whose extension host was killed', async () => {
    const { code, output } = await launch(`process.kill(process.pid, 'SIGKILL');`);
    assert.equal(code, 1);
    assert.match(output, /before its last line/);
  });

  it('does not believe a suite that failed after its last line', async () => {
    assert.equal((await launch(`console.log('${green}'); throw new Error('too late');`)).code, 1);
  });
});
