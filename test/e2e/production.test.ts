import assert from 'node:assert/strict';
import { applyCreditGrant } from '../../src/core/catalogue/endpoints/applyCreditGrant.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { profileEntry, startPartnerGateway, type PartnerGateway } from '../support/partnerGateway.ts';
import { importPrivateKey, setGatewayKey, switchProfile } from '../support/quickInput.ts';
import { flipDigit } from '../support/recordingGateway.ts';
import { RequestPage } from '../support/requestPage.ts';
import { stopSimulators } from '../support/simulatorProcess.ts';
import type { Workbench } from '../support/workbench.ts';

const customer = { id: '2188220000000001', label: 'Harbour Lane Trading' };
const fileName = 'march.applyCreditGrant.wf.json';

describe('a production profile', () => {
  let gateway: PartnerGateway;
  before(async () => {
    gateway = await startPartnerGateway();
  });
  after(async () => {
    await gateway.close();
    await stopSimulators();
  });

  it('asks before a write, sends it once, and believes no answer that was altered', async () => {
    await using window = await openWorkbench({
      settings: {
        'worldfirst.profiles': [
          { ...profileEntry(gateway, { name: 'Acme live', kind: 'production' }), customers: [customer] },
        ],
      },
      files: { [fileName]: JSON.stringify(applyCreditGrant.sample.request) },
    });
    await window.openSideBar();
    await switchProfile(window, 'Acme live');
    const item = window.statusBarItem('Acme live: PRODUCTION');
    const { backgroundColor } = await item.evaluate((element) => getComputedStyle(element));
    assert.notEqual(backgroundColor, 'rgba(0, 0, 0, 0)');
    await importPrivateKey(window, gateway.keys.privatePem);

    await asksWithoutGatewayKey(window, gateway);
    await setGatewayKey(window, gateway.gatewayPublicKey);
    await sendsOnce(window, gateway);
    await believesNothingAltered(window, gateway);
  });
});

async function asksWithoutGatewayKey(window: Workbench, gateway: PartnerGateway): Promise<void> {
  const request = new RequestPage(window);
  await window.treeItem('Accounts', /^USD2,896,339\.70 · not verified$/).waitFor();
  await askBalance(window);
  assert.equal(await request.headline().innerText(), 'Succeeded, not verified.');
  assert.equal(await request.badge().innerText(), 'Not verifiable');

  await window.openFile(fileName);
  await request.shows('Apply for a credit grant');
  await request.chooseCustomer(customer.label);
  await request.sendButton().click();
  const question = window.dialog();
  await question.getByText('Send “Apply for a credit grant” to production?').waitFor();
  const detail = await question.innerText();
  for (const line of [
    'Profile: Acme live',
    `Host: ${gateway.url}`,
    `Customer: ${customer.id}`,
    `API: applyCreditGrant (${applyCreditGrant.path})`,
    'Reference (referenceNo): REF-2024-0001',
    'the answer cannot be verified',
  ]) {
    assert.ok(detail.includes(line), `${line} is not in ${detail}`);
  }
  await question.getByRole('button', { name: 'Send without Verification' }).waitFor();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await request.status().getByText('Cancelled before sending: nothing left this machine.').waitFor();
  assert.equal(gateway.requestsTo('applyCreditGrant').length, 0);
}

async function sendsOnce(window: Workbench, gateway: PartnerGateway): Promise<void> {
  const request = new RequestPage(window);
  await request.sendButton().dblclick();
  const confirm = window.dialog().getByRole('button', { name: 'Send to Production' });
  // The gateway is asked for the reference before the user is asked.
  await confirm.waitFor();
  const release = gateway.hold();
  await confirm.click();
  await window.dialog().waitFor({ state: 'hidden' });
  await request.frame.getByText('Sending…').first().waitFor();
  // Whoever is impatient clicks again while the first call is under way.
  await request.sendButton().dblclick({ force: true });
  await window.runCommand('WorldFirst: Send Request');
  release();
  await request.headline().waitFor();
  assert.equal(await window.dialog().count(), 0);
  const [sent, ...more] = gateway.requestsTo('applyCreditGrant');
  assert.equal(sent?.headers['connected-customerid'], customer.id);
  assert.deepEqual(more, []);
}

async function believesNothingAltered(window: Workbench, gateway: PartnerGateway): Promise<void> {
  const request = new RequestPage(window);
  await window.treeItem('Accounts', /^USD2,896,339\.70$/).waitFor();
  gateway.alter(flipDigit);
  await window.runCommand('WorldFirst: Refresh Accounts');
  await window
    .treeItem('Accounts', /^The signature of the answer is/)
    .first()
    .waitFor();
  assert.equal(await window.treeItem('Accounts', /\d,\d{3}/).count(), 0);

  await askBalance(window);
  assert.match(await request.headline().innerText(), /^Not trusted: .* it is not verified\./);
  assert.equal(await request.badge().innerText(), 'Wrong signature');
  assert.equal(await request.figures().count(), 0);
}

async function askBalance(window: Workbench): Promise<void> {
  const request = new RequestPage(window);
  await window.treeItem('APIs', 'Query account balance').click();
  await request.shows('Query account balance');
  await request.chooseCustomer(customer.label);
  await request.send();
}
