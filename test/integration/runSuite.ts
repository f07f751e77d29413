import Mocha from 'mocha';
import { outcomeLine, suiteBegins } from '../../scripts/host/outcome.mjs';

/**
 * Runs the integration tests inside VS Code's extension host. The last line printed carries the counts; the
 * launcher believes nothing else, because a killed extension host looks like success from outside.
 */
export async function runSuite(loadTests: () => Promise<void>): Promise<void> {
  const grep = process.env['WORKBENCH_TEST_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    reporter: 'spec',
    color: false,
    forbidOnly: true,
    ...(grep === undefined ? {} : { grep: new RegExp(grep) }),
  });
  process.setSourceMapsEnabled(true);
  console.log(suiteBegins);
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  await loadTests();

  let pending = 0;
  let passed = 0;
  const failed = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', () => (passed += 1))
      .on('pending', () => (pending += 1));
  });
  console.log(outcomeLine({ passed, failed, pending }));
  if (failed > 0) throw new Error(`${failed} tests failed`);
}
