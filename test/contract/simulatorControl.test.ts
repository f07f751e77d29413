import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { inquiryBalance } from '../../src/core/catalogue/index.ts';
import {
  commandPath,
  controlTokenVariable,
  lastLeaseGraceMs,
  leasePath,
  type ControlAnswer,
  type LogLine,
  type SimulatorState,
} from '../../src/simulator/controlProtocol.ts';
import { demoClientId, demoConnectedCustomers } from '../../src/simulator/demoNames.ts';
import { answerBody, callSimulator } from '../support/gatewayClient.ts';
import { startSimulator, stopSimulators, type SimulatorProcess } from '../support/simulatorProcess.ts';

const token = 'a-token-of-the-test-0123456789-abcdef';
const env = { [controlTokenVariable]: token };

interface Reply {
  readonly status: number;
  readonly body: string;
}

async function ask(
  simulator: SimulatorProcess,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<Reply> {
  const call = request(simulator.ready.url + path, { method, headers });
  call.end(body);
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode ?? 0, body: text };
}

async function command(simulator: SimulatorProcess, sent: unknown): Promise<ControlAnswer> {
  const reply = await ask(
    simulator,
    'POST',
    commandPath,
    { authorization: `Bearer ${token}` },
    typeof sent === 'string' ? sent : JSON.stringify(sent),
  );
  assert.equal(reply.status, 200);
  return JSON.parse(reply.body) as ControlAnswer;
}

async function stateAfter(simulator: SimulatorProcess, sent: unknown): Promise<SimulatorState> {
  const answer = await command(simulator, sent);
  assert.ok(answer.ok, answer.ok ? '' : answer.sentence);
  assert.ok(answer.state !== undefined);
  return answer.state;
}

async function takeLease(
  simulator: SimulatorProcess,
): Promise<{ readonly call: ClientRequest; readonly response: IncomingMessage }> {
  const call = request(simulator.ready.url + leasePath, { headers: { authorization: `Bearer ${token}` } });
  call.on('error', () => undefined);
  call.end();
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  assert.equal(response.statusCode, 200);
  return { call, response };
}

function closed(response: IncomingMessage): Promise<void> {
  return new Promise((resolve) => response.once('close', resolve));
}

function credit(state: SimulatorState, id: string) {
  return state.customers.find((customer) => customer.id === id)?.credit;
}

