/**
 * `npm start`: builds the workbench and serves it in a real VS Code in the browser, until Ctrl+C.
 * `--port N` insists on a port, `--data FOLDER` keeps the demo workspace and VS Code's data there;
 * `--desktop` opens it in the desktop VS Code (`code`) instead.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './build.mjs';
import { projectRoot } from './command.mjs';
import { workbenchPath } from './host/browser.mjs';
import { cacheRoot } from './host/install.mjs';
import { startServer } from './host/server.mjs';

const preferredPort = 41730;

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    data: { type: 'string', default: join(cacheRoot(), 'demo') },
    desktop: { type: 'boolean', default: false },
  },
});
const data = resolve(values.data);
const port = values.port === undefined ? preferredPort : Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`--port ${values.port} is not a port.`);
  process.exit(1);
}

/** A folder to play in that outlives this run, so that nothing a person wrote there is lost. */
function demoWorkspace() {
  const folder = join(data, 'workspace');
  if (!existsSync(folder)) {
    cpSync(join(projectRoot, 'scripts/start/workspace'), folder, { recursive: true });
  }
  return folder;
}

function startDesktop() {
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${projectRoot}`, demoWorkspace()];
  const child = spawn('code', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  child.on('error', () => {
    console.error('There is no desktop VS Code: the program `code` is not on the PATH.');
    process.exitCode = 1;
  });
  child.on('exit', (code) => (process.exitCode = code ?? 1));
}

async function startInBrowser() {
  const home = workbenchPath({
    authority: '{authority}',
    workspace: demoWorkspace(),
    extension: projectRoot,
  });
  const server = await startServer({
    dataDir: join(data, 'vscode'),
    keepSettings: true,
    port,
    strictPort: values.port !== undefined,
    home,
    firstView: 'worldfirst.accounts',
  });
  console.log(`\nThe workbench is at ${server.url}/\nCtrl+C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
  }
  const code = await server.exited;
  if (code !== 0) console.error(server.log());
  process.exitCode = code;
}

console.log('Building…');
await buildAll();
if (values.desktop) startDesktop();
else {
  try {
    await startInBrowser();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
