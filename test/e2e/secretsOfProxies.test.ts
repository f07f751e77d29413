import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyCreditGrant } from '../../src/core/catalogue/endpoints/applyCreditGrant.ts';
import { CreditGrants } from '../support/creditGrants.ts';
import { eventually } from '../support/eventually.ts';
import { startPasswordProxy, type PasswordProxy } from '../support/passwordProxy.ts';
import { PlantedSecrets } from '../support/plantedSecrets.ts';
import { copyText, switchProfile } from '../support/quickInput.ts';
import { checkProfile, searchSecrets, type SecretScene } from '../support/searchSecrets.ts';

interface Scene extends SecretScene {
  readonly proxy: PasswordProxy;
  readonly grants: CreditGrants;
}

const usd = 'usd.inquiryBalance.wf.json';
const march = 'march.applyCreditGrant.wf.json';
const files = {
  [usd]: '{"currencyList": ["USD"]}',
  [march]: JSON.stringify({ ...applyCreditGrant.sample.request, referenceNo: 'REF-MARCH' }),
};

describe('the password of a proxy', () => {
  it('is nowhere but in the settings, be the proxy open, closed to us or gone', async function () {
    this.timeout(600_000);
    const secrets = new PlantedSecrets();
    // An address may hold a bare @ in its password: the last one ends it.
    const password = `${encodeURIComponent(secrets.token('proxy'))}@${secrets.word('behind-an-at')}`;
    await using proxy = await startPasswordProxy(`me:${password}`);
    await searchSecrets('proxy', (scene) => useProxy(scene, proxy), {
      secrets,
      files,
      settings: (own) => ({
        'http.proxy': proxy.url,
        // It would keep a copy of the settings of before whenever a command writes one.
        'workbench.localHistory.enabled': false,
        'worldfirst.profiles': [
          // VS Code asks no proxy for 127.0.0.1.
          { ...own.entry(), baseUrl: own.gateway.url.replace('127.0.0.1', '127.0.0.2') },
        ],
      }),
    });
  });
});

async function useProxy(given: SecretScene, proxy: PasswordProxy): Promise<void> {
  const { window, own } = given;
  const scene: Scene = { ...given, proxy, grants: new CreditGrants(window) };
  await own.use(window);
  await callThrough(scene);
  await addFarProfile(scene);
  proxy.refuseAll();
  await callInVain(scene, 'HTTP status 407');
  await proxy.close();
  await callInVain(scene, 'cannot be reached');
  await readWhatIsKept(scene);
}

async function callThrough(scene: Scene): Promise<void> {
  const { window, quick, request, watch, proxy, grants } = scene;
  await window.showOnly('Accounts');
  await window.runCommand('WorldFirst: Refresh Accounts');
  await window.treeItem('Accounts', '1,234.56').first().waitFor();
  await checkProfile(scene, 'Acme', { told: 'Everything holds', when: 'with the check of the profile' });
  await window.openFile(march);
  await request.shows('Apply for a credit grant');
  await request.chooseCustomer(undefined);
  await request.send();
  await window.showOnly('Credit Grants');
  await grants.row('REF-MARCH').waitFor();
  await window.openFile(usd);
  await request.shows('Query account balance');
  await request.chooseCustomer('Northwind');
  await request.send();
  await request.headline().getByText('Succeeded').waitFor();
  await watch.look('with an answer through the proxy');
  await window.runCommand('WorldFirst: Copy Request as Code…');
  await quick.pick('In which language?', /^cURL/);
  await watch.lookAtCopy('as a program', /WORLDFIRST_ACCESS_TOKEN/);
  await window.runCommand('WorldFirst: Copy as Frozen cURL');
  await watch.lookAtCopy('as frozen cURL', /signature=/);
  await window.clearNotifications();
  assert.ok(proxy.passed() > 0);
  assert.equal(proxy.refused(), 0);
}

