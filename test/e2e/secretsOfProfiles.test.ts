import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { keyForms, type KeyForms } from '../support/keyForms.ts';
import { profileEntry } from '../support/partnerGateway.ts';
import { copyText, setGatewayKey, switchProfile } from '../support/quickInput.ts';
import { searchSecrets, type SecretScene } from '../support/searchSecrets.ts';
import type { SecretWatch } from '../support/secretWatch.ts';
import type { Workbench } from '../support/workbench.ts';

interface Scene extends SecretScene {
  readonly forms: KeyForms;
}

describe('secrets given to profiles', () => {
  it('are nowhere but in the secret storage, in whatever form a key was given', async function () {
    this.timeout(600_000);
    await searchSecrets('profiles', useProfiles);
  });
});

async function useProfiles(given: SecretScene): Promise<void> {
  const { window, watch, own, secrets } = given;
  const scene: Scene = { ...given, forms: keyForms(secrets) };
  await window.openSideBar();
  await switchProfile(window, 'Acme');
  await takeKeys(scene);
  await refuseKeys(scene);
  await refuseSecrets(scene);
  await setGatewayKey(window, own.gateway.gatewayPublicKey);
  await changeProfile(scene);
  await watch.reload();
  await watch.nothingYet();
  await removeAll(scene);
}

async function takeKeys({ window, quick, watch, own, forms }: Scene): Promise<void> {
  const { usable } = forms;
  const stored = async (): Promise<void> => {
    await window.notification('The private key of “Acme” is stored');
    await watch.look('with a key stored');
    await window.clearNotifications();
  };
  const replace = () => window.dialog().getByRole('button', { name: 'Replace' }).click();
  await window.runCommand('WorldFirst: Generate Key Pair…');
  await stored();
  for (const text of [usable.oneLine, usable.bareBase64]) {
    await window.runCommand('WorldFirst: Import Private Key…');
    await quick.pick('Where is the key?', /^Paste It Here/);
    await quick.asks('Private key of “Acme”');
    await quick.input.fill(text);
    await watch.look('while a key is typed');
    await quick.input.press('Enter');
    await replace();
    await stored();
  }
  for (const [name, content] of [
    ['partner.pem', usable.pkcs1Pem],
    ['partner.der', usable.der],
  ] as const) {
    const file = path.join(own.elsewhere, name);
    writeFileSync(file, content);
    await window.runCommand('WorldFirst: Import Private Key…');
    await quick.pick('Where is the key?', /^In a File/);
    await quick.chooseFile('Import Private Key', file);
    await replace();
    await stored();
  }
  for (const text of [usable.pkcs8Pem, own.keys.privatePem]) {
    await copyText(window, text);
    await window.runCommand('WorldFirst: Import Private Key…');
    await quick.pick('Where is the key?', /^In the Clipboard/);
    await replace();
    await copyText(window, '');
    await stored();
  }
}

/** What is refused is not kept either. */
async function refuseKeys({ window, quick, watch, own, secrets, forms }: Scene): Promise<void> {
  const commands = {
    'WorldFirst: Import Private Key…': [...Object.values(forms.refused), secrets.word('no-key-at-all')],
    'WorldFirst: Set Gateway Public Key…': [own.keys.privatePem, forms.refused.encrypted],
  };
  for (const [command, texts] of Object.entries(commands)) {
    for (const text of texts) {
      await copyText(window, text);
      await window.runCommand(command);
      await quick.pick('Where is the key?', /^In the Clipboard/);
      await refused(window, watch, 'The key was not taken.');
    }
  }
  await window.runCommand('WorldFirst: Set Gateway Public Key…');
  await quick.pick('Where is the key?', /^Paste It Here/);
  await quick.answer('WorldFirst’s public key', forms.refused.elliptic);
  await quick
    .message()
    .filter({ hasText: /private/ })
    .waitFor();
  await watch.look('with a private key in the place of a public one');
  await window.page.keyboard.press('Escape');
  await quick.hidden();
}

async function refused(window: Workbench, watch: SecretWatch, reason: string): Promise<void> {
  await window.notification(reason);
  // Not before: the extension has read it only now.
  await copyText(window, '');
  await watch.look(`with the message ${reason}`);
  await window.clearNotifications();
}

