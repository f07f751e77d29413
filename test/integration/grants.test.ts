import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyCreditGrant } from '../../src/core/catalogue/index.ts';
import type { ApplicationRecord } from '../../src/core/grants/application.ts';
import { stateOf } from '../../src/core/grants/applicationState.ts';
import { simulatorProfileId, type Profile } from '../../src/core/profiles/profile.ts';
import { createApplicationRecords } from '../../src/extension/grants/applicationRecords.ts';
import { createFollowing } from '../../src/extension/grants/following.ts';
import type { CallIntent, CallResult } from '../../src/extension/seams.ts';
import { createSendGate } from '../../src/extension/sendGate.ts';
import { CreditGrantsTree } from '../../src/extension/views/creditGrantsTree.ts';
import type { Workbench } from '../../src/extension/workbench.ts';
import type { WriteQuestion } from '../../src/extension/writeQuestion.ts';
import { importPrivateKey, importPublicKey } from '../../src/gateway/keyImport.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { minute } from '../support/applications.ts';
import { eventually } from '../support/eventually.ts';
import { profileOf } from '../support/profileOf.ts';
import { treeRows } from '../support/treeRows.ts';

/** One window: its own gate and its own view of the applications on disk. */
interface Window {
  readonly records: ReturnType<typeof createApplicationRecords>;
  readonly gate: ReturnType<typeof createSendGate>;
}

