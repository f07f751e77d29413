import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '../support/eventually.ts';
import { openWorkbench } from '../support/openWorkbench.ts';

describe('request editors after a restart of the extension host', () => {
  it('live again, in front and behind, and nothing that was typed is lost', async () => {
    await using workbench = await openWorkbench({
      installed: true,
      settings: { 'files.autoSave': 'off' },
      files: {
        'quota.queryCreditQuota.wf.json': '{}',
        'march.inquiryBalance.wf.json': '{"currencyList": ["USD"]}',
      },
    });
    const { page } = workbench;
    const currencies = workbench.webview().getByRole('combobox', { name: /Currencies/ });
    const enter = async (currency: string): Promise<void> => {
      await currencies.fill(currency);
      await currencies.press('Enter');
    };
    const dirty = page.locator('.part.editor .tab.dirty');

    await workbench.openFile('quota.queryCreditQuota.wf.json');
    await workbench.webview().getByText('productCode', { exact: true }).first().waitFor();
    await workbench.openFile('march.inquiryBalance.wf.json');
    await enter('EUR');
    await dirty.waitFor();
    const dead = await workbench.webviewFrame();

    workbench.killExtensionHost();
    await eventually('the end of the old page', () => (dead.isDetached() ? true : undefined));
    await enter('JPY');
    await dirty.waitFor();
    await page.keyboard.press('Control+S');
    await dirty.waitFor({ state: 'detached' });
    const file = path.join(workbench.workspace, 'march.inquiryBalance.wf.json');
    assert.equal(readFileSync(file, 'utf8'), '{"currencyList": ["USD","EUR","JPY"]}');
    assert.equal(await page.locator('.part.editor .tab').count(), 2);

    await workbench.tab('quota.queryCreditQuota').click();
    const productCode = workbench.webview().getByRole('combobox', { name: /Product code/ });
    await productCode.selectOption('AMAZON_VC_FACTORING_LOAN', { timeout: 20_000 });
    await dirty.waitFor();
    assert.equal(await page.locator('.part.editor .tab').count(), 2);
  });
});