/** Secrets in the place of something else. */
async function refuseSecrets({ window, quick, watch, own, secrets }: Scene): Promise<void> {
  await copyText(window, `${own.keys.privatePem.replaceAll('\n', '')},Somebody`);
  await window.runCommand('WorldFirst: Add Customers…');
  await quick.pick('A customer a line', /^In the Clipboard/);
  await refused(window, watch, 'The list has no customer');

  const file = path.join(own.elsewhere, 'acme.profile.json');
  const extra = {
    privateKey: secrets.keyPair('in a profile file').privatePem,
    accessToken: secrets.token('in_a_profile_file'),
  };
  const profile = profileEntry({ url: 'https://a.example', clientId: 'A' });
  for (const entry of [
    { ...profile, ...extra },
    { ...profile, baseUrl: `https://me:${secrets.word('in-an-address')}@a.example` },
    { ...profile, clientId: extra.privateKey },
  ]) {
    writeFileSync(file, JSON.stringify(entry));
    await window.runCommand('WorldFirst: Import Profile…');
    await quick.chooseFile('Import Profile', file);
    await refused(window, watch, 'The profile was not imported.');
  }

  await window.runCommand('WorldFirst: Add Profile…');
  await quick.answer('Name of the profile', 'Other');
  await quick.pick('Gateway', /^Other Address/);
  await quick.answer(
    'https://host[:port]',
    `https://me:${secrets.word('typed-address')}@gateway.example.com`,
  );
  await quick.message().filter({ hasText: 'must not contain a user name or a password' }).waitFor();
  await window.page.keyboard.press('Escape');
  await quick.hidden();
}

async function changeProfile({ window, quick, watch, own }: Scene): Promise<void> {
  for (const form of [/^Bare Base64/, /^PEM/, /^Fingerprint/]) {
    await window.runCommand('WorldFirst: Copy Public Key…');
    await quick.pick('Profile', /Acme/);
    await quick.pick('SHA-256 fingerprint', form);
    await quick.hidden();
    await watch.lookAtCopy('after a copy of the public key', /\w{8}/);
  }
  await window.runCommand('WorldFirst: Add Prefunding Currency…');
  await quick.answer('Currency whose prefunding balance', 'USD');
  await quick.hidden();
  await window.runCommand('WorldFirst: Edit Profile…');
  await quick.answer('Name of the profile', 'Acme');
  await quick.pick('Gateway', /^Other Address/);
  await quick.answer('https://host[:port]', own.gateway.url);
  await quick.pick('What is behind this address?', /^Sandbox/);
  await quick.answer('Client-Id', own.keys.privatePem.replaceAll('\n', ''));
  await quick.message().filter({ hasText: 'private key' }).waitFor();
  await watch.look('with a key in the place of a client id');
  await window.page.keyboard.press('Escape');
  await quick.hidden();
  await window.runCommand('WorldFirst: Export Profile…');
  await quick.chooseFile('Export Profile', path.join(window.workspace, 'acme.profile.json'));
  const exported = await window.notification('is exported without its keys and tokens');
  await exported.getByRole('button', { name: 'Open' }).click();
  await window.tab('acme.profile.json').waitFor();
  await watch.lookAtText('of the exported profile', /baseUrl/);
  await window.clearNotifications();
  await window.runCommand('WorldFirst: Show Log');
  await window.page.locator('.part.panel .view-line').first().waitFor();
  await watch.look('with the log');
}

async function removeAll({ window, quick }: Scene): Promise<void> {
  await window.runCommand('WorldFirst: Remove Keys…');
  await quick.asks('Keys of “Acme” to delete');
  await quick.widget.locator('.monaco-list-row').filter({ hasText: 'Private key' }).click();
  await quick.widget.getByRole('button', { name: 'OK' }).click();
  await window.dialog().getByRole('button', { name: 'Delete' }).click();
  await window.dialog().waitFor({ state: 'hidden' });
  await window.runCommand('WorldFirst: Remove Profile…');
  await window.dialog().getByRole('button', { name: 'Remove' }).click();
  await window.statusBarItem(/^\s*Simulator/).waitFor();
}
