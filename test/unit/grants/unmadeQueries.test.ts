import assert from 'node:assert/strict';
import type { ApplicationRecord } from '../../../src/core/grants/application.ts';
import { nextQuery } from '../../../src/core/grants/querySchedule.ts';
import { claimQuery, releaseQuery } from '../../../src/core/grants/transitions.ts';
import { sentence } from '../../../src/core/sentence.ts';
import { applied, inquired, minute, queried, sentAndAnswered, start } from '../../support/applications.ts';

/** The record after a query of which nothing left. */
function unmade(
  record: ApplicationRecord,
  at: number,
  by: 'schedule' | 'user' = 'schedule',
): ApplicationRecord {
  const claimed = claimQuery(record, by, at);
  if (!claimed.ok) throw new Error(claimed.reason);
  return releaseQuery(claimed.record, claimed.record.queries.at(-1)!.id, [sentence('No network.')]);
}

function dueMinute(record: ApplicationRecord): number {
  const next = nextQuery(record);
  assert.ok(next.kind === 'due');
  return (next.dueAt - start) / minute;
}

describe('a query that could not be made', () => {
  it('is forgotten with the first one that was', async () => {
    const record = unmade(await sentAndAnswered(applied.unknown), start + 5 * minute);
    assert.notEqual(record.notAsked, null);
    assert.equal((await queried(record, start + 10 * minute, inquired.unknown)).notAsked, null);
  });

  it('is tried again in minutes, then less and less often, at least once an hour', async () => {
    let record = await sentAndAnswered(applied.unknown);
    for (const used of [5, 15, 35, 75])
      record = await queried(record, start + used * minute, inquired.unknown);
    assert.equal(dueMinute(record), 155);
    const tries: number[] = [];
    for (let count = 0; count < 8; count += 1) {
      record = unmade(record, start + dueMinute(record) * minute);
      tries.push(dueMinute(record) - 155);
    }
    assert.deepEqual(tries, [5, 10, 20, 40, 80, 140, 200, 260]);
  });

  it('does not move a query that was not due yet', async () => {
    const record = await queried(
      await sentAndAnswered(applied.unknown),
      start + 5 * minute,
      inquired.unknown,
    );
    assert.equal(dueMinute(unmade(record, start + 14 * minute, 'user')), 15);
  });
});
