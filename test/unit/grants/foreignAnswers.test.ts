import assert from 'node:assert/strict';
import { inquiryCreditGrant, submitAttachment } from '../../../src/core/catalogue/index.ts';
import { stateOf } from '../../../src/core/grants/applicationState.ts';
import { nextQuery } from '../../../src/core/grants/querySchedule.ts';
import { claimQuery, settleQuery } from '../../../src/core/grants/transitions.ts';
import { inEnglish } from '../../../src/core/sentence.ts';
import {
  answerOf,
  applied,
  inquired,
  minute,
  queried,
  result,
  sentAndAnswered,
  start,
} from '../../support/applications.ts';
import { exchangeWith } from '../../support/exchanges.ts';

const later = start + 30 * minute;
const ask = (referenceNo: string): string => JSON.stringify({ referenceNo });
const granted = (members: object) => result('S', 'SUCCESS', { creditGrantStatus: 'SUCCESS', ...members });

describe('an answer about another application', () => {
  for (const echoed of ['REF-OTHER', 20240001]) {
    it(`settles nothing where it repeats another reference: ${echoed}`, async () => {
      const reply = granted({ referenceNo: echoed });
      const exchange = await exchangeWith(inquiryCreditGrant, reply, ask('REF-2024-0001'));
      assert.equal(exchange.business, undefined);
      assert.notEqual(exchange.outcome, 'succeeded');
      const claimed = claimQuery(await sentAndAnswered(applied.unknown), 'schedule', start + 5 * minute);
      assert.ok(claimed.ok);
      const record = settleQuery(claimed.record, 1, answerOf(exchange, start + 5 * minute));
      assert.equal(stateOf(record, later), 'unknown');
    });
  }

  it('is told from one that repeats the reference that was asked for', async () => {
    const reply = granted({ referenceNo: 'REF-2024-0001' });
    const exchange = await exchangeWith(inquiryCreditGrant, reply, ask('REF-2024-0001'));
    assert.equal(exchange.outcome, 'succeeded');
  });

  it('gives no file key where it repeats another attachment id', async () => {
    const reply = result('S', 'SUCCESS', {
      attachmentId: 'ATT-2',
      attachmentInfo: { fileName: 'a.pdf', fileKey: 'k' },
    });
    const exchange = await exchangeWith(submitAttachment, reply, JSON.stringify({ attachmentId: 'ATT-1' }));
    assert.equal(exchange.outcome, 'unknown');
  });

  it('settles nothing where it names another credit grant than the one that was accepted', async () => {
    const accepted = await sentAndAnswered(applied.accepted);
    for (const members of [
      { creditGrantStatus: 'SUCCESS', creditGrantAmount: '1' },
      { creditGrantStatus: 'FAILED' },
      { creditGrantStatus: 'ACCEPTED' },
    ]) {
      const reply = result('S', 'SUCCESS', { creditGrantNo: 'CG2', ...members });
      const record = await queried(accepted, start + 16 * minute, reply);
      assert.equal(stateOf(record, later), 'accepted');
      assert.deepEqual(record.grant, accepted.grant);
      const { answer } = record.queries[0]!;
      assert.ok(answer?.standing === null);
      assert.match(answer.headline.map(inEnglish).join(' '), /"CG2", but "CG1" was accepted/);
      const next = nextQuery(record);
      assert.ok(next.kind === 'due' && next.used === 1);
    }
  });

  it('is none where it names the credit grant that was accepted, or a verified one an unverified', async () => {
    const accepted = await sentAndAnswered(applied.accepted);
    assert.equal(stateOf(await queried(accepted, later, inquired.granted), later), 'granted');
    const unverified = await sentAndAnswered({ ...applied.accepted, signature: 'noKey' });
    const other = await queried(unverified, later, granted({ creditGrantNo: 'CG2' }));
    assert.equal(stateOf(other, later), 'granted');
    assert.equal(other.grant.creditGrantNo, 'CG2');
  });
});
