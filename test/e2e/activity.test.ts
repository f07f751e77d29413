import { eventually } from '../support/eventually.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { QuickInput } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import { RowMenu } from '../support/rowMenu.ts';

describe('the Activity view', () => {
  it('shows a call, opens it, sends it again, compares both answers, and deletes them', async () => {
    await using window = await openWorkbench({
      installed: true,
      files: { 'usd.inquiryBalance.wf.json': '{"currencyList": ["USD"]}' },
    });
    const request = new RequestPage(window);
    const quick = new QuickInput(window);
    await window.openSideBar();
    await window.treeItem('Accounts', 'USD').first().waitFor();
    await window.openFile('usd.inquiryBalance.wf.json');
    await request.shows('Query account balance');
    await request.send();
    await window.showOnly('Activity');

    await window.runCommand('WorldFirst: Filter Calls…');
    await quick.pick('Filter calls by', /Text/);
    await quick.answer('Text in headers, bodies, URL', '{"currencyList": ["USD"]}');
    await window.view('Activity').getByText('Shown: calls that contain “{"currencyList').waitFor();
    const call = () => window.treeItem('Activity', 'Query account balance');
    // The rows come after the message that names the filter.
    const calls = (wanted: number): Promise<true> =>
      eventually(`calls that are shown: ${wanted}`, async () =>
        (await call().count()) === wanted ? true : undefined,
      );
    await calls(1);

    await call().first().click();
    const lines = window.page.locator('.part.editor .view-lines');
    await lines.getByText('# Succeeded.').waitFor();
    await window.statusBarItem('WorldFirst Call').waitFor();
    await lines.getByText('POST /amsin/api/v1/business/account/inquiryBalance HTTP/1.1').waitFor();

    await call().first().hover();
    await call().first().getByRole('button', { name: 'Send Again' }).click();
    await calls(2);

    const comparison = window.page.locator('.part.editor .monaco-diff-editor');
    await eventually(
      'the comparison',
      async () => {
        // The row of a new call is drawn more than once; a click in between hits nothing.
        await call().first().hover();
        await call().first().getByRole('button', { name: 'Compare with Previous Answer' }).click();
        await comparison.waitFor({ timeout: 5_000 }).catch(() => undefined);
        return (await comparison.isVisible()) ? true : undefined;
      },
      40_000,
    );
    await window.notification('No balance or quota figure changed.');
    await window.clearNotifications();

    await new RowMenu(window.page).choose(call().nth(1), 'Inspect What Was Signed');
    await lines.getByText('# The signature fits the content').waitFor();

    await window.runCommand('WorldFirst: Clear Call Filter');
    await window.view('Activity').getByText('Hidden calls, made by views and schedules:').waitFor();
    await calls(2);
    await window.runCommand('WorldFirst: Show Calls Made by Views and Schedules');
    await call().nth(2).waitFor();
    await window.runCommand('WorldFirst: Delete All Calls…');
    await window.dialog().getByText('Delete all calls that this machine keeps?').waitFor();
    await window.dialog().getByRole('button', { name: 'Delete All' }).click();
    await window.view('Activity').getByText('No call was made on this machine yet.').waitFor();
    await lines.getByText('This call is no longer kept').waitFor();
  });

  it('shows the calls of before after a reload', async () => {
    await using window = await openWorkbench({ installed: true });
    await window.openSideBar();
    await window.treeItem('Accounts', 'USD').first().waitFor();
    await window.showOnly('Activity');
    const view = window.view('Activity');
    await view.getByText('You made no call on this machine yet.').waitFor();
    await view.getByText('Show Calls Made by Views and Schedules').click();
    const rows = window.treeItem('Activity', 'Query');
    await rows.nth(3).waitFor();
    await window.reload();
    await rows.nth(3).waitFor();
  });
});