describe('the simulator’s control channel', () => {
  after(stopSimulators);

  it('is not there without a token', async () => {
    const simulator = await startSimulator();
    const reply = await ask(simulator, 'POST', commandPath, { authorization: 'Bearer ' }, '{}');
    assert.match(reply.body, /INVALID_API/);
  });

  it('admits only who has the token, and never a page of a browser', async () => {
    const simulator = await startSimulator({ env });
    const right = `Bearer ${token}`;
    for (const headers of [
      {},
      { authorization: 'Bearer ' },
      { authorization: `Bearer ${token.slice(1)}` },
      { authorization: token },
      { authorization: right, origin: 'http://localhost' },
      { authorization: right, origin: 'null' },
    ]) {
      for (const [method, path] of [
        ['POST', commandPath],
        ['GET', leasePath],
      ] as const) {
        const sent = method === 'POST' ? '{"command":"state"}' : '';
        const reply = await ask(simulator, method, path, headers, sent);
        assert.equal(reply.status, 403, JSON.stringify(headers));
        assert.match(reply.body, /"ok":false/);
        assert.doesNotMatch(reply.body, /customers/);
      }
    }
    assert.equal((await ask(simulator, 'GET', '/.control/other', { authorization: right })).status, 404);
    assert.equal((await command(simulator, { command: 'state' })).ok, true);
    assert.doesNotMatch(simulator.log(), new RegExp(token));
  });

  it('says whether an answer to a bad signature tells why it does not fit', async () => {
    const simulator = await startSimulator({ env });
    const call = { body: { currencyList: ['USD'] }, signedPath: `/sandbox${inquiryBalance.path}` };
    const messageOf = async () => {
      const exchange = await callSimulator(simulator.ready, inquiryBalance, call);
      assert.equal(exchange.gateway?.kind === 'result' && exchange.gateway.code, 'INVALID_SIGNATURE');
      return JSON.stringify(answerBody(exchange)['result']);
    };
    const said = /sandbox part of the path is not the same/;
    assert.doesNotMatch(await messageOf(), said);
    assert.ok((await command(simulator, { command: 'explain', signatures: true })).ok);
    assert.match(await messageOf(), said);
    assert.ok((await command(simulator, { command: 'explain', signatures: false })).ok);
    assert.doesNotMatch(await messageOf(), said);
    assert.match(JSON.stringify(await command(simulator, { command: 'explain' })), /true or false/);
  });

  it('moves credit by its commands and keeps the equation', async () => {
    const simulator = await startSimulator({ env });
    const id = demoConnectedCustomers[0].id;
    const start = credit(await stateAfter(simulator, { command: 'state' }), id);
    assert.ok(start !== undefined);
    const drawn = credit(await stateAfter(simulator, { command: 'draw', customer: id, amount: '50' }), id);
    assert.equal(drawn?.granted, start.granted);
    assert.equal(Number(drawn.unpaid), Number(start.unpaid) + 50);
    const expired = credit(await stateAfter(simulator, { command: 'expire', customer: id, amount: '7' }), id);
    assert.equal(Number(expired?.granted), Number(start.granted) - 7);
    const overdue = credit(await stateAfter(simulator, { command: 'overdue', customer: id }), id);
    assert.ok(overdue?.overdue === true);
    const repaid = credit(
      await stateAfter(simulator, { command: 'repay', customer: id, amount: overdue.unpaid }),
      id,
    );
    assert.equal(repaid?.unpaid, '0');
    assert.equal(repaid.overdue, false);
    assert.equal(repaid.granted, repaid.available);
    const own = credit(await stateAfter(simulator, { command: 'draw', amount: 1 }), demoClientId);
    assert.equal(own?.unpaid, '85400001');
    const reset = await stateAfter(simulator, { command: 'reset' });
    assert.deepEqual(credit(reset, id), start);
  });

  it('sets and clears scenarios while it runs', async () => {
    const simulator = await startSimulator({ env });
    const code = async (): Promise<string | undefined> => {
      const { gateway } = await callSimulator(simulator.ready, inquiryBalance, { body: {} });
      return gateway?.kind === 'result' ? gateway.code : undefined;
    };
    const name = 'inquiryBalance=SYSTEM_ERROR';
    const state = await stateAfter(simulator, { command: 'scenario', scenarios: [name] });
    assert.deepEqual(state.scenarios, [name]);
    assert.ok(state.availableScenarios.includes(name));
    assert.equal(await code(), 'SYSTEM_ERROR');
    await stateAfter(simulator, { command: 'scenario', scenarios: [] });
    assert.equal(await code(), 'SUCCESS');
  });

  describe('answers with a sentence', () => {
    let simulator: SimulatorProcess;
    before(async () => (simulator = await startSimulator({ env })));

    for (const [what, sent, says] of [
      ['text that is not JSON', '{', /one JSON object/],
      ['a command that is too long', `{"command":"state","x":"${'x'.repeat(70_000)}"}`, /too long/],
      ['an unknown command', { command: 'explode' }, /commands are state, reset/],
      ['an unknown scenario', { command: 'scenario', scenarios: ['x=Y'] }, /no scenario "x=Y"/],
      ['scenarios that are no list', { command: 'scenario', scenarios: 'x' }, /list of names/],
      ['an unknown customer', { command: 'draw', customer: 'nobody', amount: '1' }, /id of a customer/],
      ['an amount with decimals', { command: 'draw', amount: '1.50' }, /whole number of US cents/],
      ['no amount', { command: 'repay' }, /whole number of US cents/],
      ['a draw beyond what is available', { command: 'draw', amount: '9999999999999999' }, /is available/],
    ] as const) {
      it(what, async () => {
        const answer = await command(simulator, sent);
        assert.ok(!answer.ok);
        assert.match(answer.sentence, says);
      });
    }
  });

  it('streams the log to whoever holds a lease', async () => {
    const simulator = await startSimulator({ env });
    const { call, response } = await takeLease(simulator);
    response.setEncoding('utf8');
    const lines = new Promise<LogLine>((resolve) => {
      let text = '';
      response.on('data', (chunk: string) => {
        text += chunk;
        const [first, rest] = text.split('\n');
        if (rest !== undefined) resolve(JSON.parse(first ?? '') as LogLine);
      });
    });
    await callSimulator(simulator.ready, inquiryBalance, { body: {} });
    const line = await lines;
    assert.equal(line.level, 'info');
    assert.match(line.text, /\(inquiryBalance\): S SUCCESS/);
    assert.ok(!Number.isNaN(Date.parse(line.time)));
    call.destroy();
  });

  it('ends by itself after the last lease, and not before', async () => {
    const simulator = await startSimulator({ env });
    const ended = once(simulator.process, 'exit').then(() => performance.now());
    const first = await takeLease(simulator);
    const second = await takeLease(simulator);
    first.call.destroy();
    await closed(first.response);
    assert.equal((await command(simulator, { command: 'state' })).ok, true);
    second.call.destroy();
    const lastGone = performance.now();
    const after = (await ended) - lastGone;
    assert.ok(after > lastLeaseGraceMs - 500, `It ended ${after} ms after the last lease.`);
    assert.equal(simulator.process.exitCode, 0);
  });
});
