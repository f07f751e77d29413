import assert from 'node:assert/strict';
import { applyCreditGrant } from '../../src/core/catalogue/index.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { RequestPage } from '../support/requestPage.ts';
import { stopSimulators } from '../support/simulatorProcess.ts';

describe('a window that is loaded again', () => {
  after(stopSimulators);

  it('names its requests shortly, shown or not, and says of each that it was sent', async () => {
    await using window = await openWorkbench({
      files: { 'march.applyCreditGrant.wf.json': JSON.stringify(applyCreditGrant.sample.request) },
    });
    const request = new RequestPage(window);
    await window.openSideBar();
    await window.treeItem('APIs', 'Query account balance').click();
    await request.shows('Query account balance');
    await request.send();
    await window.openFile('march.applyCreditGrant.wf.json');
    await request.shows('Apply for a credit grant');
    await request.send();

    await window.reload();
    const names = window.page.locator('.part.editor .tab .label-name');
    await names.nth(1).waitFor();
    assert.equal(await names.first().innerText(), 'Query account balance');
    const place = request.frame.locator('.no-response');
    await place.getByText(/^Sent at .* as “Simulator”\. It was accepted/).waitFor();
    await window.tab('Query account balance').click();
    await request.shows('Query account balance');
    await place.getByText(/^Sent at .* as “Simulator”\. It succeeded\./).waitFor();
    await request.send();
    await place.waitFor({ state: 'detached' });
  });
});
