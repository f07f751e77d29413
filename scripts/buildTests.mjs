/**
 * Bundles the tests, which Node 20 could not read as TypeScript, into a folder of this run's own: two runs at
 * once do not disturb each other.
 */
import { build } from 'esbuild';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, dirname, extname, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './command.mjs';

const integration = 'test/integration/';

/** Every test file, by glob and never by a list that could lose one. */
export function testFiles() {
  return readdirSync(join(projectRoot, 'test'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/**
 * A module that asks where it is gets the place of its source, wherever its bundle lies.
 *
 * @type {import('esbuild').Plugin}
 */
const sourceLocations = {
  name: 'source-locations',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      if (path.includes(`${sep}node_modules${sep}`)) return undefined;
      const contents = readFileSync(path, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.filename', JSON.stringify(path))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: extname(path) === '.tsx' ? 'tsx' : 'ts' };
    });
  },
};

/**
 * Scripts stay what they are: a test that imports one gets the very module that runs.
 *
 * @type {import('esbuild').Plugin}
 */
const scriptsOutside = {
  name: 'scripts-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(join(resolveDir, path)).href,
      external: true,
    }));
  },
};

/** @satisfies {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: projectRoot,
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'inline',
  logLevel: 'warning',
};

/**
 * Bundles modules of test/ for Node, into the same places below `outdir`.
 *
 * @param {string[]} entryPoints
 * @param {string} outdir
 */
export async function bundleForNode(entryPoints, outdir) {
  if (entryPoints.length === 0) return;
  await build({
    ...common,
    entryPoints,
    outdir,
    outbase: 'test',
    format: 'esm',
    // One instance of every shared module, however many test files import it.
    splitting: true,
    chunkNames: 'chunks/[hash]',
    plugins: [sourceLocations, scriptsOutside],
  });
}

/**
 * @param {string} outdir
 * @param {readonly { name: string }[]} tiers folders of test/ to take
 * @returns {Promise<{ files: { source: string, bundle: string }[], integration: string | undefined }>}
 */
export async function buildTests(outdir, tiers) {
  rmSync(outdir, { recursive: true, force: true });
  const files = testFiles().filter((file) => tiers.some(({ name }) => file.startsWith(`test/${name}/`)));
  const inNode = files.filter((file) => !file.startsWith(integration));
  const inHost = files.filter((file) => file.startsWith(integration));
  const suite = join(outdir, 'integration/suite.cjs');
  await Promise.all([
    bundleForNode(inNode, outdir),
    inHost.length > 0 && build({ ...common, ...hostSuite(inHost), outfile: suite }),
  ]);
  return {
    files: inNode.map((source) => ({
      source,
      bundle: join(outdir, relative('test', source)).replace(/\.tsx?$/, '.js'),
    })),
    integration: inHost.length > 0 ? suite : undefined,
  };
}

/**
 * One CommonJS file, which every VS Code since 1.100 can load; the tests are loaded only once mocha is ready.
 *
 * @param {string[]} files
 * @returns {import('esbuild').BuildOptions}
 */
function hostSuite(files) {
  const imports = files.map((file) => `await import('./${file}');`).join('\n');
  return {
    format: 'cjs',
    // Left outside, packages that are ES modules would be required, and lose their default export.
    packages: 'bundle',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    plugins: [sourceLocations],
    stdin: {
      contents: `import { runSuite } from './test/integration/runSuite.ts';
        export const run = () => runSuite(async () => { ${imports} });`,
      resolveDir: projectRoot,
      loader: 'ts',
    },
  };
}
