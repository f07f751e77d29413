import assert from 'node:assert/strict';
import { checkProfile, searchSecrets, type SecretScene } from '../support/searchSecrets.ts';
import { withEchoOf } from '../support/withEcho.ts';

describe('access tokens', () => {
  it('are nowhere but in the secret storage, whether typed, issued, refreshed or echoed', async function () {
    this.timeout(600_000);
    await searchSecrets('tokens', useTokens);
  });
});

async function useTokens(scene: SecretScene): Promise<void> {
  const { window, watch, own } = scene;
  await own.use(window);
  await refuseTokens(scene);
  await readFigures(scene);
  await echoTokens(scene);
  await tradeTokens(scene);
  await watch.reload();
  await watch.nothingYet();
  await removeAll(scene);
  const log = window.extensionLog();
  assert.match(log, /\[trace\] Received body/);
  assert.match(log, /Access-Token: \[redacted\]/);
}

/** What is typed for a token or a code and refused, and what stands on the screen meanwhile. */
async function refuseTokens({ window, quick, watch, own, secrets }: SecretScene): Promise<void> {
  await window.runCommand('WorldFirst: Set Access Token…');
  await quick.pick('Whose account does the token open?', /^Northwind/);
  await quick.answer('Access token for', `${secrets.token('refused')} in two words`);
  await quick.message().filter({ hasText: 'A token has no blanks' }).waitFor();
  await watch.look('with a token refused');
  await quick.input.fill(own.keys.privatePem.replaceAll('\n', ''));
  await quick.input.press('Enter');
  await quick.message().filter({ hasText: 'private key' }).waitFor();
  await watch.look('with a key in the place of a token');
  await window.page.keyboard.press('Escape');
  await quick.hidden();
  await window.runCommand('WorldFirst: Get Access Token with Authorisation Code…');
  await quick.pick('Profile', /Acme/);
  await quick.pick('Whose account does the token open?', /^Northwind/);
  await quick.answer('Authorisation code for', `${secrets.word('refused-code')} in two words`);
  await quick.message().filter({ hasText: 'A code has no blanks' }).waitFor();
  await watch.look('with a code refused');
  await window.page.keyboard.press('Escape');
  await quick.hidden();
}

async function readFigures(scene: SecretScene): Promise<void> {
  const { window, menu, watch } = scene;
  await window.showOnly('Accounts');
  await window.runCommand('WorldFirst: Refresh Accounts');
  await window.treeItem('Accounts', 'Northwind').click();
  await window.treeItem('Accounts', '7,777.00').waitFor();
  await menu.choose(window.treeItem('Accounts', '7,777.00'), 'Copy Raw Value');
  await watch.lookAtCopy('after a copy of a raw value', /^777700$/);
  await menu.choose(window.treeItem('Accounts', 'C-1'), 'Copy Account Number');
  await watch.lookAtCopy('after a copy of an account number', /^C-1$/);
  await checkProfile(scene, 'Acme', { told: 'Everything holds', when: 'with the check of the profile' });
}

async function echoTokens({ window, quick, request, watch, own }: SecretScene): Promise<void> {
  await window.runCommand('WorldFirst: Open Request…');
  await quick.pick('Which endpoint?', /^Query account balance/);
  await request.shows('Query account balance');
  for (const who of [undefined, 'Northwind']) {
    await request.chooseCustomer(who);
    await request.send();
  }
  const carried = own.gateway.requests.slice(-2).map(({ headers }) => headers['access-token']);
  assert.deepEqual(carried, [own.partnerToken, own.customerToken]);
  for (const tab of ['JSON', 'Headers', 'Signature']) {
    await request.frame.locator('.request').getByRole('tab', { name: tab }).click();
    await watch.look(`on the tab ${tab}`);
  }
  for (const button of ['Copy URL', 'Copy Public Key']) {
    await request.frame.getByRole('button', { name: button }).first().click();
    await watch.lookAtCopy(`after ${button}`, /\w{8}/);
  }
  own.gateway.alter((answer, _to, request) => withEchoOf(request, answer));
  await request.send();
  for (const tab of ['What was sent', 'Headers', 'Body']) {
    await request.frame.locator('.answer').getByRole('tab', { name: tab }).click();
    await watch.look(`on the tab ${tab} of the answer`);
  }
  await request.frame.locator('.answer').getByRole('button', { name: 'Copy', exact: true }).click();
  await watch.lookAtCopy('after a copy of the answer', /echo/);
  await request.frame.locator('.answer').getByRole('button', { name: 'Open Body' }).click();
  await window.page.locator('.monaco-editor .view-line').first().waitFor();
  await watch.lookAtText('of the body', /echo/);
  own.gateway.alter(undefined);
}

