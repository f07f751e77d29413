import assert from 'node:assert/strict';
import { applyCreditGrant } from '../../../src/core/catalogue/index.ts';
import type { TransportFailureKind } from '../../../src/core/calls/ports.ts';
import { isVerified, stateOf, type ApplicationState } from '../../../src/core/grants/applicationState.ts';
import { duplicateVerdict } from '../../../src/core/grants/duplicateCheck.ts';
import { nextQuery } from '../../../src/core/grants/querySchedule.ts';
import { inEnglish } from '../../../src/core/sentence.ts';
import {
  applied,
  digestOf,
  failure,
  minute,
  result,
  sentAndAnswered,
  start,
} from '../../support/applications.ts';
import { exchangeWith, type Reply } from '../../support/exchanges.ts';

const later = start + 30 * minute;

async function stateAfter(reply: Parameters<typeof sentAndAnswered>[0]): Promise<ApplicationState> {
  return stateOf(await sentAndAnswered(reply), later);
}

describe('Three verdicts, sentence by sentence', () => {
  it('“Transport: answered, timed out, refused, cut off, TLS failure, cancelled; and whether the first byte had left”', async () => {
    const kinds: readonly TransportFailureKind[] = ['timedOut', 'refused', 'cutOff', 'tls', 'cancelled'];
    for (const kind of kinds) {
      assert.equal(await stateAfter({ kind, firstByteLeft: false, detail: '' }), 'notSent', kind);
      assert.equal(await stateAfter({ kind, firstByteLeft: true, detail: '' }), 'unknown', kind);
    }
    assert.equal(await stateAfter(applied.accepted), 'accepted');
  });

  it('“Gateway: resultStatus, code, meaning, further action”', async () => {
    const { gateway } = await exchangeWith(applyCreditGrant, applied.refused);
    assert.ok(gateway?.kind === 'result');
    assert.equal(gateway.status, 'F');
    assert.equal(gateway.code, 'PARAM_ILLEGAL');
    assert.ok(gateway.meaning);
    assert.ok(gateway.furtherAction);
    const { answer } = (await sentAndAnswered(applied.refused)).sends[0]!;
    assert.deepEqual([answer?.resultStatus, answer?.resultCode], ['F', 'PARAM_ILLEGAL']);
  });

  it('“resultMsg is accepted where resultMessage is missing”', async () => {
    const record = await sentAndAnswered({
      body: { result: { resultStatus: 'F', resultCode: 'PARAM_ILLEGAL', resultMsg: 'illegal' } },
    });
    assert.equal(record.sends[0]?.answer?.resultMessage, 'illegal');
    assert.equal(stateOf(record, later), 'refused');
  });

  it('“An unknown code is shown as it is”', async () => {
    const record = await sentAndAnswered(result('F', 'NEVER_HEARD_OF'));
    assert.equal(record.sends[0]?.answer?.resultCode, 'NEVER_HEARD_OF');
    assert.match(record.sends[0].answer.headline.map(inEnglish).join(' '), /NEVER_HEARD_OF/);
  });

  it('“For writes the advice never says ‘send again’: query first”', async () => {
    for (const reply of [applied.unknown, failure(true)]) {
      const { advice } = await exchangeWith(applyCreditGrant, reply);
      const text = advice.map(inEnglish).join(' ');
      assert.match(text, /inquiryCreditGrant/);
      assert.doesNotMatch(text, /send (it )?again|retry|repeat the/i);
    }
  });

  it('“S with creditGrantStatus FAILED is a failed application and looks like one”', async () => {
    const record = await sentAndAnswered(applied.failed);
    assert.equal(stateOf(record, later), 'failed');
    assert.equal(nextQuery(record).kind, 'none');
    assert.deepEqual([record.grant.failCode, record.grant.failMessage], ['NO_QUOTA', 'Nothing left.']);
    assert.match(inEnglish(record.sends[0]!.answer!.headline[0]), /^Failed/);
  });

  const unknowns: readonly (readonly [string, Parameters<typeof sentAndAnswered>[0]])[] = [
    ['U', applied.unknown],
    ['a timeout after the first byte', { kind: 'timedOut', firstByteLeft: true, detail: '' }],
    ['a cancel after the first byte', { kind: 'cancelled', firstByteLeft: true, detail: '' }],
    ['a cut after the first byte', failure(true)],
    ['HTTP other than 200', { ...applied.accepted, status: 500 }],
    ['HTTP other than 200 with F', { ...applied.refused, status: 502 }],
    ['not JSON', { body: '<html></html>' }],
    ['an unsigned S', { ...applied.accepted, signature: 'missing' }],
    ['a wrongly signed S', { ...applied.accepted, signature: 'wrong' }],
    ['a wrongly signed S with FAILED', { ...applied.failed, signature: 'wrong' }],
    ['a wrongly signed F', { ...applied.refused, signature: 'wrong' }],
    ['S without a business status', result('S', 'SUCCESS', { referenceNo: 'REF-2024-0001' })],
    [
      'S with an unfamiliar business status',
      result('S', 'SUCCESS', { referenceNo: 'REF-2024-0001', creditGrantStatus: 'FROZEN' }),
    ],
  ];
  for (const [what, reply] of unknowns) {
    it(`“Any outcome of a write that is not a well-formed, verified S or F is unknown”: ${what}`, async () => {
      const record = await sentAndAnswered(reply);
      assert.equal(stateOf(record, later), 'unknown');
      assert.equal(isVerified(record), false);
      assert.deepEqual(nextQuery(record), {
        kind: 'due',
        schedule: 'unknown',
        used: 0,
        dueAt: start + 5 * minute,
      });
    });
  }

  it('“Only a failure before the first byte is ‘not sent’”', async () => {
    const record = await sentAndAnswered(failure(false));
    assert.equal(stateOf(record, later), 'notSent');
    assert.equal(nextQuery(record).kind, 'none');
    const corrected = digestOf('{"another":"body"}');
    assert.equal(duplicateVerdict(record, corrected, later).kind, 'new');
  });

  it('“An unsigned F is ‘refused, unverified’”', async () => {
    const record = await sentAndAnswered({ ...applied.refused, signature: 'missing' });
    assert.equal(stateOf(record, later), 'refusedUnverified');
    assert.equal(nextQuery(record).kind, 'none');
    assert.equal(
      duplicateVerdict(record, digestOf('{}'), later).kind,
      'otherBody',
      'the reference is not free',
    );
  });

  it('“Where no gateway key is set, the outcome stands and carries ‘not verified’”', async () => {
    const replies: readonly (readonly [Reply, ApplicationState])[] = [
      [applied.accepted, 'accepted'],
      [applied.failed, 'failed'],
      [applied.refused, 'refused'],
    ];
    for (const [reply, state] of replies) {
      const unverified = await sentAndAnswered({ ...reply, signature: 'noKey' });
      assert.equal(stateOf(unverified, later), state);
      assert.equal(isVerified(unverified), false, state);
      assert.equal(isVerified(await sentAndAnswered(reply)), true, state);
    }
  });
});
