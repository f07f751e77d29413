import assert from 'node:assert/strict';
import path from 'node:path';
import { applyCreditGrant } from '../../src/core/catalogue/index.ts';
import { simulatorHost } from '../../src/core/grants/applicationKey.ts';
import { newlyFollowed } from '../../src/core/grants/transitions.ts';
import { applicationFiles } from '../../src/gateway/applicationFiles.ts';
import { applicant, minute } from '../support/applications.ts';
import { demoClientId } from '../../src/simulator/demoNames.ts';
import { ApplicationForm } from '../support/applicationForm.ts';
import { CreditGrants } from '../support/creditGrants.ts';
import { eventually } from '../support/eventually.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { QuickInput } from '../support/quickInput.ts';
import { trust } from '../support/workspaceTrust.ts';

const file = 'march.applyCreditGrant.wf.json';

describe('applications that are followed', () => {
  it('start from a reference alone, stand in the way of another body, and end with the simulator’s memory', async () => {
    await using window = await openWorkbench({
      installed: true,
      files: { [file]: JSON.stringify({ ...applyCreditGrant.sample.request, referenceNo: 'REF-MARCH' }) },
    });
    const quick = new QuickInput(window);
    const grants = new CreditGrants(window);
    const form = new ApplicationForm(window);
    await window.openSideBar();
    await window.treeItem('Accounts', 'USD').first().waitFor();

    await window.runCommand('WorldFirst: Follow Existing Reference…');
    await quick.pick('On whose account is the call made?', /^No customer/);
    await quick.answer('Reference number of an application', ' ');
    await quick.message().filter({ hasText: 'Type the reference number.' }).waitFor();
    await quick.input.fill('REF-2024-0000');
    await quick.asks('Reference number of an application');
    await quick.input.press('Enter');
    const granted = grants.row(/REF-2024-0000.*USD 25,000\.00 · granted · APR/);
    await granted.waitFor();
    const outcome = await window.notification('REF-2024-0000: granted · USD 25,000.00');
    await window.treeItem('APIs', 'Query account balance').click({ modifiers: ['Control'] });
    await outcome.hover();
    await outcome.getByRole('button', { name: 'Show', exact: true }).click();
    await granted.and(window.page.locator('.monaco-list-row.focused')).waitFor();
    await window.clearNotifications();

    await window.openFile(file);
    await form.request.shows('Apply for a credit grant');
    await form.request.send();
    await grants.row(/REF-MARCH.*accepted, in review/).waitFor();
    await form.fill('vcCode', 'VC-OTHER');
    await form.request.sendButton().click();
    await form.request
      .status()
      .getByText('Another body was sent under the reference REF-MARCH already')
      .waitFor();
    await form.button('Follow').waitFor();
    await form.button('New Reference Number').click();
    await form.request.frame.getByText('Another body was sent').waitFor({ state: 'detached' });
    assert.equal(await form.input('referenceNo').inputValue(), 'REF-MARCH-R2');
    await form.request.send();
    await grants.row(/REF-MARCH-R2.*accepted, in review · next query/).waitFor();

    await window.runCommand('WorldFirst: Reset Simulator…');
    await window.dialog().getByText('Reset the simulator?').waitFor();
    await window.dialog().getByRole('button', { name: 'Reset', exact: true }).click();
    await grants.row(/REF-MARCH-R2.*accepted, in review · no longer followed/).waitFor();
    await granted.waitFor();
    // Asked by hand, the simulator knows nothing of it: that is no failure of the application.
    await grants.choose(grants.row('REF-MARCH-R2'), 'Query Now');
    await eventually('the query by hand', () =>
      /\(inquiryCreditGrant\): F/.test(window.extensionLog()) ? true : undefined,
    );
    await grants.row(/query under way/).waitFor({ state: 'detached' });
    await grants.row(/REF-MARCH-R2.*accepted, in review · no longer followed/).waitFor();
  });

  it('are not asked for from a window that is not trusted, and at once when it is', async () => {
    await using window = await openWorkbench({ trust: false });
    const store = applicationFiles(path.join(window.storage, 'applications'));
    const key = { ...applicant.key, host: simulatorHost, customerId: null, referenceNo: 'REF-2024-0000' };
    const record = newlyFollowed(
      {
        key: { ...key, clientId: demoClientId },
        profileId: 'simulator',
        profileName: 'Simulator',
      },
      Date.now() - 20 * minute,
    );
    await store.create(record);
    await window.reload();
    await window.openSideBar();
    const grants = new CreditGrants(window);
    await grants.row(/REF-2024-0000.*query due/).waitFor();
    const asked = async (): Promise<number> => {
      const stored = await store.read(record.key);
      assert.ok(stored.kind === 'found' && stored.record.notAsked === null);
      return stored.record.queries.length;
    };
    assert.equal(await asked(), 0);
    await trust(window);
    await grants.row(/REF-2024-0000.*USD 25,000\.00 · granted/).waitFor();
    assert.equal(await asked(), 1);
  });
});
