import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ListedEntry } from '../../src/core/activity/activityStore.ts';
import type { ActivityEntry } from '../../src/core/activity/entry.ts';
import type { ActivityServices } from '../../src/extension/activity/activityServices.ts';
import { compareCalls, compareWithPrevious } from '../../src/extension/activity/compareCalls.ts';
import { sha256Of } from '../../src/gateway/bodyDigest.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { anEntry } from '../support/activityEntries.ts';
import { answering, watchingProgress } from '../support/windowAnswers.ts';

/** Against the calls of the window itself: its documents show what is compared. */
describe('two calls that are compared', () => {
  let services: ActivityServices;
  let customer = 0;

  before(async () => {
    services = { ...(await activeWorkbench()), requests: { openScratch: () => assert.fail('not opened') } };
  });
  beforeEach(() => (customer += 1));
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const asking = (content: string): ActivityEntry['request'] => {
    const { request } = anEntry();
    const sha256 = sha256Of([Buffer.from(content)]);
    return { ...request, body: { ...request.body, content, bytes: content.length, sha256 } };
  };

  /** A call of this test's own customer with a balance of so many cents. */
  const keep = async (
    sentAt: number,
    cents: number,
    more: Partial<ActivityEntry> = {},
  ): Promise<ListedEntry> => {
    const content = `{"accountBalances":[{"accountNo":"A1","currency":"USD","totalBalance":{"value":${cents},"currency":"USD"}}]}`;
    const entry = anEntry();
    const store = await services.activity.store();
    const { answer, target } = entry;
    const kept = {
      ...entry,
      sentAt,
      target: { ...target, customerId: `C-COMPARED-${customer}` },
      answer: answer && { ...answer, body: { ...answer.body, content } },
      ...more,
    };
    await store.append(kept);
    for await (const listed of store.newestFirst()) {
      if (listed.summary.id === kept.id) {
        return listed;
      }
    }
    return assert.fail('it was not kept');
  };

  const told = async (work: () => Promise<unknown>): Promise<string> => {
    using information = answering('showInformationMessage', () => undefined);
    using warning = answering('showWarningMessage', () => undefined);
    assert.equal(await work(), undefined);
    return [...information.asked, ...warning.asked].map(([text]) => String(text)).join('\n');
  };

  it('are the user’s own and the one before it with the same body, whatever a view read in between', async () => {
    const request = asking('{"currencyList": ["USD"], "pageNo": 1}');
    await keep(1_000, 100, { request: asking('{"pageNo":1.0,"currencyList":["USD"]}') });
    await keep(2_000, 200, { request: asking('{"currencyList": ["EUR"]}') });
    await keep(3_000, 300, { request, origin: 'tree' });
    await keep(3_500, 350, { request, target: { ...anEntry().target, baseUrl: 'https://other.example' } });
    const listed = await keep(4_000, 400, { request });
    assert.match(await told(() => compareWithPrevious(listed, services)), /USD 1\.00 → USD 4\.00/);
  });

  it('are a view’s reads with each other, and the user’s own with a view’s where there is no other', async () => {
    await keep(1_000, 100, { origin: 'tree' });
    const own = await keep(2_000, 200);
    const view = await keep(3_000, 300, { origin: 'tree' });
    assert.match(await told(() => compareWithPrevious(view, services)), /USD 1\.00 → USD 3\.00/);
    assert.match(await told(() => compareWithPrevious(own, services)), /USD 1\.00 → USD 2\.00/);
  });

  it('are never of other requests: where there is no earlier answer to the same, that is said', async () => {
    await keep(1_000, 100, { request: asking('{"currencyList": ["EUR"]}') });
    const listed = await keep(2_000, 200);
    const obstacle = await compareWithPrevious(listed, services);
    assert.match(
      obstacle?.sentence ?? '',
      /^There is no earlier answer of “Query account balance” to the same/,
    );
  });

  it('are not searched for any longer than the user waits, and never behind the user’s back for long', async () => {
    const listed = await keep(2_000, 200);
    const store = await services.activity.store();
    let looked = 0;
    let cancelAt = Number.POSITIVE_INFINITY;
    using progress = watchingProgress();
    const manyOthers = async function* (): ReturnType<typeof store.newestFirst> {
      const summary = { ...listed.summary, id: 'another', customerId: 'of somebody else' };
      for (looked = 1; looked <= 10_000; looked += 1) {
        if (looked === cancelAt) progress.cancel();
        yield await Promise.resolve({ ...listed, summary });
      }
    };
    const activity = {
      ...services.activity,
      store: () => Promise.resolve({ ...store, read: store.read.bind(store), newestFirst: manyOthers }),
    };
    const search = () => compareWithPrevious(listed, { ...services, activity });
    assert.match((await search())?.sentence ?? '', /^There is no earlier answer/);
    assert.deepEqual(
      progress.shown.map(({ title, cancellable }) => [title, cancellable]),
      [['Looking for an earlier answer', true]],
    );
    cancelAt = 3_000;
    assert.equal(await search(), undefined);
    assert.equal(looked, 3_000);
  });

  it('are of one API', async () => {
    const balance = await keep(1_000, 100);
    const quota = await keep(2_000, 200, { endpoint: 'queryCreditQuota' });
    const obstacle = await compareCalls(quota, balance, services);
    assert.equal(
      obstacle?.sentence,
      'Only answers of the same API can be compared: one is of “Query account balance”, the other of “Query the available credit quota”.',
    );
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 0);
  });

  it('are named in the title by what they do not share', async () => {
    const one = await keep(1_000, 100);
    const other = await keep(2_000, 200, { target: { ...anEntry().target, customerId: null } });
    const elsewhere = await keep(3_000, 300, { profile: { id: 'other', name: 'Other', kind: 'sandbox' } });
    const title = async (compared: ListedEntry): Promise<string> => {
      await told(() => compareCalls(one, compared, services));
      return vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
    };
    assert.match(
      await title(other),
      new RegExp(`^Query account balance: C-COMPARED-${customer} · [\\d:]+.* ↔ no customer · [\\d:]+`),
    );
    assert.match(await title(elsewhere), /: Acme · [\d:]+.* ↔ Other · [\d:]+/);
  });
});