/** A gateway that is reached through a tunnel, because what it is sent is encrypted. */
async function addFarProfile({ window, quick, own }: Scene): Promise<void> {
  const file = path.join(window.dataDir, 'user-data/Machine/settings.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as { 'worldfirst.profiles': unknown[] };
  settings['worldfirst.profiles'].push({
    ...own.entry(),
    id: 'far',
    name: 'Far',
    baseUrl: 'https://gateway.example',
  });
  writeFileSync(file, JSON.stringify(settings));
  await eventually(
    'the other profile',
    async () => {
      await window.runCommand('WorldFirst: Switch Profile…');
      await quick.asks('The present profile is');
      const isOffered = await quick.widget.getByRole('option', { name: /Far,/ }).isVisible();
      await window.page.keyboard.press('Escape');
      await quick.hidden();
      return isOffered ? true : undefined;
    },
    40_000,
  );
  await switchProfile(window, 'Far');
  await copyText(window, own.keys.privatePem);
  await window.runCommand('WorldFirst: Import Private Key…');
  await quick.pick('Profile', /Far/);
  await quick.pick('Where is the key?', /^In the Clipboard/);
  await window.notification('The private key of “Far” is stored');
  await copyText(window, '');
  await window.clearNotifications();
  await switchProfile(window, 'Acme');
}

async function callInVain(scene: Scene, told: string): Promise<void> {
  const { window, request, watch, grants } = scene;
  await request.send();
  await request.frame.locator('.response').getByText(told).first().waitFor();
  await watch.look(`with an answer, ${told}`);
  await window.showOnly('Credit Grants');
  await grants.choose(grants.row('REF-MARCH'), 'Query Now');
  const query = new RegExp(`inquiryCreditGrant at .*${told}`);
  await eventually('the query', () => (query.test(window.extensionLog()) ? true : undefined));
  await watch.look(`with the application, ${told}`);
  await checkInVain(scene, 'Acme', told);
  await switchProfile(window, 'Far');
  await checkInVain(scene, 'Far', told);
  await switchProfile(window, 'Acme');
}

async function checkInVain(scene: Scene, profile: string, told: string): Promise<void> {
  const { window, watch } = scene;
  await window.showOnly('Accounts');
  await window.runCommand('WorldFirst: Refresh Accounts');
  await checkProfile(scene, profile, {
    told: 'Choose a line that did not pass for what helps',
    when: `with the check of ${profile}, ${told}`,
  });
  await window.notification(`“${profile}” did not pass`);
  await watch.look(`with the failed check of ${profile}, ${told}`);
  await window.clearNotifications();
}

async function readWhatIsKept({ window, quick, menu, watch, grants }: Scene): Promise<void> {
  await window.runCommand('View: Close All Editors');
  await window.showOnly('Credit Grants');
  await grants.choose(grants.row('REF-MARCH'), 'Show Evidence');
  await window
    .webview()
    .getByRole('heading', { name: /^Query 1/ })
    .waitFor();
  await watch.look('with the evidence');
  await grants.choose(grants.row('REF-MARCH'), 'Export Evidence…');
  await quick.chooseFile('Export Evidence', path.join(window.workspace, 'evidence.json'));
  await quick.hidden();
  await window.runCommand('View: Close All Editors');
  await window.showOnly('Activity');
  const call = window.treeItem('Activity', 'Query account balance').first();
  await menu.choose(call, 'Send Again');
  await watch.lookAtText('of a call that was sent again', /cannot be reached/);
  await window.runCommand('View: Close All Editors');
  await menu.choose(call, 'Open');
  await watch.lookAtText('of a call', /cannot be reached/);
  await window.runCommand('WorldFirst: Export Calls as HTTP Archive…');
  await quick.pick('Which calls?', /^All Calls/);
  await quick.chooseFile('Export as HTTP Archive', path.join(window.workspace, 'all.har'));
  await window.statusBarItem('Calls exported').waitFor();
  await window.runCommand('WorldFirst: Show Log');
  await window.page.locator('.part.panel .view-line').first().waitFor();
  await watch.look('with the log');
}
