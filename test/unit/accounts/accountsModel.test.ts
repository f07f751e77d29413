import assert from 'node:assert/strict';
import { questionKey } from '../../../src/core/accounts/question.ts';
import { AskedModel, failure, figures, profileWith } from '../../support/accountsTree.ts';

const customers = Array.from({ length: 20 }, (_, index) => ({ id: `C${index}` }));

/** Lets everything that was resolved take its course. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('reading the figures of a profile', () => {
  it('asks each question of a holder once, when the holder is first shown', async () => {
    const held = new AskedModel(profileWith({ prefundingCurrencies: ['USD', 'EUR'] }));
    const loading = held.model.load(undefined);
    assert.equal(held.model.hasUnasked(undefined), false);
    void held.model.load(undefined);
    for (const { question, answer } of held.asked) answer(figures(question));
    await loading;
    void held.model.load(undefined);
    assert.deepEqual(
      held.asked.map(({ question }) => questionKey(question)),
      ['balance/NORMAL_BALANCE', 'prefunding/USD', 'prefunding/EUR', 'quota'],
    );
  });

  it('asks for the same-name balance only where the profile says so, in a call of its own', () => {
    const held = new AskedModel(profileWith({ sameNameBalance: true, prefundingCurrencies: [] }));
    void held.model.load(undefined);
    assert.deepEqual(
      held.asked.map(({ question }) => questionKey(question)),
      ['balance/NORMAL_BALANCE', 'balance/SAME_NAME_TOP_UP_BALANCE', 'quota'],
    );
  });

  it('leaves customers alone until they are opened', () => {
    const held = new AskedModel(profileWith({ customers }));
    void held.model.load(undefined);
    assert(held.asked.every(({ holder }) => holder === undefined));
    void held.model.load('C3');
    assert.equal(held.asked.filter(({ holder }) => holder === 'C3').length, 1, 'the fourth call at once');
  });

  it('never has more than four calls under way', async () => {
    let running = 0;
    let most = 0;
    const held = new AskedModel(profileWith({ customers }), {
      ask: async (question) => {
        running += 1;
        most = Math.max(most, running);
        await settle();
        running -= 1;
        return figures(question);
      },
    });
    await Promise.all([undefined, ...customers.map(({ id }) => id)].map((holder) => held.model.load(holder)));
    assert.equal(most, 4);
    assert(held.model.slots('C19').every(({ reading }) => reading !== undefined));
  });

  it('asks nothing more after the gateway has throttled a call, and says so', async () => {
    const held = new AskedModel(profileWith({ customers, prefundingCurrencies: [] }));
    held.now = 5000;
    const loading = Promise.all([undefined, 'C0', 'C1', 'C2'].map((holder) => held.model.load(holder)));
    assert.equal(held.asked.length, 4);
    held.asked[0]!.answer(failure('Throttled.', { throttled: true }));
    await settle();
    for (const { question, answer } of held.asked.slice(1)) answer(figures(question));
    await loading;
    assert.equal(held.asked.length, 4, 'no call of the round was started after the throttled one');
    assert.deepEqual(
      held.model.slots('C2').map(({ problem }) => problem?.sentence),
      ['Not asked since 5000.', 'Not asked since 5000.'],
    );

    await held.model.load('C3');
    assert.equal(held.asked.length, 4, 'a customer opened right after is held back too');
    held.now += 31_000;
    void held.model.load('C4');
    assert.equal(held.asked.length, 6, 'later ones are asked');
  });

  it('asks again by hand even right after throttling', async () => {
    const held = new AskedModel(profileWith({ prefundingCurrencies: [] }));
    const loading = held.model.load(undefined);
    for (const { answer } of held.asked) answer(failure('Throttled.', { throttled: true }));
    await loading;
    void held.model.refresh(undefined);
    assert.equal(held.asked.length, 4);
  });

  it('keeps the last figures while it asks again and when that fails', async () => {
    const held = new AskedModel(profileWith({ prefundingCurrencies: [] }));
    const loading = held.model.load(undefined);
    for (const { question, answer } of held.asked.splice(0)) answer(figures(question, { readAt: 1000 }));
    await loading;

    const again = held.model.refresh(undefined, 'credit');
    assert.equal(held.asked.length, 1);
    const [, quota] = held.model.slots(undefined);
    assert.equal(quota?.loading, true);
    assert.equal(quota.reading?.readAt, 1000);
    held.asked[0]!.answer(failure('No answer: the time was up.'));
    await again;
    const [balance, after] = held.model.slots(undefined);
    assert.equal(after?.reading?.readAt, 1000);
    assert.equal(after.problem?.sentence, 'No answer: the time was up.');
    assert.equal(balance?.problem, undefined);
  });

  it('drops the last figures when the signature of an answer is wrong', async () => {
    const held = new AskedModel(profileWith({ prefundingCurrencies: [] }));
    const loading = held.model.load(undefined);
    for (const { question, answer } of held.asked.splice(0)) answer(figures(question));
    await loading;
    const again = held.model.refresh(undefined);
    for (const { answer } of held.asked) answer(failure('Wrong signature.', { distrusted: true }));
    await again;
    assert(held.model.slots(undefined).every(({ reading }) => reading === undefined));
  });

  it('clears a problem with the next good answer', async () => {
    const held = new AskedModel(profileWith({ prefundingCurrencies: [] }));
    const loading = held.model.load(undefined);
    for (const { answer } of held.asked.splice(0)) answer(failure('Refused.'));
    await loading;
    const again = held.model.refresh(undefined);
    for (const { question, answer } of held.asked) answer(figures(question, { readAt: 3000 }));
    await again;
    for (const { problem, reading } of held.model.slots(undefined)) {
      assert.equal(problem, undefined);
      assert.equal(reading?.readAt, 3000);
    }
  });

  it('tells which section changed, and the holder where its sections give way to one problem', async () => {
    const held = new AskedModel(profileWith({ prefundingCurrencies: [] }));
    const loading = held.model.load(undefined);
    const [balance, quota] = held.asked.splice(0);
    balance!.answer(failure('No key.'));
    await settle();
    assert.deepEqual(held.changes.splice(0), ['own/accounts']);
    quota!.answer(failure('No key.'));
    await loading;
    assert.deepEqual(held.changes.splice(0), ['own/*']);

    const again = held.model.refresh(undefined);
    assert.deepEqual(held.changes.splice(0), ['own/*']);
    held.asked[0]!.answer(figures(held.asked[0]!.question));
    await settle();
    assert.deepEqual(held.changes.splice(0), ['own/*']);
    held.asked[1]!.answer(figures(held.asked[1]!.question));
    await again;
    assert.deepEqual(held.changes, ['own/credit']);
  });

  it('refreshes what is open and forgets customers that were closed', async () => {
    const held = new AskedModel(profileWith({ customers, prefundingCurrencies: [] }));
    const loading = Promise.all([undefined, 'C0', 'C1'].map((holder) => held.model.load(holder)));
    while (held.asked.length > 0) {
      for (const { question, answer } of held.asked.splice(0)) answer(figures(question));
      await settle();
    }
    await loading;
    held.model.unwatch('C1');
    void held.model.refreshAll();
    assert.deepEqual(
      held.asked.map(({ holder }) => holder),
      [undefined, undefined, 'C0', 'C0'],
    );
    assert(held.model.slots('C1').every(({ reading }) => reading === undefined));
  });

  it('never asks for a customer that the profile has lost', () => {
    const held = new AskedModel(profileWith({ customers, prefundingCurrencies: [] }));
    void held.model.load('C0');
    held.asked.splice(0);
    held.model.update(profileWith({ customers: customers.slice(1), prefundingCurrencies: [] }));
    void held.model.refreshAll();
    assert.deepEqual(held.asked, []);
  });

  it('keeps figures when a currency is added and asks for the new one alone', async () => {
    const held = new AskedModel(profileWith({ prefundingCurrencies: [] }));
    const loading = held.model.load(undefined);
    for (const { question, answer } of held.asked.splice(0)) answer(figures(question));
    await loading;
    held.model.update(profileWith({ prefundingCurrencies: ['EUR'] }));
    void held.model.load(undefined);
    assert.deepEqual(
      held.asked.map(({ question }) => questionKey(question)),
      ['prefunding/EUR'],
    );
  });

  it('ignores answers that come after it is disposed of, and starts no waiting call', async () => {
    const held = new AskedModel(profileWith({ customers }));
    const loading = Promise.all([undefined, 'C0', 'C1'].map((holder) => held.model.load(holder)));
    held.model.dispose();
    for (const { question, answer } of held.asked) answer(figures(question));
    await loading;
    assert.equal(held.asked.length, 4);
    assert.deepEqual(held.changes, []);
    assert(held.model.slots(undefined).every(({ reading }) => reading === undefined));
  });
});
