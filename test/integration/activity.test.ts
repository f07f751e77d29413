import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { inquiryBalance, inquiryCreditGrant, submitAttachment } from '../../src/core/catalogue/index.ts';
import type { Har } from '../../src/core/activity/har.ts';
import { simulatorProfileId } from '../../src/core/profiles/profile.ts';
import { createActivityRecords } from '../../src/extension/activity/activityRecords.ts';
import type { ActivityNode } from '../../src/extension/activity/activityNodes.ts';
import type { ActivityServices } from '../../src/extension/activity/activityServices.ts';
import { ActivityTree } from '../../src/extension/activity/activityTree.ts';
import { openCall } from '../../src/extension/activity/callDocuments.ts';
import { deleteAllCalls, deleteCalls } from '../../src/extension/activity/deleteCalls.ts';
import { exportCall, exportCalls } from '../../src/extension/activity/exportCalls.ts';
import { createSendGate } from '../../src/extension/sendGate.ts';
import type { CallIntent, Owned } from '../../src/extension/seams.ts';
import type { Workbench } from '../../src/extension/workbench.ts';
import { joinAttachment } from '../../src/gateway/attachmentBody.ts';
import { anEntry } from '../support/activityEntries.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { eventually } from '../support/eventually.ts';
import { treeRows, type TreeRow } from '../support/treeRows.ts';
import { answering } from '../support/windowAnswers.ts';

type Row = TreeRow<ActivityNode>;

