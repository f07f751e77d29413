/**
 * Writes test/support/themes/<kind>.json: the theme variables, classes and default stylesheet that a real
 * VS Code puts into a webview, so that pages can be tested without VS Code.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './command.mjs';
import { launchBrowser, workbenchPath } from './host/browser.mjs';
import { startServer } from './host/server.mjs';

const themes = {
  dark: 'Dark 2026',
  light: 'Light 2026',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

const folder = mkdtempSync(join(tmpdir(), 'workbench-themes-'));
writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({
    name: 'empty-webview',
    publisher: 'test',
    version: '0.0.1',
    main: './main.js',
    engines: { vscode: '^1.100.0' },
    activationEvents: ['*'],
  }),
);
writeFileSync(
  join(folder, 'main.js'),
  `exports.activate = () => {
    const { window } = require('vscode');
    const panel = window.createWebviewPanel('empty', 'Empty', 1, { enableScripts: true });
    panel.webview.html = '<!DOCTYPE html><html><head></head><body><p>empty</p></body></html>';
  };`,
);

/* global document */
/** Runs in the webview. */
function readTheme() {
  const { style } = document.documentElement;
  const variables = Object.fromEntries(
    [...style]
      .filter((name) => name.startsWith('--'))
      .sort()
      .map((name) => [name, style.getPropertyValue(name).trim()]),
  );
  return {
    variables,
    bodyClass: document.body.className,
    bodyData: { ...document.body.dataset },
    stylesheet: document.querySelector('#_defaultStyles')?.textContent ?? '',
  };
}

const target = join(projectRoot, 'test/support/themes');
mkdirSync(target, { recursive: true });
const server = await startServer();
const browser = await launchBrowser();
try {
  for (const [kind, theme] of Object.entries(themes)) {
    server.writeSettings({ 'workbench.colorTheme': theme });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(
      server.url + workbenchPath({ authority: server.authority, workspace: folder, extension: folder }),
    );
    const frame = page.frameLocator('iframe.webview').frameLocator('#active-frame');
    const body = frame.locator(`body[data-vscode-theme-id="${theme}"]`);
    await body.waitFor({ state: 'attached', timeout: 30_000 });
    const dump = await body.evaluate(readTheme);
    writeFileSync(join(target, `${kind}.json`), `${JSON.stringify(dump, undefined, 2)}\n`);
    console.log(`${kind}: ${Object.keys(dump.variables).length} variables`);
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
