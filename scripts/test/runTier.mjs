/** Runs one tier in a process of its own and says how it went. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, run } from '../command.mjs';
import { readOutcome, whyRed } from '../host/outcome.mjs';

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {number} pending
 * @property {number} seconds
 * @property {string} [red] why it is not a success
 */

/**
 * @param {import('./tiers.mjs').Tier} tier
 * @param {Awaited<ReturnType<typeof import('../buildTests.mjs').buildTests>>} built
 * @param {{ grep?: string | undefined, reporter?: string | undefined, desktop?: boolean, stream?: boolean }} options
 *   `stream` shows the output as it comes, else it is shown at the end, in one piece.
 * @returns {Promise<Result>}
 */
export async function runTier(tier, built, { grep, reporter, desktop = false, stream = false }) {
  const start = Date.now();
  const heading = `\n== ${tier.name} ==`;
  if (stream) console.log(heading);
  const args = command(tier, built, { grep, reporter, desktop });
  const { code, output } =
    args === undefined
      ? { code: 1, output: `test/${tier.name} has no *.test.ts\n` }
      : await run(process.execPath, args, { quiet: !stream, tee: stream });
  if (!stream || args === undefined) console.log(`${stream ? '' : `${heading}\n`}${output}`);

  const outcome = readOutcome(output);
  const red = args === undefined ? 'it has no tests' : whyRed(outcome, code);
  return {
    name: tier.name,
    ...(outcome ?? { passed: 0, failed: 0, pending: 0 }),
    seconds: (Date.now() - start) / 1000,
    ...(red === undefined ? {} : { red }),
  };
}

/**
 * The command line of a tier; undefined when it has no test file.
 *
 * @param {import('./tiers.mjs').Tier} tier
 * @param {Awaited<ReturnType<typeof import('../buildTests.mjs').buildTests>>} built
 * @param {{ grep: string | undefined, reporter: string | undefined, desktop: boolean }} options
 */
function command(tier, built, { grep, reporter, desktop }) {
  const pattern = grep === undefined ? [] : ['--grep', grep];
  if (tier.needs === 'vscode') {
    if (built.integration === undefined) return undefined;
    const args = ['scripts/test/runIntegration.mjs', ...pattern, built.integration];
    return desktop ? [...args, '--desktop'] : args;
  }
  const files = built.files.filter(({ source }) => source.startsWith(`test/${tier.name}/`));
  if (files.length === 0) return undefined;
  return [
    '--enable-source-maps',
    'scripts/test/runMocha.mjs',
    '--timeout',
    String(tier.timeout),
    '--reporter',
    reporter ?? (tier.needs === 'node' ? 'dot' : 'spec'),
    ...pattern,
    ...files.map(({ bundle }) => bundle),
  ];
}

/**
 * Test files that would never run, because they are in no tier's folder.
 *
 * @param {readonly import('./tiers.mjs').Tier[]} tiers
 * @param {readonly string[]} files
 */
export function strayTests(tiers, files) {
  const known = new Set(tiers.map(({ name }) => name));
  return files.filter((file) => !known.has(file.split('/')[1] ?? ''));
}

/** Bundles of runs that were cut off. */
export function abandonedRuns() {
  const out = join(projectRoot, 'out');
  return readdirSync(out, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^run-\d+$/.test(entry.name))
    .filter((entry) => !isRunning(Number(entry.name.slice('run-'.length))))
    .map((entry) => join(out, entry.name));
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
