import assert from 'node:assert/strict';
import { inquiryBalance, submitAttachment } from '../../../src/core/catalogue/index.ts';
import type { ApplicationRecord } from '../../../src/core/grants/application.ts';
import { stateOf } from '../../../src/core/grants/applicationState.ts';
import { duplicateVerdict } from '../../../src/core/grants/duplicateCheck.ts';
import { dueAfter, nextQuery } from '../../../src/core/grants/querySchedule.ts';
import {
  beginSend,
  claimQuery,
  follow,
  newlyFollowed,
  newlySent,
  settleSend,
} from '../../../src/core/grants/transitions.ts';
import { inEnglish } from '../../../src/core/sentence.ts';
import {
  answerTo,
  applicant,
  applied,
  bodyText,
  digestOf,
  exhausted,
  failure,
  inquired,
  minute,
  queried,
  result,
  sentAndAnswered,
  sentFacts,
  start,
} from '../../support/applications.ts';
import { exchangeWith } from '../../support/exchanges.ts';

const later = start + 30 * minute;

/** Minutes after sending at which queries were made. */
function queryMinutes(record: ApplicationRecord): readonly number[] {
  return record.queries.map(({ claimedAt }) => (claimedAt - start) / minute);
}

describe('Three verdicts, sentence by sentence: what follows', () => {
  it('“Nothing unknown is sent again by itself”', async () => {
    const record = await sentAndAnswered(applied.unknown);
    for (const at of [later, start + 10_000 * minute]) {
      const again = beginSend(record, sentFacts(at), null);
      assert.equal(again.ok, false);
      assert.equal(
        beginSend(record, sentFacts(at), 1).ok,
        false,
        'not even by hand before the seventh query',
      );
    }
    assert.equal((await exhausted(record, inquired.unknown)).sends.length, 1);
  });

  it('“The documented schedule: at most 7 times, due 5, 15, 35, 75, 155, 315, 635 minutes after sending”', async () => {
    const record = await exhausted(await sentAndAnswered(applied.unknown), inquired.unknown);
    assert.deepEqual(queryMinutes(record), [5, 15, 35, 75, 155, 315, 635]);
    assert.deepEqual(nextQuery(record), { kind: 'exhausted', schedule: 'unknown', used: 7 });
    for (const by of ['schedule', 'user'] as const) {
      assert.equal(claimQuery(record, by, start + 100_000 * minute).ok, false);
    }
    const early = claimQuery(await sentAndAnswered(applied.unknown), 'schedule', start + 5 * minute - 1);
    assert.deepEqual(early, { ok: false, reason: 'notDue' });
  });

  it('“a late query runs once and the next interval counts from it”', async () => {
    const late = start + 600 * minute;
    const once = await queried(await sentAndAnswered(applied.unknown), late, inquired.unknown);
    assert.deepEqual(claimQuery(once, 'schedule', late), { ok: false, reason: 'notDue' });
    assert.deepEqual(
      queryMinutes(await exhausted(once, inquired.refused)),
      [600, 610, 630, 670, 750, 910, 1230],
    );
  });

  it('“queries by hand count among the seven”', async () => {
    const first = await queried(
      await sentAndAnswered(applied.unknown),
      start + 2 * minute,
      inquired.unknown,
      'user',
    );
    const second = await queried(first, start + 3 * minute, inquired.unknown, 'user');
    const all = await exhausted(second, inquired.unknown);
    assert.deepEqual(queryMinutes(all), [2, 3, 23, 63, 143, 303, 623]);
    assert.deepEqual(
      claimQuery(all, 'user', start + 700 * minute),
      { ok: false, reason: 'exhausted' },
      'no eighth by hand',
    );
  });

  it('“stops at a terminal answer”', async () => {
    for (const [reply, state] of [
      [inquired.granted, 'granted'],
      [inquired.failed, 'failed'],
    ] as const) {
      const record = await queried(await sentAndAnswered(applied.unknown), start + 5 * minute, reply);
      assert.equal(stateOf(record, later), state);
      assert.deepEqual(nextQuery(record), { kind: 'none' });
      assert.deepEqual(claimQuery(record, 'user', later), { ok: false, reason: 'ended' });
    }
  });

  it('“after the seventh … the same bytes may be offered as an idempotent repeat”', async () => {
    const record = await exhausted(await sentAndAnswered(applied.unknown), inquired.unknown);
    const at = start + 700 * minute;
    const verdict = duplicateVerdict(record, digestOf(bodyText), at);
    assert.ok(verdict.kind === 'sameBytes' && verdict.mayRepeat);
    assert.equal(beginSend(record, sentFacts(at), null).ok, false, 'only where it was chosen');
    assert.equal(beginSend(record, sentFacts(at, `${bodyText} `), 1).ok, false, 'only the same bytes');
    const repeat = beginSend(record, sentFacts(at), 1);
    assert.ok(repeat.ok);
    assert.equal(stateOf(repeat.record, at), 'sending');
    assert.equal(beginSend(repeat.record, sentFacts(at), 1).ok, false, 'a second click on it');
    const again = settleSend(repeat.record, 1, await answerTo('application', applied.unknown, at));
    assert.deepEqual(nextQuery(again), { kind: 'due', schedule: 'unknown', used: 0, dueAt: at + 5 * minute });
    const refused = settleSend(repeat.record, 1, await answerTo('application', applied.refused, at));
    assert.equal(stateOf(refused, at), 'unknown', 'a refused repeat tells nothing of the first send');
    assert.equal(nextQuery(refused).kind, 'exhausted');
    const neverLeft = settleSend(repeat.record, 1, await answerTo('application', failure(false), at));
    assert.equal(stateOf(neverLeft, at), 'unknown');
    const taken = settleSend(repeat.record, 1, await answerTo('application', applied.accepted, at));
    assert.equal(stateOf(taken, at), 'accepted');
    assert.equal(beginSend(taken, sentFacts(at), 1).ok, false, 'a choice made before the answer');
  });

  for (const [what, reply] of Object.entries({
    F: inquired.refused,
    U: inquired.unknown,
    'an unfamiliar business status': inquired.unfamiliar,
    'a wrongly signed FAILED': { ...inquired.failed, signature: 'wrong' as const },
    'an unsigned FAILED': { ...inquired.failed, signature: 'missing' as const },
    'an unsigned SUCCESS': { ...inquired.granted, signature: 'missing' as const },
    'an answer that broke off': failure(true),
  })) {
    it(`“F or U on the inquiry never means that the application failed”: ${what}`, async () => {
      for (const application of [applied.unknown, applied.accepted]) {
        const record = await sentAndAnswered(application);
        const due = nextQuery(record);
        assert.ok(due.kind === 'due');
        const after = await queried(record, due.dueAt, reply);
        assert.equal(stateOf(after, later), stateOf(record, later));
        assert.deepEqual(after.grant, record.grant);
        const next = nextQuery(after);
        assert.ok(next.kind === 'due' && next.used === 1);
      }
    });
  }

  it('“ACCEPTED settles the unknown and is followed on a slower schedule of its own”', async () => {
    const unknown = await queried(
      await sentAndAnswered(applied.unknown),
      start + 5 * minute,
      inquired.unknown,
    );
    const record = await queried(unknown, start + 15 * minute, inquired.accepted);
    assert.equal(stateOf(record, later), 'accepted');
    const next = nextQuery(record);
    assert.deepEqual(next, { kind: 'due', schedule: 'review', used: 0, dueAt: start + 30 * minute });
    const all = await exhausted(record, inquired.accepted);
    assert.deepEqual(queryMinutes(all).slice(2), [30, 60, 120, 240, 480, 960, 1920]);
  });

  it('“A read answered U shows when the documents allow the next query, and the user may start the schedule”', async () => {
    const read = await exchangeWith(inquiryBalance, result('U', 'UNKNOWN_EXCEPTION'));
    assert.equal(read.outcome, 'unknown');
    assert.equal(dueAfter('unknown', 0, read.sentAt), read.sentAt + 5 * minute);
    const followed = newlyFollowed(applicant, start);
    assert.equal(stateOf(followed, later), 'followed');
    const all = await exhausted(followed, inquired.unknown);
    assert.deepEqual(queryMinutes(all), [5, 15, 35, 75, 155, 315, 635]);
    assert.equal(duplicateVerdict(all, digestOf(bodyText), later).kind, 'bodyNotKnown');
  });

  it('“Where no inquiry exists (an upload), say so: upload again with a new attachmentId”', async () => {
    const { advice } = await exchangeWith(submitAttachment, failure(true));
    const text = advice.map(inEnglish).join(' ');
    assert.match(text, /no inquiry/);
    assert.match(text, /new attachmentId/);
  });

  it('“An application still ACCEPTED after its seven queries is ‘still in review, query now’”', async () => {
    const record = await exhausted(await sentAndAnswered(applied.accepted), inquired.accepted);
    assert.deepEqual(nextQuery(record), { kind: 'exhausted', schedule: 'review', used: 7 });
    const eighth = await queried(record, start + 5_000 * minute, inquired.granted, 'user');
    assert.equal(stateOf(eighth, later), 'granted');
    assert.equal(eighth.grant.creditGrantAmount, '2500000');
  });

  it('a query of which nothing left does not count, and is due again five minutes later', async () => {
    const record = await queried(await sentAndAnswered(applied.unknown), start + 5 * minute, failure(false));
    assert.deepEqual(record.queries, []);
    assert.deepEqual(nextQuery(record), {
      kind: 'due',
      schedule: 'unknown',
      used: 0,
      dueAt: start + 10 * minute,
    });
    assert.match(record.notAsked!.reason.map(inEnglish).join(' '), /socket hang up/);
  });

  it('ACCEPTED said again does not begin the slower schedule anew', async () => {
    const record = await sentAndAnswered(applied.accepted);
    const again = await queried(record, start + 20 * minute, inquired.accepted);
    assert.deepEqual(again.accepted, record.accepted);
    assert.deepEqual(nextQuery(again), {
      kind: 'due',
      schedule: 'review',
      used: 1,
      dueAt: start + 50 * minute,
    });
  });

  it('a send whose program died counts as unknown: its first query is due 5 minutes after sending', () => {
    const record = newlySent(applicant, sentFacts());
    assert.equal(stateOf(record, start + minute), 'sending');
    assert.equal(stateOf(record, later), 'unknown');
    assert.deepEqual(nextQuery(record), {
      kind: 'due',
      schedule: 'unknown',
      used: 0,
      dueAt: start + 5 * minute,
    });
  });

  it('a late answer of the send does not take back what a query has found out', async () => {
    const sending = newlySent(applicant, sentFacts());
    const granted = await queried(sending, start + 5 * minute, inquired.granted);
    for (const reply of [
      applied.refused,
      applied.unknown,
      applied.accepted,
      applied.failed,
      failure(false),
    ]) {
      const late = settleSend(granted, 0, await answerTo('application', reply, later));
      assert.equal(stateOf(late, later), 'granted');
    }
  });

  it('following by hand goes on where it was stopped and starts no eighth query', async () => {
    const record = await exhausted(await sentAndAnswered(applied.unknown), inquired.unknown);
    assert.equal(nextQuery(follow(record, later)).kind, 'exhausted');
    const unverified = await sentAndAnswered({ ...applied.refused, signature: 'missing' });
    const next = nextQuery(follow(unverified, later));
    assert.deepEqual(next, { kind: 'due', schedule: 'unknown', used: 0, dueAt: later + 5 * minute });
  });
});
