import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TransportFailure } from '../../src/core/calls/ports.ts';
import type { ApplicationRecord } from '../../src/core/grants/application.ts';
import { stateOf } from '../../src/core/grants/applicationState.ts';
import { readApplication, writeApplication } from '../../src/core/grants/applicationText.ts';
import { nextQuery } from '../../src/core/grants/querySchedule.ts';
import {
  beginSend,
  claimQuery,
  follow,
  newlyFollowed,
  newlySent,
  releaseQuery,
  setFollowing,
  settleQuery,
  settleSend,
  type Answer,
} from '../../src/core/grants/transitions.ts';
import { sentence } from '../../src/core/sentence.ts';
import {
  answerTo,
  applicant,
  applied,
  bodyText,
  failure,
  inquired,
  minute,
  sentFacts,
  start,
} from '../support/applications.ts';
import type { Reply } from '../support/exchanges.ts';

type Replies = Readonly<Record<string, Reply | TransportFailure>>;

const sendReplies: Replies = {
  ...applied,
  notSent: failure(false),
  cut: failure(true),
  unsignedRefusal: { ...applied.refused, signature: 'missing' },
  unverifiable: { ...applied.accepted, signature: 'noKey' },
  forged: { ...applied.failed, signature: 'wrong' },
};

const queryReplies: Replies = {
  ...inquired,
  notSent: failure(false),
  cut: failure(true),
  forged: { ...inquired.failed, signature: 'wrong' },
};

type Event =
  | { readonly kind: 'send'; readonly body: string; readonly asRepeat: boolean }
  | { readonly kind: 'sendAnswered'; readonly reply: string; readonly which: number }
  | { readonly kind: 'claim'; readonly by: 'schedule' | 'user' }
  | { readonly kind: 'queryAnswered'; readonly reply: string; readonly which: number }
  | { readonly kind: 'release'; readonly which: number }
  | { readonly kind: 'following'; readonly to: 'on' | 'paused' | 'stopped' }
  | { readonly kind: 'follow' };

const place = fc.nat({ max: 30 });
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('send' as const),
    body: fc.constantFrom(bodyText, `${bodyText}\n`, '{"other":1}'),
    asRepeat: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('sendAnswered' as const),
    reply: fc.constantFrom(...Object.keys(sendReplies)),
    which: place,
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('claim' as const),
      by: fc.constantFrom('schedule' as const, 'user' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('queryAnswered' as const),
      // A terminal answer ends most stories, so it is rare.
      reply: fc.oneof(
        {
          weight: 6,
          arbitrary: fc.constantFrom('unknown', 'refused', 'unfamiliar', 'cut', 'forged', 'notSent'),
        },
        { weight: 1, arbitrary: fc.constantFrom(...Object.keys(queryReplies)) },
      ),
      which: place,
    }),
  },
  fc.record({ kind: fc.constant('release' as const), which: place }),
  fc.record({
    kind: fc.constant('following' as const),
    to: fc.constantFrom('on' as const, 'paused' as const, 'stopped' as const),
  }),
  fc.record({ kind: fc.constant('follow' as const) }),
);

/** Steps of time around the lengths that matter. */
const wait = fc.constantFrom(
  0,
  1,
  minute,
  5 * minute,
  12 * minute,
  100 * minute,
  400 * minute,
  3_000 * minute,
);

const story = fc.record({
  followedOnly: fc.boolean(),
  events: fc.array(fc.tuple(wait, event), { maxLength: 120, size: 'max' }),
});