describe('applications for credit grants', () => {
  let workbench: Workbench;
  let folder: string;
  let opened: Window[];
  let own: Profile;
  let questions: WriteQuestion[];
  let agrees: boolean;

  const profiles = {
    find: (id: string) => (id === own.id ? own : workbench.profiles.find(id)),
  };

  const openWindow = (): Window => {
    const records = createApplicationRecords({ folder, log: workbench.log });
    const gate = createSendGate({
      ...workbench,
      profiles,
      applications: records,
      confirm: (question) => {
        questions.push(question);
        return Promise.resolve(agrees);
      },
    });
    const window = { records, gate };
    opened.push(window);
    return window;
  };

  before(async () => {
    workbench = await activeWorkbench();
    const running = await workbench.simulator.connection();
    const demoKey = await workbench.simulator.demoPrivateKey();
    assert(running.ok && demoKey.ok);
    // The same simulator, reached as a gateway of one's own: there the inquiry goes first.
    own = profileOf({
      id: 'grants-test',
      name: 'Own',
      baseUrl: running.value.url,
      clientId: running.value.clientId,
    });
    const key = importPrivateKey(demoKey.value);
    const gatewayKey = importPublicKey(running.value.gatewayPublicKey);
    assert(key.ok && gatewayKey.ok);
    await workbench.credentials.storePrivateKey(own, key.key);
    await workbench.credentials.storeGatewayKey(own, gatewayKey.key);
  });

  after(() => workbench.credentials.forget('grants-test'));

  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'grants-')), 'applications');
    opened = [];
    questions = [];
    agrees = false;
  });

  afterEach(async () => {
    await play();
    for (const { gate, records } of opened) {
      gate.dispose();
      records.dispose();
    }
    rmSync(path.dirname(folder), { recursive: true });
  });

  const play = async (...scenarios: readonly string[]): Promise<void> => {
    assert.ok((await workbench.simulator.command({ command: 'scenario', scenarios })).ok);
  };

  /** How many applications have reached the simulator. */
  const received = async (): Promise<number> => {
    const answer = await workbench.simulator.command({ command: 'state' });
    assert(answer.ok && answer.state !== undefined);
    return answer.state.calls['applyCreditGrant'] ?? 0;
  };

  const application = (referenceNo: string, more: object = {}): string =>
    JSON.stringify({ ...applyCreditGrant.sample.request, referenceNo, ...more });

  const intent = (body: string, more: Partial<CallIntent> = {}): CallIntent => ({
    endpoint: applyCreditGrant,
    profileId: simulatorProfileId,
    customerId: undefined,
    body: [new TextEncoder().encode(body)],
    origin: 'editor',
    ...more,
  });

  const obstacleOf = (result: CallResult) =>
    result.kind === 'stopped' ? result.obstacle : assert.fail(`it was ${result.kind}`);

  const onlyRecord = async ({ records }: Window): Promise<ApplicationRecord> => {
    const [record, ...others] = (await (await records.store()).list()).records;
    assert.ok(record !== undefined && others.length === 0);
    return record;
  };

  it('go out once, however often Send is clicked in two windows', async () => {
    const [one, other] = [openWindow(), openWindow()];
    const before = await received();
    const body = application('REF-CLICKS');
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, click) => (click % 2 ? one : other).gate.send(intent(body))),
    );
    assert.equal(results.filter(({ kind }) => kind === 'done').length, 1);
    assert.equal((await received()) - before, 1);
    for (const { gate } of [one, other]) {
      const { sentence, fix } = obstacleOf(await gate.send(intent(body)));
      assert.match(sentence, /^Nothing was sent\. This very body was sent under the reference REF-CLICKS/);
      assert.equal(fix?.title, 'Follow');
    }
    assert.equal((await received()) - before, 1);
    assert.equal((await onlyRecord(one)).sends.length, 1);
  });

  it('are written down before the first byte, and followed to the end after a cut line', async () => {
    await play('applyCreditGrant=dropAfterCommit');
    const window = openWindow();
    const before = await received();
    const result = await window.gate.send(intent(application('REF-CUT')));
    assert.equal(result.kind === 'done' && result.exchange.outcome, 'unknown');
    const sent = await onlyRecord(window);
    assert.equal(stateOf(sent, Date.now()), 'unknown');

    let now = Date.now();
    const arrived: string[] = [];
    const following = await createFollowing({
      records: window.records,
      gate: window.gate,
      profiles,
      log: workbench.log,
      arrived: ({ after }) => void arrived.push(stateOf(after, now)),
      clock: { now: () => now },
    });
    const queries = async (count: number): Promise<ApplicationRecord> =>
      eventually(`query ${count}`, async () => {
        const record = await onlyRecord(window);
        return record.queries.filter(({ answer }) => answer !== null).length === count ? record : undefined;
      });
    following.wake();
    now += 6 * minute;
    following.wake();
    assert.equal(stateOf(await queries(1), now), 'accepted');
    now += 20 * minute;
    following.wake();
    const granted = await queries(2);
    // The record is there a moment before it is told.
    await eventually('the news of both', () => (arrived.length >= 2 ? true : undefined));
    following.dispose();
    assert.equal(stateOf(granted, now), 'granted');
    assert.match(granted.grant.creditGrantAmount ?? '', /^\d+$/);
    assert.deepEqual(arrived, ['accepted', 'granted']);
    assert.equal((await received()) - before, 1);
  });

  it('are not asked for where the profile leads elsewhere by now, nor taken for failed', async () => {
    const window = openWindow();
    await window.gate.send(intent(application('REF-MOVED'), { profileId: own.id }));
    const moved = { ...own, clientId: 'ANOTHER' };
    const following = await createFollowing({
      records: window.records,
      gate: window.gate,
      profiles: { find: () => moved },
      log: workbench.log,
      arrived: () => assert.fail('nothing was asked'),
    });
    const right = own;
    own = moved;
    const { key } = await onlyRecord(window);
    const asked = await following.queryNow(key);
    own = right;
    following.dispose();
    assert.ok(asked.kind === 'notCalled');
    assert.match(asked.reason[0].template, /leads to another gateway or client/);
    const record = await onlyRecord(window);
    assert.equal(record.queries.length, 0);
    assert.equal(stateOf(record, Date.now()), 'accepted');
  });

  it('are asked for first on every gateway but the simulator, and stopped where one is there', async () => {
    const before = await received();
    const [colleague, window] = [openWindow(), openWindow()];
    // Elsewhere: the key of the simulator’s own profile is another.
    assert.equal((await colleague.gate.send(intent(application('REF-THERE')))).kind, 'done');
    const { sentence, fix, otherFix } = obstacleOf(
      await window.gate.send(intent(application('REF-THERE'), { profileId: own.id })),
    );
    assert.match(sentence, /the gateway knows an application under the reference REF-THERE already/);
    assert.deepEqual([fix?.title, otherFix?.title], ['Follow', 'New Reference Number']);
    assert.equal((await received()) - before, 1);
    const fresh = await window.gate.send(intent(application('REF-THERE-R2'), { profileId: own.id }));
    assert.equal(fresh.kind, 'done');
    assert.deepEqual(questions, []);
  });

  it('go out with what another one said already only if the user says so', async () => {
    const window = openWindow();
    const send = (reference: string, more: object = {}) =>
      window.gate.send(intent(application(reference, more), { profileId: own.id }));
    assert.equal((await send('REF-FIRST')).kind, 'done');
    const before = await received();
    assert.match(obstacleOf(await send('REF-TWICE')).sentence, /nothing left this machine/);
    assert.equal(await received(), before);
    assert.match(questions[0]?.title ?? '', /REF-TWICE/);
    assert.match(questions[0]?.detail ?? '', /REF-FIRST.*It is now: accepted, in review/);
    assert.equal((await send('REF-OTHER', { invoiceDate: '20240102' })).kind, 'done');
    assert.equal(questions.length, 1);
    agrees = true;
    assert.equal((await send('REF-TWICE')).kind, 'done');
    assert.equal(await received(), before + 2);
  });

  it('are known for the same, too, where it is not known of both which files were uploaded for them', async () => {
    const window = openWindow();
    const uploaded = { fileName: 'a.pdf', fileKey: 'key-1', bytes: 3, sha256: '0'.repeat(64) };
    const send = (reference: string, fileKeys: readonly string[]) =>
      window.gate.send(
        intent(application(reference), {
          profileId: own.id,
          attached: { attachments: fileKeys.map((fileKey) => ({ ...uploaded, fileKey })), totals: [] },
        }),
      );
    assert.equal((await send('REF-UPLOADED', ['key-1'])).kind, 'done');
    assert.equal((await send('REF-COPIED', [])).kind, 'stopped');
    assert.match(questions[0]?.detail ?? '', /REF-UPLOADED/);
  });

  it('go out again under another reference unasked after a failure', async () => {
    await play('applyCreditGrant=PROCESS_FAIL');
    const window = openWindow();
    await window.gate.send(intent(application('REF-FAILED'), { profileId: own.id }));
    await play();
    const corrected = await window.gate.send(intent(application('REF-FAILED-R2'), { profileId: own.id }));
    assert.equal(corrected.kind, 'done');
    assert.deepEqual(questions, []);
  });

  it('go out after a doubtful inquiry only if the user says so', async () => {
    await play('inquiryCreditGrant=UNKNOWN_EXCEPTION');
    const window = openWindow();
    const before = await received();
    const send = () => window.gate.send(intent(application('REF-DOUBT'), { profileId: own.id }));
    assert.match(obstacleOf(await send()).sentence, /nothing left this machine/);
    assert.equal(await received(), before);
    assert.equal(questions[0]?.confirm, 'Send All the Same');
    agrees = true;
    assert.equal((await send()).kind, 'done');
    assert.equal(await received(), before + 1);
  });

  it('say what is wrong with using a reference again, and repeat only what was chosen, once', async () => {
    const window = openWindow();
    const body = application('REF-AGAIN');
    await window.gate.send(intent(body));
    const spaced = await window.gate.send(intent(`${body}\n`));
    assert.match(obstacleOf(spaced).sentence, /its bytes differ, but not what it says/);
    const other = obstacleOf(await window.gate.send(intent(application('REF-AGAIN', { vcCode: 'OTHER' }))));
    assert.match(other.sentence, /Another body was sent under the reference REF-AGAIN/);
    assert.deepEqual([other.fix?.title, other.otherFix?.title], ['Follow', 'New Reference Number']);

    assert.equal(
      (await window.gate.send(intent(body, { repeatAfter: 1 }))).kind,
      'stopped',
      'it was accepted',
    );

    const refused = application('REF-REFUSED');
    await play('applyCreditGrant=PROCESS_FAIL');
    await window.gate.send(intent(refused));
    const again = obstacleOf(await window.gate.send(intent(refused)));
    assert.deepEqual(
      [again.fix?.title, again.otherFix?.title],
      ['New Reference Number', 'Repeat as It Was Sent…'],
    );
    const before = await received();
    const repeat = intent(refused, { repeatAfter: 1 });
    assert.equal((await window.gate.send(repeat)).kind, 'done');
    assert.equal((await window.gate.send(repeat)).kind, 'stopped');
    assert.equal(
      (await window.gate.send(intent(application('REF-NEVER'), { repeatAfter: 1 }))).kind,
      'stopped',
    );
    assert.equal((await received()) - before, 1);
  });

  it('are told to other windows, and shown with amount, rate, due date and what needs attention', async () => {
    const [one, other] = [openWindow(), openWindow()];
    const told = new Promise<void>((resolve) => {
      const listening = other.records.onDidChange(() => {
        listening.dispose();
        resolve();
      });
    });
    await play('applyCreditGrant=dropAfterCommit');
    await one.gate.send(intent(application('REF-SHOWN')));
    await told;
    const tree = new CreditGrantsTree({ applications: other.records, profiles: workbench.profiles });
    const [row] = await treeRows(tree);
    assert.match(row?.text ?? '', /^REF-SHOWN \| outcome unknown · next query /);
    assert.equal((await tree.badge())?.value, 1);
    const { key } = await onlyRecord(one);
    const following = await createFollowing({
      ...one,
      profiles,
      log: workbench.log,
      arrived: () => undefined,
    });
    await following.queryNow(key);
    await following.queryNow(key);
    following.dispose();
    const [granted] = await treeRows(tree);
    assert.match(
      granted?.text ?? '',
      /^REF-SHOWN \| USD [\d,]+\.\d\d · granted · APR 8\.5 % · due \d{4}-\d\d-\d\d$/,
    );
    assert.equal(await tree.badge(), undefined);
    tree.complete(granted!.item, granted!.node);
    const { tooltip } = granted!.item;
    assert.match(typeof tooltip === 'string' ? tooltip : '', /raw \d+/);
    tree.dispose();
  });

  it('have their quota and balances read again before they go out and after an outcome', async () => {
    const window = openWindow();
    const moves: unknown[] = [];
    window.records.onDidMoveFigures((holding) => moves.push(holding));
    await window.gate.send(intent(application('REF-FIGURES')));
    assert.deepEqual(moves, [
      { profileId: simulatorProfileId, customerId: undefined },
      { profileId: simulatorProfileId, customerId: undefined },
    ]);
  });

  it('keep nothing of a body without a reference, which only the simulator is sent', async () => {
    const window = openWindow();
    assert.equal((await window.gate.send(intent('{}'))).kind, 'done');
    assert.equal(await window.records.exist(), false);
  });
});
