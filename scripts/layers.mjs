/**
 * Which layer of `src` may import what. ESLint's import fence and the architecture test both read this table.
 *
 * @typedef {{ name: string, mayImport: string[], packages: 'none' | 'any', node: boolean, vscode: boolean }} Layer
 */

/** @type {Layer[]} */
export const layers = [
  { name: 'core', mayImport: [], packages: 'none', node: false, vscode: false },
  { name: 'protocol', mayImport: ['core'], packages: 'none', node: false, vscode: false },
  { name: 'gateway', mayImport: ['core'], packages: 'any', node: true, vscode: false },
  { name: 'simulator', mayImport: ['core'], packages: 'none', node: true, vscode: false },
  { name: 'webview', mayImport: ['core', 'protocol'], packages: 'any', node: false, vscode: false },
  {
    name: 'extension',
    mayImport: ['core', 'gateway', 'simulator', 'protocol'],
    packages: 'any',
    node: true,
    vscode: true,
  },
];

/** The simulator's composition root, which alone joins it with the node adapters. */
export const simulatorRoot = { file: 'src/simulator/main.ts', mayImport: ['core', 'gateway'] };

/**
 * Patterns for ESLint's `no-restricted-imports` that keep one layer inside its rules.
 *
 * @param {Layer} layer
 */
export function forbiddenImports(layer) {
  const patterns = layers
    .filter((other) => other.name !== layer.name && !layer.mayImport.includes(other.name))
    .map((other) => ({
      regex: `^(?:\\.\\.?/)+${other.name}/`,
      message: `src/${layer.name} may not import src/${other.name}.`,
    }));
  if (!layer.vscode) {
    patterns.push({ regex: '^vscode$', message: 'Only src/extension may import vscode.' });
  }
  if (!layer.node) {
    patterns.push({ regex: '^node:', message: `src/${layer.name} must run without node.` });
  }
  if (layer.packages === 'none') {
    patterns.push({ regex: '^(?!\\.|node:|vscode$)', message: `src/${layer.name} uses no packages.` });
  }
  return patterns;
}