describe('transitions of an application, whatever happens in whatever order', () => {
  const sendAnswers = new Map<string, Answer>();
  const queryAnswers = new Map<string, Answer>();

  before(async () => {
    for (const [name, reply] of Object.entries(sendReplies)) {
      sendAnswers.set(name, await answerTo('application', reply, start));
    }
    for (const [name, reply] of Object.entries(queryReplies)) {
      queryAnswers.set(name, await answerTo('inquiry', reply, start));
    }
  });

  const at = (answer: Answer, answeredAt: number): Answer => ({
    ...answer,
    record: { ...answer.record, answeredAt },
  });

  /** The record after an event; the same where the event is not possible. */
  function apply(record: ApplicationRecord, happened: Event, now: number): ApplicationRecord {
    switch (happened.kind) {
      case 'send': {
        const begun = beginSend(
          record,
          sentFacts(now, happened.body),
          happened.asRepeat ? record.sends.length : null,
        );
        return begun.ok ? begun.record : record;
      }
      case 'sendAnswered':
        return settleSend(
          record,
          waiting(record.sends, happened.which),
          at(sendAnswers.get(happened.reply)!, now),
        );
      case 'claim': {
        const claimed = claimQuery(record, happened.by, now);
        return claimed.ok ? claimed.record : record;
      }
      case 'queryAnswered':
        return settleQuery(
          record,
          waitingQuery(record, happened.which),
          at(queryAnswers.get(happened.reply)!, now),
        );
      case 'release':
        return releaseQuery(record, waitingQuery(record, happened.which), [sentence('Not sent.')]);
      case 'following':
        return setFollowing(record, happened.to);
      case 'follow':
        return follow(record, now);
    }
  }

  function tell(
    { followedOnly, events }: { followedOnly: boolean; events: readonly (readonly [number, Event])[] },
    check: (before: ApplicationRecord, after: ApplicationRecord, now: number, happened: Event) => void,
  ): ApplicationRecord {
    let now = start;
    let record = followedOnly ? newlyFollowed(applicant, now) : newlySent(applicant, sentFacts(now));
    for (const [waited, happened] of events) {
      now += waited;
      const after = apply(record, happened, now);
      check(record, after, now, happened);
      record = after;
    }
    return record;
  }

  it('never makes more than seven queries of a schedule', () => {
    let exhaustedOnce = 0;
    fc.assert(
      fc.property(story, (told) => {
        tell(told, (before, after) => {
          const added = after.queries.length > before.queries.length ? after.queries.at(-1) : undefined;
          if (added === undefined) return;
          const ofRound = after.queries.filter(({ round }) => round === added.round);
          const inReview = added.round === after.accepted?.round;
          if (added.by === 'schedule' || !(inReview || added.round === 0)) {
            assert.ok(ofRound.length <= 7, `query ${ofRound.length} of round ${added.round}`);
          }
          if (ofRound.length === 7) exhaustedOnce += 1;
        });
      }),
      { numRuns: 500 },
    );
    assert.ok(exhaustedOnce > 0, 'some story gets to the seventh query');
  });

  it('makes a query by itself only when it is due, and never while paused or stopped', () => {
    fc.assert(
      fc.property(story, (told) => {
        tell(told, (before, after, now, happened) => {
          if (happened.kind !== 'claim' || happened.by !== 'schedule' || after === before) return;
          const next = nextQuery(before);
          assert.ok(next.kind === 'due' && next.dueAt <= now);
          assert.equal(before.following, 'on');
        });
      }),
    );
  });

  it('never takes a decided application back, nor an accepted one to anything undecided', () => {
    fc.assert(
      fc.property(story, (told) => {
        tell(told, (before, after, now) => {
          const [was, is] = [stateOf(before, now), stateOf(after, now)];
          if (was === 'granted' || was === 'failed') {
            assert.equal(is, was);
            assert.deepEqual(after.ended, before.ended);
            assert.deepEqual(after.grant, before.grant);
          }
          if (was === 'accepted') assert.ok(['accepted', 'granted', 'failed'].includes(is), is);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('loses no send and no query that may have left', () => {
    fc.assert(
      fc.property(story, (told) => {
        tell(told, (before, after) => {
          before.sends.forEach((send, index) => {
            assert.deepEqual({ ...after.sends[index], answer: null }, { ...send, answer: null });
          });
          for (const query of before.queries) {
            const kept = after.queries.some(({ id }) => id === query.id);
            assert.ok(kept || (query.answer === null && after.notAsked?.since === query.claimedAt));
          }
        });
      }),
    );
  });

  it('never sends a second time by itself, and never another body while anything may have left', () => {
    fc.assert(
      fc.property(story, (told) => {
        tell(told, (before, after, _now, happened) => {
          if (after.sends.length === before.sends.length) return;
          const left = before.sends.filter(({ answer }) => answer?.outcome !== 'notSent');
          if (left.length === 0) return;
          assert.ok(happened.kind === 'send' && happened.asRepeat);
          assert.equal(after.sends.at(-1)?.body.sha256, left[0]?.body.sha256);
        });
      }),
    );
  });

  it('comes back from its text as it was', () => {
    fc.assert(
      fc.property(story, (told) => {
        const record = tell(told, () => undefined);
        assert.deepEqual(readApplication(writeApplication(record)), { ok: true, record });
      }),
    );
  });

  it('is not read from a text in which anything is missing, added or of another type', () => {
    fc.assert(
      fc.property(story, fc.nat(), fc.constantFrom('remove', 'add', 'change'), (told, which, how) => {
        const value = JSON.parse(writeApplication(tell(told, () => undefined))) as object;
        const objects = objectsIn(value);
        const object = objects[which % objects.length]!;
        const names = Object.keys(object);
        const name = names[which % names.length]!;
        if (how === 'remove') Reflect.deleteProperty(object, name);
        else if (how === 'add') object['surplus'] = 1;
        else object[name] = { surplus: true };
        assert.equal(readApplication(JSON.stringify(value)).ok, false);
      }),
    );
  });

  it('takes strange texts from the wire and from users unharmed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const key = { ...applicant.key, referenceNo: one, customerId: other };
        const record = newlySent({ key, profileId: other, profileName: one }, sentFacts());
        assert.deepEqual(readApplication(writeApplication(record)), { ok: true, record });
      }),
    );
  });
});

/** The place of one of those that nobody has answered; -1 where there is none. */
function waiting(calls: readonly { readonly answer: unknown }[], which: number): number {
  const places = calls.flatMap(({ answer }, index) => (answer === null ? [index] : []));
  return places[which % Math.max(1, places.length)] ?? -1;
}

function waitingQuery({ queries }: ApplicationRecord, which: number): number {
  return queries[waiting(queries, which)]?.id ?? -1;
}

/** The objects in a JSON value that are records of named members. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}
