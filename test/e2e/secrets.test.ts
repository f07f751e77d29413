import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoPartnerKeys, demoGatewayKeys } from '../../src/simulator/demoKeys.ts';
import {
  anyPrivateKey,
  findCanaries,
  privateKeyCanaries,
  textCanary,
  type Canary,
  type Haystack,
} from '../support/canaries.ts';
import { lastingPlaces, passingPlaces } from '../support/canaryPlaces.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import {
  newKeyPair,
  partnerClientId,
  profileEntry,
  startPartnerGateway,
  type PartnerGateway,
} from '../support/partnerGateway.ts';
import { copyText, QuickInput, setGatewayKey, switchProfile } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import { stopSimulators } from '../support/simulatorProcess.ts';
import type { Workbench } from '../support/workbench.ts';

const customer = '2188220000000007';
const keys = {
  typed: newKeyPair(),
  fromFile: newKeyPair(),
  used: newKeyPair(),
  asGatewayKey: newKeyPair(),
  inProfileFile: newKeyPair(),
};
const texts = {
  partnerToken: 'wf_partner/7Qx+v2"L9=token\\0',
  customerToken: 'wf_customer/3Zk+p8"M4=token\\1',
  badToken: 'wf_refused/5Rt+n6"H2=token in two words',
  passwordInAddress: 'Hq7-hidden-Vx2-password',
  tokenInProfileFile: 'wf_imported/8Ns+w1"B5=token',
  authCode: 'wf_code/6Vy+q3:K7=consent',
  badCode: 'wf_code_refused/4Lm in two words',
  wrongClipboard: 'Tz9-not-a-key-but-a-secret-Kd4',
};
const canaries: readonly Canary[] = [
  ...Object.entries(texts).map(([name, text]) => textCanary(name, text)),
  ...Object.entries(keys).flatMap(([name, { privatePem }]) => privateKeyCanaries(`${name} key`, privatePem)),
  ...anyPrivateKey,
];

describe('secrets', () => {
  let gateway: PartnerGateway;
  let elsewhere = '';
  before(async () => {
    elsewhere = mkdtempSync(path.join(tmpdir(), 'workbench-keys-'));
    gateway = await startPartnerGateway({
      keys: keys.used,
      customers: [
        {
          id: partnerClientId,
          accessToken: texts.partnerToken,
          accounts: [{ accountNo: 'A-1', currency: 'USD', available: 123_456 }],
        },
        {
          id: customer,
          accessToken: texts.customerToken,
          authCodes: [texts.authCode],
          accounts: [{ accountNo: 'C-1', currency: 'EUR', available: 777_700 }],
        },
      ],
    });
  });
  after(async () => {
    rmSync(elsewhere, { recursive: true, force: true });
    await gateway.close();
    await stopSimulators();
  });

  it('are nowhere but in the secret storage, whatever was done with them', async function () {
    this.timeout(240_000);
    await using window = await openWorkbench({
      settings: { 'worldfirst.profiles': [profileEntry(gateway)] },
      // VS Code draws only the rows in sight, and the figures of two customers are looked for.
      viewport: { width: 1280, height: 1200 },
    });
    const seen: Haystack[] = [];
    const look = async (when: string): Promise<void> => {
      seen.push(...(await passingPlaces(window, when)));
    };
    await window.openSideBar();
    // What an earlier window left there is not what this test asks for.
    await copyText(window, '');
    await switchProfile(window, 'Acme');
    await logEverything(window);
    await plantKeys(window, elsewhere, look);
    await plantTokens(window, look);
    await plantRefused(window, elsewhere, look);
    await setGatewayKey(window, gateway.gatewayPublicKey);
    await use(window, gateway, look);
    const issued = await tradeTokens(window, gateway, look);
    // VS Code writes what it keeps of its views when a window is loaded again.
    await window.reload();
    await window.treeItem('Accounts', '1,234.56').waitFor();
    await look('after a reload');

    const found = findCanaries([...seen, ...(await kept(window))], [...canaries, ...issued]);
    assert.deepEqual(found, []);
    assert.match(window.extensionLog(), /\[trace\] Received body/);
    assert.match(window.extensionLog(), /Access-Token: \[redacted\]/);

    const leak = path.join(window.workspace, 'leak.txt');
    writeFileSync(leak, Buffer.from(`Bearer ${texts.customerToken}`).toString('base64'));
    const places = findCanaries(await kept(window), canaries).map(({ place }) => place);
    assert.deepEqual([...new Set(places)], [leak]);
  });
});

/** What is kept anywhere, but for the keys of the demo pairs, which are published with the extension. */
async function kept(window: Workbench): Promise<readonly Haystack[]> {
  const published = [demoPartnerKeys.privateKey, demoGatewayKeys.privateKey];
  return (await lastingPlaces(window)).map(({ place, bytes }) => {
    const text = published.reduce((rest, key) => rest.replaceAll(key, ''), bytes.toString('latin1'));
    return { place, bytes: Buffer.from(text, 'latin1') };
  });
}

