import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyToken, inquiryBalance, queryCreditQuota, revokeToken } from '../../src/core/catalogue/index.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import { tokenOutcome, type IssuedTokens } from '../../src/core/tokens/tokenOutcome.ts';
import { demoConnectedCustomers } from '../../src/simulator/demoNames.ts';
import { controlledSimulator, told, type ControlledSimulator } from '../support/controlledSimulator.ts';
import { answerBody, callSimulator } from '../support/gatewayClient.ts';
import { stopSimulators, temporaryFolder } from '../support/simulatorProcess.ts';

const day = 86_400;
const [harbour, kiln] = demoConnectedCustomers.map(({ id }) => id);

/** The life of tokens at one simulator, by the product's own client. */
class Tokens {
  readonly simulator: ControlledSimulator;

  constructor(simulator: ControlledSimulator) {
    this.simulator = simulator;
  }

  async code(customer = harbour): Promise<string> {
    const answer = await this.simulator.ask({ command: 'authorise', ...(customer && { customer }) });
    assert.ok(answer.ok && answer.code !== undefined);
    return answer.code;
  }

  apply(authCode: string): Promise<Exchange> {
    return this.#call(applyToken, { grantType: 'AUTHORIZATION_CODE', authCode });
  }

  refresh(refreshToken: string): Promise<Exchange> {
    return this.#call(applyToken, { grantType: 'REFRESH_TOKEN', refreshToken });
  }

  revoke(token: string): Promise<Exchange> {
    return this.#call(revokeToken, { token, tokenType: 'ACCESS_TOKEN' });
  }

  async use(accessToken?: string, customerId = harbour): Promise<unknown> {
    const call = { body: {}, ...(accessToken && { accessToken }), ...(customerId && { customerId }) };
    return told(await callSimulator(this.simulator.process.ready, inquiryBalance, call));
  }

  #call(endpoint: typeof applyToken | typeof revokeToken, body: unknown): Promise<Exchange> {
    return callSimulator(this.simulator.process.ready, endpoint, { body });
  }
}

function issued(exchange: Exchange): Required<IssuedTokens> {
  assert.equal(exchange.verification?.kind, 'verified');
  const outcome = tokenOutcome(exchange);
  assert.equal(outcome.kind, 'issued', String(told(exchange)));
  return (outcome as { readonly tokens: Required<IssuedTokens> }).tokens;
}

function refusal(exchange: Exchange): readonly [unknown, string] {
  const { result } = answerBody(exchange) as { result: { resultMessage: string } };
  return [told(exchange), result.resultMessage];
}

