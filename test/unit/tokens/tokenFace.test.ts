import assert from 'node:assert/strict';
import { tokenLines, tokenWord } from '../../../src/core/accounts/tokenFace.ts';
import { tokenState, type TokenStanding } from '../../../src/core/accounts/tokenStanding.ts';
import { fillGaps } from '../../../src/core/sentence.ts';

const day = 86_400_000;
const now = 1_000 * day;
const words = { t: fillGaps, time: (at: number) => `day ${at / day}` };
const token = (expiresAt: number | undefined, refreshExpiresAt?: number): TokenStanding => ({
  state: tokenState(expiresAt, now),
  ...(expiresAt === undefined ? {} : { expiresAt }),
  refreshable: refreshExpiresAt !== undefined,
  ...(refreshExpiresAt === undefined ? {} : { refreshExpiresAt }),
});

describe('how an access token stands', () => {
  it('is worth a word from three days before its end', () => {
    assert.equal(tokenWord(token(now + 3 * day + 1), words), undefined);
    assert.equal(tokenWord(token(now + 3 * day), words), 'access token expires day 1003');
    assert.equal(tokenWord(token(now), words), 'access token expired');
    assert.equal(tokenWord(token(undefined), words), undefined);
    assert.equal(tokenWord(undefined, words), undefined);
  });

  it('is told in full where somebody looks', () => {
    assert.deepEqual(tokenLines(token(now + 9 * day, now + 99 * day), words), [
      'Access token: good until day 1009',
      'Refresh token: good until day 1099',
    ]);
    assert.deepEqual(tokenLines(token(now - day), words), [
      'Access token: expired day 999',
      'Refresh token: none',
    ]);
    assert.deepEqual(tokenLines({ state: 'good', refreshable: true }, words), [
      'Access token: when it expires is not known',
      'Refresh token: when it expires is not known',
    ]);
    assert.deepEqual(tokenLines(undefined, words), []);
  });
});