async function logEverything(window: Workbench): Promise<void> {
  const quick = new QuickInput(window);
  await window.runCommand('Developer: Set Log Level...');
  await quick.pick('Set Log Level', /^WorldFirst/);
  await quick.pick('Select log level', /^Trace/);
  await quick.hidden();
}

type Look = (when: string) => Promise<void>;

/** Generated, typed, from a file and from the clipboard; the last one is used. */
async function plantKeys(window: Workbench, elsewhere: string, look: Look): Promise<void> {
  const quick = new QuickInput(window);
  const stored = async (): Promise<void> => {
    await window.notification('The private key of “Acme” is stored');
    await look('with a key stored');
    await window.clearNotifications();
  };
  const replace = () => window.dialog().getByRole('button', { name: 'Replace' }).click();
  await window.runCommand('WorldFirst: Generate Key Pair…');
  await stored();

  await window.runCommand('WorldFirst: Import Private Key…');
  await quick.pick('Where is the key?', /^Paste It Here/);
  await quick.asks('Private key of “Acme”');
  await quick.input.fill(keys.typed.privatePem.replaceAll('\n', ''));
  await look('while a key is typed');
  await quick.input.press('Enter');
  await replace();
  await stored();

  const file = path.join(elsewhere, 'partner.pem');
  writeFileSync(file, keys.fromFile.privatePem);
  await window.runCommand('WorldFirst: Import Private Key…');
  await quick.pick('Where is the key?', /^In a File/);
  await quick.chooseFile('Import Private Key', file);
  await replace();
  await stored();

  await copyText(window, keys.used.privatePem);
  await window.runCommand('WorldFirst: Import Private Key…');
  await quick.pick('Where is the key?', /^In the Clipboard/);
  await replace();
  await copyText(window, '');
  await stored();
}

async function plantTokens(window: Workbench, look: Look): Promise<void> {
  const quick = new QuickInput(window);
  await window.runCommand('WorldFirst: Add Customers…');
  await copyText(window, `${customer},Northwind`);
  await quick.pick('A customer a line', /^In the Clipboard/);
  await quick.asks('Customers to add to “Acme”');
  await quick.widget.getByRole('button', { name: 'OK' }).click();
  await window.treeItem('Accounts', 'Northwind').waitFor();
  for (const [owner, token] of [
    [/^The Partner Itself/, texts.partnerToken],
    [/^Northwind/, texts.customerToken],
  ] as const) {
    await window.runCommand('WorldFirst: Set Access Token…');
    await quick.pick('Whose account does the token open?', owner);
    await quick.answer('Access token for', texts.badToken);
    await quick.message().filter({ hasText: 'A token has no blanks' }).waitFor();
    await quick.input.fill(token);
    await look('while a token is typed');
    await quick.input.press('Enter');
    await quick.answer('When it expires', '');
    await quick.hidden();
  }
}

/** What is refused is not kept either. */
async function plantRefused(window: Workbench, elsewhere: string, look: Look): Promise<void> {
  const quick = new QuickInput(window);
  const refused = async (reason: string): Promise<void> => {
    await window.notification(reason);
    // Not before: the extension has read it only now.
    await copyText(window, '');
    await look(`with the message ${reason}`);
    await window.clearNotifications();
  };
  await copyText(window, keys.asGatewayKey.privatePem);
  await window.runCommand('WorldFirst: Set Gateway Public Key…');
  await quick.pick('Where is the key?', /^In the Clipboard/);
  await refused('The key was not taken.');

  await copyText(window, texts.wrongClipboard);
  await window.runCommand('WorldFirst: Import Private Key…');
  await quick.pick('Where is the key?', /^In the Clipboard/);
  await refused('The key was not taken.');

  const file = path.join(elsewhere, 'acme.profile.json');
  const secret = { privateKey: keys.inProfileFile.privatePem, accessToken: texts.tokenInProfileFile };
  writeFileSync(
    file,
    JSON.stringify({ ...profileEntry({ url: 'https://a.example', clientId: 'A' }), ...secret }),
  );
  await window.runCommand('WorldFirst: Import Profile…');
  await quick.chooseFile('Import Profile', file);
  await refused('The profile was not imported.');

  await window.runCommand('WorldFirst: Add Profile…');
  await quick.answer('Name of the profile', 'Other');
  await quick.pick('Gateway', /^Other Address/);
  await quick.answer('https://host[:port]', `https://me:${texts.passwordInAddress}@gateway.example.com`);
  await quick.message().filter({ hasText: 'must not contain a user name or a password' }).waitFor();
  await window.page.keyboard.press('Escape');
  await quick.hidden();
}

