import assert from 'node:assert/strict';
import { outcomeLine, readOutcome, whyRed } from '../../../scripts/host/outcome.mjs';

describe('the outcome of a test run', () => {
  it('is what its last line says, whatever is printed around it', () => {
    const line = outcomeLine({ passed: 12, failed: 1, pending: 2 });
    assert.deepEqual(readOutcome(`noise\n${line}\nExit code: 1\n`), { passed: 12, failed: 1, pending: 2 });
  });

  it('is unknown without that line, and unknown is red', () => {
    assert.equal(readOutcome('tests begin\n  ✔ first\n'), undefined);
    assert.match(whyRed(undefined, 0) ?? '', /before its last line/);
  });

  it('is green only if tests ran, none failed and none was skipped', () => {
    assert.equal(whyRed({ passed: 3, failed: 0, pending: 0 }, 0), undefined);
    assert.match(whyRed({ passed: 3, failed: 1, pending: 0 }, 0) ?? '', /1 failed/);
    assert.match(whyRed({ passed: 3, failed: 0, pending: 1 }, 0) ?? '', /1 skipped/);
    assert.match(whyRed({ passed: 0, failed: 0, pending: 0 }, 0) ?? '', /no test ran/);
    assert.match(whyRed({ passed: 3, failed: 0, pending: 0 }, 137) ?? '', /137/);
  });
});
