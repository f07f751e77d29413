/** `npm run package`: builds and packs the VSIX, then proves that it holds what it should and stays small. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { mustRun, projectRoot } from './command.mjs';
import { readZipEntries } from './package/zipEntries.mjs';

const largest = 1024 * 1024;

/** What a VSIX may hold: `[Content_Types].xml` and the manifest are vsce's own. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/dist\/(?:chunks\/[^/]+\.js|extension\.js|simulator\.js|schemas\/[^/]+\.json)$/,
  /^extension\/dist\/webview\/(?:chunks\/)?[^/]+\.(?:js|css)$/,
  /^extension\/media\/(?!screenshots\/).+\.(?:svg|png|css|md|json|ttf|woff2?)$/,
  /^extension\/package(?:\.nls(?:\.[a-z-]+)?)?\.json$/,
  /^extension\/l10n\/[^/]+\.json$/,
  /^extension\/(?:readme|changelog)\.md$/i,
  /^extension\/license(?:\.txt|\.md)?$/i,
];
const required = ['extension/package.json', 'extension/dist/extension.js', 'extension/dist/simulator.js'];

/**
 * Packs the extension.
 *
 * @param {{ quiet?: boolean, outFile?: string }} [options]
 * @returns {Promise<{ file: string, size: number, entries: { name: string, size: number, packed: number }[] }>}
 */
export async function packageExtension({ quiet = false, outFile } = {}) {
  const { name, version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const file = outFile ?? join(projectRoot, `${name}-${version}.vsix`);
  rmSync(file, { force: true });
  await buildAll({ clean: true });
  const vsce = join(projectRoot, 'node_modules/@vscode/vsce/vsce');
  const flags = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'];
  await mustRun(process.execPath, [vsce, 'package', ...flags, '--out', file], { quiet });

  const entries = readZipEntries(readFileSync(file));
  const { size } = statSync(file);
  const problems = [
    ...entries
      .filter((entry) => !allowed.some((pattern) => pattern.test(entry.name)))
      .map((entry) => `${entry.name} does not belong into the package`),
    ...required
      .filter((wanted) => !entries.some((entry) => entry.name === wanted))
      .map((wanted) => `${wanted} is missing`),
    ...(size > largest ? [`the package has ${size} bytes, more than ${largest}`] : []),
  ];
  if (problems.length > 0) {
    // Nobody shall find and publish it.
    rmSync(file);
    throw new Error(`The package is wrong:\n${problems.join('\n')}`);
  }
  return { file, size, entries };
}

if (process.argv[1] === import.meta.filename) {
  try {
    const { file, size, entries } = await packageExtension();
    if (!entries.some(({ name }) => /^extension\/readme\.md$/i.test(name))) {
      throw new Error('The package has no README.md.');
    }
    for (const entry of entries) console.log(`${String(entry.size).padStart(9)}  ${entry.name}`);
    console.log(`${file}: ${entries.length} files, ${Math.ceil(size / 1024)} kB of at most 1024 kB`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
