import assert from 'node:assert/strict';
import { applyToken } from '../../../src/core/catalogue/index.ts';
import type { TransportFailure } from '../../../src/core/calls/ports.ts';
import { tokenOutcome } from '../../../src/core/tokens/tokenOutcome.ts';
import { exchangeWith, type Reply } from '../../support/exchanges.ts';

const success = { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success' };
const whole = {
  result: success,
  accessToken: 'AT-1',
  expireTime: '2026-02-01T08:00:00+08:00',
  refreshToken: 'RT-1',
  refreshTokenExpireTime: '2026-07-01T00:00:00Z',
};

async function outcome(reply: Reply | TransportFailure) {
  return tokenOutcome(await exchangeWith(applyToken, reply, '{"grantType":"REFRESH_TOKEN"}'));
}

describe('what became of a call for tokens', () => {
  it('gives the tokens of a believed success, with their moments', async () => {
    const tokens = {
      accessToken: 'AT-1',
      expiresAt: Date.UTC(2026, 1, 1),
      refreshToken: 'RT-1',
      refreshExpiresAt: Date.UTC(2026, 6, 1),
    };
    assert.deepEqual(await outcome({ body: whole }), { kind: 'issued', tokens });
    assert.deepEqual(await outcome({ body: whole, signature: 'noKey' }), { kind: 'issued', tokens });
  });

  it('gives the token although the answer departs elsewhere, for nobody would get it again', async () => {
    const untimed = { ...whole, expireTime: undefined };
    const told = await outcome({ body: { ...untimed, refreshTokenExpireTime: 'in a year' } });
    assert.deepEqual(told, { kind: 'issued', tokens: { accessToken: 'AT-1', refreshToken: 'RT-1' } });
  });

  it('takes no moment without its offset', async () => {
    const told = await outcome({ body: { ...whole, expireTime: '2026-02-01T08:00:00' } });
    assert.ok(told.kind === 'issued' && told.tokens.expiresAt === undefined);
  });

  for (const [what, reply, kind] of [
    ['a success that is signed by somebody else', { body: whole, signature: 'wrong' }, 'unknown'],
    ['a success without a signature', { body: whole, signature: 'missing' }, 'unknown'],
    ['a success without a token', { body: { result: success } }, 'unknown'],
    ['a token that no header can carry', { body: { ...whole, accessToken: 'a b' } }, 'unknown'],
    [
      'U',
      { body: { result: { ...success, resultStatus: 'U', resultCode: 'UNKNOWN_EXCEPTION' } } },
      'unknown',
    ],
    ['a page', { status: 502, body: '<h1>Bad Gateway</h1>' }, 'unknown'],
    ['a connection that was cut', { kind: 'cutOff', firstByteLeft: true, detail: '' }, 'unknown'],
    ['F', { body: { result: { ...success, resultStatus: 'F', resultCode: 'OAUTH_FAIL' } } }, 'refused'],
    ['a connection that was refused', { kind: 'refused', firstByteLeft: false, detail: '' }, 'notSent'],
  ] as const) {
    it(`is ${kind} after ${what}`, async () => {
      assert.deepEqual(await outcome(reply), { kind });
    });
  }
});
