import assert from 'node:assert/strict';
import { applied, minute, queried, result, sentAndAnswered, start } from '../../support/applications.ts';

const later = start + 20 * minute;
const status = (creditGrantStatus: string, members: object) =>
  result('S', 'SUCCESS', { creditGrantStatus, ...members });

describe('the figures of a grant', () => {
  it('have amount and currency from one answer', async () => {
    const first = status('ACCEPTED', { creditGrantAmount: '100', creditGrantCurrency: 'JPY' });
    const accepted = await queried(await sentAndAnswered(applied.accepted), later, first);
    const amount = status('SUCCESS', { creditGrantAmount: '2500000' });
    const { grant } = await queried(accepted, later + 40 * minute, amount);
    assert.deepEqual([grant.creditGrantAmount, grant.creditGrantCurrency], ['2500000', null]);
    const currency = status('SUCCESS', { creditGrantCurrency: 'USD' });
    const other = (await queried(accepted, later + 40 * minute, currency)).grant;
    assert.deepEqual([other.creditGrantAmount, other.creditGrantCurrency], ['100', 'JPY']);
  });

  it('keep what the last answer left out', async () => {
    const first = status('ACCEPTED', { creditGrantAmount: '100', creditGrantCurrency: 'JPY' });
    const accepted = await queried(await sentAndAnswered(applied.accepted), later, first);
    const { grant } = await queried(accepted, later + 40 * minute, status('SUCCESS', {}));
    assert.deepEqual([grant.creditGrantNo, grant.creditGrantAmount], ['CG1', '100']);
    assert.equal(grant.creditGrantCurrency, 'JPY');
  });
});
