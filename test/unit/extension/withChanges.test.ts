import assert from 'node:assert/strict';
import { withChanges } from '../../../src/extension/withChanges.ts';
import { profileOf } from '../../support/profileOf.ts';

describe('an edited profile that was changed elsewhere meanwhile', () => {
  const before = profileOf({ name: 'Acme', clientId: 'A', customers: [{ id: '2188' }] });

  it('keeps what was changed on either side', () => {
    const edited = { ...before, clientId: 'B' };
    const present = { ...before, customers: [{ id: '2188' }, { id: '2189' }] };
    assert.deepEqual(withChanges(present, before, edited), { ...present, clientId: 'B' });
  });

  it('takes what was changed on both sides from the edit', () => {
    const present = { ...before, name: 'Elsewhere' };
    assert.equal(withChanges(present, before, { ...before, name: 'Here' }).name, 'Here');
  });
});
