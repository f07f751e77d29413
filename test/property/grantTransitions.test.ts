import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stateOf } from '../../src/core/grants/applicationState.ts';
import { readApplication, writeApplication } from '../../src/core/grants/applicationText.ts';
import { nextQuery } from '../../src/core/grants/querySchedule.ts';
import { newlySent } from '../../src/core/grants/transitions.ts';
import { applicant, sentFacts } from '../support/applications.ts';

import { prepareAnswers, story, tell } from '../support/grantStories.ts';

describe('transitions of an application, whatever happens in whatever order', () => {
  before(prepareAnswers);

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

/** The objects in a JSON value that are records of named members. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}
