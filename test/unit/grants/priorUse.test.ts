import assert from 'node:assert/strict';
import { inquiryCreditGrant } from '../../../src/core/catalogue/index.ts';
import { priorUse } from '../../../src/extension/grants/priorUse.ts';
import { inquired, result } from '../../support/applications.ts';
import { exchangeWith, type Reply } from '../../support/exchanges.ts';

const use = async (reply: Reply) => priorUse(await exchangeWith(inquiryCreditGrant, reply));

describe('asking for a reference before an application goes out under it', () => {
  it('takes a status for a use and a refusal of what was asked for a free reference', async () => {
    assert.equal(await use(inquired.accepted), 'used');
    assert.equal(await use(inquired.failed), 'used');
    assert.equal(await use(inquired.refused), 'free');
    assert.equal(await use(result('F', 'ORDER_NOT_EXIST')), 'free');
  });

  for (const code of [
    'INVALID_API',
    'INVALID_CLIENT',
    'INVALID_SIGNATURE',
    'METHOD_NOT_SUPPORTED',
    'OAUTH_FAIL',
  ]) {
    it(`finds ${code} doubtful: it was refused before anybody looked for the reference`, async () => {
      assert.equal(await use(result('F', code)), 'doubtful');
    });
  }

  it('finds an answer doubtful that nobody need believe', async () => {
    assert.equal(await use(inquired.unknown), 'doubtful');
    assert.equal(await use({ ...inquired.refused, signature: 'missing' }), 'doubtful');
    assert.equal(await use({ ...inquired.refused, signature: 'wrong' }), 'doubtful');
  });
});