async function use(window: Workbench, gateway: PartnerGateway, look: Look): Promise<void> {
  const quick = new QuickInput(window);
  const request = new RequestPage(window);
  await window.treeItem('Accounts', 'Northwind').click();
  await window.treeItem('Accounts', '7,777.00').waitFor();
  await window.treeItem('APIs', 'Query account balance').click();
  await request.shows('Query account balance');
  for (const who of [undefined, 'Northwind']) {
    await request.chooseCustomer(who);
    await request.send();
  }
  assert.deepEqual(
    gateway.requests.slice(-2).map(({ headers }) => headers['access-token']),
    [texts.partnerToken, texts.customerToken],
  );
  for (const tab of ['JSON', 'Headers', 'Signature']) {
    await request.frame.locator('.request').getByRole('tab', { name: tab }).click();
    await look(`on the tab ${tab}`);
  }
  for (const button of ['Copy URL', 'Copy Public Key']) {
    await request.frame.getByRole('button', { name: button }).first().click();
    await look(`after ${button}`);
  }

  // A gateway may repeat what it was sent.
  gateway.alter((answer) => withEcho(answer, texts.customerToken));
  await request.send();
  for (const tab of ['What was sent', 'Headers', 'Body']) {
    await request.frame.locator('.answer').getByRole('tab', { name: tab }).click();
    await look(`on the tab ${tab} of the answer`);
  }
  await request.frame.locator('.answer').getByRole('button', { name: 'Copy', exact: true }).click();
  await request.frame.locator('.answer').getByRole('button', { name: 'Open Body' }).click();
  await window.page.locator('.monaco-editor .view-line').first().waitFor();
  await look('with the body opened');
  gateway.alter(undefined);

  for (const form of [/^Bare Base64/, /^PEM/, /^Fingerprint/]) {
    await window.runCommand('WorldFirst: Copy Public Key…');
    await quick.pick('Profile', /Acme/);
    await quick.pick('SHA-256 fingerprint', form);
    await quick.hidden();
    await look('after a copy of the public key');
  }
  await window.runCommand('WorldFirst: Check Profile');
  await quick.pick('Profile', /Acme/);
  await quick.asks('Everything holds');
  await look('with the check of the profile');
  await window.page.keyboard.press('Escape');
  await quick.hidden();

  await window.runCommand('WorldFirst: Export Profile…');
  await quick.chooseFile('Export Profile', path.join(window.workspace, 'acme.profile.json'));
  await window.runCommand('WorldFirst: Show Log');
  await window.page.locator('.part.panel .view-line').first().waitFor();
  await look('with the log');
}

/** A code typed and traded, and the tokens it brought refreshed: what was issued is as secret as what was typed. */
async function tradeTokens(
  window: Workbench,
  gateway: PartnerGateway,
  look: Look,
): Promise<readonly Canary[]> {
  const quick = new QuickInput(window);
  await window.runCommand('WorldFirst: Get Access Token with Authorisation Code…');
  await quick.pick('Profile', /Acme/);
  await quick.pick('Whose account does the token open?', /^Northwind/);
  await quick.answer('Authorisation code for', texts.badCode);
  await quick.message().filter({ hasText: 'A code has no blanks' }).waitFor();
  const query = `authResult=SUCCESS&code=${encodeURIComponent(texts.authCode)}`;
  await quick.input.fill(`https://partner.example/back?${query}`);
  await look('while a code is typed');
  await quick.input.press('Enter');
  await window.notification('The access token of Northwind');
  await look('with the first tokens kept');
  await window.clearNotifications();
  await window.runCommand('WorldFirst: Refresh Access Token…');
  await quick.pick('Profile', /Acme/);
  await quick.pick('Whose account does the token open?', /^Northwind/);
  await window.notification('The access token of Northwind');
  await look('with the next tokens kept');
  await window.clearNotifications();
  const sent = gateway.requests
    .filter(({ path: target }) => target.endsWith('/applyToken'))
    .map(({ body }) => JSON.parse(body.toString('utf8')) as Record<string, string>);
  assert.deepEqual(
    sent.map(({ grantType }) => grantType),
    ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  );
  assert.equal(sent[0]?.['authCode'], texts.authCode);
  const refreshToken = sent[1]?.['refreshToken'] ?? '';
  assert.ok(refreshToken.length > 10);
  const known: readonly string[] = Object.values(texts);
  const carried = gateway.requests.map(({ headers }) => headers['access-token'] ?? '');
  const issued = [...new Set(carried)].filter((token) => token !== '' && !known.includes(token));
  return [
    textCanary('an issued refresh token', refreshToken),
    ...issued.map((token) => textCanary('an issued access token', token)),
  ];
}

/** The same answer with a header and a member of the body that repeat a secret. */
function withEcho(answer: Buffer, secret: string): Buffer {
  const end = answer.indexOf('\r\n\r\n');
  const body = answer.toString('utf8', end + 4).replace('{', `{"echo":${JSON.stringify(secret)},`);
  const head = answer
    .toString('latin1', 0, end)
    .replace(/content-length: \d+/i, `content-length: ${Buffer.byteLength(body)}`);
  return Buffer.from(`${head}\r\nx-echo: ${secret}\r\n\r\n${body}`);
}
