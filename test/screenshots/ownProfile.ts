import { applyCreditGrant } from '../../src/core/catalogue/endpoints/applyCreditGrant.ts';
import { profileEntry, startPartnerGateway, type PartnerGateway } from '../support/partnerGateway.ts';
import { importPrivateKey, QuickInput, setGatewayKey, switchProfile } from '../support/quickInput.ts';
import { flipDigit } from '../support/recordingGateway.ts';
import { RequestPage } from '../support/requestPage.ts';
import type { Scene } from './scenes.ts';

let gateway: PartnerGateway;

/** A production profile with an own key, and what it needs to be asked. */
export const ownProfile: Scene = {
  name: 'own-profile',
  async options() {
    gateway = await startPartnerGateway();
    const customers = [{ id: '2188220000000001', label: 'Harbour Lane Trading' }];
    const entry = profileEntry(gateway, { name: 'Acme live', kind: 'production' });
    return {
      settings: { 'worldfirst.profiles': [{ ...entry, customers }] },
      files: {
        'march.applyCreditGrant.wf.json': JSON.stringify(applyCreditGrant.sample.request, undefined, 2),
      },
    };
  },
  async play(window, shoot) {
    const quick = new QuickInput(window);
    const request = new RequestPage(window);
    await window.openSideBar();
    await window.treeItem('Accounts', 'USD').first().waitFor();
    await window.runCommand('WorldFirst: Add Profile…');
    await quick.answer('Name of the profile', 'Acme sandbox');
    await quick.asks('Gateway');
    await shoot('add-profile-gateway');
    await quick.pick('Gateway', /^Other Address/);
    await quick.answer('https://host[:port]', 'http://gateway.example.com');
    await quick.message().filter({ hasText: 'Plain http' }).waitFor();
    await shoot('add-profile-refused');
    await quick.answer('https://host[:port]', 'https://gateway.example.com');
    await quick.asks('What is behind this address?');
    await shoot('add-profile-kind');
    await window.page.keyboard.press('Escape');
    await quick.hidden();

    await switchProfile(window, 'Acme live');
    await window.treeItem('Accounts', 'has no private key').first().waitFor();
    await window.treeItem('Accounts', 'reading…').first().waitFor({ state: 'hidden' });
    await shoot('no-key');
    await window.runCommand('WorldFirst: Import Private Key…');
    await quick.asks('Where is the key?');
    await shoot('import-key');
    await window.page.keyboard.press('Escape');
    await quick.hidden();
    await importPrivateKey(window, gateway.keys.privatePem);
    await window.treeItem('Accounts', '2,896,339.70').waitFor();
    await shoot('not-verifiable-tree');
    await setGatewayKey(window, gateway.gatewayPublicKey);
    await window.runCommand('WorldFirst: Copy Public Key…');
    await quick.pick('Profile', /Acme live/);
    await quick.asks('SHA-256 fingerprint');
    await shoot('copy-public-key');
    await window.page.keyboard.press('Escape');
    await quick.hidden();

    await window.openFile('march.applyCreditGrant.wf.json');
    await request.shows('Apply for a credit grant');
    await request.chooseCustomer('Harbour Lane Trading');
    await request.sendButton().click();
    await window.dialog().getByRole('button', { name: 'Send to Production' }).waitFor();
    await shoot('production-question');
    await window.dialog().getByRole('button', { name: 'Cancel' }).click();
    await request.status().getByText('Cancelled before sending').waitFor();
    await shoot('production-cancelled');

    gateway.alter(flipDigit);
    await window.runCommand('WorldFirst: Refresh Accounts');
    await window
      .treeItem('Accounts', /^The signature of the answer is/)
      .first()
      .waitFor();
    await window.treeItem('APIs', 'Query account balance').click();
    await request.shows('Query account balance');
    await request.chooseCustomer(undefined);
    await request.send();
    await shoot('not-verified');
    await gateway.close();
  },
};
