import assert from 'node:assert/strict';
import type { TransportFailure } from '../../../src/core/calls/ports.ts';
import { inquiryBalance } from '../../../src/core/catalogue/index.ts';
import { checkSteps, type CheckRemedy, type CheckStanding } from '../../../src/core/profiles/profileCheck.ts';
import { inEnglish } from '../../../src/core/sentence.ts';
import { exchangeWith, type Reply } from '../../support/exchanges.ts';

const result = (resultCode: string, resultStatus: string): unknown => ({
  result: { resultCode, resultStatus, resultMessage: 'said so' },
});
const success = { ...inquiryBalance.sample.response };

type Standings = readonly [CheckStanding, CheckStanding, CheckStanding, CheckStanding, CheckStanding];

/** Connection, TLS, signature, verification, answer; then the first remedy and a part of its sentence. */
const cases: readonly (readonly [
  string,
  Reply | TransportFailure,
  Standings,
  CheckRemedy | undefined,
  RegExp,
])[] = [
  [
    'everything holds',
    { body: success },
    ['passed', 'passed', 'passed', 'passed', 'passed'],
    undefined,
    /signed by/,
  ],
  [
    'the gateway’s key is not set',
    { body: success, signature: 'noKey' },
    ['passed', 'passed', 'passed', 'unclear', 'passed'],
    'setGatewayPublicKey',
    /cannot be verified/,
  ],
  [
    'the answer is signed by another key',
    { body: success, signature: 'wrong' },
    ['passed', 'passed', 'unclear', 'failed', 'failed'],
    'setGatewayPublicKey',
    /does not fit/,
  ],
  [
    'the answer is not signed',
    { body: success, signature: 'missing' },
    ['passed', 'passed', 'unclear', 'failed', 'failed'],
    undefined,
    /cannot be relied on/,
  ],
  [
    'a refusal is not signed',
    { body: result('USER_NOT_EXIST', 'F'), signature: 'missing' },
    ['passed', 'passed', 'unclear', 'failed', 'failed'],
    undefined,
    /answered USER_NOT_EXIST/,
  ],
  [
    'a success comes with another HTTP status',
    { body: success, status: 500 },
    ['passed', 'passed', 'passed', 'passed', 'failed'],
    undefined,
    /cannot be relied on: .*500/,
  ],
  [
    'a success lacks the accounts',
    { body: { ...success, accountBalances: undefined } },
    ['passed', 'passed', 'passed', 'passed', 'failed'],
    undefined,
    /cannot be relied on: .*accountBalances is missing/,
  ],
  [
    'the signature is refused',
    { body: result('INVALID_SIGNATURE', 'F') },
    ['passed', 'passed', 'failed', 'passed', 'failed'],
    'importPrivateKey',
    /key version must belong/,
  ],
  [
    'the client is unknown',
    { body: result('INVALID_CLIENT', 'F') },
    ['passed', 'passed', 'failed', 'passed', 'failed'],
    'editProfile',
    /client id CLIENT1/,
  ],
  [
    'the path is unknown',
    { body: result('INVALID_API', 'F') },
    ['passed', 'passed', 'unclear', 'passed', 'failed'],
    'editProfile',
    /path override/,
  ],
  [
    'a token is asked for',
    { body: result('INVALID_ACCESS_TOKEN', 'F') },
    ['passed', 'passed', 'passed', 'passed', 'failed'],
    'setAccessToken',
    /access token/,
  ],
  [
    'something else answers',
    { body: '<html>', status: 502, signature: 'missing' },
    ['passed', 'passed', 'unclear', 'failed', 'failed'],
    'editProfile',
    /does not speak like the gateway/,
  ],
  [
    'a proxy on the way wants to know who asks',
    { body: '<html>', status: 407, signature: 'missing' },
    ['failed', 'notReached', 'notReached', 'notReached', 'notReached'],
    undefined,
    /A proxy .* http\.proxy/,
  ],
  [
    'the host does not exist',
    { kind: 'nameNotFound', firstByteLeft: false, detail: 'no such host' },
    ['failed', 'notReached', 'notReached', 'notReached', 'notReached'],
    'editProfile',
    /no such host/,
  ],
  [
    'the certificate is not trusted',
    { kind: 'tls', firstByteLeft: false, detail: 'self-signed' },
    ['passed', 'failed', 'notReached', 'notReached', 'notReached'],
    undefined,
    /self-signed/,
  ],
  [
    'the answer does not come',
    { kind: 'timedOut', firstByteLeft: true, detail: 'no answer in 30 s' },
    ['passed', 'passed', 'notReached', 'notReached', 'failed'],
    undefined,
    /no answer in 30 s/,
  ],
];

describe('the check of a profile', () => {
  for (const [what, reply, standings, remedy, sentence] of cases) {
    it(`tells when ${what}`, async () => {
      const steps = checkSteps(await exchangeWith(inquiryBalance, reply));
      assert.deepEqual(
        steps.map(({ name, standing }) => [name, standing]),
        (['connection', 'tls', 'signature', 'verification', 'answer'] as const).map((name, index) => [
          name,
          standings[index],
        ]),
      );
      assert.equal(steps.find((step) => step.remedy)?.remedy, remedy);
      assert.match(steps.map((step) => inEnglish(step.sentence)).join('\n'), sentence);
    });
  }
});
