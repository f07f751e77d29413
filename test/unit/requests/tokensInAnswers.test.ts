import assert from 'node:assert/strict';
import { applyToken, revokeToken } from '../../../src/core/catalogue/index.ts';
import type { EndpointDescription } from '../../../src/core/catalogue/endpoint.ts';
import { logExchange } from '../../../src/core/calls/logExchange.ts';
import { answerText, responseState } from '../../../src/extension/requests/responseState.ts';
import { fillGaps } from '../../../src/core/sentence.ts';
import { exchangeWith, type Reply } from '../../support/exchanges.ts';

const sent = { authCode: 'canary-code-77', refresh: 'canary-refresh-78', token: 'canary-revoked-79' };
const issued = { access: 'canary-access-80', refresh: 'canary-next-81' };
const result = {
  resultStatus: 'S',
  resultCode: 'SUCCESS',
  resultMessage: `took canary-code-77 and canary-refresh-78`,
};
const answer = {
  result,
  accessToken: issued.access,
  expireTime: 'canary-access-80',
  refreshToken: issued.refresh,
};

const calls: readonly (readonly [string, EndpointDescription, string, Reply])[] = [
  [
    'a code',
    applyToken,
    JSON.stringify({ grantType: 'AUTHORIZATION_CODE', authCode: sent.authCode }),
    { body: answer },
  ],
  [
    'a refresh',
    applyToken,
    JSON.stringify({ grantType: 'REFRESH_TOKEN', refreshToken: sent.refresh }),
    { body: answer },
  ],
  [
    'a refusal that repeats what was sent',
    applyToken,
    JSON.stringify({ grantType: 'AUTHORIZATION_CODE', authCode: sent.authCode }),
    { body: { result: { ...result, resultStatus: 'F', resultMessage: `no code ${sent.authCode}` } } },
  ],
  [
    'an answer that was cut',
    applyToken,
    '{}',
    { body: `{"accessToken":"${issued.access}","refreshToken":"${issued.refresh}` },
  ],
  [
    'an answer that is a page',
    applyToken,
    '{}',
    { status: 500, body: `<p>accessToken ${issued.access}</p>` },
  ],
  [
    'a revocation',
    revokeToken,
    JSON.stringify({ token: sent.token, tokenType: 'ACCESS_TOKEN' }),
    { body: { result } },
  ],
];

describe('codes and tokens of a call', () => {
  for (const [what, endpoint, body, reply] of calls) {
    it(`are in no log and on no page: ${what}`, async () => {
      const exchange = await exchangeWith(endpoint, reply, body);
      const lines: string[] = [];
      const add = (line: string): void => void lines.push(line);
      logExchange(exchange, endpoint, { info: add, debug: add, trace: add });
      const profile = { name: 'Acme', simulated: false };
      const state = responseState(exchange, { id: '1', endpoint, profile, say: fillGaps as never });
      const told = [...lines, JSON.stringify(state), answerText(exchange, endpoint)].join('\n');
      const known = what.startsWith('a code') || what.startsWith('a refusal') ? sent.authCode : '';
      const wanted = [
        issued.access,
        issued.refresh,
        sent.token,
        known,
        what === 'a refresh' ? sent.refresh : '',
      ];
      for (const secret of wanted.filter((each) => each !== ''))
        assert.equal(told.includes(secret), false, secret);
      assert.match(lines.join('\n'), new RegExp(endpoint.name));
    });
  }

  it('leave the rest of the answer to be read', async () => {
    const exchange = await exchangeWith(
      applyToken,
      { body: { ...answer, expireTime: '2026-02-01T08:00:00+08:00' } },
      '{}',
    );
    const text = answerText(exchange, applyToken);
    assert.match(text, /"accessToken":"\[redacted\]"/);
    assert.match(text, /"expireTime":"2026-02-01T08:00:00\+08:00"/);
  });
});
