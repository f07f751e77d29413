/**
 * Runs before `npm start`, `npm test` and the like, so it may import nothing that is installed.
 * Installs the pinned packages when they are missing or older than the lock file.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`This project needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** npm writes this file at the end of every install, so a half-finished one counts as missing. */
function isInstalled() {
  const lock = join(root, 'package-lock.json');
  const installed = statSync(join(root, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  if (installed === undefined) return false;
  return installed.mtimeMs >= statSync(lock).mtimeMs || samePackages(lock);
}

/**
 * A checkout touches the lock file without changing it; what it lists decides.
 *
 * @param {string} lock
 */
function samePackages(lock) {
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages;
  const present = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || present[path]?.integrity === entry.integrity,
  );
}

if (!isInstalled()) {
  console.log('Installing the pinned npm packages (npm ci)…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  try {
    // --ignore-scripts: esbuild and the test tools work without their install scripts.
    execFileSync(npm, ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
  } catch {
    console.error('npm ci failed; its message is above.');
    process.exit(1);
  }
}
