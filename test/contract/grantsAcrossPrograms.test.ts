import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyCreditGrant, inquiryCreditGrant } from '../../src/core/catalogue/index.ts';
import type { ApplicationRecord } from '../../src/core/grants/application.ts';
import { stateOf } from '../../src/core/grants/applicationState.ts';
import { nextQuery } from '../../src/core/grants/querySchedule.ts';
import { applicationFiles } from '../../src/gateway/applicationFiles.ts';
import type { StopPlace } from '../support/applicationHost.ts';
import {
  buildApplicationHosts,
  type ApplicationHost,
  type ApplicationHosts,
} from '../support/applicationHosts.ts';
import { applied, bodyText, inquired, minute, start } from '../support/applications.ts';
import { eventually } from '../support/eventually.ts';
import type { Reply } from '../support/exchanges.ts';
import { answerBytes, startRawGateway, type RawGateway } from '../support/rawGateway.ts';

/** Every count here is taken at the socket of a gateway, from programs that were killed. */
describe('applications that several programs share', function () {
  this.timeout(120_000);

  let hosts: ApplicationHosts;
  let gateway: RawGateway;
  let root: string;
  /** What the gateway says; `drop` cuts the connection once it has the whole request. */
  let onApply: Reply | 'drop';
  let onInquiry: Reply | 'drop' | 'hold';
  let held: () => void;

  before(async () => {
    hosts = await buildApplicationHosts();
  });
  after(() => hosts.close());

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'applications-'));
    onApply = 'drop';
    onInquiry = inquired.unknown;
    held = () => undefined;
    gateway = await startRawGateway({
      onRequest: async (socket, request) => {
        const reply = request.requestLine.includes(applyCreditGrant.path) ? onApply : onInquiry;
        if (reply === 'drop') {
          socket.destroy();
        } else if (reply === 'hold') {
          held();
        } else {
          socket.end(await answerBytes(request, JSON.stringify(reply.body)));
        }
      },
    });
  });
  afterEach(async () => {
    await gateway.close();
    rmSync(root, { recursive: true, force: true });
  });

  const startHosts = (count: number): Promise<ApplicationHost[]> =>
    Promise.all(Array.from({ length: count }, () => hosts.start(root, gateway.url)));
  const restart = async (running: readonly ApplicationHost[]): Promise<ApplicationHost[]> => {
    await Promise.all(running.map((host) => host.kill()));
    return startHosts(running.length);
  };
  const count = ({ path }: { readonly path: string }): number =>
    gateway.requests.filter(({ requestLine }) => requestLine.includes(path)).length;
  const records = async (): Promise<readonly ApplicationRecord[]> => {
    const { records: found, unreadable } = await applicationFiles(root).list();
    assert.deepEqual(unreadable, []);
    return found;
  };
  const only = async (): Promise<ApplicationRecord> => {
    const found = await records();
    assert.equal(found.length, 1);
    return found[0]!;
  };
  const order = (now: number) => ({ do: 'send', now, referenceNo: 'REF-2024-0001', body: bodyText }) as const;

  it('three of them, killed between every step: seven queries at exactly the due times, and no write', async () => {
    let running = await startHosts(3);
    assert.equal(await running[0]!.tell(order(start)), 'unknown');
    for (const [index, minutes] of [5, 15, 35, 75, 155, 315, 635].entries()) {
      running = await restart(running);
      const due = start + minutes * minute;
      const early = await Promise.all(running.map((host) => host.tell({ do: 'runDue', now: due - 1 })));
      assert.deepEqual(early, [due, due, due]);
      assert.equal(count(inquiryCreditGrant), index, `none before minute ${minutes}`);
      running = await restart(running);
      await Promise.all(running.map((host) => host.tell({ do: 'runDue', now: due })));
      assert.equal(count(inquiryCreditGrant), index + 1, `one at minute ${minutes}`);
    }
    running = await restart(running);
    const ever = start + 1_000_000 * minute;
    assert.deepEqual(await Promise.all(running.map((host) => host.tell({ do: 'runDue', now: ever }))), [
      null,
      null,
      null,
    ]);
    assert.equal(
      await running[1]!.tell({ do: 'queryNow', now: ever, referenceNo: 'REF-2024-0001' }),
      'refused',
    );
    assert.equal(await running[2]!.tell(order(ever)), 'sameBytes');
    assert.equal(count(inquiryCreditGrant), 7);
    assert.equal(count(applyCreditGrant), 1);
    const record = await only();
    assert.equal(stateOf(record, ever), 'unknown');
    assert.deepEqual(
      record.queries.map(({ claimedAt }) => (claimedAt - start) / minute),
      [5, 15, 35, 75, 155, 315, 635],
    );
    const kept = await applicationFiles(root).readMessage(record.key, record.sends[0]!.body.sha256);
    assert.equal(Buffer.from(kept!).toString(), bodyText, 'the bytes for a repeat are still there');
    await restart(running);
  });

  it('a hundred clicks in two of them: one request', async () => {
    onApply = applied.accepted;
    const running = await startHosts(2);
    const clicks = running.flatMap((host) => Array.from({ length: 50 }, () => host.tell(order(start))));
    const outcomes = await Promise.all(clicks);
    assert.equal(count(applyCreditGrant), 1);
    assert.equal(outcomes.filter((outcome) => outcome === 'pending').length, 1);
    assert.equal(outcomes.filter((outcome) => outcome === 'sameBytes').length, 99);
    assert.equal((await only()).sends.length, 1);
  });

  it('a hundred clicks on the idempotent repeat: one request more', async () => {
    let running = await startHosts(2);
    await running[0]!.tell(order(start));
    for (const minutes of [5, 15, 35, 75, 155, 315, 635]) {
      await running[0]!.tell({ do: 'runDue', now: start + minutes * minute });
    }
    running = await restart(running);
    const again = { ...order(start + 700 * minute), repeatAfter: 1 };
    onApply = applied.accepted;
    const outcomes = await Promise.all(
      running.flatMap((host) => Array.from({ length: 50 }, () => host.tell(again))),
    );
    assert.equal(outcomes.filter((outcome) => outcome === 'pending').length, 1);
    assert.equal(count(applyCreditGrant), 2);
    const bodies = gateway.requests.filter(({ requestLine }) => requestLine.includes(applyCreditGrant.path));
    assert.deepEqual(bodies[0]!.body, bodies[1]!.body);
    assert.equal((await only()).sends.length, 2);
  });

  it('a program killed right after *sending* was written: nothing is sent twice, and the queries start', async () => {
    const [first, second] = (await startHosts(2)) as [ApplicationHost, ApplicationHost];
    await first.tell({ do: 'stopAt', now: start, place: 'beforeFirstByte' });
    const lost = first.tell(order(start)).catch(() => 'killed');
    await first.stopped();
    assert.equal(stateOf(await only(), start), 'sending');
    await first.kill();
    assert.equal(await lost, 'killed');
    assert.equal(count(applyCreditGrant), 0, 'written before the first byte');
    for (const later of [1, 20, 1_000_000]) {
      assert.equal(await second.tell(order(start + later * minute)), 'sameBytes');
    }
    assert.equal(count(applyCreditGrant), 0);
    onInquiry = inquired.granted;
    await second.tell({ do: 'runDue', now: start + 5 * minute });
    assert.equal(count(inquiryCreditGrant), 1);
    assert.equal(stateOf(await only(), start + 6 * minute), 'granted');
  });

  const places: readonly StopPlace[] = ['halfWritten', 'written', 'inPlace'];
  for (const place of places) {
    it(`a program killed while it writes the first version (${place}): nothing has left, and nothing is lost`, async () => {
      const [first, second] = (await startHosts(2)) as [ApplicationHost, ApplicationHost];
      await first.tell({ do: 'stopAt', now: start, place });
      const lost = first.tell(order(start)).catch(() => 'killed');
      await first.stopped();
      await first.kill();
      await lost;
      assert.equal(count(applyCreditGrant), 0);
      onApply = applied.accepted;
      const outcome = await second.tell(order(start + minute));
      const written = place === 'inPlace';
      assert.equal(outcome, written ? 'sameBytes' : 'pending');
      assert.equal(count(applyCreditGrant), written ? 0 : 1);
      assert.equal(stateOf(await only(), start + 30 * minute), written ? 'unknown' : 'accepted');
    });

    it(`a program killed while it claims a query (${place}): nobody makes a claimed one again`, async () => {
      const [first, second] = (await startHosts(2)) as [ApplicationHost, ApplicationHost];
      onApply = 'drop';
      await first.tell(order(start));
      const claiming = { do: 'runDue', now: start + 5 * minute } as const;
      await first.tell({ do: 'stopAt', now: start, place });
      const lost = first.tell(claiming).catch(() => 'killed');
      await first.stopped();
      await first.kill();
      await lost;
      const claimed = place === 'inPlace';
      assert.equal(count(inquiryCreditGrant), 0, 'a query is claimed before it is made');
      await second.tell(claiming);
      assert.equal(count(inquiryCreditGrant), claimed ? 0 : 1, 'a claim counts as used');
      const next = nextQuery(await only());
      assert.deepEqual(next, { kind: 'due', schedule: 'unknown', used: 1, dueAt: start + 15 * minute });
    });
  }

  for (const place of places) {
    it(`a program killed while it writes how the send ended (${place}): it is kept and queried, not sent again`, async () => {
      const [first, second] = (await startHosts(2)) as [ApplicationHost, ApplicationHost];
      onApply = applied.accepted;
      await first.tell({ do: 'stopAt', now: start, place, skip: 1 });
      const lost = first.tell(order(start)).catch(() => 'killed');
      await first.stopped();
      await first.kill();
      await lost;
      assert.equal(count(applyCreditGrant), 1);
      assert.equal(stateOf(await only(), start + 30 * minute), place === 'inPlace' ? 'accepted' : 'unknown');
      assert.equal(await second.tell(order(start + minute)), 'sameBytes');
      onInquiry = inquired.granted;
      await second.tell({ do: 'runDue', now: start + 15 * minute });
      assert.equal(stateOf(await only(), start), 'granted');
      assert.equal(count(applyCreditGrant), 1);
    });
  }

  it('programs killed while they send: whatever reached the gateway is on record, and none is sent twice', async () => {
    onApply = applied.accepted;
    const references = Array.from({ length: 24 }, (_, number) => `REF-${number}`);
    const sendAll = (running: readonly ApplicationHost[]): Promise<unknown> =>
      Promise.all(
        running.flatMap((host) =>
          references.map((referenceNo) =>
            host
              .tell({ do: 'send', now: start, referenceNo, body: JSON.stringify({ referenceNo }) })
              .catch(() => 'killed'),
          ),
        ),
      );
    let running = await startHosts(3);
    for (const victims of [1, 2, 3]) {
      const reached = count(applyCreditGrant) + 3;
      const clicks = sendAll(running);
      await Promise.race([
        clicks,
        eventually('requests', () => count(applyCreditGrant) >= reached || undefined),
      ]);
      await Promise.all(running.slice(0, victims).map((host) => host.kill()));
      running = await restart(running);
      await clicks;
    }
    await sendAll(running);
    const sent = gateway.requests.map(
      ({ body }) => (JSON.parse(body.toString()) as { referenceNo: string }).referenceNo,
    );
    assert.equal(new Set(sent).size, sent.length, 'no reference twice');
    const known = new Set((await records()).map(({ key }) => key.referenceNo));
    assert.deepEqual(
      sent.filter((referenceNo) => !known.has(referenceNo)),
      [],
    );
    assert.equal(known.size, references.length);
  });

  it('a program killed in the middle of a query: it counts, and nobody makes it again', async () => {
    const [first, second] = (await startHosts(2)) as [ApplicationHost, ApplicationHost];
    await first.tell(order(start));
    onInquiry = 'hold';
    const arrived = new Promise<void>((resolve) => (held = resolve));
    const lost = first.tell({ do: 'runDue', now: start + 5 * minute }).catch(() => 'killed');
    await arrived;
    assert.equal(await second.tell({ do: 'runDue', now: start + 5 * minute }), start + 15 * minute);
    await first.kill();
    await lost;
    onInquiry = inquired.accepted;
    await second.tell({ do: 'runDue', now: start + 14 * minute });
    assert.equal(count(inquiryCreditGrant), 1);
    await second.tell({ do: 'runDue', now: start + 15 * minute });
    assert.equal(count(inquiryCreditGrant), 2);
    assert.equal(stateOf(await only(), start), 'accepted');
  });

  it('a late start: every application that is due is asked once', async () => {
    const [first] = (await startHosts(1)) as [ApplicationHost];
    for (let number = 0; number < 9; number += 1) {
      const referenceNo = `REF-${number}`;
      await first.tell({ do: 'send', now: start, referenceNo, body: JSON.stringify({ referenceNo }) });
    }
    const running = await restart([first]);
    const late = start + 1_000 * minute;
    assert.equal(await running[0]!.tell({ do: 'runDue', now: late }), late + 10 * minute);
    assert.equal(count(inquiryCreditGrant), 9);
    assert.equal((await records()).length, 9);
  });
});