describe('tokens at the simulator', () => {
  let tokens: Tokens;
  beforeEach(async () => (tokens = new Tokens(await controlledSimulator())));
  afterEach(stopSimulators);

  it('are issued for a code, open the account of that customer alone, and only until they expire', async () => {
    const { accessToken, expiresAt, refreshExpiresAt } = issued(await tokens.apply(await tokens.code()));
    assert.ok(Math.abs(expiresAt - Date.now() - 30 * day * 1_000) < 60_000);
    assert.ok(refreshExpiresAt > expiresAt);
    assert.equal(await tokens.use(accessToken), 'SUCCESS');
    assert.equal(await tokens.use(accessToken, kiln), 'AUTHORIZATION_NOT_EXIST');
    assert.equal(await tokens.use('made-up'), 'AUTHORIZATION_NOT_EXIST');
    await tokens.simulator.state({ command: 'advance', seconds: 30 * day });
    assert.equal(await tokens.use(accessToken), 'ACCESS_TOKEN_EXPIRED');
  });

  it('are refreshed after they expired, once for each refresh token', async () => {
    const first = issued(await tokens.apply(await tokens.code()));
    await tokens.simulator.state({ command: 'advance', seconds: 31 * day });
    const second = issued(await tokens.refresh(first.refreshToken));
    assert.equal(await tokens.use(second.accessToken), 'SUCCESS');
    assert.equal(await tokens.use(first.accessToken), 'ACCESS_TOKEN_EXPIRED');
    assert.deepEqual(refusal(await tokens.refresh(first.refreshToken)), [
      'OAUTH_FAIL',
      'The refresh token is unknown or was used before.',
    ]);
    await tokens.simulator.state({ command: 'advance', seconds: 180 * day });
    assert.deepEqual(refusal(await tokens.refresh(second.refreshToken)), [
      'OAUTH_FAIL',
      'The refresh token has expired.',
    ]);
  });

  it('are not issued for a code that is unknown, used or old, and no refusal repeats it', async () => {
    const used = await tokens.code();
    issued(await tokens.apply(used));
    const old = await tokens.code();
    await tokens.simulator.state({ command: 'advance', seconds: 600 });
    for (const [code, sentence] of [
      ['made-up', 'The authorisation code is unknown.'],
      [used, 'The authorisation code was used before.'],
      [old, 'The authorisation code has expired.'],
    ] as const) {
      const exchange = await tokens.apply(code);
      assert.deepEqual(refusal(exchange), ['OAUTH_FAIL', sentence]);
      assert.equal(Buffer.from(exchange.answer?.body ?? []).includes(code), false);
    }
  });

  it('say which field a grant type needs', async () => {
    const { ready } = tokens.simulator.process;
    for (const [grantType, field] of [
      ['AUTHORIZATION_CODE', 'authCode'],
      ['REFRESH_TOKEN', 'refreshToken'],
    ] as const) {
      const [code, message] = refusal(await callSimulator(ready, applyToken, { body: { grantType } }));
      assert.equal(code, 'PARAM_ILLEGAL');
      assert.match(message, new RegExp(field));
    }
  });

  it('leave no way to a customer once one is revoked but a new one', async () => {
    const { accessToken } = issued(await tokens.apply(await tokens.code()));
    assert.equal(await tokens.use(), 'SUCCESS');
    await tokens.revoke(accessToken);
    assert.equal(await tokens.use(), 'AUTHORIZATION_NOT_EXIST');
    assert.equal(await tokens.use(undefined, kiln), 'SUCCESS');
    const next = issued(await tokens.apply(await tokens.code()));
    assert.equal(await tokens.use(next.accessToken), 'SUCCESS');
  });

  it('are revoked together, and a second revocation is told the time of the first', async () => {
    const { accessToken, refreshToken } = issued(await tokens.apply(await tokens.code()));
    const first = answerBody(await tokens.revoke(accessToken))['cancelTime'];
    assert.match(String(first), /^\d{4}-\d\d-\d\dT/);
    assert.equal(await tokens.use(accessToken), 'AUTHORIZATION_NOT_EXIST');
    assert.deepEqual(refusal(await tokens.refresh(refreshToken)), [
      'OAUTH_FAIL',
      'The refresh token was revoked with its access token.',
    ]);
    await tokens.simulator.state({ command: 'advance', seconds: day });
    assert.equal(answerBody(await tokens.revoke(accessToken))['cancelTime'], first);
    assert.equal(told(await tokens.revoke('made-up')), 'OAUTH_FAIL');
  });

  it('tell an expired one at an endpoint that has no code of its own for that', async () => {
    const { accessToken } = issued(await tokens.apply(await tokens.code()));
    await tokens.simulator.state({ command: 'advance', seconds: 30 * day });
    const exchange = await callSimulator(tokens.simulator.process.ready, queryCreditQuota, {
      body: { productCode: 'AMAZON_VC_FACTORING_LOAN' },
      accessToken,
      ...(harbour !== undefined && { customerId: harbour }),
    });
    assert.equal(told(exchange), 'OAUTH_FAIL');
  });

  it('leave it unknown whether the code was used up where the answer is lost', async () => {
    await tokens.simulator.play('applyToken=dropAfterCommit');
    const code = await tokens.code();
    assert.equal(tokenOutcome(await tokens.apply(code)).kind, 'unknown');
    await tokens.simulator.play();
    assert.equal(refusal(await tokens.apply(code))[1], 'The authorisation code was used before.');
  });

  it('are forgotten by a reset', async () => {
    const { accessToken } = issued(await tokens.apply(await tokens.code()));
    await tokens.simulator.state({ command: 'reset' });
    assert.equal(await tokens.use(accessToken), 'AUTHORIZATION_NOT_EXIST');
  });

  it('name only customers that there are', async () => {
    const answer = await tokens.simulator.ask({ command: 'authorise', customer: 'NOBODY' });
    assert.deepEqual(answer, { ok: false, sentence: '"customer" must be the id of a customer.' });
  });
});

describe('tokens of a simulator that is started again', () => {
  afterEach(stopSimulators);

  it('are as good as before, and are not in its state file', async () => {
    const state = join(temporaryFolder(), 'state.json');
    const before = new Tokens(await controlledSimulator({ args: ['--state', state] }));
    const code = await before.code();
    const { accessToken, refreshToken } = issued(await before.apply(code));
    const open = await before.code();
    const written = readFileSync(state, 'utf8');
    for (const secret of [code, open, accessToken, refreshToken])
      assert.equal(written.includes(secret), false);
    await before.simulator.process.stop('SIGKILL');
    const after = new Tokens(await controlledSimulator({ args: ['--state', state] }));
    assert.equal(await after.use(accessToken), 'SUCCESS');
    issued(await after.apply(open));
    issued(await after.refresh(refreshToken));
  });

  it('follow from the seed and the calls', async () => {
    const run = async (seed: string) => {
      const tokens = new Tokens(await controlledSimulator({ args: ['--seed', seed] }));
      return issued(await tokens.apply(await tokens.code()));
    };
    const [one, same, other] = [await run('7'), await run('7'), await run('8')];
    assert.deepEqual(one, same);
    assert.notEqual(one.accessToken, other.accessToken);
  });
});
