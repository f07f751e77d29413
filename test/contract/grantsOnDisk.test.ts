import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyCreditGrant, inquiryCreditGrant } from '../../src/core/catalogue/index.ts';
import type { ApplicationRecord } from '../../src/core/grants/application.ts';
import { checkDuplicate, openSend, settleOpenSend } from '../../src/core/grants/applicationLedger.ts';
import type { ApplicationStore, Step } from '../../src/core/grants/applicationStore.ts';
import { gatherEvidence } from '../../src/core/grants/evidence.ts';
import { evidencePage } from '../../src/core/grants/evidencePage.ts';
import { followApplications, type QueryAnswered } from '../../src/core/grants/followApplications.ts';
import { nextQuery } from '../../src/core/grants/querySchedule.ts';
import { newlySent } from '../../src/core/grants/transitions.ts';
import { sentence } from '../../src/core/sentence.ts';
import { applicationFiles } from '../../src/gateway/applicationFiles.ts';
import { writeVersion } from '../../src/gateway/versionFiles.ts';
import {
  applicant,
  applied,
  bodyText,
  digestOf,
  inquired,
  minute,
  sentFacts,
  start,
} from '../support/applications.ts';
import { exchangeWith } from '../support/exchanges.ts';

describe('applications on disk', () => {
  let root: string;
  let store: ApplicationStore;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'applications-'));
    store = applicationFiles(join(root, 'made', 'when', 'needed'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const { key } = applicant;
  const folder = (): string => {
    const base = join(root, 'made', 'when', 'needed');
    return join(base, readdirSync(base)[0]!);
  };
  const rename = (record: ApplicationRecord): Step<never> => ({
    ok: true,
    record: { ...record, createdAt: record.createdAt + 1 },
  });

  it('are empty before anything was sent', async () => {
    assert.deepEqual(await store.list(), { records: [], unreadable: [] });
    assert.deepEqual(await store.read(key), { kind: 'missing' });
    assert.deepEqual(await store.change(key, rename), { ok: false, stored: { kind: 'missing' } });
  });

  it('lose no change of many made at once', async () => {
    await store.create(newlySent(applicant, sentFacts()));
    const other = applicationFiles(join(root, 'made', 'when', 'needed'));
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? store : other).change(key, rename)),
    );
    const stored = await store.read(key);
    assert.ok(stored.kind === 'found');
    assert.equal(stored.record.createdAt, start + 30);
  });

  it('tell a change as kept, though nothing could be tidied up after it', async () => {
    await store.create(newlySent(applicant, sentFacts()));
    const stuck = join(folder(), 'stuck.tmp');
    mkdirSync(stuck);
    utimesSync(stuck, 0, 0);
    const changed = await store.change(key, rename);
    assert.ok(changed.ok);
    assert.deepEqual(await store.read(key), { kind: 'found', record: changed.record });
  });

  it('keep a number taken for ever, so that a slow writer cannot bring old facts back', async () => {
    await store.create(newlySent(applicant, sentFacts()));
    for (let change = 0; change < 20; change += 1) await store.change(key, rename);
    for (let number = 1; number <= 21; number += 1) {
      assert.equal(await writeVersion(folder(), number, '{}'), false, `${number}`);
    }
    const sizes = readdirSync(folder()).map((name) => statSync(join(folder(), name)).size);
    assert.equal(sizes.filter((size) => size > 0).length, 2, 'only the newest and the one before it');
  });

  it('are found behind torn files, foreign files and a lost newest version', async () => {
    await store.create(newlySent(applicant, sentFacts()));
    await store.change(key, rename);
    writeFileSync(join(folder(), '3.json'), '{"format":1,"key":{"ho');
    writeFileSync(join(folder(), '4.json'), '');
    writeFileSync(join(folder(), '5.json'), '{"somebody":"else"}');
    writeFileSync(join(folder(), 'notes.txt'), 'mine');
    writeFileSync(join(folder(), '7 (copy).json'), '{}');
    const stored = await store.read(key);
    assert.ok(stored.kind === 'found');
    assert.equal(stored.record.createdAt, start + 1);
    assert.equal(await store.create(newlySent(applicant, sentFacts())), false);
    const changed = await store.change(key, rename);
    assert.ok(changed.ok && changed.record.createdAt === start + 2);
    assert.equal(readFileSync(join(folder(), 'notes.txt'), 'utf8'), 'mine');
    assert.equal(readFileSync(join(folder(), '5.json'), 'utf8'), '{"somebody":"else"}');
    assert.equal((await store.list()).records.length, 1);
  });

  it('that a newer program wrote are not overwritten, and their reference is not sent', async () => {
    await store.create(newlySent(applicant, sentFacts()));
    writeFileSync(join(folder(), '2.json'), '{"format":2}');
    const { records, unreadable } = await store.list();
    assert.deepEqual(records, []);
    assert.equal(unreadable[0]?.place, folder());
    assert.equal((await checkDuplicate(store, key, digestOf(bodyText), start)).kind, 'unreadable');
    const { request } = await exchangeWith(applyCreditGrant, applied.accepted);
    const opened = await openSend(
      store,
      {
        applicant,
        body: digestOf('{"a":1}'),
        attachments: [],
        totals: [],
        publicKeyFingerprint: null,
        repeatAfter: null,
      },
      request,
      start,
    );
    assert.ok(!opened.ok && opened.verdict.kind === 'unreadable');
    assert.equal(readFileSync(join(folder(), '2.json'), 'utf8'), '{"format":2}');
  });

  it('keep bodies byte for byte, and give back none that is damaged', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 0]);
    const hash = await store.keepMessage(key, [bytes.subarray(0, 2), bytes.subarray(2)]);
    assert.deepEqual(Buffer.from((await store.readMessage(key, hash))!), bytes);
    writeFileSync(join(folder(), 'messages', hash), 'damaged');
    assert.equal(await store.readMessage(key, hash), undefined);
    await store.keepMessage(key, [bytes]);
    assert.deepEqual(Buffer.from((await store.readMessage(key, hash))!), bytes);
    assert.deepEqual(await store.list(), { records: [], unreadable: [] });
  });

  it('refuse to send another body than the one that was checked', async () => {
    const { request } = await exchangeWith(applyCreditGrant, applied.accepted);
    const order = { applicant, attachments: [], totals: [], publicKeyFingerprint: null, repeatAfter: null };
    await assert.rejects(openSend(store, { ...order, body: digestOf('{}') }, request, start), /not the one/);
    assert.deepEqual(await store.read(key), { kind: 'missing' });
  });

  it('say so where the end of a send could not be written down', async () => {
    await store.create(newlySent(applicant, sentFacts()));
    writeFileSync(join(folder(), '2.json'), '{"format":2}');
    const exchange = await exchangeWith(applyCreditGrant, applied.accepted);
    await assert.rejects(settleOpenSend(store, key, 0, exchange), /cannot be read/);
  });

  describe('the engine', () => {
    const clock = { now: () => start + 5 * minute };

    it('does not count a query of which nothing left, and tries it again five minutes later', async () => {
      await store.create(newlySent(applicant, sentFacts()));
      const reason = [sentence('The profile is gone.')] as const;
      const follower = followApplications({
        store,
        clock,
        inquire: () => Promise.resolve({ kind: 'notCalled', reason }),
      });
      assert.equal(await follower.runDue(), start + 10 * minute);
      const stored = await store.read(key);
      assert.ok(stored.kind === 'found');
      assert.deepEqual(stored.record.queries, []);
      assert.deepEqual(stored.record.notAsked?.reason, reason);
      assert.deepEqual(nextQuery(stored.record), {
        kind: 'due',
        schedule: 'unknown',
        used: 0,
        dueAt: start + 10 * minute,
      });
    });

    it('says once that there is nobody to ask as, and asks again when there is', async () => {
      await store.create(newlySent(applicant, sentFacts()));
      let now = start + 5 * minute;
      let asked = 0;
      let canAsk = false;
      const follower = followApplications({
        store,
        clock: { now: () => now },
        canAsk: () => canAsk,
        inquire: () => {
          asked += 1;
          return Promise.resolve({ kind: 'notCalled', reason: [sentence('The profile is gone.')] });
        },
      });
      assert.equal(await follower.runDue(), undefined);
      now += 600 * minute;
      assert.equal(await follower.nextDueAt(), undefined);
      assert.equal(await follower.runDue(), undefined);
      assert.equal(asked, 1);
      canAsk = true;
      assert.equal(await follower.nextDueAt(), start + 10 * minute);
      await follower.runDue();
      assert.equal(asked, 2);
    });

    it('tells of an answer once it is on disk, and counts a query that broke off', async () => {
      await store.create(newlySent(applicant, sentFacts()));
      const told: QueryAnswered[] = [];
      let answer = () => exchangeWith(inquiryCreditGrant, inquired.accepted);
      const follower = followApplications({
        store,
        clock,
        inquire: async () => ({ kind: 'called', exchange: await answer() }),
        answered: (query) => told.push(query),
      });
      const now = await follower.queryNow(key);
      assert.equal(now.kind, 'answered');
      assert.deepEqual(
        told.map(({ by, before, after }) => [by, before.accepted, after.accepted?.verified]),
        [['user', null, true]],
      );
      answer = () => Promise.reject(new Error('a defect'));
      await assert.rejects(follower.queryNow(key), /a defect/);
      const stored = await store.read(key);
      assert.ok(stored.kind === 'found');
      assert.equal(stored.record.queries.length, 2);
      assert.equal(stored.record.queries[1]?.answer, null);
      assert.deepEqual(await follower.queryNow(key), { kind: 'refused', reason: 'underWay' });
    });

    it('counts a query that went elsewhere and takes no answer from there', async () => {
      await store.create(newlySent(applicant, sentFacts()));
      const reason = [sentence('The profile was changed meanwhile.')] as const;
      const follower = followApplications({
        store,
        clock,
        inquire: () => Promise.resolve({ kind: 'wentElsewhere', reason }),
      });
      assert.equal(await follower.runDue(), start + 15 * minute);
      const stored = await store.read(key);
      assert.ok(stored.kind === 'found');
      assert.equal(stored.record.notAsked, null);
      assert.deepEqual(stored.record.queries[0]?.answer?.headline, reason);
      assert.equal(stored.record.queries[0].answer.standing, null);
      assert.deepEqual(await follower.queryNow(key), { kind: 'wentElsewhere', reason });
    });

    it('makes no query that is paused or stopped, and the late one once it goes on', async () => {
      await store.create({ ...newlySent(applicant, sentFacts()), following: 'paused' });
      let queries = 0;
      const follower = followApplications({
        store,
        clock,
        inquire: async () => {
          queries += 1;
          return { kind: 'called', exchange: await exchangeWith(inquiryCreditGrant, inquired.unknown) };
        },
      });
      assert.equal(await follower.runDue(), undefined);
      assert.equal(queries, 0);
      await store.change<never>(key, (record) => ({ ok: true, record: { ...record, following: 'on' } }));
      assert.equal(await follower.runDue(), start + 15 * minute);
      assert.equal(queries, 1);
    });
  });

  it('give evidence with bodies, content to sign, signature and times, and no token anywhere', async () => {
    const order = {
      applicant,
      body: digestOf('{"a":1}'),
      attachments: [{ fileName: 'a`b.pdf', fileKey: 'fk', bytes: 7, sha256: 'a'.repeat(64) }],
      totals: [
        { title: 'a`b', sums: [{ currency: 'USD', minorUnits: '9007199254740993' }], rowsLeftOut: 2 },
        { title: 'Tax', sums: [], rowsLeftOut: 0 },
      ],
      publicKeyFingerprint: 'ab:cd',
      repeatAfter: null,
    };
    const { request } = await exchangeWith(applyCreditGrant, applied.accepted);
    assert.ok(request.headers.some(([, value]) => value === 'canary-token'));
    await openSend(store, order, request, start);
    const leak = {
      ...inquired.unknown,
      body: { ...(inquired.unknown.body as object), echo: 'canary-token' },
    };
    await followApplications({
      store,
      clock: { now: () => start + 5 * minute },
      inquire: async () => ({ kind: 'called', exchange: await exchangeWith(inquiryCreditGrant, leak) }),
    }).runDue();
    const stored = await store.read(key);
    assert.ok(stored.kind === 'found');
    const evidence = await gatherEvidence(store, stored.record, start + 30 * minute);
    assert.equal(evidence.sends[0]?.body.text, '{"a":1}');
    assert.match(evidence.sends[0].contentPrefix, /^POST .*\nCLIENT1\./);
    assert.equal(evidence.queries[0]?.answer?.body?.redacted, true);
    const page = evidencePage(evidence);
    for (const part of ['{"a":1}', 'ab:cd', 'a'.repeat(64), '9007199254740993', request.signatureHeader]) {
      assert.ok(page.includes(part), part);
    }
    assert.match(page, /`` a`b: USD 9007199254740993; rows not in this sum: 2 ``/);
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const texts = files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'));
    for (const text of [...texts, page, JSON.stringify(evidence)]) assert.doesNotMatch(text, /canary-token/);
    assert.ok(files.length >= 4);
  });
});
