/**
 * `npm run bench`: a table of speeds and sizes, each against its budget. It asserts nothing: machines are noisy.
 * Within one row both sides are measured in turns, in this one run.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { activation } from './bench/activation.mjs';
import { bundleForNode } from './buildTests.mjs';
import { projectRoot } from './command.mjs';
import { packageExtension } from './package.mjs';

const out = join(projectRoot, 'out', `bench-${process.pid}`);
mkdirSync(out, { recursive: true });
process.on('exit', () => rmSync(out, { recursive: true, force: true }));

const vsix = await packageExtension({ quiet: true, outFile: join(out, 'bench.vsix') });
await bundleForNode(['test/bench/rows.ts'], out);
/** @type {{ rows: (vsix: { size: number }) => AsyncIterable<import('../test/bench/row.ts').Row> }} */
const { rows } = await import(pathToFileURL(join(out, 'bench/rows.js')).href);

/** @param {import('../test/bench/row.ts').Row} row */
function print({ figure, measured, comparedWith, ratio, budget, used }) {
  const mark = used <= 1 ? 'ok' : used <= 1.5 ? 'MISSED' : 'MISSED BY FAR';
  console.log(
    `${figure.padEnd(58)}${measured.padStart(12)}  ${comparedWith.padEnd(58)}${ratio.padStart(7)}  ${budget.padEnd(14)}${mark}`,
  );
}

console.log(
  `${'figure'.padEnd(58)}${'measured'.padStart(12)}  ${'compared with'.padEnd(58)}${'ratio'.padStart(7)}  budget`,
);
for await (const row of rows(vsix)) print(row);
print(await activation(out));