/** A code typed and traded, and the tokens it brought refreshed: what was issued is as secret as what was typed. */
async function tradeTokens({ window, quick, watch, own, secrets }: SecretScene): Promise<void> {
  const issued: IssuedTokens[] = [];
  own.gateway.alter((answer, to) => {
    if (to.endsWith('/applyToken')) issued.push(JSON.parse(bodyOf(answer)) as IssuedTokens);
    return answer;
  });
  await window.runCommand('WorldFirst: Get Access Token with Authorisation Code…');
  await quick.pick('Profile', /Acme/);
  await quick.pick('Whose account does the token open?', /^Northwind/);
  await quick.asks('Authorisation code for');
  const query = `authResult=SUCCESS&code=${encodeURIComponent(own.authCode)}`;
  await quick.input.fill(`https://partner.example/back?${query}`);
  await watch.look('while a code is typed');
  await quick.input.press('Enter');
  await window.notification('The access token of Northwind');
  await watch.look('with the first tokens kept');
  await window.clearNotifications();
  await window.runCommand('WorldFirst: Refresh Access Token…');
  await quick.pick('Profile', /Acme/);
  await quick.pick('Whose account does the token open?', /^Northwind/);
  await window.notification('The access token of Northwind');
  await watch.look('with the next tokens kept');
  await window.clearNotifications();
  const traded = own.gateway
    .requestsTo('applyToken')
    .map(({ body }) => JSON.parse(body.toString('utf8')) as Record<string, string>);
  assert.deepEqual(
    traded.map(({ grantType }) => grantType),
    ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  );
  assert.equal(traded[0]?.['authCode'], own.authCode);
  own.gateway.alter(undefined);
  assert.equal(issued.length, 2);
  for (const [index, { accessToken, refreshToken }] of issued.entries()) {
    assert.ok(accessToken.length > 10 && refreshToken.length > 10);
    secrets.text(`the issued access token ${index + 1}`, accessToken);
    secrets.text(`the issued refresh token ${index + 1}`, refreshToken);
  }
  assert.equal(traded[1]?.['refreshToken'], issued[0]?.refreshToken);
}

interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

function bodyOf(answer: Buffer): string {
  return answer.toString('utf8', answer.indexOf('\r\n\r\n') + 4);
}

async function removeAll({ window, quick, menu, watch }: SecretScene): Promise<void> {
  await window.runCommand('WorldFirst: Revoke Access Token…');
  await quick.pick('Profile', /Acme/);
  await quick.pick('Whose account does the token open?', /^Northwind/);
  await window.dialog().getByRole('button', { name: 'Revoke' }).click();
  await window.notification('is revoked and forgotten');
  await watch.look('with a token revoked');
  await window.clearNotifications();
  await window.runCommand('WorldFirst: Remove Access Token…');
  await quick.asks('Tokens to delete from this machine');
  await quick.widget
    .locator('.monaco-list-row')
    .filter({ hasText: /the partner itself/i })
    .click();
  await quick.widget.getByRole('button', { name: 'OK' }).click();
  await quick.hidden();
  await menu.choose(window.treeItem('Accounts', 'Northwind'), 'Rename Customer…');
  await quick.answer('Name of the customer', 'Northwind Traders');
  await menu.choose(window.treeItem('Accounts', 'Northwind Traders'), 'Remove Customer…');
  await window.dialog().getByRole('button', { name: 'Remove' }).click();
  await window.treeItem('Accounts', 'Northwind Traders').waitFor({ state: 'detached' });
}
