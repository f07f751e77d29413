/**
 * The tiers of the tests, in the order they run. Each is a folder of test/ and must have tests.
 *
 * @typedef {object} Tier
 * @property {string} name
 * @property {number} timeout milliseconds for one test
 * @property {'node' | 'browser' | 'vscode'} needs
 */

/** @type {Tier[]} */
export const tiers = [
  { name: 'unit', timeout: 5_000, needs: 'node' },
  { name: 'property', timeout: 60_000, needs: 'node' },
  { name: 'contract', timeout: 15_000, needs: 'node' },
  { name: 'architecture', timeout: 30_000, needs: 'node' },
  { name: 'webview', timeout: 60_000, needs: 'browser' },
  { name: 'integration', timeout: 30_000, needs: 'vscode' },
  { name: 'e2e', timeout: 120_000, needs: 'browser' },
];
