/** Starts and stops VS Code's server; used by the tests, by `npm start` and for screenshots. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../command.mjs';
import { ensureHost } from './install.mjs';
import { quietSettings } from './settings.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string | undefined} [dataDir] user data, extensions and logs; a temporary folder, removed at the end, if absent
 * @property {string | undefined} [userDataDir] overrides the place inside `dataDir`
 * @property {string | undefined} [extensionsDir] overrides the place inside `dataDir`
 * @property {Record<string, unknown>} [settings] over the quiet ones
 * @property {boolean} [keepSettings] leaves settings that are already in `dataDir` alone
 * @property {boolean} [trust] true: every workspace is trusted. false: VS Code asks. Default true
 * @property {string | undefined} [locale] for example `zh-cn`
 * @property {string | undefined} [vsix] installed before the server starts
 * @property {number} [port] preferred; the next free one is taken when it is in use. Default any
 * @property {boolean} [strictPort] a port in use is an error
 * @property {string | undefined} [home] where `/` leads; `{authority}` stands for the host and port of the request
 * @property {string} [firstView] the view that a workspace shows when it is opened for the first time
 * @property {boolean} [verbose] passes the server's log on
 */

/**
 * @typedef {object} RunningServer
 * @property {string} url `http://127.0.0.1:<port>`
 * @property {string} authority host and port
 * @property {string} dataDir
 * @property {string} userDataDir
 * @property {number} pid
 * @property {() => string} log what the server has printed so far
 * @property {(settings: Record<string, unknown>) => void} writeSettings replaces the user's and the machine's settings
 * @property {Promise<number>} exited its exit code, once it ends
 * @property {() => Promise<void>} stop
 */

const startTimeout = 60_000;

/**
 * @param {ServerOptions} [options]
 * @returns {Promise<RunningServer>}
 */
export async function startServer(options = {}) {
  const host = await ensureHost();
  const temporary = options.dataDir === undefined;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'workbench-host-'));
  const userDataDir = options.userDataDir ?? join(dataDir, 'user-data');
  const extensionsDir = options.extensionsDir ?? join(dataDir, 'extensions');
  /** @param {Record<string, unknown>} settings */
  const writeSettings = (settings) => {
    mkdirSync(join(userDataDir, 'User'), { recursive: true });
    writeFileSync(
      join(userDataDir, 'User/settings.json'),
      JSON.stringify({ ...quietSettings, ...settings }, undefined, 2),
    );
    // Settings of the scope "machine" count only here; what else stands here is ignored.
    mkdirSync(join(userDataDir, 'Machine'), { recursive: true });
    writeFileSync(join(userDataDir, 'Machine/settings.json'), JSON.stringify(settings, undefined, 2));
  };
  const kept = options.keepSettings === true && existsSync(join(userDataDir, 'User/settings.json'));
  if (!kept) writeSettings(options.settings ?? {});
  const flags = ['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir];
  flags.push('--server-data-dir', join(dataDir, 'server'), '--accept-server-license-terms');
  flags.push('--telemetry-level', 'off');

  if (options.vsix !== undefined) {
    const main = join(host.vscode, 'out/server-main.js');
    const args = [main, ...flags, '--install-extension', options.vsix, '--force'];
    const { code, output } = await run(host.node, args, { env: cleanEnvironment(), quiet: true });
    if (code !== 0 || !output.includes('successfully installed')) {
      throw new Error(`VS Code did not install ${options.vsix}:\n${output}`);
    }
  }

  flags.push('--without-connection-token', '--enable-smoke-test-driver', '--reconnection-grace-time', '1');
  flags.push('--disable-getting-started-override');
  if (options.trust !== false) flags.push('--disable-workspace-trust');
  if (options.locale !== undefined) {
    writeLanguagePack(userDataDir, options.locale);
    flags.push('--locale', options.locale);
  }
  const serve = {
    vscode: host.vscode,
    port: options.port ?? 0,
    strictPort: options.strictPort ?? false,
    home: options.home,
    firstView: options.firstView,
  };
  const child = spawn(host.node, [join(import.meta.dirname, 'serve.mjs'), ...flags], {
    env: { ...cleanEnvironment(), WORKBENCH_SERVE: JSON.stringify(serve) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      log += chunk;
      if (options.verbose === true) process.stderr.write(chunk);
    });
  }
  /** @type {Promise<number>} */
  const exited = new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));

  const port = await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The VS Code server did not start in time:\n${log}`)),
      startTimeout,
    );
    child.on('message', (message) => resolve(/** @type {{ port: number }} */ (message).port));
    child.on('error', reject);
    void exited.then((code) => reject(new Error(`The VS Code server ended with ${code}:\n${log}`)));
    void exited.then(() => clearTimeout(timer));
    child.on('message', () => clearTimeout(timer));
  });

  const authority = `127.0.0.1:${port}`;
  return {
    url: `http://${authority}`,
    authority,
    dataDir,
    userDataDir,
    pid: child.pid ?? 0,
    log: () => log,
    writeSettings,
    exited,
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(timer);
      if (temporary) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Without what a VS Code terminal or an Electron parent would hand down. */
function cleanEnvironment() {
  const entries = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('VSCODE_') && !name.startsWith('ELECTRON_') && name !== 'NODE_OPTIONS',
  );
  // No marketplace: nothing but the extension's own calls leaves the machine.
  return { ...Object.fromEntries(entries), EXTENSIONS_GALLERY: '{}' };
}

/**
 * VS Code takes a display language only if a language pack is installed. An empty one is enough: its own texts
 * stay English, an extension's are translated.
 *
 * @param {string} userDataDir
 * @param {string} locale
 */
function writeLanguagePack(userDataDir, locale) {
  const texts = join(userDataDir, 'empty-language-pack.json');
  writeFileSync(texts, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: 'empty',
    label: locale,
    extensions: [{ extensionIdentifier: { id: `empty.${locale}` }, version: '1.0.0' }],
    translations: { vscode: texts },
  };
  writeFileSync(join(userDataDir, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}
