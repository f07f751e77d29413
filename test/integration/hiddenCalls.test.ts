import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Har } from '../../src/core/activity/har.ts';
import type { CallOrigin } from '../../src/core/activity/entry.ts';
import type { ActivityRecords } from '../../src/extension/activity/activityRecords.ts';
import type { ActivityServices } from '../../src/extension/activity/activityServices.ts';
import { ActivityTree } from '../../src/extension/activity/activityTree.ts';
import { exportCalls } from '../../src/extension/activity/exportCalls.ts';
import { filterMessage } from '../../src/extension/activity/filterCalls.ts';
import { openActivity } from '../../src/extension/activity/openActivity.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { anEntry } from '../support/activityEntries.ts';
import { treeRows } from '../support/treeRows.ts';
import { answering, picking } from '../support/windowAnswers.ts';

describe('the calls that views and schedules make by themselves', () => {
  let services: ActivityServices;
  let folder: string;
  let tree: ActivityTree;

  beforeEach(async () => {
    const workbench = await activeWorkbench();
    folder = mkdtempSync(path.join(tmpdir(), 'hidden-'));
    const store = openActivity(path.join(folder, 'activity'), () => Promise.resolve(), workbench.log);
    const activity: ActivityRecords = { ...workbench.activity, store: () => Promise.resolve(store) };
    services = { ...workbench, activity, requests: { openScratch: () => assert.fail('not opened') } };
    tree = new ActivityTree(services);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('worldfirst.hideCallsOfViews');
    tree.dispose();
    rmSync(folder, { recursive: true });
  });

  const keep = async (...origins: readonly CallOrigin[]): Promise<void> => {
    const store = await services.activity.store();
    for (const [index, origin] of origins.entries()) {
      await store.append(anEntry({ origin, sentAt: 1_000 * (index + 1) }));
    }
  };

  const shown = async (): Promise<readonly CallOrigin[]> =>
    (await treeRows(tree)).flatMap(({ node }) => (node.kind === 'call' ? [node.listed.summary.origin] : []));

  const message = (): string => filterMessage(tree, services.profiles);

  it('do not bury the user’s own, and are counted above them', async () => {
    await keep('editor', 'tree', 'tree', 'schedule', 'replay');
    assert.deepEqual(await shown(), ['replay', 'editor']);
    assert.equal(message(), 'Hidden calls, made by views and schedules: 3');
  });

  it('are shown at once when they are asked for, and hidden again', async () => {
    await keep('editor', 'tree');
    assert.deepEqual(await shown(), ['editor']);
    let changes = 0;
    tree.onDidChange(() => (changes += 1));
    await vscode.commands.executeCommand('worldfirst.showCallsOfViews');
    assert.ok(changes > 0);
    assert.deepEqual(await shown(), ['tree', 'editor']);
    assert.equal(message(), '');
    await vscode.commands.executeCommand('worldfirst.hideCallsOfViews');
    assert.deepEqual(await shown(), ['editor']);
  });

  it('are found by where they were started, like all others', async () => {
    await keep('editor', 'tree', 'schedule', 'check');
    tree.show({ origin: 'tree' });
    assert.deepEqual(await shown(), ['tree']);
    assert.equal(message(), 'Shown: calls started from the Accounts view');
    tree.show({ origin: 'check' });
    assert.deepEqual(await shown(), ['check']);
  });

  it('are told of where a filter leaves nothing else, and by the welcome text where there is no other', async () => {
    await keep('tree');
    assert.deepEqual(await shown(), []);
    assert.equal(message(), '');
    tree.show({ text: 'prefunding' });
    assert.deepEqual(await shown(), []);
    assert.equal(message(), 'Shown: calls that contain “prefunding”. No call fits.');
    tree.show({ text: 'acc-cnh-1' });
    assert.deepEqual(await shown(), []);
    assert.match(message(), /No call fits\. · Hidden calls, made by views and schedules: 1$/);
  });

  it('are exported with all, and not with those that the view shows', async () => {
    await keep('editor', 'tree', 'schedule');
    await shown();
    const target = vscode.Uri.file(path.join(folder, 'calls.har'));
    using saved = answering('showSaveDialog', () => target);
    const exported = async (which: string): Promise<number> => {
      using chosen = picking(which);
      assert.equal(await exportCalls(tree, services), undefined);
      assert.deepEqual(chosen.left, []);
      return (JSON.parse(readFileSync(target.fsPath, 'utf8')) as Har).log.entries.length;
    };
    assert.equal(await exported('Those That the View Shows'), 1);
    assert.equal(await exported('All Calls'), 3);
    assert.equal(saved.asked.length, 2);
  });

  it('are found by the words that their rows show', async () => {
    const { verdicts } = anEntry();
    const store = await services.activity.store();
    await store.append(anEntry({ verdicts: { ...verdicts, outcome: 'unknown', result: null } }));
    await store.append(anEntry());
    tree.show({ text: 'Outcome Unknown' });
    assert.equal((await shown()).length, 1);
    tree.show({ text: 'query account' });
    assert.equal((await shown()).length, 2);
    tree.show({ text: 'the request editor' });
    assert.equal((await shown()).length, 2);
  });
});
