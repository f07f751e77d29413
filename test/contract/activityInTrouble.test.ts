import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ActivityStore } from '../../src/core/activity/activityStore.ts';
import { shortestIndexLine } from '../../src/core/activity/indexLine.ts';
import { activityFiles } from '../../src/gateway/activityFiles.ts';
import { anEntry } from '../support/activityEntries.ts';
import { listActivity, roomy } from '../support/activityFolder.ts';

describe('activity on a disk that makes trouble', () => {
  let folder: string;
  let warnings: string[];

  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'activity-')), 'activity');
    warnings = [];
  });
  afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

  const open = (limits = roomy): ActivityStore =>
    activityFiles(
      folder,
      () => limits,
      (warning) => warnings.push(warning),
    );
  const ids = async (store = open()): Promise<readonly string[]> =>
    (await listActivity(store)).map(({ summary }) => summary.id);
  const files = (part: string): readonly string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith(part))
      .map((name) => path.join(folder, name));
  /** Nobody, not even root, can read lines from a folder. */
  const makeUnreadable = (): void => mkdirSync(path.join(folder, `${crypto.randomUUID()}.index`));

  it('shows and keeps every other call where one file cannot be read, and says so once', async () => {
    const [first, second] = [anEntry(), anEntry()];
    await open().append(first);
    makeUnreadable();
    const store = open();
    await store.append(second);
    assert.deepEqual(await ids(), [second.id, first.id]);
    await ids(store);
    await ids(store);
    assert.equal(warnings.filter((warning) => warning.includes('EISDIR')).length, 2, warnings.join('\n'));
  });

  it('keeps within its limits although a file cannot be removed, and tells of what it keeps', async () => {
    const limits = { entries: 40, bytes: 100_000_000 };
    await open(limits).append(anEntry());
    makeUnreadable();
    for (const file of files('.index')) utimesSync(file, 1, 1);
    const store = open(limits);
    const entries = Array.from({ length: 60 }, () => anEntry());
    for (const entry of entries) await store.append(entry);
    const left = await ids();
    assert.ok(left.length <= 40 && left.length > 30, String(left.length));
    assert.equal(left[0], entries.at(-1)?.id);
  });

  it('goes on in another file where one cannot be written to any more', async () => {
    const store = open();
    const [first, lost, next] = [anEntry(), anEntry(), anEntry()];
    await store.append(first);
    const [messages = ''] = files('.messages');
    const kept = readFileSync(messages);
    rmSync(messages);
    mkdirSync(messages);
    await assert.rejects(store.append(lost), /EISDIR/);
    rmSync(messages, { recursive: true });
    writeFileSync(messages, kept);
    await store.append(next);
    assert.deepEqual(await ids(), [next.id, first.id]);
  });

  it('deletes all that can be deleted, and tells of what cannot', async () => {
    const store = open();
    await store.append(anEntry());
    makeUnreadable();
    await open().append(anEntry());
    await assert.rejects(store.deleteAll(), /EISDIR|EPERM|ERR_FS_EISDIR/);
    assert.deepEqual(await ids(), []);
    assert.deepEqual(files('.messages'), []);
  });

  it('keeps the newest calls also after the clock was ahead for a while', async () => {
    const limits = { entries: 40, bytes: 100_000_000 };
    const store = open(limits);
    const early = Array.from({ length: 40 }, () => anEntry());
    for (const entry of early) await store.append(entry);
    for (const [index, file] of files('.index').entries()) {
      const tomorrow = Date.now() / 1000 + 86_400 + index;
      utimesSync(file, tomorrow, tomorrow);
    }
    const late = Array.from({ length: 12 }, () => anEntry());
    for (const entry of late) await store.append(entry);
    const left = new Set(await ids());
    assert.deepEqual(
      late.filter(({ id }) => !left.has(id)),
      [],
    );
  });

  it('does not give up all other calls for one that is larger than all of them may be', async () => {
    const store = open({ entries: 10_000, bytes: 200_000 });
    const small = Array.from({ length: 20 }, () => anEntry());
    for (const entry of small) await store.append(entry);
    const huge = [{ template: 'x'.repeat(300_000), values: [] }] as const;
    await store.append(anEntry({ id: 'huge', verdicts: { ...anEntry().verdicts, headline: huge } }));
    assert.equal((await ids())[0], 'huge');
    for (const entry of small.slice(0, 5)) await store.append({ ...entry, id: `${entry.id}-later` });
    const left = await ids();
    assert.ok(!left.includes('huge'));
    assert.ok(left.includes(small[10]!.id), left.join('\n'));
  });

  it('counts no more calls in a file than it can hold, whatever stands in it', async () => {
    const limits = { entries: 40, bytes: 100_000_000 };
    await open(limits).append(anEntry());
    const [index = ''] = files('.index');
    writeFileSync(index, readFileSync(index, 'utf8').replace('"nth":1,', '"nth":9007199254740991,'));
    const store = open(limits);
    for (let count = 0; count < 10; count += 1) await store.append(anEntry());
    assert.equal((await ids()).length, 11);
    assert.ok(readFileSync(index, 'utf8').length > shortestIndexLine);
  });

  it('passes over a line with a moment that is none', async () => {
    const store = open();
    const [first, second] = [anEntry(), anEntry()];
    for (const entry of [first, second]) await store.append(entry);
    const [index = ''] = files('.index');
    const [one = '', two = ''] = readFileSync(index, 'utf8').split('\n');
    writeFileSync(index, `${one}\n${two.replace(/"sentAt":\d+/, '"sentAt":9000000000000000')}\n`);
    assert.deepEqual(await ids(), [first.id]);
  });
});
