import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as vscode from 'vscode';
import { applyToken, inquiryBalance } from '../../src/core/catalogue/index.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import { simulatorProfileId, type Profile } from '../../src/core/profiles/profile.ts';
import { tokenOutcome } from '../../src/core/tokens/tokenOutcome.ts';
import { subjectOf } from '../../src/extension/commands/subject.ts';
import { createCredentials } from '../../src/extension/credentials.ts';
import { createApplicationRecords } from '../../src/extension/grants/applicationRecords.ts';
import { createSendGate } from '../../src/extension/sendGate.ts';
import { keepTokens } from '../../src/extension/tokens/keepTokens.ts';
import { refreshAccessToken } from '../../src/extension/tokens/refreshAccessToken.ts';
import { tokenCall } from '../../src/extension/tokens/tokenCall.ts';
import { createTokenWatch } from '../../src/extension/tokens/tokenWatch.ts';
import type { Workbench } from '../../src/extension/workbench.ts';
import { demoConnectedCustomers } from '../../src/simulator/demoNames.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { eventually } from '../support/eventually.ts';
import { picking } from '../support/windowAnswers.ts';

const customerId = demoConnectedCustomers[0].id;
const subject = { profileId: simulatorProfileId, customerId };

describe('access tokens of a customer', () => {
  let workbench: Workbench;
  let profile: Profile;

  before(async () => {
    workbench = await activeWorkbench();
    const simulator = workbench.profiles.find(simulatorProfileId);
    assert.ok(simulator);
    profile = simulator;
  });

  afterEach(() => workbench.credentials.forget(simulatorProfileId));

  /** As the command does, but for the question for the code. */
  async function get(): Promise<Exchange> {
    const answer = await workbench.simulator.command({ command: 'authorise', customer: customerId });
    assert.ok(answer.ok && answer.code !== undefined);
    const called = await tokenCall(workbench, profile, customerId, applyToken, {
      grantType: 'AUTHORIZATION_CODE',
      authCode: answer.code,
    });
    assert.ok(called.ok);
    const outcome = tokenOutcome(called.value);
    assert.ok(outcome.kind === 'issued');
    const stored = await workbench.credentials.keptToken(profile, customerId);
    assert.ok(stored.ok);
    await keepTokens(workbench, { profile, owner: customerId }, outcome.tokens, called.value, stored.value);
    return called.value;
  }

  async function kept(from: Pick<Workbench, 'credentials'> = workbench) {
    const stored = await from.credentials.keptToken(profile, customerId);
    assert.ok(stored.ok && stored.value);
    return stored.value;
  }

  async function code(): Promise<string | undefined> {
    const result = await workbench.gate.send({
      endpoint: inquiryBalance,
      profileId: profile.id,
      customerId,
      body: [new TextEncoder().encode('{}')],
      origin: 'check',
    });
    assert.ok(result.kind === 'done', result.kind === 'stopped' ? result.obstacle.sentence : '');
    return result.exchange.gateway?.kind === 'result' ? result.exchange.gateway.code : undefined;
  }

  it('are kept with their expiry, and go with the next call', async () => {
    const exchange = await get();
    assert.ok(!exchange.request.headers.some(([name]) => /token|customer/i.test(name)));
    const { token, expiresAt, refreshToken, refreshExpiresAt, obtainedAt } = await kept();
    assert.ok(token && refreshToken && expiresAt && refreshExpiresAt && obtainedAt);
    assert.ok(expiresAt > Date.now() && refreshExpiresAt > expiresAt);
    assert.equal(await code(), 'SUCCESS');
    const standings = await workbench.credentials.tokenStandings(profile);
    assert.deepEqual(standings.get(customerId), {
      state: 'good',
      expiresAt,
      refreshable: true,
      refreshExpiresAt,
    });
  });

  it('are refreshed when they have expired, only because somebody asked for it', async () => {
    await get();
    const before = await kept();
    await workbench.credentials.storeToken(profile, customerId, { ...before, expiresAt: Date.now() - 1 });
    const stopped = await workbench.gate.send({
      endpoint: inquiryBalance,
      profileId: profile.id,
      customerId,
      body: [new TextEncoder().encode('{}')],
      origin: 'check',
    });
    assert.ok(stopped.kind === 'stopped');
    assert.equal(stopped.obstacle.fix?.command, 'worldfirst.refreshAccessToken');
    assert.deepEqual(stopped.obstacle.fix.args, [profile.id, customerId]);
    assert.equal((await kept()).token, before.token);

    assert.equal(await refreshAccessToken(workbench, subject), undefined);
    const after = await kept();
    assert.notEqual(after.token, before.token);
    assert.notEqual(after.refreshToken, before.refreshToken);
    assert.equal(await code(), 'SUCCESS');
  });

  it('are asked for by their profile, even where no other has any', async () => {
    await get();
    const other: Profile = { ...profile, id: 'without-tokens', name: 'Without Tokens' };
    const profiles = { ...workbench.profiles, all: () => [other, profile] };
    using picks = picking('$(plug) Without Tokens');
    const obstacle = await refreshAccessToken({ ...workbench, profiles }, { customerId });
    assert.match(obstacle?.sentence ?? '', /No refresh token is kept/);
    assert.deepEqual(picks.left, []);
  });

  it('are not asked for by their profile where there is no other', async () => {
    await get();
    const before = await kept();
    const profiles = { ...workbench.profiles, all: () => [profile] };
    using picks = picking();
    assert.equal(await refreshAccessToken({ ...workbench, profiles }, { customerId }), undefined);
    assert.deepEqual(picks.left, []);
    assert.notEqual((await kept()).token, before.token);
  });

  it('are replaced although this machine’s clock was ahead when they came', async () => {
    await get();
    const before = await kept();
    const ahead = Date.now() + 86_400_000;
    await workbench.credentials.storeToken(profile, customerId, { ...before, obtainedAt: ahead });
    assert.equal(await refreshAccessToken(workbench, subject), undefined);
    const refreshed = await kept();
    assert.notEqual(refreshed.token, before.token);
    await get();
    assert.notEqual((await kept()).token, refreshed.token);
  });

  it('stay where the refresh token is refused, and the way to a new one is offered', async () => {
    await workbench.credentials.storeToken(profile, customerId, {
      token: 'old',
      refreshToken: 'canary-refresh',
    });
    const obstacle = await refreshAccessToken(workbench, subject);
    assert.match(obstacle?.sentence ?? '', /OAUTH_FAIL/);
    assert.doesNotMatch(JSON.stringify(obstacle), /canary/);
    assert.equal(obstacle?.fix?.command, 'worldfirst.getAccessToken');
    assert.equal((await kept()).token, 'old');
  });

  it('stay where nobody knows what became of a refresh, which is said', async () => {
    await get();
    const before = await kept();
    await workbench.simulator.command({ command: 'scenario', scenarios: ['applyToken=dropAfterCommit'] });
    const obstacle = await refreshAccessToken(workbench, subject).finally(() =>
      workbench.simulator.command({ command: 'scenario', scenarios: [] }),
    );
    assert.match(obstacle?.sentence ?? '', /the refresh token may be used up/);
    assert.deepEqual(await kept(), before);
  });

  it('are those of the partner itself where no customer is named, and nobody is asked whose', async () => {
    await workbench.credentials.storeToken(profile, undefined, {
      token: 'own',
      refreshToken: 'canary-refresh',
      expiresAt: Date.now() - 1,
    });
    const stopped = await workbench.gate.send({
      endpoint: inquiryBalance,
      profileId: profile.id,
      customerId: undefined,
      body: [new TextEncoder().encode('{}')],
      origin: 'check',
    });
    assert.ok(stopped.kind === 'stopped');
    const { command, args = [] } = stopped.obstacle.fix ?? {};
    assert.equal(command, 'worldfirst.refreshAccessToken');
    // Refused by the simulator, which did not issue it.
    const obstacle = await refreshAccessToken(workbench, subjectOf(...(args as [unknown, unknown])));
    assert.match(obstacle?.sentence ?? '', /OAUTH_FAIL/);
  });

  it('have nothing to refresh without a refresh token', async () => {
    await workbench.credentials.storeToken(profile, customerId, { token: 'by-hand' });
    const obstacle = await refreshAccessToken(workbench, subject);
    assert.match(obstacle?.sentence ?? '', /No refresh token is kept/);
  });

  it('are those of the window that was first, where two refresh at once', async () => {
    await get();
    const { context, simulator, log, profiles } = workbench;
    const folder = mkdtempSync(path.join(tmpdir(), 'tokens-'));
    const records = createApplicationRecords({ folder, log });
    const credentials = createCredentials(context, simulator);
    const gate = createSendGate({
      profiles,
      credentials,
      simulator,
      applications: records,
      log,
      confirm: () => Promise.resolve(true),
    });
    const other: Workbench = { ...workbench, credentials, gate };
    try {
      const outcomes = await Promise.all([
        refreshAccessToken(workbench, subject),
        refreshAccessToken(other, subject),
      ]);
      // The one that came second is refused, and finds the new token only if the first has kept it by then.
      assert.ok(outcomes.some((outcome) => outcome === undefined));
      await eventually('one token in both windows', async () =>
        (await kept()).token === (await kept(other)).token ? true : undefined,
      );
      assert.equal(await code(), 'SUCCESS');
    } finally {
      gate.dispose();
      credentials.dispose();
      records.dispose();
      rmSync(folder, { recursive: true });
    }
  });

  it('are never replaced by one that is older, whichever window writes last', async () => {
    const other = createCredentials(workbench.context, workbench.simulator);
    const newer = { token: 'newer', obtainedAt: 2_000 };
    const older = { token: 'older', obtainedAt: 1_000 };
    await workbench.credentials.storeToken(profile, customerId, newer);
    await other.storeToken(profile, customerId, older);
    assert.equal((await kept()).token, 'newer');
    await Promise.all([
      other.storeToken(profile, customerId, { token: 'newest', obtainedAt: 4_000 }),
      workbench.credentials.storeToken(profile, customerId, { token: 'late', obtainedAt: 3_000 }),
    ]);
    await eventually('the newest token', async () => ((await kept()).token === 'newest' ? true : undefined));
    other.dispose();
  });

  it('come from commands alone: no file and no replay sends what carries a credential', async () => {
    for (const origin of ['editor', 'replay'] as const) {
      const result = await workbench.gate.send({
        endpoint: applyToken,
        profileId: profile.id,
        customerId: undefined,
        body: [new TextEncoder().encode(JSON.stringify(applyToken.sample.request))],
        origin,
      });
      assert.ok(result.kind === 'stopped');
      assert.match(result.obstacle.sentence, /belongs in no file/);
      assert.equal(result.obstacle.fix?.command, 'worldfirst.getAccessToken');
    }
  });

  it('are told once before they expire, in whatever window', () => {
    const told: unknown[] = [];
    const kept = new Map<string, unknown>();
    const memento = {
      keys: () => [...kept.keys()],
      get: (key: string, otherwise?: unknown) => kept.get(key) ?? otherwise,
      update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    } as vscode.Memento;
    const used = createTokenWatch((...notice) => void told.push(notice), memento);
    const token = { origin: profile.baseUrl, token: 'x', expiresAt: Date.now() + 2 * 86_400_000 };
    used(profile, customerId, token);
    used(profile, customerId, token);
    createTokenWatch((...notice) => void told.push(notice), memento)(profile, customerId, token);
    used(profile, undefined, { ...token, expiresAt: Date.now() + 4 * 86_400_000 });
    assert.deepEqual(told, [[profile, customerId, token]]);
  });
});
