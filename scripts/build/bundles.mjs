/** What is bundled from what. */
import { join } from 'node:path';
import { projectRoot } from '../command.mjs';

/** CommonJS dependencies call `require`, which an ES module has to make for itself. */
const requireBanner = {
  js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
};

/**
 * @param {{ dev: boolean }} mode
 * @returns {import('esbuild').BuildOptions[]}
 */
export function bundles({ dev }) {
  /** @satisfies {import('esbuild').BuildOptions} */
  const common = {
    absWorkingDir: projectRoot,
    bundle: true,
    format: 'esm',
    // Left to esbuild's default, packages with both kinds of entry fail at run time.
    mainFields: ['module', 'main'],
    conditions: ['module', 'import'],
    minify: !dev,
    sourcemap: dev ? 'linked' : false,
    // Licences stay in the bundles.
    legalComments: 'eof',
    metafile: true,
    logLevel: 'warning',
  };
  return [
    {
      ...common,
      entryPoints: { extension: 'src/extension/extension.ts' },
      outdir: join(projectRoot, 'dist'),
      // Split, so that activation loads next to nothing.
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      platform: 'node',
      target: 'node20',
      external: ['vscode'],
      banner: requireBanner,
    },
    {
      ...common,
      entryPoints: { simulator: 'src/simulator/main.ts' },
      outdir: join(projectRoot, 'dist'),
      platform: 'node',
      target: 'node20',
      banner: requireBanner,
    },
    {
      ...common,
      entryPoints: { requestEditor: 'src/webview/requestEditor.tsx' },
      outdir: join(projectRoot, 'dist/webview'),
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      platform: 'browser',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    },
  ];
}
