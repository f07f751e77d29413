import assert from 'node:assert/strict';
import { applyCreditGrant } from '../../src/core/catalogue/index.ts';
import { CreditGrants } from '../support/creditGrants.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { QuickInput } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import { commandSimulator } from '../support/windowSimulator.ts';

const referenceNo = 'REF-CUT-0001';

describe('an application whose answer never came', () => {
  it('is followed to its end through a killed extension host, and was sent once', async () => {
    await using window = await openWorkbench({
      installed: true,
      files: {
        'march.applyCreditGrant.wf.json': JSON.stringify({ ...applyCreditGrant.sample.request, referenceNo }),
      },
    });
    const request = new RequestPage(window);
    const quick = new QuickInput(window);
    await window.openSideBar();
    await window.treeItem('Accounts', 'USD').first().waitFor();
    await window.runCommand('WorldFirst: Choose Simulator Scenario…');
    await quick.pick('API that misbehaves on purpose', /Apply for a credit grant/);
    await quick.asks('What it does there');
    await quick.input.fill('dropAfterCommit');
    await window.pick(/dropAfterCommit/);
    await window.treeItem('Accounts', /applyCreditGrant=dropAfterCommit|dropAfterCommit/).waitFor();

    await window.openFile('march.applyCreditGrant.wf.json');
    await request.shows('Apply for a credit grant');
    await request.send();
    assert.match(await request.headline().innerText(), /unknown|may have been/i);
    const grants = new CreditGrants(window);
    await grants.row(/REF-CUT-0001.*outcome unknown · next query/).waitFor();

    window.killExtensionHost();
    await window.runCommand('WorldFirst: Focus on Credit Grants View');
    const unknown = grants.row(/REF-CUT-0001.*outcome unknown · next query/);
    await unknown.waitFor();
    await grants.queryNow(grants.row(/REF-CUT-0001/));
    await grants.row(/REF-CUT-0001.*accepted, in review · next query/).waitFor();
    await grants.queryNow(grants.row(/REF-CUT-0001/));
    await grants.row(/REF-CUT-0001.*USD [\d,.]+ · granted · APR 8\.5 % · due \d{4}-\d\d-\d\d/).waitFor();
    await window.notification(/REF-CUT-0001: granted/);

    await request.shows('Apply for a credit grant');
    const { calls } = await commandSimulator(window);
    assert.equal(calls['applyCreditGrant'], 1);
  });
});
