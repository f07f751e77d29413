import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ActivityStore } from '../../src/core/activity/activityStore.ts';
import type { Har } from '../../src/core/activity/har.ts';
import type { ActivityRecords } from '../../src/extension/activity/activityRecords.ts';
import type { ActivityServices } from '../../src/extension/activity/activityServices.ts';
import { ActivityTree } from '../../src/extension/activity/activityTree.ts';
import { exportCalls } from '../../src/extension/activity/exportCalls.ts';
import { openActivity } from '../../src/extension/activity/openActivity.ts';
import type { CommandOutcome } from '../../src/extension/seams.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { anEntry } from '../support/activityEntries.ts';
import { answering, watchingProgress } from '../support/windowAnswers.ts';

describe('the export of calls', () => {
  let services: ActivityServices;
  let store: ActivityStore;
  let folder: string;
  let tree: ActivityTree;

  beforeEach(async () => {
    const workbench = await activeWorkbench();
    folder = mkdtempSync(path.join(tmpdir(), 'export-'));
    mkdirSync(path.join(folder, 'target'));
    store = openActivity(path.join(folder, 'activity'), () => Promise.resolve(), workbench.log);
    const activity: ActivityRecords = { ...workbench.activity, store: () => Promise.resolve(store) };
    services = { ...workbench, activity, requests: { openScratch: () => assert.fail('not opened') } };
    tree = new ActivityTree(services);
  });
  afterEach(() => {
    tree.dispose();
    rmSync(folder, { recursive: true });
  });

  const target = (): string => path.join(folder, 'target', 'calls.har');
  const keep = async (count: number): Promise<void> => {
    for (let nth = 1; nth <= count; nth += 1) await store.append(anEntry({ id: `call ${nth}`, sentAt: nth }));
  };
  const exported = async (to = target()): Promise<CommandOutcome> => {
    using saved = answering('showSaveDialog', () => vscode.Uri.file(to));
    const outcome = await exportCalls(tree, services);
    assert.equal(saved.asked.length, 1);
    return outcome;
  };
  const written = (): readonly string[] =>
    (JSON.parse(readFileSync(target(), 'utf8')) as Har).log.entries.map((entry) => entry.startedDateTime);

  /** What happens before the nth call is read. */
  const beforeRead = (nth: number, work: () => void): void => {
    let reads = 0;
    const kept = store;
    store = {
      ...kept,
      read: async (place) => {
        reads += 1;
        if (reads === nth) work();
        return kept.read(place);
      },
    };
  };

  it('takes the place of a file at once, the oldest call first, and tells how far it is', async () => {
    await keep(3);
    writeFileSync(target(), 'of yesterday');
    beforeRead(3, () => assert.equal(readFileSync(target(), 'utf8'), 'of yesterday'));
    using progress = watchingProgress();
    assert.equal(await exported(), undefined);
    assert.deepEqual(
      written(),
      [1, 2, 3].map((sentAt) => new Date(sentAt).toISOString()),
    );
    assert.deepEqual(progress.reported, ['0 of 3', '1 of 3', '2 of 3']);
    assert.deepEqual(readdirSync(path.dirname(target())), ['calls.har']);
  });

  it('leaves everything as it was where it is cancelled', async () => {
    await keep(3);
    using progress = watchingProgress();
    beforeRead(2, () => progress.cancel());
    await assert.rejects(exported(), vscode.CancellationError);
    assert.deepEqual(readdirSync(path.dirname(target())), []);

    writeFileSync(target(), 'of yesterday');
    beforeRead(3, () => progress.cancel());
    await assert.rejects(exported(), vscode.CancellationError);
    assert.equal(readFileSync(target(), 'utf8'), 'of yesterday');
    assert.deepEqual(readdirSync(path.dirname(target())), ['calls.har']);
  });

  it('leaves everything as it was where it fails on its way, and says why', async () => {
    await keep(2);
    writeFileSync(target(), 'of yesterday');
    beforeRead(2, () => {
      throw new Error('the disk is gone');
    });
    assert.deepEqual(await exported(), { sentence: 'The calls could not be written: the disk is gone' });
    assert.equal(readFileSync(target(), 'utf8'), 'of yesterday');
    assert.deepEqual(readdirSync(path.dirname(target())), ['calls.har']);
  });

  it('goes where a link leads', async () => {
    await keep(1);
    writeFileSync(target(), 'of yesterday');
    const link = path.join(folder, 'link.har');
    symlinkSync(target(), link);
    assert.equal(await exported(link), undefined);
    assert.equal(written().length, 1);
  });

  it('makes no file where there is no call', async () => {
    assert.deepEqual(await exported(), { sentence: 'There is no call to export.' });
    assert.deepEqual(readdirSync(path.dirname(target())), []);
  });
});
