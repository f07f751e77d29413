import assert from 'node:assert/strict';
import { stateOf } from '../../../src/core/grants/applicationState.ts';
import { claimQuery, isQueryUnderWay, newlySent } from '../../../src/core/grants/transitions.ts';
import { applicant, applied, minute, sentAndAnswered, sentFacts, start } from '../../support/applications.ts';

describe('a clock that was set back', () => {
  const before = start - 60 * minute;

  it('leaves no send under way for an hour', () => {
    assert.equal(stateOf(newlySent(applicant, sentFacts()), before), 'unknown');
  });

  it('holds back no query by hand', async () => {
    const claimed = claimQuery(await sentAndAnswered(applied.unknown), 'schedule', start + 5 * minute);
    assert.ok(claimed.ok);
    assert.equal(isQueryUnderWay(claimed.record, start + 5 * minute), true);
    assert.equal(isQueryUnderWay(claimed.record, before), false);
    assert.equal(claimQuery(claimed.record, 'user', before).ok, true);
  });
});
