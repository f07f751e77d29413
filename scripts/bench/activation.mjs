/**
 * How long the extension takes to activate in a real extension host, less what an empty one takes there. Each
 * round is a fresh VS Code with both installed; a third extension, under development, holds the stopwatch.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, run } from '../command.mjs';
import { quietSettings } from '../host/settings.mjs';

const rounds = 5;
const marker = 'activation times ';

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * @param {string} out a folder to work in
 * @returns {Promise<import('../../test/bench/row.ts').Row>}
 */
export async function activation(out) {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const { publisher, name } = manifest;
  const installed = join(out, 'installed');
  for (const part of ['package.json', 'package.nls.json', 'dist', 'media', 'l10n']) {
    cpSync(join(projectRoot, part), join(installed, part), { recursive: true });
  }
  // What starts it by itself would come before the stopwatch does.
  writeFileSync(join(installed, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  const empty = join(out, 'empty');
  writeExtension(empty, 'empty', 'export function activate() {}\n', { type: 'module' });
  const stopwatch = join(out, 'stopwatch');
  writeExtension(stopwatch, 'stopwatch', 'exports.activate = () => {};\n', {});
  const suite = join(out, 'suite.cjs');
  writeFileSync(
    suite,
    `const vscode = require('vscode');
     exports.run = async () => {
              const time = async (id) => {
         const extension = vscode.extensions.getExtension(id);
         if (extension.isActive) throw new Error(id + ' is active already');
         const start = performance.now();
         await extension.activate();
         return performance.now() - start;
       };
       await new Promise((resolve) => setTimeout(resolve, 3000));
       const first = await time('bench.first');
       const [ours, empty] = [await time('${publisher}.${name}'), await time('bench.empty')];
       console.log('${marker}' + JSON.stringify({ first, ours, empty }));
     };`,
  );
  /** @type {{ ours: number, empty: number }[]} */
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'wf-bench-'));
    try {
      const extensions = join(folder, 'extensions');
      mkdirSync(join(folder, 'user/User'), { recursive: true });
      mkdirSync(join(folder, 'workspace'));
      writeFileSync(join(folder, 'user/User/settings.json'), JSON.stringify(quietSettings));
      cpSync(installed, join(extensions, `${publisher}.${name}-0.0.1`), {
        recursive: true,
      });
      cpSync(empty, join(extensions, 'bench.empty-0.0.1'), { recursive: true });
      // The first activation of any ES module pays for the loader; that is nobody's own time.
      writeExtension(join(extensions, 'bench.first-0.0.1'), 'first', 'export function activate() {}\n', {
        type: 'module',
      });
      const { output } = await run(
        process.execPath,
        [
          join(projectRoot, 'scripts/host/runSuite.mjs'),
          join(folder, 'workspace'),
          `--extensionDevelopmentPath=${stopwatch}`,
          `--extensionTestsPath=${suite}`,
          `--user-data-dir=${join(folder, 'user')}`,
          `--extensions-dir=${extensions}`,
          '--disable-workspace-trust',
          '--verbose',
        ],
        { quiet: true },
      );
      const line = output.split('\n').find((text) => text.includes(marker));
      if (line === undefined) throw new Error(`The stopwatch said nothing:\n${output}`);
      times.push(JSON.parse(line.slice(line.indexOf(marker) + marker.length)));
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  const ours = median(times.map((time) => time.ours));
  const bare = median(times.map((time) => time.empty));
  return {
    figure: 'activation in a quiet window, less an empty extension’s',
    measured: `${(ours - bare).toFixed(1)} ms`,
    comparedWith: `an empty extension in the same host, ${bare.toFixed(1)} ms`,
    ratio: '',
    budget: '≤ 15 ms',
    used: (ours - bare) / 15,
  };
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} main
 * @param {object} manifest
 */
function writeExtension(folder, name, main, manifest) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'extension.js'), main);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name,
      publisher: 'bench',
      version: '0.0.1',
      engines: { vscode: '^1.100.0' },
      main: './extension.js',
      activationEvents: ['onCommand:bench.never'],
      ...manifest,
    }),
  );
}
