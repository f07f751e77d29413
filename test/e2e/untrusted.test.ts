import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../support/openWorkbench.ts';
import { profileEntry, startPartnerGateway, type PartnerGateway } from '../support/partnerGateway.ts';
import { importPrivateKey, switchProfile } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import { stopSimulators } from '../support/simulatorProcess.ts';
import { commandLinesWith } from '../support/vscodeServers.ts';
import type { Workbench } from '../support/workbench.ts';
import { trust } from '../support/workspaceTrust.ts';

const fileName = 'all.inquiryBalance.wf.json';

describe('a workspace that is not trusted', () => {
  let gateway: PartnerGateway;
  before(async () => {
    gateway = await startPartnerGateway();
  });
  after(async () => {
    await gateway.close();
    await stopSimulators();
  });

  it('sends nothing and starts nothing, before it is trusted and when it no longer is', async () => {
    await using window = await openWorkbench({
      trust: false,
      settings: { 'worldfirst.profiles': [profileEntry(gateway)] },
      files: { [fileName]: '{}' },
    });
    await triesToSend(window);
    assert.deepEqual(commandLinesWith(window.storage), []);
    assert.equal(existsSync(path.join(window.storage, 'simulator')), false);

    await trust(window);
    await window.treeItem('Accounts', 'USD').first().waitFor();
    assert.equal(commandLinesWith(window.storage).length, 1);
    await switchProfile(window, 'Acme');
    await importPrivateKey(window, gateway.keys.privatePem);
    await window.treeItem('Accounts', /^USD2,896,339\.70/).waitFor();
    const sent = gateway.connections();
    assert.ok(sent > 0);

    await trustNoMore(window);
    await triesToSend(window);
    await window.statusBarItem('Acme').waitFor();
    assert.equal(gateway.connections(), sent);
  });
});

/** Everything from which somebody might expect that it sends. */
async function triesToSend(window: Workbench): Promise<void> {
  const request = new RequestPage(window);
  await window.openSideBar();
  await window
    .view('Accounts')
    .getByText('This workspace is not trusted, so nothing is sent from it.')
    .waitFor();
  await window.openFile(fileName);
  await request.shows('Query account balance');
  await request.status().getByText('This workspace is not trusted: nothing is sent from it').waitFor();
  await request.sendButton().click({ force: true });
  await window.page.keyboard.press('Control+Enter');
  await window.page.locator('.part.editor .editor-actions').getByLabel('Send Request').click({ force: true });
  const offered = await window.paletteOffers('WorldFirst: ');
  for (const title of ['Send Request', 'Check Profile', 'Refresh Accounts', 'Import Private Key']) {
    assert.equal(offered.filter((name) => name.startsWith(`WorldFirst: ${title}`)).length, 0, title);
  }
}

async function trustNoMore(window: Workbench): Promise<void> {
  await window.runCommand('Workspaces: Manage Workspace Trust');
  const folder = window.page.locator('.workspace-trust-editor .monaco-table .monaco-list-row').first();
  await folder.hover();
  await folder.getByRole('button', { name: 'Delete Path' }).click();
  await window.page.getByText('You trust this folder').waitFor({ state: 'hidden' });
  // VS Code ends the extension host; one under development does not come back by itself.
  await window.load();
}
