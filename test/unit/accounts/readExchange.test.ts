import assert from 'node:assert/strict';
import { endpointOf, type Question } from '../../../src/core/accounts/question.ts';
import { readExchange } from '../../../src/core/accounts/readExchange.ts';
import * as catalogue from '../../../src/core/catalogue/index.ts';
import type { TransportFailure } from '../../../src/core/calls/ports.ts';
import { english } from '../../support/english.ts';
import { exchangeWith, type Reply } from '../../support/exchanges.ts';

const balance: Question = { kind: 'balance', type: 'NORMAL_BALANCE' };
const prefunding: Question = { kind: 'prefunding', currency: 'USD' };
const quota: Question = { kind: 'quota' };

async function readReply(question: Question, reply: Reply | TransportFailure) {
  return readExchange(question, await exchangeWith(catalogue[endpointOf(question)], reply));
}

const sample = (question: Question): Reply => ({
  body: catalogue[endpointOf(question)].sample.response,
});
const refusal = (resultCode: string, resultStatus = 'F'): Reply => ({
  body: { result: { resultStatus, resultCode, resultMessage: 'no' } },
});

describe('taking figures out of a call', () => {
  it('takes those of a verified success and says when they came', async () => {
    for (const question of [balance, prefunding, quota]) {
      const read = await readReply(question, sample(question));
      assert(read.ok);
      assert.equal(read.reading.trust, 'verified');
      assert.equal(read.reading.figures.kind, question.kind);
      assert(read.reading.readAt >= Date.UTC(2026, 0, 2));
    }
  });

  it('takes them unverified where no gateway key is set', async () => {
    const read = await readReply(balance, { ...sample(balance), signature: 'noKey' });
    assert(read.ok);
    assert.equal(read.reading.trust, 'notVerifiable');
  });

  for (const signature of ['wrong', 'missing'] as const) {
    it(`takes none of an answer whose signature is ${signature}, and trusts no earlier ones beside it`, async () => {
      const read = await readReply(quota, { ...sample(quota), signature });
      assert(!read.ok);
      assert.equal(read.cause, 'wrongSignature');
      assert.equal(read.distrusted, true);
      assert.match(english(read.headline), /figures are not shown/);
    });
  }

  it('takes none of a verified success that lacks a required member or has one of another type', async () => {
    const { accountBalances: accounts } = catalogue.inquiryBalance.sample.response;
    for (const change of [
      { responseId: undefined },
      { accountBalances: [...accounts, { accountNo: 4711 }] },
    ]) {
      const read = await readReply(balance, {
        body: { ...catalogue.inquiryBalance.sample.response, ...change },
      });
      assert(!read.ok);
      assert.match(english(read.headline), /^Not trusted: The answer says S, but .*(?:responseId|accountNo)/);
      assert.equal(read.distrusted, false);
    }
  });

  it('takes those of a success that departs from the documents in nothing that matters', async () => {
    const body = { ...catalogue.queryCreditQuota.sample.response, productStatus: 'SLEEPING' };
    assert.equal((await readReply(quota, { body })).ok, true);
  });

  it('takes none of an answer with another HTTP status, of one that is not JSON, and of none', async () => {
    const replies: readonly (Reply | TransportFailure)[] = [
      { ...sample(balance), status: 500 },
      { body: '<html>' },
      { kind: 'timedOut', firstByteLeft: true, detail: '30 s' },
      { kind: 'refused', firstByteLeft: false, detail: 'ECONNREFUSED' },
    ];
    for (const reply of replies) {
      const read = await readReply(balance, reply);
      assert(!read.ok);
      assert.notEqual(english(read.headline), '');
      assert.equal(read.distrusted, false);
    }
  });

  it('takes none of a code that the documents list as no success', async () => {
    const body = {
      ...catalogue.inquiryBalance.sample.response,
      result: { resultStatus: 'S', resultCode: 'PROCESS_FAIL', resultMessage: '' },
    };
    assert.equal((await readReply(balance, { body })).ok, false);
  });

  it('keeps an unsigned refusal apart from a forged one', async () => {
    const unsigned = await readReply(balance, { ...refusal('INVALID_CLIENT'), signature: 'missing' });
    const forged = await readReply(balance, { ...refusal('INVALID_CLIENT'), signature: 'wrong' });
    assert(!unsigned.ok && !forged.ok);
    assert.equal(unsigned.distrusted, false);
    assert.equal(unsigned.cause, 'clientRefused');
    assert.equal(forged.distrusted, true);
    assert.equal(forged.cause, 'wrongSignature');
  });

  const causes = [
    [balance, 'INVALID_SIGNATURE', 'F', 'signatureRefused'],
    [prefunding, 'KEY_NOT_FOUND', 'F', 'signatureRefused'],
    [balance, 'INVALID_CLIENT', 'F', 'clientRefused'],
    [balance, 'OAUTH_FAIL', 'F', 'authorisationRefused'],
    [balance, 'AUTHORIZATION_NOT_EXIST', 'F', 'authorisationRefused'],
    [balance, 'INVALID_ACCESS_TOKEN', 'F', 'authorisationRefused'],
    [balance, 'ACCESS_TOKEN_EXPIRED', 'F', 'tokenExpired'],
    [prefunding, 'UN_SUPPORT_BUSINESS', 'F', 'currencyRefused'],
    [quota, 'REQUEST_TRAFFIC_EXCEED_LIMIT', 'U', 'throttled'],
    [quota, 'QUOTA_QUERY_FAILED', 'F', 'other'],
    [quota, 'toString', 'F', 'other'],
  ] as const;
  for (const [question, code, status, cause] of causes) {
    it(`knows what stands behind ${code}, and says what the documents advise`, async () => {
      const read = await readReply(question, refusal(code, status));
      assert(!read.ok);
      assert.equal(read.cause, cause);
      assert(english(read.headline).includes(code));
      assert(read.advice.length > 0);
    });
  }
});
