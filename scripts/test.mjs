/**
 * `npm test`: lint, types, build and every tier.
 * `npm test -- unit contract` runs only these tiers, `-g pattern` only the tests whose title matches,
 * `--reporter spec` shows them all, `--desktop` (or WORKBENCH_DESKTOP=1) takes a downloaded desktop VS Code.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './build.mjs';
import { buildTests, testFiles } from './buildTests.mjs';
import { projectRoot, run } from './command.mjs';
import { ensureChromium } from './ensureChromium.mjs';
import { ensureHost, hostIsSupported } from './host/install.mjs';
import { abandonedRuns, runTier, strayTests } from './test/runTier.mjs';
import { tiers } from './test/tiers.mjs';

const { values, positionals } = parseArgs({
  options: {
    grep: { type: 'string', short: 'g' },
    reporter: { type: 'string', short: 'R' },
    desktop: { type: 'boolean', default: process.env['WORKBENCH_DESKTOP'] === '1' },
  },
  allowPositionals: true,
});
const desktop = values.desktop || !hostIsSupported();
const unknown = positionals.filter((name) => !tiers.some((tier) => tier.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no tier ${unknown.join(', ')}; there are ${tiers.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(1);
}
const chosen = positionals.length === 0 ? tiers : tiers.filter(({ name }) => positionals.includes(name));

/** @type {import('./test/runTier.mjs').Result[]} */
const results = [];
/** @type {string[]} */
const failures = [];

/** @param {string} name a script of package.json */
async function check(name) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = await run(npm, ['run', '--silent', name], { quiet: true });
  console.log(`\n== ${name} ==\n${code === 0 ? 'ok' : output}`);
  if (code !== 0) failures.push(`${name} failed`);
}

const all = positionals.length === 0;
if (all && values.grep === undefined) await Promise.all([check('lint'), check('types')]);

const out = join(projectRoot, 'out');
const outdir = join(out, `run-${process.pid}`);
mkdirSync(out, { recursive: true });
for (const folder of abandonedRuns()) rmSync(folder, { recursive: true, force: true });
process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

/** @type {import('./test/tiers.mjs').Tier[]} */
let slow = chosen.filter(({ needs }) => needs !== 'node');
try {
  if (slow.length > 0) await ensureChromium();
  if (slow.length > 0 && !desktop) await ensureHost();
} catch (error) {
  failures.push(`${slow.map(({ name }) => name).join(', ')} cannot run: ${String(error)}`);
  slow = [];
}
try {
  await buildAll();
} catch {
  // esbuild has said what is wrong. Tests that need no bundle still run.
  failures.push('build failed');
}
const built = await buildTests(outdir, chosen).catch(() => {
  console.error('The tests cannot be bundled.\n\n0 passed, 1 failed');
  return process.exit(1);
});
for (const file of strayTests(tiers, testFiles())) failures.push(`${file} is in no tier and never runs`);

const quick = chosen.filter(({ needs }) => needs === 'node');
const queue = [...quick];
/** Takes tiers off the queue until none is left. */
async function work() {
  for (let tier = queue.shift(); tier !== undefined; tier = queue.shift()) {
    results.push(await runTier(tier, built, { ...values, stream: quick.length === 1 }));
  }
}
await Promise.all([work(), work()]);
// A browser and a VS Code need the machine for themselves.
for (const tier of slow) {
  results.push(await runTier(tier, built, { ...values, desktop, stream: true }));
}

results.sort((a, b) => tiers.findIndex((t) => t.name === a.name) - tiers.findIndex((t) => t.name === b.name));
console.log(`\n${'tier'.padEnd(14)}passed  failed  skipped  seconds`);
for (const { name, passed, failed, pending, seconds, red } of results) {
  const figures = `${String(passed).padStart(6)}${String(failed).padStart(8)}${String(pending).padStart(9)}`;
  console.log(`${name.padEnd(14)}${figures}${seconds.toFixed(1).padStart(9)}${red ? `  ${red}` : ''}`);
  // A tier that is red without a failed test counts as one failure, so that the last line never looks green.
  if (red !== undefined && failed === 0) failures.push(`${name}: ${red}`);
}
for (const failure of failures) console.log(failure);
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0) + failures.length;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
