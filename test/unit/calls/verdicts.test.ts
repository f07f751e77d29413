import assert from 'node:assert/strict';
import type { EndpointDescription } from '../../../src/core/catalogue/endpoint.ts';
import {
  applyCreditGrant,
  endpoints,
  inquiryBalance,
  inquiryCreditGrant,
  queryCreditQuota,
  submitAttachment,
} from '../../../src/core/catalogue/index.ts';
import type { Outcome } from '../../../src/core/calls/exchange.ts';
import type { TransportFailureKind } from '../../../src/core/calls/ports.ts';
import { english } from '../../support/english.ts';
import { exchangeWith, type Reply } from '../../support/exchanges.ts';

const writes = endpoints.filter(({ effect }) => effect !== 'read');

function result(resultStatus: string, resultCode: string, more: object = {}): Reply {
  return { body: { result: { resultStatus, resultCode, resultMessage: 'message' }, ...more } };
}

function good(endpoint: EndpointDescription, changes: object = {}): Reply {
  return { body: { ...(endpoint.sample.response as object), ...changes } };
}

describe('verdicts', () => {
  const rules: readonly (readonly [what: string, EndpointDescription, Reply, Outcome])[] = [
    ['a verified success of a read', inquiryBalance, good(inquiryBalance), 'succeeded'],
    ['a verified success of an upload', submitAttachment, good(submitAttachment), 'succeeded'],
    ['an accepted application', applyCreditGrant, good(applyCreditGrant), 'pending'],
    [
      'S with a failed application',
      applyCreditGrant,
      good(applyCreditGrant, { creditGrantStatus: 'FAILED' }),
      'failed',
    ],
    [
      'S with SUCCESS, which applying does not know',
      applyCreditGrant,
      good(applyCreditGrant, { creditGrantStatus: 'SUCCESS' }),
      'unknown',
    ],
    [
      'S without a business status',
      applyCreditGrant,
      good(applyCreditGrant, { creditGrantStatus: undefined }),
      'unknown',
    ],
    [
      'S with a business status in lower case',
      applyCreditGrant,
      good(applyCreditGrant, { creditGrantStatus: 'accepted' }),
      'unknown',
    ],
    [
      'S with a name every object has',
      applyCreditGrant,
      good(applyCreditGrant, { creditGrantStatus: 'toString' }),
      'unknown',
    ],
    [
      'a grant that was approved',
      inquiryCreditGrant,
      good(inquiryCreditGrant, { creditGrantStatus: 'SUCCESS' }),
      'succeeded',
    ],
    [
      'a grant in review',
      inquiryCreditGrant,
      good(inquiryCreditGrant, { creditGrantStatus: 'ACCEPTED' }),
      'pending',
    ],
    [
      'a grant that was refused',
      inquiryCreditGrant,
      good(inquiryCreditGrant, { creditGrantStatus: 'FAILED' }),
      'failed',
    ],
    [
      'a grant in an unfamiliar state',
      inquiryCreditGrant,
      good(inquiryCreditGrant, { creditGrantStatus: 'NEW' }),
      'unknown',
    ],
    [
      'an inquiry without a state',
      inquiryCreditGrant,
      good(inquiryCreditGrant, { creditGrantStatus: undefined }),
      'unknown',
    ],
    ['an F of a write', applyCreditGrant, result('F', 'PARAM_ILLEGAL'), 'failed'],
    [
      'an F of a write that names a business state',
      applyCreditGrant,
      result('F', 'PARAM_ILLEGAL', { creditGrantStatus: 'ACCEPTED' }),
      'failed',
    ],
    ['a U of a write', applyCreditGrant, result('U', 'UNKNOWN_EXCEPTION'), 'unknown'],
    ['a U of a read', queryCreditQuota, result('U', 'REQUEST_TRAFFIC_EXCEED_LIMIT'), 'unknown'],
    [
      'an F whose code the documents list as U',
      applyCreditGrant,
      result('F', 'UNKNOWN_EXCEPTION'),
      'unknown',
    ],
    [
      'an S whose code the documents list as F',
      submitAttachment,
      { ...good(submitAttachment, { result: { resultStatus: 'S', resultCode: 'PROCESS_FAIL' } }) },
      'unknown',
    ],
    [
      'an S with a code that is not listed',
      submitAttachment,
      good(submitAttachment, { result: { resultStatus: 'S', resultCode: 'OK' } }),
      'succeeded',
    ],
    [
      'an unsigned S of a write',
      applyCreditGrant,
      { ...good(applyCreditGrant), signature: 'missing' },
      'unknown',
    ],
    [
      'an unsigned F of a write',
      applyCreditGrant,
      { ...result('F', 'INVALID_SIGNATURE'), signature: 'missing' },
      'refusedUnverified',
    ],
    [
      'an unsigned F of a read',
      inquiryBalance,
      { ...result('F', 'INVALID_CLIENT'), signature: 'missing' },
      'refusedUnverified',
    ],
    [
      'an unsigned F of a write whose code the documents list as U',
      applyCreditGrant,
      { ...result('F', 'UNKNOWN_EXCEPTION'), signature: 'missing' },
      'unknown',
    ],
    [
      'an unsigned U of a write',
      applyCreditGrant,
      { ...result('U', 'UNKNOWN_EXCEPTION'), signature: 'missing' },
      'unknown',
    ],
    [
      'a wrongly signed F of a write',
      applyCreditGrant,
      { ...result('F', 'PARAM_ILLEGAL'), signature: 'wrong' },
      'unknown',
    ],
    [
      'a wrongly signed S of a read',
      inquiryBalance,
      { ...good(inquiryBalance), signature: 'wrong' },
      'failed',
    ],
    [
      'an S of a write without the key',
      applyCreditGrant,
      { ...good(applyCreditGrant), signature: 'noKey' },
      'pending',
    ],
    [
      'an F of a write without the key',
      applyCreditGrant,
      { ...result('F', 'PARAM_ILLEGAL'), signature: 'noKey' },
      'failed',
    ],
    [
      'a U of a write without the key',
      applyCreditGrant,
      { ...result('U', 'UNKNOWN_EXCEPTION'), signature: 'noKey' },
      'unknown',
    ],
    [
      'a verified F of a write with HTTP 500',
      applyCreditGrant,
      { ...result('F', 'PARAM_ILLEGAL'), status: 500 },
      'unknown',
    ],
    [
      'an unsigned F of a write with HTTP 403',
      applyCreditGrant,
      { ...result('F', 'PARAM_ILLEGAL'), status: 403, signature: 'missing' },
      'unknown',
    ],
    [
      'a verified S of a write with HTTP 201',
      applyCreditGrant,
      { ...good(applyCreditGrant), status: 201 },
      'unknown',
    ],
    [
      'a verified S of a read with HTTP 500',
      inquiryBalance,
      { ...good(inquiryBalance), status: 500 },
      'failed',
    ],
  ];

  for (const [what, endpoint, reply, outcome] of rules) {
    it(`${what} is ${outcome}`, async () => {
      const exchange = await exchangeWith(endpoint, reply);
      assert.equal(exchange.outcome, outcome, english(exchange.headline));
      assert.match(english(exchange.headline), /^[A-Z].*\.$/);
    });
  }

  it('says of an application that failed why it did, and that the call worked', async () => {
    const exchange = await exchangeWith(
      applyCreditGrant,
      good(applyCreditGrant, { creditGrantStatus: 'FAILED' }),
    );
    assert.match(
      english(exchange.headline),
      /^Failed: creditGrantStatus FAILED\. The application failed, although the call succeeded\.$/,
    );
    assert.equal(
      english(exchange.advice),
      'The answer does not tell why: ask the technical support team for the reason.',
    );
  });

  it('quotes the reason that an answer gives for a failed application', async () => {
    const { businessStatus } = applyCreditGrant;
    const endpoint = {
      ...applyCreditGrant,
      businessStatus: { ...businessStatus, reasonFields: ['failCode', 'failMessage'] },
    };
    const changes = { creditGrantStatus: 'FAILED', failCode: 'LIMIT', failMessage: 'too "much"' };
    const exchange = await exchangeWith(endpoint, good(endpoint, changes));
    assert.match(
      english(exchange.headline),
      / The answer gives failCode: "LIMIT"\. The answer gives failMessage: "too \\"much\\""\.$/,
    );
  });

  it('says of a refused inquiry that it tells nothing about the application', async () => {
    const exchange = await exchangeWith(inquiryCreditGrant, result('F', 'PARAM_ILLEGAL'));
    assert.equal(exchange.business, undefined);
    assert.ok(
      english(exchange.advice).includes(
        'This concerns the inquiry alone; it says nothing about what was asked for.',
      ),
    );
  });

  it('quotes a code and a message that go on for ever only in part, on one line', async () => {
    const long = `A\nB${'x'.repeat(100_000)}`;
    for (const signature of ['right', 'missing'] as const) {
      const body = { result: { resultStatus: 'F', resultCode: long, resultMessage: long } };
      const headline = english((await exchangeWith(applyCreditGrant, { body, signature })).headline);
      assert(headline.length < 2_000, `${headline.length} characters`);
      assert(headline.includes(String.raw`"A\nBxxx`), headline);
      assert(!headline.includes('\n'));
    }
    const unfamiliar = await exchangeWith(
      applyCreditGrant,
      good(applyCreditGrant, { creditGrantStatus: long }),
    );
    const headline = english(unfamiliar.headline);
    assert(headline.length < 2_000, `${headline.length} characters`);
  });

  it('tells how to follow what is pending', async () => {
    const applied = await exchangeWith(applyCreditGrant, good(applyCreditGrant));
    const followed = await exchangeWith(
      inquiryCreditGrant,
      good(inquiryCreditGrant, { creditGrantStatus: 'ACCEPTED' }),
    );
    const sentence =
      'It is not finished: follow it with inquiryCreditGrant until it has succeeded or failed.';
    assert.deepEqual([english(applied.advice), english(followed.advice)], [sentence, sentence]);
  });

  it('gives meaning and further action of every documented code of every endpoint', async () => {
    for (const endpoint of endpoints) {
      for (const row of endpoint.results.filter(({ status }) => status !== 'S')) {
        const exchange = await exchangeWith(endpoint, result(row.status, row.code));
        assert.ok(exchange.gateway?.kind === 'result');
        assert.equal(exchange.gateway.meaning, row.meaning);
        assert.ok(english(exchange.headline).includes(row.meaning), english(exchange.headline));
        assert.ok(english(exchange.advice).includes(row.furtherAction), `${endpoint.name} ${row.code}`);
      }
    }
  });

  it('takes resultMsg for a missing resultMessage, and notes a message that is neither', async () => {
    const named = await exchangeWith(inquiryBalance, {
      body: { result: { resultStatus: 'F', resultCode: 'X', resultMsg: 'short name' } },
    });
    assert.equal(named.gateway?.kind === 'result' && named.gateway.message, 'short name');
    const missing = await exchangeWith(inquiryBalance, {
      body: { result: { resultStatus: 'F', resultCode: 'X' } },
    });
    assert.equal(english(missing.answer?.departures), '/result/resultMessage is missing.');
    assert.equal(missing.outcome, 'failed');
  });

  describe('of failures on the way', () => {
    const kinds: readonly TransportFailureKind[] = [
      'refused',
      'nameNotFound',
      'unreachable',
      'tls',
      'timedOut',
      'cutOff',
      'cancelled',
      'tooLarge',
      'redirected',
      'badAnswer',
      'other',
    ];
    for (const kind of kinds) {
      it(`${kind}: not sent where no byte left, else unknown for every write`, async () => {
        for (const endpoint of writes) {
          const before = await exchangeWith(endpoint, { kind, firstByteLeft: false, detail: 'why' });
          assert.equal(before.outcome, 'notSent');
          assert.match(english(before.headline), /^Not sent: .* \(why\)\.$/);
          const after = await exchangeWith(endpoint, { kind, firstByteLeft: true, detail: 'why' });
          assert.equal(after.outcome, 'unknown');
          assert.match(english(after.headline), /^Outcome unknown: .* \(why\)\.$/);
          assert.match(english(after.advice), /^It may have been done/);
        }
        const read = await exchangeWith(inquiryBalance, { kind, firstByteLeft: true, detail: 'why' });
        assert.equal(read.outcome, 'failed');
        assert.match(english(read.headline), /^No (?:usable )?answer: /);
      });
    }
  });
});
