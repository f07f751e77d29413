/**
 * `npm run screenshots [-- scene…]`: takes pictures of every surface in a real VS Code, from the scenes in
 * test/screenshots/scenes.ts: those of the README into media/screenshots, the others into out/screenshots.
 */
import { rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from './buildTests.mjs';
import { projectRoot } from './command.mjs';

const out = join(projectRoot, `out/run-${process.pid}`);
try {
  await bundleForNode(['test/screenshots/takeScreenshots.ts'], out);
  const { takeScreenshots } = await import(pathToFileURL(join(out, 'screenshots/takeScreenshots.js')).href);
  const files = await takeScreenshots(
    { readme: join(projectRoot, 'media/screenshots'), others: join(projectRoot, 'out/screenshots') },
    process.argv.slice(2),
  );
  for (const file of files) {
    console.log(`${relative(projectRoot, file)}: ${Math.ceil(statSync(file).size / 1024)} kB`);
  }
} finally {
  rmSync(out, { recursive: true, force: true });
}
