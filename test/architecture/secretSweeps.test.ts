import assert from 'node:assert/strict';
import { commandIds } from '../../src/extension/contributions.ts';
import { notSwept, secretSweeps } from '../support/secretSweeps.ts';

describe('the searches for leaked secrets', () => {
  it('run every command that there is, or say why not', () => {
    const run: readonly string[] = Object.values(secretSweeps).flat();
    assert.deepEqual(new Set([...run, ...Object.keys(notSwept)]), new Set(commandIds));
    assert.deepEqual(
      Object.keys(notSwept).filter((id) => run.includes(id)),
      [],
    );
  });
});
