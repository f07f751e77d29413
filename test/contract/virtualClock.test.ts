import assert from 'node:assert/strict';
import { join } from 'node:path';
import { inquiryBalance, queryCreditQuota } from '../../src/core/catalogue/index.ts';
import { controlledSimulator, told } from '../support/controlledSimulator.ts';
import { answerBody, callSimulator } from '../support/gatewayClient.ts';
import { stopSimulators, temporaryFolder } from '../support/simulatorProcess.ts';

const day = 86_400;
const year = 365 * day;

describe('the simulator’s clock', () => {
  after(stopSimulators);

  it('lets a token expire when it is moved on, and has it valid again after a reset', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+Z/, 'Z');
    const customer = {
      id: 'C',
      accessToken: 'token',
      tokenExpiresAt: inAnHour,
      accounts: [{ accountNo: 'A', currency: 'USD', available: 5 }],
    };
    const simulator = await controlledSimulator({
      config: { customers: [{ id: 'ME' }, customer], requestTimeToleranceSeconds: 60 },
    });
    const call = async () =>
      told(
        await callSimulator(simulator.process.ready, inquiryBalance, {
          body: {},
          customerId: 'C',
          accessToken: 'token',
        }),
      );
    // The caller's own clock was not moved, so the tolerance of its Request-Time is not either.
    assert.equal(await call(), 'SUCCESS');
    await simulator.state({ command: 'advance', seconds: 1_800 });
    assert.equal(await call(), 'SUCCESS');
    await simulator.state({ command: 'advance', seconds: 1_800 });
    assert.equal(await call(), 'ACCESS_TOKEN_EXPIRED');
    const { clock } = await simulator.state({ command: 'reset' });
    assert.equal(clock.advancedSeconds, 0);
    assert.equal(await call(), 'SUCCESS');
  });

  it('makes what is unpaid overdue at its due date, and a repayment in full ends that', async () => {
    const credit = { cap: 1_000, available: 400 };
    const simulator = await controlledSimulator({ config: { customers: [{ id: 'ME', credit }] } });
    assert.equal((await simulator.partner()).credit?.dueDate, undefined);
    await simulator.state({ command: 'draw', amount: '100' });
    assert.match((await simulator.partner()).credit?.dueDate ?? '', /^\d{8}$/);
    const status = async () => {
      const body = { productCode: 'AMAZON_VC_FACTORING_LOAN' };
      const exchange = await callSimulator(simulator.process.ready, queryCreditQuota, { body });
      return answerBody(exchange)['productStatus'];
    };
    await simulator.state({ command: 'advance', seconds: 89 * day });
    assert.equal(await status(), 'NORMAL');
    await simulator.state({ command: 'advance', seconds: day });
    assert.equal(await status(), 'OVD');
    assert.equal(answerBody(await simulator.apply('R1'))['creditGrantStatus'], 'FAILED');
    await simulator.state({ command: 'repay', amount: '100' });
    assert.equal(await status(), 'NORMAL');
  });

  for (const args of [[], ['--seed', '5']]) {
    it(`is kept with the counts in the state file, ${args.join(' ') || 'without a seed'}`, async () => {
      const all = [...args, '--state', join(temporaryFolder(), 'state.json')];
      const first = await controlledSimulator({ args: all });
      await first.play('applyCreditGrant=failedAfterSeconds:86400');
      await first.apply('R1');
      await first.apply('R1');
      await first.state({ command: 'advance', seconds: year });
      await first.process.stop('SIGKILL');

      const second = await controlledSimulator({ args: all });
      const { clock, calls } = await second.state();
      assert.equal(clock.advancedSeconds, year);
      assert.equal(calls['applyCreditGrant'], 2);
      assert.equal(calls['submitAttachment'], 2);
      assert.deepEqual(await second.inquiries('R1', 1), ['FAILED']);
      assert.equal((await second.partner()).credit?.overdue, true);
      await callSimulator(second.process.ready, inquiryBalance, { body: {} });
      await second.process.stop('SIGTERM');

      const third = await controlledSimulator({ args: all });
      assert.equal((await third.state()).calls['inquiryBalance'], process.platform === 'win32' ? 0 : 1);
      const reset = await third.state({ command: 'reset' });
      assert.equal(reset.clock.advancedSeconds, 0);
      assert.ok(Object.values(reset.calls).every((count) => count === 0));
    });
  }

  it('starts over with the same bytes in a seeded run that is reset', async () => {
    const simulator = await controlledSimulator({ args: ['--seed', '5'] });
    const answers = async (): Promise<readonly string[]> => {
      const body = await simulator.application('R1');
      await simulator.state({ command: 'advance', seconds: day });
      const exchange = await simulator.inquire('R1');
      return [JSON.stringify(body), JSON.stringify(exchange.answer)];
    };
    const first = await answers();
    await simulator.state({ command: 'reset' });
    assert.deepEqual(await answers(), first);
  });

  it('counts a call for each request that reaches its endpoint, refused or not, and no other', async () => {
    const simulator = await controlledSimulator();
    const { ready } = simulator.process;
    await callSimulator(ready, inquiryBalance, { body: {} });
    await callSimulator(ready, inquiryBalance, { body: { currencyList: 'USD' } });
    await callSimulator(ready, inquiryBalance, { body: {}, clientId: 'NOBODY' });
    await callSimulator(ready, inquiryBalance, { body: {}, path: `${inquiryBalance.path}s` });
    const { calls } = await simulator.state();
    assert.equal(calls['inquiryBalance'], 3);
    assert.equal(calls['applyCreditGrant'], 0);
  });

  for (const seconds of [0, -1, 1.5, '1s', true, 101 * year] as const) {
    it(`refuses to move by ${JSON.stringify(seconds)}`, async () => {
      const simulator = await controlledSimulator();
      const answer = await simulator.ask({ command: 'advance', seconds: seconds as number });
      assert.ok(!answer.ok);
      assert.match(answer.sentence, /whole number above zero|a hundred years at most/);
      assert.equal((await simulator.state()).clock.advancedSeconds, 0);
    });
  }
});