describe('the calls of this machine', () => {
  let workbench: Workbench;
  let folder: string;
  let gate: ReturnType<typeof createSendGate>;
  let services: ActivityServices;
  let tree: ActivityTree;
  let disposables: Owned[];

  before(async () => {
    workbench = await activeWorkbench();
  });

  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'calls-')), 'activity');
    gate = createSendGate({
      ...workbench,
      applications: applicationRecords(),
      confirm: () => Promise.resolve(true),
    });
    const activity = createActivityRecords({ folder, gate, log: workbench.log });
    const requests = { openScratch: () => assert.fail('no request is opened') };
    services = { ...workbench, gate, activity, requests };
    tree = new ActivityTree(services);
    disposables = [gate, activity, tree];
  });
  afterEach(() => {
    for (const disposable of disposables) disposable.dispose();
    rmSync(path.dirname(folder), { recursive: true });
  });

  const applicationRecords = () => ({
    store: () => workbench.applications.store(),
    figuresMoved: () => undefined,
  });

  const send = async (more: Partial<CallIntent> = {}): Promise<void> => {
    const result = await gate.send({
      endpoint: inquiryBalance,
      profileId: simulatorProfileId,
      customerId: undefined,
      body: [new TextEncoder().encode('{ "currencyList": ["USD"] }')],
      origin: 'editor',
      ...more,
    });
    assert.equal(result.kind, 'done');
  };

  const calls = async (of = tree): Promise<readonly Row[]> =>
    (await treeRows(of)).filter(({ node }) => node.kind === 'call');

  const settled = (count: number, of = tree): Promise<readonly Row[]> =>
    eventually(`${count} calls in the view`, async () => {
      const rows = await calls(of);
      return rows.length === count ? rows : undefined;
    });

  const listedIn = ({ node }: Row) => (node.kind === 'call' ? node.listed : assert.fail(node.kind));

  const shownText = async (row: Row, form: 'wire' | 'formatted' = 'wire'): Promise<string> => {
    // The window's own provider reads the storage of the window; here the text is asked for directly.
    const { callDocumentText } = await import('../../src/extension/activity/callDocuments.ts');
    const { callUri } = await import('../../src/extension/activity/callUri.ts');
    return callDocumentText(callUri('call.http', form, listedIn(row).place), services);
  };

  it('are kept wherever they start, refused ones too, and shown at once, the newest first', async () => {
    let told = 0;
    tree.onDidChange(() => (told += 1));
    await send({ origin: 'check' });
    await settled(1);
    await send({ endpoint: inquiryCreditGrant, body: [Buffer.from('{"referenceNo":"REF-NONE"}')] });
    const rows = await settled(2);
    assert.ok(told >= 2);
    assert.match(rows[0]!.text, /^Query the credit grant \| [A-Z_]+ · [\d:]+[^|·]* · \d+ ms$/);
    assert.match(rows[1]!.text, /^Query account balance \| [\d:]+[^|·]* · \d+ ms$/);
    const icons = rows.map(({ item }) => (item.iconPath as vscode.ThemeIcon).id);
    assert.deepEqual(icons, ['error', 'pass']);
    tree.complete(rows[1]!.item, rows[1]!.node);
    const { tooltip } = rows[1]!.item;
    assert.ok(typeof tooltip === 'string');
    assert.match(tooltip, /^Succeeded\.\n\nAPI: Query account balance \(inquiryBalance\)\n/);
    assert.match(tooltip, /Started from: the check of the profile/);
  });

  it('are shown with their verdicts, and byte for byte as they were on the wire', async () => {
    await send();
    const [row] = await settled(1);
    const text = await shownText(row!);
    const [verdicts, messages = ''] = text.split('\n\n');
    assert.match(verdicts!, /^# Succeeded\.\n/);
    assert.match(verdicts!, /# Signature of the answer: verified$/);
    assert.match(
      messages,
      /^POST \/amsin\/api\/v1\/business\/account\/inquiryBalance HTTP\/1\.1\nHost: 127\.0\.0\.1:\d+\nClient-Id: /,
    );
    assert.match(text, /\nSignature: algorithm=RSA256, keyVersion=1, signature=\S+\n/);
    assert.ok(text.includes('\n\n{ "currencyList": ["USD"] }\n\n###\n\nHTTP/1.1 200 OK\n'));
    assert.match(await shownText(row!, 'formatted'), /\n\{\n {2}"currencyList": \[\n {4}"USD"\n/);
  });

  it('open as documents that only show, also after the window forgot them', async () => {
    const store = await workbench.activity.store();
    const entry = anEntry({ endpoint: 'inquiryBalance' });
    await store.append(entry);
    for await (const listed of store.newestFirst()) {
      if (listed.summary.id !== entry.id) continue;
      assert.equal(await openCall(listed, 'wire', { ...services, activity: workbench.activity }), undefined);
      const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor');
      assert.equal(document.uri.scheme, 'worldfirst-activity');
      assert.match(document.getText(), /^# Succeeded\./);
      assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) ?? false, false);
      await store.delete(listed.place);
      await eventually('the text of the deleted call', () =>
        /no longer kept/.test(document.getText()) ? true : undefined,
      );
    }
  });

  it('have size and hash in the place of an attachment', async () => {
    const file = path.join(path.dirname(folder), 'march.pdf');
    const content = '%PDF-1.7 canary-of-an-invoice '.repeat(30);
    await vscode.workspace.fs.writeFile(vscode.Uri.file(file), Buffer.from(content));
    const body = Buffer.from(
      JSON.stringify({ ...submitAttachment.sample.request, attachmentContent: '@file:march.pdf' }),
    );
    const joined = await joinAttachment(body, path.dirname(file));
    assert.ok(joined.ok && joined.file !== undefined);
    await send({ endpoint: submitAttachment, body: joined.pieces, file: joined.file });
    const [row] = await settled(1);
    const text = await shownText(row!);
    assert.ok(text.includes(body.toString('utf8')));
    assert.ok(
      text.includes(
        `# The base64 of ${file} is left out of the body: 900 bytes, SHA-256 ${joined.file.sha256}.`,
      ),
    );
    const kept = readdirSync(folder)
      .map((name) => readFileSync(path.join(folder, name), 'latin1'))
      .join('');
    assert.ok(!kept.includes(Buffer.from(content).toString('base64').slice(0, 60)));
  });

  it('are kept without the access token that they carried', async () => {
    const own = workbench.profiles.find(simulatorProfileId) ?? assert.fail();
    await workbench.credentials.storeToken(own, undefined, { token: 'canary-token-4711' });
    try {
      await send();
      await settled(1);
      const kept = readdirSync(folder)
        .map((name) => readFileSync(path.join(folder, name), 'utf8'))
        .join('');
      assert.ok(!kept.includes('canary-token'));
      assert.ok(kept.includes('["Access-Token","[redacted]"]'));
    } finally {
      await workbench.credentials.removeToken(own, undefined);
    }
  });

  it('are seen by another window', async () => {
    const other = createActivityRecords({
      folder,
      gate: createSendGate({
        ...workbench,
        applications: applicationRecords(),
        confirm: () => Promise.resolve(true),
      }),
      log: workbench.log,
    });
    const seen = new ActivityTree({ ...services, activity: other });
    disposables.push(other, seen);
    let told = false;
    seen.onDidChange(() => (told = true));
    await send();
    await settled(1, seen);
    await eventually('the other window to hear of it', () => (told ? true : undefined), 10_000);
  });

  it('are filtered by API, verdict, customer and text, and grouped by reference', async () => {
    const store = await services.activity.store();
    const verdicts = { ...anEntry().verdicts, outcome: 'failed' } as const;
    await store.append(anEntry({ id: 'a', reference: 'REF-1', sentAt: 1_000 }));
    await store.append(anEntry({ id: 'b', reference: null, sentAt: 2_000, verdicts }));
    await store.append(
      anEntry({ id: 'c', reference: 'REF-1', sentAt: 3_000, endpoint: 'inquiryCreditGrant' }),
    );
    const shown = async (): Promise<readonly string[]> =>
      (await calls()).map((row) => listedIn(row).summary.id);
    assert.deepEqual(await shown(), ['c', 'b', 'a']);
    tree.show({ endpoint: 'inquiryCreditGrant' });
    assert.deepEqual(await shown(), ['c']);
    tree.show({ outcome: 'failed' });
    assert.deepEqual(await shown(), ['b']);
    tree.show({ profileId: 'another' });
    assert.deepEqual(await shown(), []);
    tree.show({ customerId: 'C-1001' });
    assert.deepEqual(await shown(), ['c', 'b', 'a']);
    tree.show({ customerId: null });
    assert.deepEqual(await shown(), []);
    tree.show({ text: 'ref-1' });
    assert.deepEqual(await shown(), ['c', 'a']);
    tree.show({ text: 'acc-cnh-1' });
    assert.deepEqual(await shown(), ['c', 'b', 'a'], 'in the bodies too');
    tree.show({});
    tree.group('reference');
    const rows = await treeRows(tree);
    assert.deepEqual(
      rows.filter(({ depth }) => depth === 0).map(({ text }) => text),
      ['REF-1 | 2', 'Without a reference | 1'],
    );
  });

  it('are not searched any further once another filter is chosen, and that one has the last word', async () => {
    const store = await services.activity.store();
    for (let count = 0; count < 30; count += 1) await store.append(anEntry());
    let reads = 0;
    let searching = (): void => undefined;
    const begun = new Promise<void>((resolve) => (searching = resolve));
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const slow = {
      ...store,
      newestFirst: () => store.newestFirst(),
      read: async (place: Parameters<typeof store.read>[0]) => {
        reads += 1;
        searching();
        await held;
        return store.read(place);
      },
    };
    const seen = new ActivityTree({
      ...services,
      activity: { ...services.activity, store: () => Promise.resolve(slow) },
    });
    disposables.push(seen);
    seen.show({ text: 'stands in no call' });
    const search = seen.children(undefined);
    await begun;
    seen.show({ endpoint: 'inquiryBalance' });
    assert.equal((await calls(seen)).length, 30);
    goOn();
    await search;
    assert.equal(reads, 1);
    assert.equal(seen.fits, true);
  });

  it('are not told to be none where they cannot be read', async () => {
    writeFileSync(folder, 'a file in the place of the folder');
    const [row] = await treeRows(tree);
    assert.match(row?.text ?? '', /^The calls cannot be read \| ENOTDIR/);
  });

  it('are shown two hundred at a time', async () => {
    const store = await services.activity.store();
    for (let count = 0; count < 250; count += 1) await store.append(anEntry());
    const older = async () => (await treeRows(tree)).filter(({ node }) => node.kind === 'older').length;
    assert.equal((await calls()).length, 200);
    assert.equal(await older(), 1);
    tree.showOlder();
    assert.equal((await calls()).length, 250);
    assert.equal(await older(), 0);
  });

  it('are deleted one by one or all, after a question, and the applications stay', async () => {
    const store = await services.activity.store();
    for (let count = 0; count < 3; count += 1) await store.append(anEntry());
    const [first] = await calls();
    {
      using cancelled = answering('showWarningMessage', () => undefined);
      await deleteCalls([listedIn(first!)], services);
      await deleteAllCalls(services);
      assert.equal(cancelled.asked.length, 2);
      assert.match(JSON.stringify(cancelled.asked), /Applications for credit grants keep their evidence/);
    }
    assert.equal((await calls()).length, 3);
    {
      using agreed = answering('showWarningMessage', (_question, _options, confirm) => confirm);
      await deleteCalls([listedIn(first!)], services);
      assert.equal((await calls()).length, 2);
      await deleteAllCalls(services);
      assert.equal(agreed.asked.length, 2);
    }
    assert.deepEqual(await calls(), []);
  });

  it('are exported as HTTP Archive: one, those shown, and all', async () => {
    const store = await services.activity.store();
    await store.append(anEntry({ reference: 'REF-1' }));
    await store.append(anEntry());
    const target = vscode.Uri.file(path.join(path.dirname(folder), 'calls.har'));
    using saved = answering('showSaveDialog', () => target);
    const exported = (): Har => JSON.parse(readFileSync(target.fsPath, 'utf8')) as Har;
    const [first] = await calls();
    assert.equal(await exportCall(listedIn(first!), services), undefined);
    assert.equal(exported().log.entries.length, 1);
    assert.equal(await exportCalls(tree, services), undefined);
    assert.equal(exported().log.entries.length, 2);
    assert.equal(saved.asked.length, 2);
    assert.match(exported().log.creator.version, /^\d+\.\d+\.\d+/);
  });
});
