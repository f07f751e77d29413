import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { applyCreditGrant } from '../../src/core/catalogue/index.ts';
import { startCountingGateway } from '../support/countingGateway.ts';
import { eventually } from '../support/eventually.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { profileOf } from '../support/profileOf.ts';
import { QuickInput } from '../support/quickInput.ts';
import type { Workbench } from '../support/workbench.ts';

const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const bareBase64 = pair.publicKey.replaceAll(/-----[^-]+-----|\s/g, '');

describe('profiles by hand', () => {
  it('are added step by step: faults are told at the box, and going back loses nothing', async () => {
    await using window = await openWorkbench();
    const quick = new QuickInput(window);
    await window.runCommand('WorldFirst: Add Profile…');
    await quick.answer('Name of the profile', 'simulator');
    await message(window, 'Another profile is already named “simulator”.');
    await window.answer('Acme');
    await quick.pick('Gateway: choose one', /^Other Address…/);
    await quick.answer('Address of the gateway', 'http://gateway.acme.example');
    await message(window, 'Plain http is allowed for this machine only');
    await window.answer('https://user@gateway.acme.example');
    await message(window, 'must not contain a user name');
    await window.answer('https://gateway.acme.example:8443/');
    await quick.pick('What is behind this address?', /^Sandbox/);
    await box(window, 'Client id').press('Enter');
    await message(window, 'Enter the client id that WorldFirst issued.');
    await box(window, 'Client id').fill('5J5X 2Q');
    await widget(window).getByRole('button', { name: 'Back' }).click();
    await quick.pick('What is behind this address?', /^Sandbox/);
    assert.equal(await box(window, 'Client id').inputValue(), '5J5X 2Q');
    await quick.answer('Client id', '5J5X2Q0000000000');
    await box(window, 'Key version').press('Enter');
    await quick.pick('Save, or change more', /Save Profile/);
    await row(window, 'Import Private Key…').waitFor();
    await dismiss(window);

    const added = await window.notification('“Acme” is added and is now the active profile, in place of');
    const item = window.statusBarItem('Acme: sandbox · host not known, treated like production');
    await item.waitFor();
    assert.match((await item.getAttribute('class')) ?? '', /error-kind/);
    await added.getByRole('button', { name: 'Switch Back' }).click();
    await window.statusBarItem(/^\s*Simulator/).waitFor();
    assert.match(machineSettings(window), /"baseUrl": "https:\/\/gateway\.acme\.example:8443"/);
  });

  it('are added by the keyboard alone, with an address that is typed where gateways are listed', async () => {
    await using window = await openWorkbench();
    const quick = new QuickInput(window);
    await window.runCommand('WorldFirst: Add Profile…');
    await quick.answer('Name of the profile', 'Acme');
    await quick.answer('Gateway: choose one', 'http://gateway.acme.example');
    await message(window, 'Plain http is allowed for this machine only');
    await widget(window).getByRole('button', { name: 'Back' }).click();
    await quick.answer('Gateway: choose one', 'gateway.acme.example:8443');
    await quick.answer('What is behind this address?', '');
    await quick.answer('Client id', '5J5X2Q0000000000');
    await quick.answer('Key version', '1');
    await quick.answer('Save, or change more', '');
    await quick.asks('It needs a private key to sign with');
    await dismiss(window);
    assert.match(machineSettings(window), /"baseUrl": "https:\/\/gateway\.acme\.example:8443"/);
  });

  it('take over what is typed before the next question is on screen', async () => {
    await using window = await openWorkbench();
    const quick = new QuickInput(window);
    await window.runCommand('WorldFirst: Add Profile…');
    await quick.answer('Name of the profile', 'Acme');
    await quick.asks('Gateway: choose one');
    const other = row(window, 'Other Address…');
    await other.waitFor();
    // Within one turn of the page's loop, so that the host cannot have put up the next question between.
    await other.evaluate((element) => {
      for (const type of ['mousedown', 'mouseup', 'click']) {
        element.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0, detail: 1 }));
      }
      const input = document.querySelector<HTMLInputElement>('.quick-input-widget input.input');
      if (input === null) throw new Error('There is no box.');
      input.value = 'https://gateway.acme.example';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await quick.asks('Address of the gateway');
    await eventually('the address in its own box', async () =>
      (await box(window, 'Address of the gateway').inputValue()) === 'https://gateway.acme.example'
        ? true
        : undefined,
    );
    await window.page.keyboard.press('Enter');
    await quick.asks('What is behind this address?');
  });

  it('go on where an unfinished one was left', async () => {
    await using window = await openWorkbench();
    await window.runCommand('WorldFirst: Add Profile…');
    const quick = new QuickInput(window);
    await quick.answer('Name of the profile', 'Half done');
    await quick.pick('Gateway: choose one', /^open-sitprod-sg/);
    await box(window, 'Client id').fill('5J5X');
    await dismiss(window);
    await window.runCommand('WorldFirst: Add Profile…');
    assert.equal(await box(window, 'Name of the profile').inputValue(), 'Half done');
  });

  it('take a private key and give its public key in the form of the Developer Center', async () => {
    await using window = await openWorkbench({
      settings: { 'worldfirst.profiles': [profileOf({ name: 'Acme' })] },
    });
    await copy(window, pair.publicKey);
    await window.runCommand('WorldFirst: Import Private Key…');
    await row(window, 'In the Clipboard').click();
    await notice(window, 'This is a public key: to sign, the private key of the pair is needed.');

    await copy(window, pair.privateKey);
    await window.runCommand('WorldFirst: Import Private Key…');
    await row(window, 'In the Clipboard').click();
    await notice(window, 'The private key of “Acme” is stored for https://open-sitprod-sg.alipay.com');

    await window.runCommand('WorldFirst: Copy Public Key…');
    await row(window, 'Acme').click();
    await row(window, 'Bare Base64').click();
    await window.statusBarItem('Copied. SHA-256 fingerprint').waitFor();
    assert.equal(await window.page.evaluate(() => navigator.clipboard.readText()), bareBase64);
  });

  it('are checked step by step, with the command that helps', async () => {
    await using window = await openWorkbench();
    await window.runCommand('WorldFirst: Check Profile');
    await widget(window).getByText('Check of “Simulator”: 5 of 5 Passed').waitFor();
    for (const step of [
      'Connection',
      'Encryption (TLS)',
      'Signature',
      'Verification of the Answer',
      'Balance Inquiry',
    ]) {
      await row(window, step).waitFor();
    }
  });

  it('say all of what did not pass, and offer what helps', async () => {
    const gateway = await startCountingGateway();
    const acme = profileOf({ name: 'Acme', baseUrl: gateway.url });
    await using window = await openWorkbench({ settings: { 'worldfirst.profiles': [acme] } });
    await window.runCommand('WorldFirst: Check Profile');
    await row(window, 'Acme').click();
    const missing = await window.notification('has no private key to sign with');
    await missing.getByRole('button', { name: 'Import Private Key' }).waitFor();
    await missing.getByRole('button', { name: 'Generate Key Pair' }).click();
    await window.notification('The private key of “Acme” is stored');
    await window.clearNotifications();
    await window.runCommand('WorldFirst: Check Profile');
    await row(window, 'Acme').click();
    await new QuickInput(window).asks('Check of “Acme”');
    const told = await window.notification('“Acme” did not pass: ');
    await told.getByText('PROCESS_FAIL').waitFor();
    await gateway.close();
  });

  it('are offered a new key pair where a key is imported', async () => {
    await using window = await openWorkbench({
      settings: { 'worldfirst.profiles': [profileOf({ name: 'Acme' })] },
    });
    await window.runCommand('WorldFirst: Import Private Key…');
    await new QuickInput(window).pick('Where is the key?', /^Generate Key Pair/);
    await window.notification('The private key of “Acme” is stored');
  });

  it('are exported to a file, which a message names and opens', async () => {
    await using window = await openWorkbench({
      settings: { 'worldfirst.profiles': [profileOf({ name: 'Acme' })] },
    });
    const quick = new QuickInput(window);
    await window.runCommand('WorldFirst: Export Profile…');
    await quick.chooseFile('Export Profile', join(window.workspace, 'acme.profile.json'));
    const told = await window.notification('exported without its keys and tokens to acme.profile.json');
    await told.getByRole('button', { name: 'Open' }).click();
    await window.tab('acme.profile.json').waitFor();
  });

  it('that the settings spoil are shown with the reason', async () => {
    const spoilt = profileOf({ name: 'Spoilt', baseUrl: 'http://open-sea.worldfirst.com' });
    await using window = await openWorkbench({ settings: { 'worldfirst.profiles': [spoilt] } });
    await window.runCommand('WorldFirst: Switch Profile…');
    await row(window, 'Spoilt').waitFor();
    await widget(window).getByText('Plain http is allowed for this machine only').waitFor();
  });
});

