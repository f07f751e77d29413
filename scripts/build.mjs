/**
 * Builds dist/: the extension, the simulator, the pages and the JSON schemas.
 * `--dev`: readable, with source maps. `--watch`: dev, and again after every change.
 */
import { build, context } from 'esbuild';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { bundles } from './build/bundles.mjs';
import { writeSchemas } from './build/schemas.mjs';
import { projectRoot } from './command.mjs';

/**
 * Builds everything once.
 *
 * @param {{ dev?: boolean, clean?: boolean }} [mode] `clean` leaves nothing of earlier builds
 */
export async function buildAll({ dev = false, clean = false } = {}) {
  const results = await Promise.all(bundles({ dev }).map((options) => build(options)));
  const written = results.flatMap((result) => Object.keys(result.metafile?.outputs ?? {}));
  written.push(...(await writeSchemas()));
  removeAllBut(new Set(written), clean ? 0 : 10 * 60_000);
  return written;
}

/**
 * Chunks carry a hash in their name, so old ones would pile up and be shipped. Those of the last minutes may
 * still be loaded by a VS Code that runs.
 *
 * @param {ReadonlySet<string>} written
 * @param {number} keepFor milliseconds
 */
function removeAllBut(written, keepFor) {
  const dist = join(projectRoot, 'dist');
  const limit = Date.now() - keepFor;
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const file = relative(projectRoot, join(entry.parentPath, entry.name));
    if (written.has(file.split(sep).join('/'))) continue;
    const { mtimeMs } = statSync(join(projectRoot, file), { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
    if (mtimeMs <= limit) rmSync(join(projectRoot, file), { force: true });
  }
}

async function watch() {
  await buildAll({ dev: true });
  /** @type {import('esbuild').Plugin} */
  const schemas = { name: 'schemas', setup: ({ onEnd }) => onEnd(async () => void (await writeSchemas())) };
  for (const options of bundles({ dev: true })) {
    const builder = await context({ ...options, plugins: [schemas], logLevel: 'info' });
    await builder.watch();
  }
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--watch')) {
    await watch();
  } else {
    const start = Date.now();
    // esbuild has said what is wrong.
    const written = await buildAll({ dev: process.argv.includes('--dev') }).catch(() => process.exit(1));
    const bytes = written.reduce((sum, file) => sum + statSync(join(projectRoot, file)).size, 0);
    const took = Date.now() - start;
    console.log(`Built dist/: ${written.length} files, ${Math.round(bytes / 1024)} kB, in ${took} ms.`);
  }
}
