import path from 'node:path';
import { eventually } from '../support/eventually.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { OwnProfile } from '../support/ownProfile.ts';
import { PlantedSecrets } from '../support/plantedSecrets.ts';
import { QuickInput } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import { RowMenu } from '../support/rowMenu.ts';
import { SecretWatch } from '../support/secretWatch.ts';
import { withEcho } from '../support/withEcho.ts';
import type { Workbench } from '../support/workbench.ts';

interface Scene {
  readonly window: Workbench;
  readonly quick: QuickInput;
  readonly menu: RowMenu;
  readonly watch: SecretWatch;
}

const usd = 'usd.inquiryBalance.wf.json';

describe('secrets in calls', () => {
  it('are not kept with them, shown, compared, copied or exported', async function () {
    this.timeout(300_000);
    const secrets = new PlantedSecrets();
    await using own = await OwnProfile.start(secrets);
    await using window = await openWorkbench({
      settings: own.settings(),
      files: { [usd]: '{"currencyList": ["USD"]}' },
      viewport: { width: 1280, height: 1200 },
    });
    const { elsewhere } = own;
    const watch = await SecretWatch.begin({ window, secrets, sweep: 'activity', elsewhere });
    const { page } = window;
    const scene: Scene = { window, quick: new QuickInput(window), menu: new RowMenu(page), watch };
    await own.use(window);
    // A gateway may repeat what it was sent, and issue what nobody asked for.
    const issued = secrets.token('unasked');
    own.gateway.alter((answer) => withEcho(answer, { echo: own.customerToken, accessToken: issued }));
    await callTwice(scene);
    await readCalls(scene);
    await compareCalls(scene);
    await copyCalls(scene);
    await watch.nothingYet();
    await deleteCalls(scene);
    await watch.end();
  });
});

function rows(window: Workbench) {
  return window.treeItem('Activity', 'Query account balance');
}

async function callTwice({ window, quick, menu, watch }: Scene): Promise<void> {
  await window.openFile(usd);
  const request = new RequestPage(window);
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

async function readCalls({ window, menu, watch }: Scene): Promise<void> {
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

async function compareCalls({ window, menu, watch }: Scene): Promise<void> {
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

async function copyCalls({ window, quick, menu, watch }: Scene): Promise<void> {
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

async function deleteCalls({ window, menu }: Scene): Promise<void> {
  await menu.choose(rows(window).first(), 'Delete Call…');
  await window.dialog().getByRole('button', { name: 'Delete', exact: true }).click();
  await shown(window, 1);
  await window.runCommand('WorldFirst: Clear Call Filter');
  await window.runCommand('WorldFirst: Delete All Calls…');
  await window.dialog().getByRole('button', { name: 'Delete All' }).click();
  await window.view('Activity').getByText('No call was made on this machine yet.').waitFor();
}