describe('a write to production', () => {
  it('asks in a modal: cancelled nothing is sent, confirmed it is sent once', async () => {
    const gateway = await startCountingGateway();
    const live = profileOf({ name: 'Acme live', kind: 'production', baseUrl: gateway.url });
    const body = { ...applyCreditGrant.sample.request, referenceNo: 'REF-1' };
    await using window = await openWorkbench({
      settings: { 'worldfirst.profiles': [live] },
      files: { 'grant.applyCreditGrant.wf.json': JSON.stringify(body) },
    });
    await copy(window, pair.privateKey);
    await window.runCommand('WorldFirst: Import Private Key…');
    await row(window, 'In the Clipboard').click();
    await notice(window, 'The private key of “Acme live” is stored');
    await window.runCommand('WorldFirst: Switch Profile…');
    await row(window, 'Acme live').click();
    await window.statusBarItem('Acme live: PRODUCTION').waitFor();

    await window.openFile('grant.applyCreditGrant.wf.json');
    const send = window.webview().getByRole('button', { name: /^Send/ });
    await send.click();
    const dialog = window.dialog();
    await dialog.waitFor();
    for (const part of ['Acme live', gateway.url, 'applyCreditGrant', 'REF-1', 'public key is not set']) {
      await dialog.getByText(part).first().waitFor();
    }
    await window.screenshot('production-modal');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(gateway.requests.filter(({ path }) => path.endsWith('/applyCreditGrant')).length, 0);

    await send.click();
    await dialog.getByRole('button', { name: 'Send without Verification' }).click();
    await window.webview().locator('.response').getByText('PROCESS_FAIL').first().waitFor();
    assert.equal(gateway.requests.filter(({ path }) => path.endsWith('/applyCreditGrant')).length, 1);
    await gateway.close();
  });
});

