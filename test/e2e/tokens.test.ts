import assert from 'node:assert/strict';
import { openWorkbench } from '../support/openWorkbench.ts';
import { QuickInput } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';

const customer = 'Harbour Lane Trading';

describe('a person who acts for a customer with a token', () => {
  it('gets it with a code, refreshes it when it has expired, and revokes it', async function () {
    this.timeout(180_000);
    await using window = await openWorkbench({ viewport: { width: 1280, height: 1200 } });
    const quick = new QuickInput(window);
    const request = new RequestPage(window);
    await window.openSideBar();
    await window.treeItem('Accounts', customer).waitFor();

    await window.runCommand('WorldFirst: Get Access Token with Authorisation Code…');
    await quick.pick('Whose account does the token open?', new RegExp(customer));
    await quick.asks('The simulator has authorised');
    await quick.input.press('Enter');
    await window.notification(`The access token of ${customer}`);
    await window.clearNotifications();

    await window.treeItem('APIs', 'Query account balance').click();
    await request.shows('Query account balance');
    await request.chooseCustomer(customer);
    await request.send();
    assert.equal(await request.headline().innerText(), 'Succeeded.');

    await window.runCommand('WorldFirst: Simulator: Advance Clock…');
    await quick.pick('How far?', /^30 days/);
    await quick.hidden();
    await request.send();
    assert.match(await request.frame.locator('.response').innerText(), /ACCESS_TOKEN_EXPIRED/);

    await request.advice().getByRole('button', { name: 'Refresh Access Token…' }).click();
    await window.notification(`The access token of ${customer}`);
    await window.clearNotifications();
    await request.send();
    assert.equal(await request.headline().innerText(), 'Succeeded.');
    assert.equal(await request.badge().innerText(), 'Verified');

    await window.runCommand('WorldFirst: Revoke Access Token…');
    await quick.pick('Whose account does the token open?', new RegExp(customer));
    await window.dialog().getByText('its refresh token dies with it').waitFor();
    await window.dialog().getByRole('button', { name: 'Revoke' }).click();
    await window.notification('is revoked and forgotten');
  });
});
