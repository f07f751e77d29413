/** Headless Chromium for VS Code's page, and the address that opens it. */
import { chromium } from 'playwright-core';
import { ensureChromium } from '../ensureChromium.mjs';

/** Keeps Chromium from calling home. Playwright turns its sandbox off, which could not work for root. */
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {Promise<import('playwright-core').Browser>} */
export async function launchBrowser() {
  return chromium.launch({ executablePath: await ensureChromium(), args: flags });
}

/**
 * The path and query that open a folder in VS Code's page.
 *
 * @param {object} options
 * @param {string} options.authority host and port of the server
 * @param {string} [options.workspace] folder
 * @param {string} [options.extension] folder of the extension under development
 * @param {string} [options.tests] the runner that the extension host loads
 */
export function workbenchPath({ authority, workspace, extension, tests }) {
  const payload = [['skipWelcome', 'true']];
  if (extension !== undefined) {
    payload.push(['extensionDevelopmentPath', `vscode-remote://${authority}${extension}`]);
  }
  if (tests !== undefined) {
    payload.push(['extensionTestsPath', `vscode-remote://${authority}${tests}`]);
  }
  // `{authority}` is filled in later, so it must survive the encoding.
  const encoded = encodeURIComponent(JSON.stringify(payload)).replaceAll('%7Bauthority%7D', '{authority}');
  return `/?${workspace === undefined ? 'ew=true' : `folder=${encodeURI(workspace)}`}&payload=${encoded}`;
}
