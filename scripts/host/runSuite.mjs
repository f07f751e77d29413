#!/usr/bin/env node
/**
 * Stands in for the program `code` when @vscode/test-electron runs an extension's tests: takes the same
 * command line, opens VS Code's page in headless Chromium and lets its extension host run the suite.
 *
 * Exit code 0 only if the suite's last line arrived and says that tests ran and none failed: the page reports
 * success when the extension host was killed.
 */
import { format, parseArgs } from 'node:util';
import { launchBrowser, workbenchPath } from './browser.mjs';
import { readOutcome, suiteBegins, whyRed } from './outcome.mjs';
import { startServer } from './server.mjs';

const suiteTimeout = Number(process.env['WORKBENCH_SUITE_TIMEOUT'] ?? 300_000);

const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    locale: { type: 'string' },
    'disable-workspace-trust': { type: 'boolean' },
    verbose: { type: 'boolean' },
  },
  // test-electron adds flags that only Electron knows.
  strict: false,
  allowPositionals: true,
});

/** @param {unknown} value */
const text = (value) => (typeof value === 'string' ? value : undefined);

/** Runs the suite; gives the page's exit code and everything it printed. */
async function runSuite() {
  const server = await startServer({
    userDataDir: text(values['user-data-dir']),
    extensionsDir: text(values['extensions-dir']),
    locale: text(values.locale),
    trust: values['disable-workspace-trust'] === true,
    verbose: values.verbose === true,
  });
  const browser = await launchBrowser();
  let output = '';
  // VS Code's own log goes through the same binding; only what the suite prints is of interest.
  let inSuite = false;
  try {
    const page = await browser.newPage();
    await page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
        const line = format(...args);
        output += `${line}\n`;
        if (line.startsWith(suiteBegins)) inSuite = true;
        if (inSuite || values.verbose === true) console.log(line);
        if (readOutcome(line) !== undefined) inSuite = false;
      },
    );
    const exit = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => resolve(code));
    });
    const crash = new Promise((_resolve, reject) => {
      page.on('crash', () => reject(new Error('the page crashed')));
      void server.exited.then((code) => reject(new Error(`the server ended with ${code}`)));
    });
    crash.catch(() => {});
    let timer;
    const timeout = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no end after ${suiteTimeout} ms`)), suiteTimeout);
    });
    const path = workbenchPath({
      authority: server.authority,
      workspace: positionals.at(-1),
      extension: text(values.extensionDevelopmentPath),
      tests: text(values.extensionTestsPath),
    });
    await page.goto(server.url + path);
    const code = await Promise.race([exit, crash, timeout]);
    clearTimeout(timer);
    return { code: Number(code), output };
  } finally {
    await browser.close();
    await server.stop();
  }
}

try {
  const { code, output } = await runSuite();
  const reason = whyRed(readOutcome(output), code);
  if (reason !== undefined) {
    if (readOutcome(output) === undefined && values.verbose !== true) console.error(output);
    console.error(`The suite in VS Code failed: ${reason}.`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(`The suite in VS Code failed: ${error instanceof Error ? error.message : String(error)}.`);
  process.exitCode = 1;
}
