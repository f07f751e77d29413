import assert from 'node:assert/strict';
import type { Words } from '../../../src/core/accounts/face.ts';
import type { ApplicationRecord } from '../../../src/core/grants/application.ts';
import { follow, newlyFollowed, newlySent, setFollowing } from '../../../src/core/grants/transitions.ts';
import { fillGaps } from '../../../src/core/sentence.ts';
import { applicationFace } from '../../../src/extension/grants/applicationFace.ts';
import { applicationLines } from '../../../src/extension/grants/applicationLines.ts';
import { followedState } from '../../../src/extension/grants/followedState.ts';
import {
  applicant,
  applied,
  exhausted,
  failure,
  inquired,
  minute,
  queried,
  sentAndAnswered,
  sentFacts,
  start,
} from '../../support/applications.ts';

const words: Words = { t: fillGaps, time: (at) => `+${(at - start) / minute} min` };

const described = (record: ApplicationRecord, at = start + minute): string =>
  applicationFace(record, at, words).description;
const traits = (record: ApplicationRecord, at = start + minute) => applicationFace(record, at, words).traits;
const attention = (record: ApplicationRecord, at = start + minute): boolean =>
  applicationFace(record, at, words).needsAttention;

describe('the row of an application', () => {
  it('tells state and next query while nobody knows the outcome', async () => {
    const unknown = await sentAndAnswered(failure(true));
    assert.equal(described(unknown), 'outcome unknown · next query +5 min');
    assert.equal(applicationFace(unknown, start + minute, words).amountFirst, described(unknown));
    assert.equal(described(unknown, start + 6 * minute), 'outcome unknown · query due');
    assert.ok(attention(unknown));
    assert.deepEqual(
      ['queryable', 'pausable', 'stoppable', 'repeatable'].map((trait) =>
        traits(unknown).includes(trait as never),
      ),
      [true, true, true, false],
    );
  });

  it('tells amount, rate and due date in the form for reading once it is granted', async () => {
    const granted = await queried(
      await sentAndAnswered(applied.accepted),
      start + 15 * minute + 1_000,
      inquired.granted,
    );
    assert.equal(described(granted), 'granted · USD 25,000.00 · APR 5 % · due 2025-03-31');
    const { amountFirst } = applicationFace(granted, start + minute, words);
    assert.equal(amountFirst, 'USD 25,000.00 · granted · APR 5 % · due 2025-03-31');
    assert.ok(!attention(granted));
    assert.ok(!traits(granted).includes('queryable'));
    const lines = applicationLines(granted, start + 20 * minute, words);
    assert.ok(lines.includes('Granted: USD 25,000.00 (raw 2500000)'));
    assert.deepEqual(
      lines.filter((line) => line.startsWith('Invoices')),
      [
        'Invoices, Total: USD 1,234,567,890,123,456.78; JPY 7; 2 rows are not in this sum',
        'Invoices, Tax: –; 1 row is not in this sum',
      ],
    );
  });

  it('looks like a failure where the application failed although the call went through', async () => {
    const face = applicationFace(await sentAndAnswered(applied.failed), start + minute, words);
    assert.equal(face.description, 'application failed');
    assert.equal(face.tone, 'bad');
  });

  it('says to contact support after the seventh query, and offers the repeat only then', async () => {
    const spent = await exhausted(await sentAndAnswered(failure(true)), inquired.unknown);
    const at = start + 700 * minute;
    assert.equal(described(spent, at), 'outcome unknown · all 7 queries used, contact support');
    assert.ok(traits(spent, at).includes('repeatable') && !traits(spent, at).includes('queryable'));
    const lines = applicationLines(spent, at, words);
    assert.ok(lines.includes('Contact the technical support team with the evidence.'));
  });

  it('says of an application in review after its seven queries that it is no case for support', async () => {
    const spent = await exhausted(await sentAndAnswered(applied.accepted), inquired.accepted);
    const at = start + 3_000 * minute;
    assert.equal(described(spent, at), 'accepted, in review · still in review, query now');
    assert.ok(traits(spent, at).includes('queryable'));
    assert.ok(!applicationLines(spent, at, words).some((line) => line.includes('support')));
  });

  it('says that it is paused, or no longer followed, and then needs nobody', async () => {
    const unknown = await sentAndAnswered(failure(true));
    assert.equal(described(setFollowing(unknown, 'paused')), 'outcome unknown · paused');
    const stopped = setFollowing(unknown, 'stopped');
    assert.equal(described(stopped), 'outcome unknown · no longer followed');
    assert.ok(!attention(stopped) && traits(stopped).includes('resumable'));
  });

  it('calls a send whose program died unknown after the longest call', () => {
    const sending = newlySent(applicant, sentFacts());
    assert.equal(described(sending), 'being sent · next query +5 min');
    assert.match(described(sending, start + 12 * minute), /^outcome unknown · query due$/);
  });

  it('tells no send of what never left', async () => {
    const neverLeft = await sentAndAnswered(failure(false));
    assert.ok(!traits(neverLeft).includes('sentFromHere'));
    const lines = applicationLines(neverLeft, start + minute, words);
    assert.ok(!lines.some((line) => /^(Sent:|Invoices)/.test(line)), lines.join());
    const followed = await exhausted(follow(neverLeft, start), inquired.unknown);
    const told = applicationLines(followed, start + 700 * minute, words);
    assert.ok(!told.some((line) => line.includes('same bytes')), told.join());
  });

  it('names the next query once beside its request, and once in the whole account of it', () => {
    const followed = follow(newlyFollowed(applicant, start), start);
    const { title, sentences } = followedState(followed, start, words);
    const beside = [title, ...sentences];
    assert.equal(beside.filter((line) => line.includes('+5 min')).length, 1, beside.join('\n'));
    const all = applicationLines(followed, start, words);
    assert.equal(all.filter((line) => line.includes('+5 min')).length, 1, all.join('\n'));
  });

  it('knows of a reference from elsewhere nothing but when it is asked for', () => {
    const followed = follow(newlyFollowed(applicant, start), start);
    assert.equal(described(followed), 'followed, not known yet · next query +5 min');
    assert.ok(!traits(followed).includes('sentFromHere'));
  });
});
