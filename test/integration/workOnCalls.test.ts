import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ListedEntry } from '../../src/core/activity/activityStore.ts';
import type { ActivityEntry } from '../../src/core/activity/entry.ts';
import { simulatorProfileId } from '../../src/core/profiles/profile.ts';
import type { ActivityServices } from '../../src/extension/activity/activityServices.ts';
import { ActivityTree } from '../../src/extension/activity/activityTree.ts';
import { deleteCalls } from '../../src/extension/activity/deleteCalls.ts';
import { diagnoseCall } from '../../src/extension/activity/diagnoseCall.ts';
import { openActivity } from '../../src/extension/activity/openActivity.ts';
import { openCallInEditor } from '../../src/extension/activity/openCallInEditor.ts';
import type { ScratchOptions } from '../../src/extension/requests/editorParts.ts';
import * as vscode from 'vscode';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { anEntry } from '../support/activityEntries.ts';
import { treeRows } from '../support/treeRows.ts';
import { answering } from '../support/windowAnswers.ts';

describe('a kept call', () => {
  let services: ActivityServices;
  let folder: string;
  let tree: ActivityTree;
  let opened: ScratchOptions[];
  let pages: string[];

  beforeEach(async () => {
    const workbench = await activeWorkbench();
    folder = mkdtempSync(path.join(tmpdir(), 'work-'));
    const store = openActivity(path.join(folder, 'activity'), () => Promise.resolve(), workbench.log);
    opened = [];
    pages = [];
    services = {
      ...workbench,
      activity: { ...workbench.activity, store: () => Promise.resolve(store) },
      documents: {
        show: ({ text }) => {
          pages.push(text);
          return Promise.resolve();
        },
        replace: () => Promise.reject(new Error('Nothing is replaced.')),
      },
      requests: {
        openScratch: (_endpoint, options = {}) => {
          opened.push(options);
          return Promise.resolve(vscode.Uri.file('/request'));
        },
      },
    };
    tree = new ActivityTree(services);
  });
  afterEach(() => {
    tree.dispose();
    rmSync(folder, { recursive: true });
  });

  const keep = async (more: Partial<ActivityEntry> = {}): Promise<ListedEntry> => {
    const store = await services.activity.store();
    await store.append(
      anEntry({ profile: { id: simulatorProfileId, name: 'Simulator', kind: 'simulator' }, ...more }),
    );
    for await (const listed of store.newestFirst()) return listed;
    return assert.fail('it was not kept');
  };

  it('opens in the request editor with its body and customer, where its profile is in use', async () => {
    const { request } = anEntry();
    const content = '{ "currencyList": ["USD"] }';
    const listed = await keep({ request: { ...request, body: { ...request.body, content } } });
    assert.equal(await openCallInEditor(listed, services), undefined);
    assert.equal(opened.length, 1);
    assert.equal(opened.at(0)?.text, content);
    assert.equal(opened.at(0)?.customerId, 'C-1001');
    assert.match(opened.at(0)?.label ?? '', /^Query account balance .*\d/);
    const other = await keep({ profile: { id: 'acme', name: 'Acme', kind: 'sandbox' } });
    assert.match((await openCallInEditor(other, services))?.sentence ?? '', /made with the profile “Acme”/);
    assert.equal(opened.length, 1);
  });

  it('is not opened with a hole where a secret was', async () => {
    const { request } = anEntry();
    const listed = await keep({ request: { ...request, body: { ...request.body, redacted: true } } });
    assert.match((await openCallInEditor(listed, services))?.sentence ?? '', /Secrets were taken out/);
    assert.equal(opened.length, 0);
  });

  it('is diagnosed where its signature was refused, and offers it there alone', async () => {
    const { verdicts } = anEntry();
    const result = { status: 'F', code: 'INVALID_SIGNATURE', message: 'invalid' } as const;
    await keep();
    const refused = await keep({ verdicts: { ...verdicts, outcome: 'failed', result } });
    assert.equal(await diagnoseCall(refused, services), undefined);
    assert.equal(pages.length, 1);
    assert.match(pages[0] ?? '', /signature/i);
    const offers = (await treeRows(tree)).flatMap(({ node, item }) =>
      node.kind === 'call' ? [item.contextValue?.includes('doubtfulCall')] : [],
    );
    assert.deepEqual(offers, [true, false]);
  });

  it('is deleted with the others that are selected, after one question', async () => {
    const calls = [await keep(), await keep(), await keep()];
    using agreed = answering('showWarningMessage', (_question, _options, confirm) => confirm);
    assert.equal(await deleteCalls(calls.slice(0, 2), services), undefined);
    assert.match(String(agreed.asked[0]?.[0]), /^Delete the 2 selected calls\?$/);
    assert.equal(agreed.asked.length, 1);
    assert.equal((await treeRows(tree)).filter(({ node }) => node.kind === 'call').length, 1);
    assert.equal(await deleteCalls([], services), undefined);
    assert.equal(agreed.asked.length, 1);
  });

  it('is found among the rows, under its heading, to be selected', async () => {
    const { summary } = await keep();
    const node = (await tree.find(summary.id)) ?? assert.fail('no row');
    assert.equal(tree.parent(node)?.kind, 'group');
    tree.show({ text: 'in no call' });
    assert.equal(await tree.find(summary.id), undefined);
  });
});
