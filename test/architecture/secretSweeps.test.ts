import assert from 'node:assert/strict';
import { commandIds } from '../../src/extension/contributions.ts';
import { secretSweeps } from '../support/secretSweeps.ts';

describe('the searches for leaked secrets', () => {
  it('run every command that there is', () => {
    assert.deepEqual(new Set(Object.values(secretSweeps).flat()), new Set(commandIds));
  });
});
