import assert from 'node:assert/strict';
import { loadOnce } from '../../../src/extension/loadOnce.ts';

describe('what is loaded when it is first asked for', () => {
  it('is loaded once, however many ask at the same time', async () => {
    let loads = 0;
    const get = loadOnce(() => Promise.resolve((loads += 1)));
    assert.deepEqual(await Promise.all([get(), get()]), [1, 1]);
    assert.equal(await get(), 1);
  });

  it('is loaded anew where loading failed', async () => {
    let loads = 0;
    const get = loadOnce(() => {
      loads += 1;
      return loads === 1 ? Promise.reject(new Error('disk')) : Promise.resolve(loads);
    });
    await assert.rejects(get(), /disk/);
    assert.equal(await get(), 2);
  });
});
