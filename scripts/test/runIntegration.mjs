/**
 * Runs the integration suite inside VS Code through @vscode/test-electron: in a downloaded desktop VS Code with
 * `--desktop`, else in the VS Code server of scripts/host. The suite is the same file.
 */
import { runTests } from '@vscode/test-electron';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../command.mjs';
import { quietSettings } from '../host/settings.mjs';

const { values, positionals } = parseArgs({
  options: { desktop: { type: 'boolean', default: false }, grep: { type: 'string' } },
  allowPositionals: true,
});
const [suite] = positionals;
if (suite === undefined) throw new Error('Name the bundled suite.');

// A short path: VS Code's sockets lie below it, and their paths may not be long.
const folder = mkdtempSync(join(tmpdir(), 'wf-'));
const userData = join(folder, 'user');
const workspace = join(folder, 'workspace');
const fixture = join(projectRoot, 'test/integration/workspace');
mkdirSync(workspace);
// A copy, so that tests may write into it.
if (existsSync(fixture)) cpSync(fixture, workspace, { recursive: true });
mkdirSync(join(userData, 'User'), { recursive: true });
writeFileSync(join(userData, 'User/settings.json'), JSON.stringify(quietSettings));

try {
  await runTests({
    ...(values.desktop ? {} : { vscodeExecutablePath: join(projectRoot, 'scripts/host/runSuite.mjs') }),
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: suite,
    extensionTestsEnv: values.grep === undefined ? {} : { WORKBENCH_TEST_GREP: values.grep },
    launchArgs: [
      workspace,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${join(folder, 'extensions')}`,
      '--disable-workspace-trust',
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
