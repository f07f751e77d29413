import assert from 'node:assert/strict';
import {
  applyCreditGrant,
  inquiryBalance,
  inquiryCreditGrant,
  queryCreditQuota,
} from '../../src/core/catalogue/index.ts';
import { controlledSimulator, told, type ControlledSimulator } from '../support/controlledSimulator.ts';
import { answerBody, callSimulator } from '../support/gatewayClient.ts';
import { runSimulator, stopSimulators } from '../support/simulatorProcess.ts';

describe('a simulator that misbehaves', () => {
  let simulator: ControlledSimulator;
  before(async () => (simulator = await controlledSimulator()));
  beforeEach(async () => {
    await simulator.state({ command: 'reset' });
    await simulator.play();
  });
  after(stopSimulators);

  const balance = () => callSimulator(simulator.process.ready, inquiryBalance, { body: {} });

  it('drops after the commit: a true unknown, which the inquiry settles, and one application', async () => {
    await simulator.play('applyCreditGrant=dropAfterCommit');
    const exchange = await simulator.apply('R1');
    assert.equal(exchange.outcome, 'unknown');
    assert.ok(exchange.transport.kind === 'failed');
    assert.equal(exchange.transport.failure.kind, 'cutOff');
    assert.equal(exchange.transport.failure.firstByteLeft, true);
    assert.deepEqual(await simulator.inquiries('R1', 3), ['ACCEPTED', 'SUCCESS', 'SUCCESS']);
    const { calls, customers } = await simulator.state();
    assert.equal(calls['applyCreditGrant'], 1);
    assert.equal(calls['inquiryCreditGrant'], 3);
    assert.equal(customers[0]?.credit?.granted, String(205_400_000 + 1_250_000));
    await simulator.process.logged(/cut off without an answer \(scenario applyCreditGrant=dropAfterCommit\)/);
  });

  it('gives the answer that was dropped to the same body later', async () => {
    const body = await simulator.application('R1');
    const send = () => callSimulator(simulator.process.ready, applyCreditGrant, { body });
    await simulator.play('applyCreditGrant=dropAfterCommit');
    await send();
    const held = (await simulator.partner()).applications.find(({ referenceNo }) => referenceNo === 'R1');
    await simulator.play();
    const again = await send();
    assert.equal(told(again), 'ACCEPTED');
    assert.equal(answerBody(again)['creditGrantNo'], held?.creditGrantNo);
    assert.equal((await simulator.state()).calls['applyCreditGrant'], 2);
  });

  it('drops before the commit: the same for the caller, and nothing is done', async () => {
    await simulator.play('applyCreditGrant=dropBeforeCommit');
    const exchange = await simulator.apply('R1');
    assert.equal(exchange.outcome, 'unknown');
    assert.deepEqual(await simulator.inquiries('R1', 1), ['PARAM_ILLEGAL']);
    assert.equal((await simulator.state()).calls['applyCreditGrant'], 1);
    await simulator.play();
    assert.equal(told(await simulator.apply('R1')), 'ACCEPTED');
  });

  it('answers U first and S on the third inquiry, counted for each reference', async () => {
    await simulator.apply('R1');
    await simulator.apply('R2');
    await simulator.play('inquiryCreditGrant=unknownUntil:3');
    const unknown = 'UNKNOWN_EXCEPTION';
    assert.deepEqual(await simulator.inquiries('R1', 2), [unknown, unknown]);
    assert.deepEqual(await simulator.inquiries('R2', 3), [unknown, unknown, 'ACCEPTED']);
    assert.deepEqual(await simulator.inquiries('R1', 2), ['ACCEPTED', 'SUCCESS']);
    await simulator.play('inquiryCreditGrant=unknownUntil:2');
    assert.deepEqual(await simulator.inquiries('R1', 2), [unknown, 'SUCCESS']);
  });

  for (const [scenario, said] of [
    ['successAfterInquiries:3', ['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'SUCCESS']],
    ['failedAfterInquiries:0', ['FAILED', 'FAILED']],
    ['failedAfterInquiries:1', ['ACCEPTED', 'FAILED']],
  ] as const) {
    it(`accepts and then says ${said.join(', ')} under ${scenario}`, async () => {
      await simulator.play(`applyCreditGrant=${scenario}`);
      assert.equal(told(await simulator.apply('R1')), 'ACCEPTED');
      await simulator.play();
      assert.deepEqual(await simulator.inquiries('R1', said.length), said);
    });
  }

  it('ends an application when its virtual time has come, asked or not', async () => {
    await simulator.play('applyCreditGrant=successAfterSeconds:86400');
    await simulator.apply('R1');
    await simulator.play('applyCreditGrant=failedAfterSeconds:600');
    await simulator.apply('R2');
    const { now } = (await simulator.state({ command: 'advance', seconds: 86_000 })).clock;
    assert.deepEqual(await simulator.inquiries('R1', 3), ['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    assert.deepEqual(await simulator.inquiries('R2', 1), ['FAILED']);
    assert.equal((await simulator.partner()).credit?.granted, '205400000');
    await simulator.state({ command: 'advance', seconds: 400 });
    const quota = answerBody(
      await callSimulator(simulator.process.ready, queryCreditQuota, {
        body: { productCode: 'AMAZON_VC_FACTORING_LOAN' },
      }),
    );
    assert.deepEqual(quota['grantTotalAmount'], { currency: 'USD', value: 206_650_000 });
    const answer = answerBody(await simulator.inquire('R1'));
    assert.equal(answer['creditGrantStatus'], 'SUCCESS');
    const due = new Date(Date.parse(now) + 90 * 86_400_000 + 400_000 + 8 * 3_600_000);
    const days = [due, new Date(due.getTime() - 60_000)].map((day) =>
      day.toISOString().slice(0, 10).replaceAll('-', ''),
    );
    assert.ok(days.includes(String(answer['dueDate'])), `${String(answer['dueDate'])} is not ${days.join()}`);
  });

  it('answers S with a status that no document lists, and has done the call', async () => {
    await simulator.play('applyCreditGrant=unfamiliarStatus', 'inquiryCreditGrant=unfamiliarStatus');
    for (const exchange of [await simulator.apply('R1'), await simulator.inquire('R1')]) {
      assert.equal(exchange.outcome, 'unknown');
      assert.equal(exchange.verification?.kind, 'verified');
      assert.equal(exchange.business?.kind, 'unfamiliar');
    }
    await simulator.play();
    assert.deepEqual(await simulator.inquiries('R1', 1), ['SUCCESS']);
  });

  for (const [scenario, verification] of [
    ['wrongSignature', 'notVerified'],
    ['missingSignature', 'unsigned'],
    ['staleSignature', 'notVerified'],
  ] as const) {
    it(`answers with a ${scenario}, and has done the call`, async () => {
      await simulator.play(`applyCreditGrant=${scenario}`);
      const exchange = await simulator.apply('R1');
      assert.equal(exchange.verification?.kind, verification);
      assert.equal(exchange.outcome, 'unknown');
      assert.deepEqual(await simulator.inquiries('R1', 1), ['ACCEPTED']);
    });
  }

  it('answers as many calls as it should and throttles the next ones, until it is told otherwise', async () => {
    await simulator.play('inquiryBalance=throttledAfter:2');
    const codes = [];
    for (let call = 0; call < 4; call += 1) codes.push(told(await balance()));
    const throttled = 'REQUEST_TRAFFIC_EXCEED_LIMIT';
    assert.deepEqual(codes, ['SUCCESS', 'SUCCESS', throttled, throttled]);
    assert.equal(told(await simulator.apply('R1')), 'ACCEPTED');
    await simulator.play('inquiryBalance=throttledAfter:2');
    assert.equal(told(await balance()), 'SUCCESS');
  });

  it('answers late and does the call at once, while it answers others', async () => {
    await simulator.play('applyCreditGrant=delay:1');
    const body = await simulator.application('R1');
    const begin = performance.now();
    let answered = false;
    const late = callSimulator(simulator.process.ready, applyCreditGrant, { body }).finally(
      () => (answered = true),
    );
    await simulator.process.logged(/scenario applyCreditGrant=delay:1/);
    assert.deepEqual(await simulator.inquiries('R1', 1), ['ACCEPTED']);
    assert.equal(answered, false);
    assert.equal(told(await late), 'ACCEPTED');
    assert.ok(performance.now() - begin >= 1_000);
  });

  it('plays for a call that passes its checks, and refuses any other as always', async () => {
    await simulator.play('inquiryCreditGrant=dropAfterCommit');
    const wrong = await callSimulator(simulator.process.ready, inquiryCreditGrant, { body: {} });
    assert.equal(told(wrong), 'PARAM_ILLEGAL');
    assert.equal((await simulator.state()).calls['inquiryCreditGrant'], 1);
  });

  it('tells all about its scenarios to the program that controls it', async () => {
    const { availableScenarios, scenarioTable, scenarios } = await simulator.state({
      command: 'scenario',
      scenarios: ['applyCreditGrant=successAfterSeconds:5'],
    });
    assert.deepEqual(scenarios, ['applyCreditGrant=successAfterSeconds:5']);
    assert.ok(availableScenarios.includes('applyCreditGrant=dropAfterCommit'));
    assert.ok(availableScenarios.includes('inquiryCreditGrant=unknownUntil:2'));
    assert.deepEqual(
      scenarioTable.find(({ name }) => name === 'queryCreditQuota=delay'),
      {
        name: 'queryCreditQuota=delay',
        endpoint: 'queryCreditQuota',
        title: 'Answer {0} late',
        group: 'Connection',
        sentence: 'Does the call at once and answers {0} seconds later.',
        parameter: { unit: 'seconds', least: 1, most: 600, choices: [2, 10, 60] },
      },
    );
  });
});

describe('the scenarios of a configuration', () => {
  after(stopSimulators);

  it('are played, but where the command line names another one for the endpoint', async () => {
    const simulator = await controlledSimulator({
      args: ['--scenario', 'inquiryBalance=SYSTEM_ERROR'],
      config: { scenarios: ['inquiryBalance=PROCESS_FAIL', 'inquiryCreditGrant=dropBeforeCommit'] },
    });
    assert.deepEqual((await simulator.state()).scenarios, [
      'inquiryBalance=SYSTEM_ERROR',
      'inquiryCreditGrant=dropBeforeCommit',
    ]);
    const { ready } = simulator.process;
    assert.equal(told(await callSimulator(ready, inquiryBalance, { body: {} })), 'SYSTEM_ERROR');
  });

  for (const [scenarios, says] of [
    [['inquiryBalance=explode'], /\/scenarios of the configuration: There is no scenario/],
    [['inquiryBalance=delay'], /needs a number of seconds/],
    ['inquiryBalance=delay:1', /\/scenarios must be a list/],
    [['inquiryBalance=delay:1', 'inquiryBalance=delay:2'], /exclude each other/],
    [[5], /\/scenarios\/0 must be a text/],
  ] as const) {
    it(`are refused as ${JSON.stringify(scenarios)}`, async () => {
      const ended = await runSimulator({ config: { scenarios } });
      assert.equal(ended.code, 2);
      assert.match(ended.stderr, says);
    });
  }
});
