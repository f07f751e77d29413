import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { inquiryBalance } from '../../src/core/catalogue/endpoints/inquiryBalance.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { newKeyPair, startPartnerGateway, type PartnerGateway } from '../support/partnerGateway.ts';
import { copyText, importPrivateKey, QuickInput, setGatewayKey } from '../support/quickInput.ts';
import { RequestPage, scratchFile } from '../support/requestPage.ts';
import { stopSimulators } from '../support/simulatorProcess.ts';
import type { Workbench } from '../support/workbench.ts';

const body = '{\n  "currencyList": ["USD"]\n}';

describe('a partner with the installed extension and an own key', () => {
  let gateway: PartnerGateway;
  before(async () => {
    gateway = await startPartnerGateway();
  });
  after(async () => {
    await gateway.close();
    await stopSimulators();
  });

  it('adds a profile, reads a balance by mouse, breaks the key, reloads and mends it', async () => {
    await using window = await openWorkbench({ installed: true });
    const request = new RequestPage(window);
    await window.openSideBar();
    await addProfileWithMistakes(window, gateway);
    await setGatewayKey(window, gateway.gatewayPublicKey);
    await balanceShown(window);

    await window.treeItem('APIs', 'Query account balance').click();
    const currencies = request.field('/currencyList');
    await currencies.getByRole('button', { name: 'Show suggestions' }).click();
    await currencies.getByRole('option', { name: /^USD/ }).click();
    await request.tab('JSON').click();
    assert.equal(await request.json(), body);

    const asked = gateway.requestsTo('inquiryBalance').length;
    await request.send();
    const file = scratchFile(window, 'Query account balance.inquiryBalance.wf.json');
    assert.equal(file.toString('utf8'), body);
    assert.deepEqual(
      gateway
        .requestsTo('inquiryBalance')
        .slice(asked)
        .map(({ bodySha256 }) => bodySha256),
      [createHash('sha256').update(file).digest('hex')],
    );
    assert.equal(await request.badge().innerText(), 'Verified');
    assert.equal(await request.headline().innerText(), 'Succeeded.');
    assert.deepEqual(await currenciesIn(request), ['USD', 'USD', 'USD', 'USD']);
    assert.match(await request.figures().innerText(), /USD 2,896,339\.70/);

    await replacePrivateKey(window, newKeyPair().privatePem);
    await request.send();
    const invalid = inquiryBalance.results.find(({ code }) => code === 'INVALID_SIGNATURE');
    assert.match(await request.headline().innerText(), /^Refused: INVALID_SIGNATURE\./);
    assert.ok((await request.advice().innerText()).includes(invalid?.furtherAction ?? 'nothing'));
    assert.equal(await request.figures().count(), 0);

    await window.reload();
    assert.equal(await request.json(), body);
    assert.equal(await request.tab('JSON').getAttribute('aria-selected'), 'true');
    await window
      .treeItem('Accounts', /INVALID_SIGNATURE/)
      .first()
      .waitFor();
    assert.equal(await window.treeItem('Accounts', /\d,\d{3}/).count(), 0);

    await replacePrivateKey(window, gateway.keys.privatePem);
    await balanceShown(window);
    await request.send();
    assert.equal(await request.headline().innerText(), 'Succeeded.');
  });
});

/** Every mistake is refused where it is made, with its reason, and what was typed stays. */
async function addProfileWithMistakes(window: Workbench, gateway: PartnerGateway): Promise<void> {
  const quick = new QuickInput(window);
  const refused = async (question: string, typed: string, reason: RegExp): Promise<void> => {
    await quick.answer(question, typed);
    await quick.message().filter({ hasText: reason }).waitFor();
    assert.equal(await quick.input.inputValue(), typed);
  };
  await window.runCommand('WorldFirst: Add Profile…');
  await quick.answer('Name of the profile', 'Acme');
  await quick.pick('Gateway', /^Other Address/);
  const address = 'https://host[:port]';
  await refused(address, 'gateway.example.com', /must begin with https:\/\//);
  await refused(address, 'http://gateway.example.com', /Plain http is allowed for this machine only/);
  await refused(address, `${gateway.url}/amsin`, /ends after the host/);
  await quick.answer(address, gateway.url);
  await quick.pick('What is behind this address?', /^Sandbox/);
  await refused('Client-Id', '', /Enter the client id/);
  await refused('Client-Id', 'two words', /no blanks/);
  await quick.answer('Client-Id', gateway.clientId);
  await quick.answer('Key version', '1');
  await quick.pick('Save, or change more', /Save Profile/);
  await copyText(window, gateway.keys.privatePem);
  await quick.pick('It needs a private key to sign with', /^Import Private Key/);
  await quick.pick('Where is the key?', /^In the Clipboard/);
  await window.notification('The private key of “Acme” is stored');
  await window.clearNotifications();
}

async function replacePrivateKey(window: Workbench, pem: string): Promise<void> {
  await importPrivateKey(window, pem, async () => {
    await window.dialog().getByText('Replace the private key of “Acme”?').waitFor();
    await window.dialog().getByRole('button', { name: 'Replace' }).click();
  });
}

async function balanceShown(window: Workbench): Promise<void> {
  await window.treeItem('Accounts', /^USD2,896,339\.70$/).waitFor();
}

async function currenciesIn(request: RequestPage): Promise<readonly (string | undefined)[]> {
  const text = await request.responseText();
  return [...text.matchAll(/"currency": "(\w+)"/g)].map(([, currency]) => currency);
}
