import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { listActivity, openActivityIn } from '../support/activityFolder.ts';
import { eventually } from '../support/eventually.ts';
import { searchSecrets, type SecretScene } from '../support/searchSecrets.ts';
import { withEcho, withEchoOf } from '../support/withEcho.ts';
import type { Workbench } from '../support/workbench.ts';

const usd = 'usd.inquiryBalance.wf.json';

describe('secrets in calls', () => {
  it('are not kept with them, shown, compared, copied or exported', async function () {
    this.timeout(600_000);
    await searchSecrets('activity', searchCalls, { files: { [usd]: '{"currencyList": ["USD"]}' } });
  });
});

async function searchCalls(scene: SecretScene): Promise<void> {
  const { window, watch, own, secrets } = scene;
  await own.use(window);
  // A gateway may also issue what nobody asked for.
  const issued = secrets.token('unasked');
  own.gateway.alter((answer, _to, request) => withEchoOf(request, answer, { accessToken: issued }));
  await callTwice(scene);
  await readCalls(scene);
  await compareCalls(scene);
  await copyCalls(scene);
  await reopenCalls(scene);
  await diagnoseCalls(scene);
  await showOlderCalls(scene);
  await watch.nothingYet();
  await deleteCalls(scene);
}

function rows(window: Workbench) {
  return window.treeItem('Activity', 'Query account balance');
}

async function callTwice({ window, quick, menu, request, watch }: SecretScene): Promise<void> {
  await window.openFile(usd);
  await request.shows('Query account balance');
  await request.chooseCustomer('Northwind');
  await request.send();
  await window.showOnly('Activity');
  await window.runCommand('WorldFirst: Group Calls by Reference');
  await window.runCommand('WorldFirst: Group Calls by Day');
  await window.runCommand('WorldFirst: Show Calls Made by Views and Schedules');
  await window.runCommand('WorldFirst: Hide Calls Made by Views and Schedules');
  await window.runCommand('WorldFirst: Filter Calls…');
  await quick.pick('Filter calls by', /Text/);
  await quick.answer('Text in headers, bodies, URL', '{"currencyList": ["USD"]}');
  await shown(window, 1);
  await menu.choose(rows(window).first(), 'Send Again');
  await shown(window, 2);
  await watch.look('with two calls');
}

async function shown(window: Workbench, wanted: number): Promise<void> {
  await eventually(
    `calls that are shown: ${wanted}`,
    async () => ((await rows(window).count()) === wanted ? true : undefined),
    40_000,
  );
}

async function readCalls({ window, menu, watch }: SecretScene): Promise<void> {
  for (const [entry, expected] of [
    ['Open', /Access-Token: \[redacted\][^]*"echo"/],
    ['Open with Formatted JSON', /"echo"/],
    ['Inspect What Was Signed', /signature/i],
  ] as const) {
    await menu.choose(rows(window).first(), entry);
    await watch.lookAtText(`after ${entry}`, expected);
    await window.runCommand('View: Close Editor');
  }
}

async function compareCalls({ window, menu, watch }: SecretScene): Promise<void> {
  const comparison = window.page.locator('.part.editor .monaco-diff-editor');
  for (const [entry, row] of [
    ['Compare with Previous Answer', 0],
    ['Compare with Sample', 0],
    ['Select for Compare', 1],
    ['Compare with Selected', 0],
  ] as const) {
    await menu.choose(rows(window).nth(row), entry);
    if (entry === 'Select for Compare') continue;
    await comparison.locator('.view-line').first().waitFor();
    await watch.look(`after ${entry}`);
    await window.runCommand('View: Close Editor');
  }
  await window.clearNotifications();
}

async function copyCalls({ window, quick, menu, watch }: SecretScene): Promise<void> {
  for (const language of ['cURL', 'Node.js', 'Python', 'Java', 'C#']) {
    await menu.choose(rows(window).first(), 'Copy Call as Code…');
    await quick.pick('In which language?', new RegExp(`^${language}`));
    await watch.lookAtCopy(`of a call as a program for ${language}`, /WORLDFIRST_ACCESS_TOKEN/);
  }
  await menu.choose(rows(window).first(), 'Copy Call as Frozen cURL');
  await watch.lookAtCopy('of a call as frozen cURL', /signature=/);
  await window.clearNotifications();
  await menu.choose(rows(window).first(), 'Export Call as HTTP Archive…');
  await quick.chooseFile('Export as HTTP Archive', path.join(window.workspace, 'one.har'));
  await window.runCommand('WorldFirst: Export Calls as HTTP Archive…');
  await quick.pick('Which calls?', /^All Calls/);
  await quick.chooseFile('Export as HTTP Archive', path.join(window.workspace, 'all.har'));
  await window.statusBarItem('Calls exported').waitFor();
}

async function reopenCalls({ window, menu, request, watch }: SecretScene): Promise<void> {
  await window.runCommand('View: Close All Editors');
  await menu.choose(rows(window).first(), 'Open in Request Editor');
  await request.shows('Query account balance');
  await watch.look('with the request of a call');
  await window.runCommand('View: Close All Editors');
}

/** First an answer whose secrets were taken out, then one that is whole. */
async function diagnoseCalls({ window, menu, watch, own }: SecretScene): Promise<void> {
  await menu.choose(rows(window).first(), 'Diagnose Signature');
  await window.notification('Secrets were taken out of this answer');
  await watch.look('with a call that cannot be diagnosed');
  await window.clearNotifications();
  own.gateway.alter((answer) => withEcho(answer, { note: 'something else' }));
  await menu.choose(rows(window).first(), 'Send Again');
  await shown(window, 3);
  await window.runCommand('View: Close All Editors');
  await menu.choose(rows(window).first(), 'Diagnose Signature');
  await window
    .webview()
    .getByText(/^Examined: the answer/)
    .waitFor();
  await watch.look('with the diagnosis of a call');
  await window.runCommand('View: Close All Editors');
}

/** More calls like one that is kept than the view shows at first. */
async function showOlderCalls({ window, watch }: SecretScene): Promise<void> {
  const store = openActivityIn(path.join(window.storage, 'activity'));
  const [newest] = await listActivity(store);
  const read = await store.read(newest!.place);
  assert.ok(read.kind === 'found');
  for (let count = 0; count < 210; count += 1) await store.append({ ...read.entry, id: randomUUID() });
  await window.runCommand('WorldFirst: Group Calls by Reference');
  const calls = (shown: number) =>
    window.treeItem('Activity', new RegExp(`Without a reference\\s*${shown}$`));
  // Folded, it leaves the row below it in sight.
  await calls(200).click();
  await window.treeItem('Activity', 'Show Older').click();
  await calls(213).click();
  await rows(window).first().waitFor();
  await watch.look('with older calls');
}

async function deleteCalls({ window, menu }: SecretScene): Promise<void> {
  await menu.choose(rows(window).first(), 'Delete Call…');
  await window.dialog().getByRole('button', { name: 'Delete', exact: true }).click();
  await window.treeItem('Activity', /Without a reference\s*212$/).waitFor();
  await window.runCommand('WorldFirst: Clear Call Filter');
  await window.runCommand('WorldFirst: Delete All Calls…');
  await window.dialog().getByRole('button', { name: 'Delete All' }).click();
  await window.view('Activity').getByText('No call was made on this machine yet.').waitFor();
}