describe('a window that is not trusted', () => {
  it('offers nothing that sends or changes, and starts no simulator', async () => {
    await using window = await openWorkbench({ trust: false });
    await window.openSideBar();
    await window.view('Accounts').getByText('This workspace is not trusted').waitFor();
    const offers = await window.paletteOffers('WorldFirst: ');
    for (const hidden of [
      'Add Profile',
      'Import Private Key',
      'Refresh Accounts',
      'Reset Simulator',
      'Check Profile',
    ]) {
      assert.deepEqual(
        offers.filter((title) => title.includes(hidden)),
        [],
      );
    }
    assert.doesNotMatch(window.extensionLog(), /simulator/i);
  });
});

function machineSettings(window: Workbench): string {
  return readFileSync(join(window.dataDir, 'user-data/Machine/settings.json'), 'utf8');
}

function widget(window: Workbench): Locator {
  return window.page.locator('.quick-input-widget');
}

function row(window: Workbench, label: string): Locator {
  return widget(window).getByRole('option').filter({ hasText: label }).first();
}

/** The input box, once it asks for this. */
function box(window: Workbench, prompt: string): Locator {
  return widget(window).filter({ hasText: prompt }).locator('input.input');
}

async function message(window: Workbench, text: string): Promise<void> {
  await widget(window).locator('.quick-input-message').filter({ hasText: text }).waitFor();
}

async function dismiss(window: Workbench): Promise<void> {
  await window.page.keyboard.press('Escape');
  await widget(window).waitFor({ state: 'hidden' });
}

async function copy(window: Workbench, text: string): Promise<void> {
  await window.page.evaluate((value) => navigator.clipboard.writeText(value), text);
}

async function notice(window: Workbench, text: string): Promise<void> {
  await window.notification(text);
  await window.clearNotifications();
}
