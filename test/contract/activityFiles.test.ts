import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ActivityStore, ListedEntry } from '../../src/core/activity/activityStore.ts';
import { anEntry } from '../support/activityEntries.ts';
import { listActivity, openActivityIn, roomy } from '../support/activityFolder.ts';

describe('activity on disk', () => {
  let folder: string;

  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'activity-')), 'activity');
  });
  afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

  const open = (limits = roomy): ActivityStore => openActivityIn(folder, limits);
  const list = (store = open()): Promise<readonly ListedEntry[]> => listActivity(store);
  const ids = async (store = open()): Promise<readonly string[]> =>
    (await list(store)).map(({ summary }) => summary.id);
  const everything = (): string =>
    readdirSync(folder)
      .map((name) => readFileSync(path.join(folder, name), 'latin1'))
      .join('');

  it('gives back what was kept, newest first, from any window', async () => {
    assert.deepEqual(await list(), []);
    const entries = Array.from({ length: 5 }, () => anEntry());
    const [one, other] = [open(), open()];
    for (const [index, entry] of entries.entries()) await (index % 2 === 0 ? one : other).append(entry);
    const listed = await list();
    assert.deepEqual(new Set(listed.map(({ summary }) => summary.id)), new Set(entries.map(({ id }) => id)));
    const own = listed
      .map(({ summary }) => summary.id)
      .filter((id) => entries.findIndex((e) => e.id === id) % 2 === 0);
    assert.deepEqual(own, [entries[4]!.id, entries[2]!.id, entries[0]!.id], 'each window in its order');
    for (const each of listed) {
      const read = await open().read(each.place);
      assert.deepEqual(read, { kind: 'found', entry: entries.find(({ id }) => id === each.summary.id) });
    }
  });

  it('keeps what is written at once in the order in which it was given', async () => {
    const store = open();
    const entries = Array.from({ length: 50 }, () => anEntry());
    await Promise.all(entries.map((entry) => store.append(entry)));
    assert.deepEqual(await ids(), entries.map(({ id }) => id).toReversed());
  });

  it('passes over a torn last line, and goes on after it in another file', async () => {
    const [first, second] = [anEntry(), anEntry()];
    await open().append(first);
    const index = readdirSync(folder).find((name) => name.endsWith('.index'))!;
    appendFileSync(path.join(folder, index), '{"nth":2,"keptAt":17');
    await open().append(second);
    assert.deepEqual(new Set(await ids()), new Set([first.id, second.id]));
  });

  it('deletes one in place: no byte of it stays, and no other entry changes', async () => {
    const store = open();
    const entries = [anEntry(), anEntry({ reference: 'REF-DELETED' }), anEntry()];
    for (const entry of entries) await store.append(entry);
    const [, middle] = await list();
    const before = statSync(path.join(folder, readdirSync(folder)[0]!)).size;
    await open().delete(middle!.place);
    await open().delete(middle!.place);
    assert.equal(statSync(path.join(folder, readdirSync(folder)[0]!)).size, before);
    assert.ok(!everything().includes(entries[1]!.id));
    assert.ok(!everything().includes('REF-DELETED'));
    assert.deepEqual(await open().read(middle!.place), { kind: 'missing' });
    await store.append(anEntry({ id: 'later' }));
    assert.deepEqual(await ids(), ['later', entries[2]!.id, entries[0]!.id]);
    for (const listed of await list()) assert.equal((await store.read(listed.place)).kind, 'found');
  });

  it('deletes all, also under a window that goes on writing', async () => {
    const [writing, deleting] = [open(), open()];
    await writing.append(anEntry());
    await deleting.deleteAll();
    assert.deepEqual(readdirSync(folder), []);
    const next = anEntry();
    await writing.append(next);
    assert.deepEqual(await ids(), [next.id]);
  });

  it('leaves other files alone', async () => {
    const store = open();
    await store.append(anEntry());
    appendFileSync(path.join(folder, 'changed'), '1');
    await store.deleteAll();
    assert.deepEqual(readdirSync(folder), ['changed']);
  });

  it('keeps within its limits by deleting the oldest, whole segments at a time', async () => {
    const store = open({ entries: 40, bytes: 100_000_000 });
    const entries = Array.from({ length: 100 }, () => anEntry());
    for (const entry of entries) {
      await store.append(entry);
      assert.ok((await ids()).length <= 40);
    }
    const left = await ids();
    assert.ok(left.length >= 36, `${left.length} are left`);
    assert.deepEqual(
      left,
      entries
        .map(({ id }) => id)
        .toReversed()
        .slice(0, left.length),
    );
    assert.equal(
      readdirSync(folder).length,
      2 * Math.ceil(left.length / 2),
      'and nothing else stays on disk',
    );
  });

  it('keeps within its limit of bytes', async () => {
    const store = open({ entries: 10_000, bytes: 200_000 });
    for (let count = 0; count < 150; count += 1) await store.append(anEntry());
    const size = readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
    assert.ok(size <= 200_000, `${size} bytes`);
    assert.ok(size > 140_000, `${size} bytes`);
  });

  it('removes messages whose index is gone', async () => {
    const store = open();
    await store.append(anEntry());
    const index = readdirSync(folder).find((name) => name.endsWith('.index'))!;
    rmSync(path.join(folder, index));
    const next = anEntry();
    await store.append(next);
    assert.deepEqual(await ids(), [next.id]);
    assert.equal(readdirSync(folder).length, 2);
  });

  it('says so where messages are damaged, and where another entry stands in their place', async () => {
    const store = open();
    for (const id of ['one', 'two']) await store.append(anEntry({ id }));
    const [two, one] = await list();
    const swapped = { ...one!.place, at: two!.place.at, bytes: two!.place.bytes };
    assert.equal((await store.read(swapped)).kind, 'unreadable');
    await store.delete(swapped);
    assert.equal((await store.read(two!.place)).kind, 'found', 'what is another’s is not deleted');
    const astray = { ...two!.place, at: 5, bytes: two!.place.at };
    assert.equal((await store.read(astray)).kind, 'unreadable');
    await store.delete(astray);
    assert.equal((await store.read(one!.place)).kind, 'found');
  });
});
