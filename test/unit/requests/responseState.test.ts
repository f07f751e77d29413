import assert from 'node:assert/strict';
import {
  applyCreditGrant,
  inquiryBalance,
  inquiryCreditGrant,
  queryCreditQuota,
  submitAttachment,
} from '../../../src/core/catalogue/index.ts';
import type { EndpointDescription } from '../../../src/core/catalogue/endpoint.ts';
import type { TransportFailure, TransportFailureKind } from '../../../src/core/calls/ports.ts';
import { responseState, sha256, shownBodyBytes } from '../../../src/extension/requests/responseState.ts';
import type { ResponseState } from '../../../src/protocol/requestEditor.ts';
import { exchangeWith, type Reply } from '../../support/exchanges.ts';

async function shown(
  endpoint: EndpointDescription,
  reply: Reply | TransportFailure,
  simulated = false,
  sent?: string,
): Promise<ResponseState> {
  return responseState(await exchangeWith(endpoint, reply, sent), {
    id: '1',
    endpoint,
    profile: { name: 'Acme', simulated },
    say: (template, ...values) =>
      template.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)])),
  });
}

const success = { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success' };
const refused = (code: string) => ({ result: { resultStatus: 'F', resultCode: code, resultMessage: code } });
const grant = (status?: string) => ({
  result: success,
  referenceNo: 'R-1',
  ...(status !== undefined && { creditGrantStatus: status }),
});
const balances = inquiryBalance.sample.response;

const failures: readonly (readonly [TransportFailureKind, boolean])[] = [
  ['refused', false],
  ['nameNotFound', false],
  ['unreachable', false],
  ['tls', false],
  ['timedOut', true],
  ['cutOff', true],
  ['cancelled', true],
  ['cancelled', false],
  ['tooLarge', true],
  ['redirected', true],
  ['badAnswer', true],
  ['other', false],
];

type Tones = readonly ResponseState['verdicts'][number]['tone'][];

describe('the advice about an application', () => {
  const followed = 'Credit Grants asks for it by itself and tells how it ends.';
  it('says that it is followed by itself, where its outcome is still to come', async () => {
    const cut: TransportFailure = { kind: 'cutOff', firstByteLeft: true, detail: 'socket hang up' };
    for (const reply of [{ body: grant('ACCEPTED') }, { body: grant('FROZEN') }, cut]) {
      const { advice } = await shown(applyCreditGrant, reply, false, '{"referenceNo":"R-1"}');
      assert.ok(advice.includes(followed));
      assert.ok(!advice.some((each) => each.includes('inquiryCreditGrant')), advice.join(' '));
    }
    const { advice: unknown } = await shown(applyCreditGrant, cut, false, '{"referenceNo":"R-1"}');
    assert.equal(unknown[0], 'It may have been done: do not send it again.');
    const refusal = await shown(
      applyCreditGrant,
      { body: refused('PARAM_ILLEGAL') },
      false,
      '{"referenceNo":"R-1"}',
    );
    const nameless = await shown(applyCreditGrant, { body: grant('ACCEPTED') }, true, '{}');
    const asked = await shown(
      inquiryCreditGrant,
      { body: grant('ACCEPTED') },
      false,
      '{"referenceNo":"R-1"}',
    );
    for (const { advice } of [refusal, nameless, asked]) assert.ok(!advice.includes(followed));
  });
});

describe('the verdicts of an answer', () => {
  const cases: readonly (readonly [
    what: string,
    endpoint: EndpointDescription,
    reply: Reply,
    outcome: ResponseState['outcome'],
    badge: ResponseState['verification']['kind'],
    tones: Tones,
  ])[] = [
    ['a verified success', inquiryBalance, { body: balances }, 'succeeded', 'verified', ['good', 'good']],
    [
      'a success nobody can verify',
      inquiryBalance,
      { body: balances, signature: 'noKey' },
      'succeeded',
      'notVerifiable',
      ['good', 'warning'],
    ],
    [
      'a success with a wrong signature',
      inquiryBalance,
      { body: balances, signature: 'wrong' },
      'failed',
      'notVerified',
      ['good', 'warning'],
    ],
    [
      'an unsigned success',
      inquiryBalance,
      { body: balances, signature: 'missing' },
      'failed',
      'unsigned',
      ['good', 'warning'],
    ],
    [
      'a refusal',
      inquiryBalance,
      { body: refused('INVALID_SIGNATURE') },
      'failed',
      'verified',
      ['good', 'bad'],
    ],
    [
      'an unsigned refusal',
      applyCreditGrant,
      { body: refused('INVALID_CLIENT'), signature: 'missing' },
      'refusedUnverified',
      'unsigned',
      ['good', 'bad', 'neutral'],
    ],
    [
      'an unknown result',
      applyCreditGrant,
      { body: { result: { resultStatus: 'U', resultCode: 'UNKNOWN_EXCEPTION', resultMessage: '' } } },
      'unknown',
      'verified',
      ['good', 'warning', 'neutral'],
    ],
    [
      'an application in review',
      applyCreditGrant,
      { body: grant('ACCEPTED') },
      'pending',
      'verified',
      ['good', 'good', 'neutral'],
    ],
    [
      'a failed application in a successful answer',
      applyCreditGrant,
      { body: grant('FAILED') },
      'failed',
      'verified',
      ['good', 'good', 'bad'],
    ],
    [
      'a business state nobody knows',
      applyCreditGrant,
      { body: grant('ON_HOLD') },
      'unknown',
      'verified',
      ['good', 'good', 'warning'],
    ],
    [
      'a business state that is missing',
      applyCreditGrant,
      { body: grant() },
      'unknown',
      'verified',
      ['good', 'good', 'warning'],
    ],
    [
      'a granted credit nobody can verify',
      inquiryCreditGrant,
      { body: grant('SUCCESS'), signature: 'noKey' },
      'succeeded',
      'notVerifiable',
      ['good', 'warning', 'warning'],
    ],
    [
      'another HTTP status',
      inquiryBalance,
      { status: 502, body: '<html></html>' },
      'failed',
      'verified',
      ['bad', 'bad'],
    ],
    [
      'a code listed with another status',
      inquiryBalance,
      { body: { result: { ...success, resultCode: 'INVALID_CLIENT' } } },
      'failed',
      'verified',
      ['good', 'warning'],
    ],
  ];
  for (const [what, endpoint, reply, outcome, badge, tones] of cases) {
    it(`show ${what}`, async () => {
      const state = await shown(endpoint, reply);
      assert.equal(state.outcome, outcome);
      assert.equal(state.verification.kind, badge);
      assert.deepEqual(
        state.verdicts.map(({ tone }) => tone),
        tones,
      );
      assert.deepEqual(
        state.verdicts.map(({ title }) => title),
        ['Transport', 'Gateway', 'Business'].slice(0, endpoint.businessStatus === undefined ? 2 : 3),
      );
      assert.ok(state.headline.length > 5 && state.verification.label.length > 3);
    });
  }

  it('are never all good where the signature is not right', async () => {
    for (const signature of ['wrong', 'missing', 'noKey'] as const) {
      for (const status of ['S', 'F', 'U']) {
        for (const creditGrantStatus of ['ACCEPTED', 'SUCCESS', 'FAILED', 'ON_HOLD', undefined]) {
          const body = {
            result: { ...success, resultStatus: status },
            ...(creditGrantStatus !== undefined && { creditGrantStatus }),
          };
          const state = await shown(inquiryCreditGrant, { body, signature });
          assert.ok(state.verdicts.slice(1).every(({ tone }) => tone !== 'good'));
        }
      }
    }
  });

  for (const [kind, firstByteLeft] of failures) {
    it(`show that it was ${kind} ${firstByteLeft ? 'after' : 'before'} the first byte had left`, async () => {
      const state = await shown(applyCreditGrant, { kind, firstByteLeft, detail: 'ECODE.' });
      assert.equal(state.outcome, firstByteLeft ? 'unknown' : 'notSent');
      assert.deepEqual(
        state.verdicts.map(({ tone }) => tone),
        [firstByteLeft ? 'warning' : 'bad', 'neutral', 'neutral'],
      );
      assert.match(state.headline, firstByteLeft ? /^Outcome unknown: .*ECODE/ : /^Not sent: .*ECODE/);
      assert.match(state.verdicts[0]?.detail ?? '', firstByteLeft ? /had left/ : /^Nothing/);
      assert.equal(state.verification.kind, 'notSent');
      assert.deepEqual([state.bytes, state.body.text, state.figures.length], [0, '', 0]);
    });
  }

  it('say what the gateway writes where it adds something', async () => {
    const plain = await shown(inquiryBalance, { body: refused('INVALID_CLIENT') });
    assert.doesNotMatch(JSON.stringify(plain.verdicts), /The answer says/);
    const unlisted = await shown(inquiryBalance, {
      body: { result: { resultStatus: 'F', resultCode: 'NEW_CODE', resultMsg: 'mind the gap' } },
    });
    assert.match(unlisted.headline, /do not list.*The answer says: "mind the gap"\.$/);
  });
});

describe('the figures of an answer', () => {
  it('are readable and exact, and keep what was on the wire', async () => {
    const body = `{"result":${JSON.stringify(success)},"responseId":"1","accountBalances":[
      {"accountNo":"ACC-9","currency":"JPY","availableBalance":{"currency":"JPY","value":9007199254740993},
       "frozenBalance":{"currency":"JPY","value":"5"},"totalBalance":{"currency":"XXQ","value":12.5}},
      {"accountNo":"ACC-9","currency":"USD","availableBalance":{"currency":"USD","value":5}}]}`;
    const { figures } = await shown(inquiryBalance, { body, signature: 'noKey' });
    assert.deepEqual(
      figures.slice(0, 2).map(({ value, raw }) => [value, raw]),
      [
        ['JPY 9,007,199,254,740,993', '9007199254740993'],
        ['JPY 5', '5'],
      ],
    );
    assert.ok(figures.every(({ label }) => label.startsWith('ACC-9 · ')));
  });

  it('tell amount, rate and date of a grant', async () => {
    const { figures } = await shown(inquiryCreditGrant, { body: inquiryCreditGrant.sample.response });
    assert.deepEqual(
      figures.map(({ label, value, raw }) => `${label}: ${value} (${raw})`),
      [
        'Granted amount: USD 25,000.00 (2500000)',
        'Annual percentage rate: 5 % (0.05)',
        'Due date: 2025-03-31 (20250331)',
      ],
    );
  });

  for (const signature of ['wrong', 'missing'] as const) {
    it(`are not shown where the signature is ${signature}`, async () => {
      const { figures } = await shown(queryCreditQuota, {
        body: queryCreditQuota.sample.response,
        signature,
      });
      assert.deepEqual(figures, []);
    });
  }

  it('are shown in bounded number', async () => {
    const accountBalances = Array.from({ length: 5_000 }, (_, index) => ({
      accountNo: `ACC-${index}`,
      currency: 'USD',
      availableBalance: { currency: 'USD', value: index },
      frozenBalance: { currency: 'USD', value: 0 },
      totalBalance: { currency: 'USD', value: index },
    }));
    const { figures } = await shown(inquiryBalance, {
      body: { result: success, responseId: '1', accountBalances },
    });
    assert.equal(figures.length, 100);
  });
});

describe('the body and headers of an answer', () => {
  it('show JSON laid out, with the digits it had', async () => {
    const { body, bytes } = await shown(inquiryBalance, {
      body: `{"result":${JSON.stringify(success)},"n":12345678901234567890,"e":[],"o":{},"s":"\\u00e9"}`,
    });
    assert.match(body.text, /^\{\n {2}"result": \{\n {4}"resultStatus": "S",/);
    assert.match(
      body.text,
      /\n {2}"n": 12345678901234567890,\n {2}"e": \[\],\n {2}"o": \{\},\n {2}"s": "é"\n\}$/,
    );
    assert.equal(body.shownBytes, bytes);
    assert.equal(body.language, 'json');
  });

  it('cut what is large, JSON and other text alike', async () => {
    const long = 'x'.repeat(200_000);
    const json = await shown(inquiryBalance, { body: { result: success, long } });
    assert.equal(json.body.shownBytes, shownBodyBytes);
    assert.equal(json.body.text.length, shownBodyBytes);
    const text = await shown(inquiryBalance, { body: '💶'.repeat(50_000).slice(1) });
    assert.equal(text.body.language, 'text');
    assert.ok(text.body.text.length <= shownBodyBytes && text.bytes > shownBodyBytes);
    assert.doesNotMatch(text.body.text.slice(-4), /\ufffd/);
  });

  it('hide the token and whatever else is secret, and tell what was sent', async () => {
    const state = await shown(inquiryBalance, { body: balances, headers: [['Set-Cookie', 'canary-cookie']] });
    assert.doesNotMatch(JSON.stringify(state), /canary/);
    const echo = await shown(inquiryBalance, {
      body: {
        result: { resultStatus: 'F', resultCode: 'INVALID_ACCESS_TOKEN', resultMessage: 'canary-token?' },
      },
      headers: [['X-Echo', btoa('canary-token')]],
    });
    assert.doesNotMatch(JSON.stringify(echo), /canary|Y2FuYXJ5/);
    assert.match(echo.body.text, /"resultMessage": "\[redacted\]\?"/);
    assert.ok(state.sent.headers.some(([name, value]) => name === 'Access-Token' && value === '[redacted]'));
    assert.equal(state.sent.bodySha256, sha256([new TextEncoder().encode('{"a":1}')]));
    assert.deepEqual([state.sent.profile, state.sent.customer, state.sent.bodyBytes], ['Acme', 'C-1001', 7]);
  });

  const grantSent = { body: grant('ACCEPTED') };
  const offers: readonly (readonly [
    what: string,
    endpoint: EndpointDescription,
    reply: Reply | TransportFailure,
    intents: string,
    simulated?: boolean,
  ])[] = [
    [
      'a refused signature',
      inquiryBalance,
      { body: refused('INVALID_SIGNATURE') },
      'diagnoseSignature showSignature importPrivateKey checkProfile',
    ],
    [
      'one of the simulator',
      inquiryBalance,
      { body: refused('INVALID_SIGNATURE') },
      'diagnoseSignature showSignature showSimulatorConnection checkProfile',
      true,
    ],
    [
      'an expired token',
      inquiryBalance,
      { body: refused('ACCESS_TOKEN_EXPIRED') },
      'refreshAccessToken setAccessToken',
    ],
    [
      'an expired token of the simulator',
      inquiryBalance,
      { body: refused('ACCESS_TOKEN_EXPIRED') },
      'refreshAccessToken showSimulatorConnection',
      true,
    ],
    [
      'a token that is unknown',
      inquiryBalance,
      { body: refused('AUTHORIZATION_NOT_EXIST') },
      'getAccessToken setAccessToken',
    ],
    [
      'an unknown client',
      inquiryBalance,
      { body: refused('INVALID_CLIENT'), signature: 'missing' },
      'editProfile switchProfile diagnoseSignature',
    ],
    ['an unsigned answer', inquiryBalance, { body: balances, signature: 'missing' }, 'diagnoseSignature'],
    ['a wrong parameter', inquiryBalance, { body: refused('PARAM_ILLEGAL') }, 'aboutApi'],
    ['an answer without key', inquiryBalance, { body: balances, signature: 'noKey' }, 'setGatewayPublicKey'],
    [
      'a wrongly signed answer',
      inquiryBalance,
      { body: balances, signature: 'wrong' },
      'diagnoseSignature setGatewayPublicKey',
    ],
    ['a success', inquiryBalance, { body: balances }, ''],
    [
      'a read answered U',
      inquiryBalance,
      { body: { result: { resultStatus: 'U', resultCode: 'UNKNOWN_EXCEPTION', resultMessage: '' } } },
      'sendAgain',
    ],
    [
      'a read without connection',
      inquiryBalance,
      { kind: 'refused', firstByteLeft: false, detail: '' },
      'sendAgain editProfile checkProfile',
    ],
    [
      'a read that was cancelled',
      inquiryBalance,
      { kind: 'cancelled', firstByteLeft: true, detail: '' },
      'sendAgain',
    ],
    ['a page of a proxy', inquiryBalance, { status: 502, body: '<html></html>' }, 'editProfile checkProfile'],
    ['an application in review', applyCreditGrant, grantSent, 'openInquiry'],
    [
      'an application that timed out',
      applyCreditGrant,
      { kind: 'timedOut', firstByteLeft: true, detail: '' },
      'openInquiry callSettings',
    ],
    [
      'a wrongly signed answer to an application',
      applyCreditGrant,
      { ...grantSent, signature: 'wrong' },
      'openInquiry diagnoseSignature setGatewayPublicKey',
    ],
    [
      'a wrongly signed refusal of an application',
      applyCreditGrant,
      { body: refused('INVALID_SIGNATURE'), signature: 'wrong' },
      'openInquiry diagnoseSignature setGatewayPublicKey',
    ],
    [
      'an application that never left',
      applyCreditGrant,
      { kind: 'cancelled', firstByteLeft: false, detail: '' },
      '',
    ],
    [
      'an upload that was cut off',
      submitAttachment,
      { kind: 'cutOff', firstByteLeft: true, detail: '' },
      'showLog',
    ],
    [
      'a grant that is still in review',
      inquiryCreditGrant,
      { body: { ...inquiryCreditGrant.sample.response, creditGrantStatus: 'ACCEPTED' } },
      'followApplication sendAgain',
    ],
  ];
  for (const [what, endpoint, reply, intents, simulated] of offers) {
    it(`offer what helps with ${what}`, async () => {
      const { fixes } = await shown(endpoint, reply, simulated, '{"referenceNo":"R-1"}');
      assert.equal(fixes.map(({ intent }) => intent).join(' '), intents);
      assert.equal(new Set(fixes.map(({ title }) => title)).size, fixes.length);
    });
  }

  it('never offer to send a write again, nor an inquiry where no reference was sent', async () => {
    for (const endpoint of [applyCreditGrant, submitAttachment]) {
      for (const firstByteLeft of [true, false]) {
        for (const [kind] of failures) {
          const { fixes } = await shown(endpoint, { kind, firstByteLeft, detail: '' });
          assert.ok(!fixes.some(({ intent }) => intent === 'sendAgain' || intent === 'openInquiry'));
        }
      }
    }
  });
});
