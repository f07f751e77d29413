import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '../support/eventually.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { QuickInput } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import { stopSimulators } from '../support/simulatorProcess.ts';
import type { Workbench } from '../support/workbench.ts';

const offered = 'Query account balance.inquiryBalance.wf.json';

/** The dialog of VS Code itself, which completes names in its own way. */
describe('Save to Workspace', () => {
  after(stopSimulators);

  it('saves under the name that is offered, takes the answer along and leaves no scratch behind', async () => {
    await using window = await openWorkbench({ files: { 'theirs.json': '{"theirs":1}' } });
    const request = new RequestPage(window);
    await window.openSideBar();
    await window.treeItem('APIs', 'Query account balance').click();
    await request.shows('Query account balance');
    const currencies = request.field('/currencyList').getByRole('combobox');
    await currencies.fill('USD');
    await currencies.press('Enter');
    await request.send();

    const cancelled = await saveDialog(window);
    await window.page.keyboard.press('Escape');
    await cancelled.hidden();
    await window.tab('Query account balance').waitFor();
    assert.deepEqual(requestFiles(window), []);

    const dialog = await saveDialog(window);
    await dialog.widget.getByRole('button', { name: 'OK' }).click();
    await dialog.hidden();
    await window.tab(offered).waitFor();
    await window.tab(/^Query account balance,?$/).waitFor({ state: 'hidden' });
    assert.deepEqual(requestFiles(window), [offered]);
    assert.equal(bodyOf(window, offered), '{\n  "currencyList": ["USD"]\n}');
    await request.headline().getByText('Succeeded.').waitFor();
  });

  it('completes a name that does not tell the endpoint', async () => {
    await using window = await openWorkbench();
    const request = new RequestPage(window);
    await window.openSideBar();
    await window.treeItem('APIs', 'Query account balance').click();
    await request.shows('Query account balance');
    const dialog = await saveDialog(window);
    const folder = (await dialog.input.inputValue()).slice(0, -offered.length);
    await dialog.input.fill(`${folder}march`);
    await dialog.widget.getByRole('button', { name: 'OK' }).click();
    await dialog.hidden();
    await window.tab('march.inquiryBalance.wf.json').waitFor();
    await eventually('the file', () =>
      existsSync(path.join(window.workspace, 'march.inquiryBalance.wf.json')) ? true : undefined,
    );
    assert.deepEqual(requestFiles(window), ['march.inquiryBalance.wf.json']);
  });
});

/** Opens the dialog, and waits until it offers a name: VS Code fills it in after it shows. */
async function saveDialog(window: Workbench): Promise<QuickInput> {
  const quick = new QuickInput(window);
  await window.runCommand('WorldFirst: Save Request to Workspace…');
  await quick.asks('Save Request to Workspace');
  await eventually('the name that is offered', async () =>
    (await quick.input.inputValue()).endsWith(offered) ? true : undefined,
  );
  return quick;
}

function requestFiles(window: Workbench): readonly string[] {
  return readdirSync(window.workspace).filter((name) => name.includes('.wf'));
}

function bodyOf(window: Workbench, name: string): string {
  return readFileSync(path.join(window.workspace, name), 'utf8');
}
