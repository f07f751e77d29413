import { inquiryCreditGrant } from '../../src/core/catalogue/index.ts';
import { QuickInput } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import { moveMouseAway } from './moveMouseAway.ts';
import type { Scene } from './scenes.ts';

/** The calls that were made: found, looked into, and compared. */
export const calls: Scene = {
  name: 'calls',
  options: () =>
    Promise.resolve({
      files: {
        'march.inquiryCreditGrant.wf.json': JSON.stringify(inquiryCreditGrant.sample.request, undefined, 2),
        'usd.inquiryBalance.wf.json': '{"currencyList": ["USD"]}',
      },
    }),
  async play(window, shoot) {
    const request = new RequestPage(window);
    const quick = new QuickInput(window);
    await window.openSideBar();
    await window.treeItem('Accounts', 'USD').first().waitFor();
    for (const file of [
      'usd.inquiryBalance.wf.json',
      'march.inquiryCreditGrant.wf.json',
      'usd.inquiryBalance.wf.json',
    ]) {
      await window.openFile(file);
      await request.send();
    }
    await window.showOnly('Activity');
    const call = window.treeItem('Activity', 'Query account balance').first();
    await call.click();
    await window.tab(/\.wf\.http$/).waitFor();
    await moveMouseAway(window);
    await shoot('activity');
    await call.hover();
    await window.page.locator('.monaco-hover').getByText('Started from').waitFor();
    await shoot('activity-tooltip');
    await moveMouseAway(window);
    await call.click({ button: 'right' });
    await window.page.getByRole('menuitem', { name: 'Inspect What Was Signed' }).waitFor();
    await shoot('activity-menu');
    await window.page.getByRole('menuitem', { name: 'Inspect What Was Signed' }).click();
    await window.tab(/as sent\.wf\.http$/).waitFor();
    await moveMouseAway(window);
    await shoot('activity-inspect');
    await window.runCommand('WorldFirst: Filter Calls…');
    await quick.asks('Filter calls by');
    await shoot('activity-filter');
    await quick.pick('Filter calls by', /Verdict/);
    await quick.pick('Which verdict?', /^failed/);
    await window.view('Activity').getByText('Shown: failed. No call fits.').waitFor();
    await window.runCommand('WorldFirst: Group Calls by Reference');
    await moveMouseAway(window);
    await shoot('activity-filtered', window.page.locator('.part.sidebar'));
    await window.runCommand('WorldFirst: Clear Call Filter');
    await window.runCommand('WorldFirst: Group Calls by Day');
    await call.hover();
    await call.getByRole('button', { name: 'Compare with Previous Answer' }).click();
    await window.page
      .locator('.monaco-diff-editor .view-lines')
      .getByText('accountBalances')
      .first()
      .waitFor();
    await moveMouseAway(window);
    await shoot('activity-compare');
  },
};
