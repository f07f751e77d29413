import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { openWorkbench } from '../support/openWorkbench.ts';
import { profileOf } from '../support/profileOf.ts';
import { copyText, QuickInput, switchProfile } from '../support/quickInput.ts';
import { RowMenu } from '../support/rowMenu.ts';

const northwind = '2188220000000007';
const contoso = '2188220000000008';

describe('customers by hand', () => {
  it('are added from a list only, told of, renamed and removed with their tokens', async () => {
    await using window = await openWorkbench({
      settings: { 'worldfirst.profiles': [profileOf({ name: 'Acme' })] },
    });
    const quick = new QuickInput(window);
    const menu = new RowMenu(window.page);
    const add = async (text: string): Promise<void> => {
      await copyText(window, text);
      await window.runCommand('WorldFirst: Add Customers…');
      await quick.pick('A customer a line', /^In the Clipboard/);
    };
    await window.openSideBar();
    await switchProfile(window, 'Acme');

    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await add(publicKey.export({ type: 'spki', format: 'pem' }).toString());
    await window.notification('Line 1: These lines are a key or a certificate and name no customer.');
    await window.clearNotifications();
    await add(`${northwind}\tNorthwind\n${contoso}\n`);
    await quick.asks('Customers to add to “Acme”');
    await quick.widget.getByRole('button', { name: 'OK' }).click();
    await window.notification('2 customers were added to “Acme”.');
    await window.clearNotifications();

    await window.runCommand('WorldFirst: Set Access Token…');
    await quick.pick('Whose account does the token open?', /^Northwind/);
    await quick.answer('Access token for', 'token-of-northwind');
    await quick.answer('When it expires', '');
    await quick.hidden();

    await menu.choose(window.treeItem('Accounts', 'Northwind'), 'Rename Customer…');
    await quick.answer('Name of the customer', 'Northwind Traders');
    await menu.choose(window.treeItem('Accounts', 'Northwind Traders'), 'Remove Customer…');
    const question = window.dialog();
    await question.getByText(`Remove Northwind Traders (${northwind}) from “Acme”?`).waitFor();
    await question.getByRole('button', { name: 'Remove' }).click();
    await window.treeItem('Accounts', 'Northwind Traders').waitFor({ state: 'detached' });
    await window.treeItem('Accounts', contoso).waitFor();

    await window.runCommand('WorldFirst: Remove Access Token…');
    await window.notification('“Acme” has no access tokens.');

    await window.runCommand('WorldFirst: Rename Customer…');
    await quick.pick('Customer of “Acme”', contoso);
    await quick.answer('Name of the customer', 'Contoso');
    await window.treeItem('Accounts', 'Contoso').waitFor();
    assert.equal(await window.treeItem('Accounts', 'Northwind').count(), 0);
  });
});
