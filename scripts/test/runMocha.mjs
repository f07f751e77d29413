/**
 * Runs the bundled test files of one tier in this process:
 * `runMocha.mjs --timeout ms [--reporter name] [--grep pattern] file…`
 */
import Mocha from 'mocha';
import { parseArgs } from 'node:util';
import { outcomeLine, suiteBegins } from '../host/outcome.mjs';

const { values, positionals } = parseArgs({
  options: {
    timeout: { type: 'string', default: '5000' },
    reporter: { type: 'string', default: 'dot' },
    grep: { type: 'string' },
  },
  allowPositionals: true,
});

const mocha = new Mocha({
  ui: 'bdd',
  timeout: Number(values.timeout),
  reporter: values.reporter,
  forbidOnly: true,
  ...(values.grep === undefined ? {} : { grep: new RegExp(values.grep) }),
});
for (const file of positionals) mocha.addFile(file);
console.log(suiteBegins);
await mocha.loadFilesAsync();

let passed = 0;
let pending = 0;
mocha
  .run((failed) => {
    console.log(outcomeLine({ passed, failed, pending }));
    if (failed > 0) process.exitCode = 1;
    // What is still open keeps a process alive for ever in CI; name it instead of waiting.
    setTimeout(() => {
      console.error(`Left open by the tests: ${process.getActiveResourcesInfo().join(', ')}`);
      process.exit(1);
    }, 10_000).unref();
  })
  .on('pass', () => (passed += 1))
  .on('pending', () => (pending += 1));
