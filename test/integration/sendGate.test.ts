import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { applyCreditGrant, inquiryBalance, submitAttachment } from '../../src/core/catalogue/index.ts';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import type { Profile } from '../../src/core/profiles/profile.ts';
import type { CallIntent, CallResult } from '../../src/extension/seams.ts';
import type { QuotaState } from '../../src/protocol/grantForm.ts';
import { quotaCautions } from '../../src/extension/grantForm/quotaCautions.ts';
import { createApplicationRecords } from '../../src/extension/grants/applicationRecords.ts';
import { createSendGate } from '../../src/extension/sendGate.ts';
import type { WriteQuestion } from '../../src/extension/writeQuestion.ts';
import { generateKeyPair } from '../../src/gateway/keyImport.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { startCountingGateway, type CountingGateway } from '../support/countingGateway.ts';
import { profileOf } from '../support/profileOf.ts';

const application = JSON.stringify({
  referenceNo: 'REF-2025-0001',
  invoiceInfoList: [
    { total: { currency: 'USD', value: '1234567890123456789' } },
    { total: { currency: 'JPY', value: 500 } },
  ],
});

// Made once, because making one takes a while.
const keyPair = generateKeyPair();

describe('the send gate', () => {
  let gateway: CountingGateway;
  let profile: Profile;
  let questions: WriteQuestion[];
  let reply: (question: WriteQuestion) => Promise<boolean>;
  let gate: ReturnType<typeof createSendGate>;
  let folder: string;
  let records: ReturnType<typeof createApplicationRecords>;

  beforeEach(async () => {
    const { credentials, simulator, log } = await activeWorkbench();
    folder = mkdtempSync(path.join(tmpdir(), 'gate-'));
    records = createApplicationRecords({ folder, log });
    gateway = await startCountingGateway();
    profile = profileOf({
      id: 'gate-test',
      name: 'Live',
      kind: 'production',
      baseUrl: gateway.url,
      customers: [{ id: '2188400000000001' }],
    });
    await credentials.storePrivateKey(profile, await keyPair);
    questions = [];
    reply = () => Promise.resolve(true);
    gate = createSendGate({
      profiles: { find: (id) => (id === profile.id ? profile : undefined) },
      credentials,
      simulator,
      applications: records,
      log,
      confirm: (question) => {
        questions.push(question);
        return reply(question);
      },
    });
  });

  afterEach(async () => {
    gate.dispose();
    records.dispose();
    rmSync(folder, { recursive: true });
    await gateway.close();
    await (await activeWorkbench()).credentials.forget('gate-test');
  });

  const intent = (endpoint: EndpointDescription, more: Partial<CallIntent> = {}): CallIntent => ({
    endpoint,
    profileId: profile.id,
    customerId: undefined,
    body: [new TextEncoder().encode(endpoint === applyCreditGrant ? application : '{}')],
    origin: 'editor',
    ...more,
  });

  /** Applications that arrived; the inquiry that goes before each is none. */
  const applications = () => gateway.requests.filter(({ path }) => path.endsWith('/applyCreditGrant'));

  const obstacleOf = (result: CallResult): string =>
    result.kind === 'stopped' ? result.obstacle.sentence : assert.fail(`it was ${result.kind}`);

  it('sends a read to production without asking', async () => {
    assert.equal((await gate.send(intent(inquiryBalance))).kind, 'done');
    assert.equal(gateway.requests.length, 1);
    assert.deepEqual(questions, []);
  });

  it('sends nothing when the question before a production write is cancelled', async () => {
    reply = () => Promise.resolve(false);
    const result = await gate.send(intent(applyCreditGrant, { customerId: '2188400000000001' }));
    assert.match(obstacleOf(result), /nothing left this machine/);
    assert.equal(questions.length, 1);
    assert.equal(applications().length, 0);
  });

  it('tells that a request goes out only once its question is answered', async () => {
    const told: string[] = [];
    const onGoingOut = (): void => void told.push(`out after ${questions.length}`);
    reply = () => {
      assert.deepEqual(told, []);
      return Promise.resolve(false);
    };
    await gate.send(intent(applyCreditGrant, { onGoingOut }));
    assert.deepEqual(told, []);
    reply = () => Promise.resolve(true);
    await gate.send(intent(applyCreditGrant, { onGoingOut }));
    assert.deepEqual(told, ['out after 2']);
  });

  it('asks with profile, host, customer, API, reference and exact amounts, and warns of the missing key', async () => {
    const quota: QuotaState = {
      kind: 'known',
      figures: [],
      approvable: { currency: 'USD', minorUnits: '100000' },
      overdue: false,
      verified: true,
      readAt: 0,
    };
    const totals = [
      { title: 'Total', sums: [{ currency: 'USD', minorUnits: '123400' }], rowsLeftOut: 2 },
      { title: 'Tax', sums: [{ currency: 'USD', minorUnits: '500' }], rowsLeftOut: 0 },
    ];
    await gate.send(
      intent(applyCreditGrant, {
        customerId: '2188400000000001',
        attached: { attachments: [], totals, cautions: quotaCautions(totals, quota) },
      }),
    );
    const [question] = questions;
    assert.ok(question);
    assert.match(question.title, /production/);
    for (const part of [
      'Profile: Live',
      `Host: ${gateway.url}`,
      'Customer: 2188400000000001',
      'applyCreditGrant',
      'REF-2025-0001',
      'USD 12,345,678,901,234,567.89; JPY 500',
      'Invoices, Total: USD 1,234.00; 2 rows are not in this sum\nInvoices, Tax: USD 5.00\n',
      '“Total” adds up to USD 1,234.00; at most USD 1,000.00 can still be approved.',
      'public key is not set',
    ]) {
      assert.ok(question.detail.includes(part), `${part} is missing in:\n${question.detail}`);
    }
    assert.ok(!question.detail.includes('“Tax” adds up'));
    assert.equal(applications().length, 1);
  });

  it('sends no application that nobody could find again', async () => {
    for (const body of ['{', '{}', '{"referenceNo": ""}', '{"referenceNo": 7}']) {
      const result = await gate.send(intent(applyCreditGrant, { body: [new TextEncoder().encode(body)] }));
      assert.match(obstacleOf(result), /without a text in referenceNo nobody could find out/);
    }
    assert.equal(gateway.requests.length, 0);
    assert.deepEqual(questions, []);
  });

  it('does not warn where the gateway’s key is set', async () => {
    const { credentials } = await activeWorkbench();
    await credentials.storeGatewayKey(profile, (await keyPair).publicKey);
    await gate.send(intent(applyCreditGrant));
    assert.doesNotMatch(questions[0]?.detail ?? '', /public key is not set/);
  });

  it('sends a write to a sandbox without asking', async () => {
    profile = { ...profile, kind: 'sandbox' };
    assert.equal((await gate.send(intent(applyCreditGrant))).kind, 'done');
    assert.deepEqual(questions, []);
  });

  it('asks before a write of a sandbox whose host is not known, and says that this is why', async () => {
    const { credentials } = await activeWorkbench();
    profile = { ...profile, kind: 'sandbox', baseUrl: 'https://gateway.partner.example' };
    await credentials.storePrivateKey(profile, await keyPair);
    reply = ({ confirm }) => Promise.resolve(confirm === 'Send All the Same');
    const result = await gate.send(intent(applyCreditGrant));
    assert.match(obstacleOf(result), /nothing left this machine/);
    const question = questions.at(-1);
    assert.match(question?.title ?? '', /to a host that is not known\?$/);
    assert.match(
      question?.detail ?? '',
      /is a sandbox, but its host is not known and so treated like production/,
    );
  });

  it('sends once when Send is clicked twice', async () => {
    await gateway.close();
    gateway = await startCountingGateway({ holds: true });
    profile = { ...profile, baseUrl: gateway.url };
    await (await activeWorkbench()).credentials.storePrivateKey(profile, await keyPair);
    const first = gate.send(intent(applyCreditGrant));
    const second = await gate.send(intent(applyCreditGrant));
    assert.equal(second.kind, 'alreadyRunning');
    await gateway.arrived(2);
    const third = await gate.send(intent(applyCreditGrant));
    assert.equal(third.kind, 'alreadyRunning');
    gateway.answer();
    assert.equal((await first).kind, 'done');
    assert.equal(applications().length, 1);
  });

  it('sends once when Send is clicked again while the question stands', async () => {
    let agree: (yes: boolean) => void = () => undefined;
    reply = () => new Promise((resolve) => (agree = resolve));
    const first = gate.send(intent(submitAttachment, { singleFlightKey: 'upload' }));
    const second = await gate.send(intent(submitAttachment, { singleFlightKey: 'upload' }));
    assert.equal(second.kind, 'alreadyRunning');
    while (questions.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    agree(true);
    await first;
    assert.equal(gateway.requests.length, 1);
  });

  it('sends where the question said, even if the profile is edited meanwhile', async () => {
    const elsewhere = await startCountingGateway();
    reply = () => {
      profile = { ...profile, baseUrl: elsewhere.url };
      return Promise.resolve(true);
    };
    await gate.send(intent(applyCreditGrant));
    assert.equal(applications().length, 1);
    assert.equal(elsewhere.requests.length, 0);
    await elsewhere.close();
  });

  it('sends nothing with a key of another host', async () => {
    profile = { ...profile, baseUrl: gateway.url.replace('127.0.0.1', 'localhost') };
    assert.match(obstacleOf(await gate.send(intent(inquiryBalance))), /signs for no other host/);
    assert.equal(gateway.requests.length, 0);
  });

  it('sends nothing with a token of another host', async () => {
    const { credentials } = await activeWorkbench();
    const before = profileOf({ ...profile, baseUrl: 'https://elsewhere.example' });
    await credentials.storeToken(before, '2188400000000001', { token: 'canary-token' });
    const result = await gate.send(intent(inquiryBalance, { customerId: '2188400000000001' }));
    assert.match(obstacleOf(result), /is not sent to/);
    assert.equal(gateway.requests.length, 0);
  });

  it('sends nothing with a token that has expired', async () => {
    const { credentials } = await activeWorkbench();
    await credentials.storeToken(profile, '2188400000000001', { token: 'canary-token', expiresAt: 1 });
    const result = await gate.send(intent(inquiryBalance, { customerId: '2188400000000001' }));
    assert.match(obstacleOf(result), /expired/);
    assert.equal(gateway.requests.length, 0);
  });

  it('sends nothing for a customer whom the profile does not have', async () => {
    const result = await gate.send(intent(inquiryBalance, { customerId: '2188400000000002' }));
    assert.match(obstacleOf(result), /“Live” has no customer 2188400000000002/);
    assert.equal(gateway.requests.length, 0);
  });

  it('sends nothing for a profile that was removed', async () => {
    assert.match(
      obstacleOf(await gate.send(intent(inquiryBalance, { profileId: 'gone' }))),
      /no longer exists/,
    );
  });

  it('sends nothing when the secret storage fails, and says so', async () => {
    const { credentials, simulator, log } = await activeWorkbench();
    const locked = createSendGate({
      profiles: { find: () => profile },
      credentials: { ...credentials, signer: () => Promise.reject(new Error('The keyring is locked.')) },
      simulator,
      applications: records,
      log,
      confirm: () => Promise.resolve(true),
    });
    assert.match(
      obstacleOf(await locked.send(intent(inquiryBalance))),
      /Nothing was sent.*keyring is locked/,
    );
    assert.equal(gateway.requests.length, 0);
    locked.dispose();
  });

  it('sends nothing when it was cancelled before', async () => {
    const cancel = new vscode.CancellationTokenSource();
    cancel.cancel();
    assert.match(obstacleOf(await gate.send(intent(inquiryBalance, { token: cancel.token }))), /Cancelled/);
    assert.equal(gateway.requests.length, 0);
  });

  it('calls a write that is cancelled on its way unknown', async () => {
    await gateway.close();
    gateway = await startCountingGateway({ holds: true });
    profile = { ...profile, baseUrl: gateway.url };
    await (await activeWorkbench()).credentials.storePrivateKey(profile, await keyPair);
    const cancel = new vscode.CancellationTokenSource();
    const sending = gate.send(intent(applyCreditGrant, { token: cancel.token }));
    await gateway.arrived(2);
    cancel.cancel();
    const result = await sending;
    assert.equal(result.kind === 'done' && result.exchange.outcome, 'unknown');
  });

  it('carries customer and token, calls the path of the override and signs the other one', async () => {
    const { credentials } = await activeWorkbench();
    await credentials.storeToken(profile, '2188400000000001', { token: 'token-of-customer' });
    profile = {
      ...profile,
      pathOverrides: {
        inquiryBalance: { path: '/amsin/sandbox/api/balance', signedPath: '/amsin/api/balance' },
      },
    };
    const result = await gate.send(intent(inquiryBalance, { customerId: '2188400000000001' }));
    const [request] = gateway.requests;
    assert.equal(request?.path, '/amsin/sandbox/api/balance');
    assert.equal(request.headers['connected-customerid'], '2188400000000001');
    assert.equal(request.headers['access-token'], 'token-of-customer');
    assert.ok(result.kind === 'done');
    assert.match(result.exchange.request.contentPrefix, /^POST \/amsin\/api\/balance\n/);
  });
});
