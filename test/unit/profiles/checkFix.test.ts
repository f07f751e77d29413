import assert from 'node:assert/strict';
import { simulatorProfileId, type Profile } from '../../../src/core/profiles/profile.ts';
import { checkFix } from '../../../src/extension/commands/checkFix.ts';
import { profileOf } from '../../support/profileOf.ts';

const say = (text: string): string => text;
const profile = profileOf();

describe('what helps where a check of a profile finds the access token refused', () => {
  const simulator: Profile = { ...profile, id: simulatorProfileId };
  for (const [what, where, refreshable, command] of [
    ['a new one from its refresh token', profile, true, 'worldfirst.refreshAccessToken'],
    ['a new one by hand, without a refresh token', profile, false, 'worldfirst.setAccessToken'],
    ['a refresh at the simulator', simulator, true, 'worldfirst.refreshAccessToken'],
    ['another code at the simulator', simulator, false, 'worldfirst.getAccessToken'],
  ] as const) {
    it(`is ${what}, for the partner itself`, () => {
      const fix = checkFix('setAccessToken', where, { state: 'expired', refreshable }, say);
      assert.deepEqual([fix?.command, fix?.args], [command, [where.id, '']]);
    });
  }

  it('is nothing where a key or an address of the simulator seems wrong', () => {
    assert.equal(checkFix('editProfile', simulator, undefined, say), undefined);
    assert.equal(checkFix('editProfile', profile, undefined, say)?.command, 'worldfirst.editProfile');
  });
});
