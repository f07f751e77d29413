import { applyCreditGrant } from '../../src/core/catalogue/endpoints/applyCreditGrant.ts';
import { Keyboard } from '../support/keyboard.ts';
import { QuickInput } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import type { Workbench } from '../support/workbench.ts';
import { moveMouseAway } from './moveMouseAway.ts';
import type { Scene, Shoot } from './scenes.ts';

/** The built-in simulator, from the first look at the side bar on. */
export const firstMinutes: Scene = {
  name: 'first-minutes',
  options: () =>
    Promise.resolve({
      files: {
        'march.applyCreditGrant.wf.json': JSON.stringify(applyCreditGrant.sample.request, undefined, 2),
      },
    }),
  async play(window, shoot) {
    await window.openSideBar();
    await window.treeItem('Accounts', 'USD').first().waitFor();
    await moveMouseAway(window);
    await shoot('side-bar');
    await theRequest(window, shoot);
    await theAccounts(window, shoot);
    await theDocuments(window, shoot);
    await theQuestions(window, shoot);
    await theOtherAnswers(window, shoot);
  },
};

async function theRequest(window: Workbench, shoot: Shoot): Promise<void> {
  const request = new RequestPage(window);
  await window.treeItem('APIs', 'Query account balance').click();
  await request.shows('Query account balance');
  await shoot('request-empty');
  const currencies = request.field('/currencyList').getByRole('combobox');
  await currencies.fill('USD');
  await shoot('suggestions');
  await currencies.press('Enter');
  await currencies.press('Escape');
  await request.send();
  await moveMouseAway(window);
  await shoot('workbench');
  await window.runCommand('View: Toggle Primary Side Bar Visibility');
  await shoot('request');
  for (const tab of ['JSON', 'Headers', 'Signature']) {
    await request.frame.locator('.request').getByRole('tab', { name: tab }).click();
    await request.frame
      .locator('.request [role=tabpanel]:not([hidden])')
      .locator('.cm-line, table, pre')
      .first()
      .waitFor();
    await shoot(`request-${tab.toLowerCase()}`);
  }
  for (const tab of ['Headers', 'What was sent', 'Body']) {
    await request.frame.locator('.answer').getByRole('tab', { name: tab }).click();
    await request.frame
      .locator('#answer-scroll')
      .evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight }));
    await shoot(`answer-${tab.toLowerCase().replaceAll(' ', '-')}`);
  }
  await window.page.setViewportSize({ width: 640, height: 800 });
  await request.frame.locator('#answer-scroll').evaluate((pane) => pane.scrollTo({ top: 0 }));
  await shoot('request-narrow');
  await window.page.setViewportSize({ width: 1360, height: 800 });
  await window.runCommand('View: Toggle Primary Side Bar Visibility');
}

async function theAccounts(window: Workbench, shoot: Shoot): Promise<void> {
  const others = ['Credit Grants', 'APIs'].map((view) => window.view(view).locator('.pane-header'));
  await window.page.setViewportSize({ width: 1360, height: 1100 });
  for (const other of others) await other.click();
  await window.treeItem('Accounts', 'Blue Kiln Ceramics').click();
  await window.treeItem('Accounts', /^Product statusOVD/).waitFor();
  await moveMouseAway(window);
  await shoot('accounts', window.page.locator('.part.sidebar'));
  await window.treeItem('Accounts', '2,896,339.70').hover();
  await window.page.locator('.monaco-hover').getByText('Frozen').first().waitFor();
  await shoot('tooltip');
  await moveMouseAway(window);
  await window.treeItem('Accounts', 'Blue Kiln Ceramics').click({ button: 'right' });
  await window.page.getByRole('menuitem').first().waitFor();
  await shoot('menu-of-a-customer');
  await window.page.keyboard.press('Escape');
  await window.treeItem('Accounts', /^Simulator/).click({ button: 'right' });
  await window.page.getByRole('menuitem').first().waitFor();
  await shoot('menu-of-the-simulator');
  await window.page.keyboard.press('Escape');
  await window.page.setViewportSize({ width: 1360, height: 800 });
  for (const other of others) await other.click();
}

async function theDocuments(window: Workbench, shoot: Shoot): Promise<void> {
  const about = window.treeItem('APIs', /^Apply for a credit grant/);
  await about.hover();
  await about.getByRole('button', { name: 'About This API' }).click();
  await window.tab(/^Preview/).waitFor();
  await window.webview().getByRole('heading', { level: 2 }).first().waitFor();
  await moveMouseAway(window);
  await shoot('about-this-api');
  await window.runCommand('WorldFirst: Show Simulator Connection');
  await window.webview().getByText('A first call').waitFor();
  await shoot('simulator-connection');
  await window.runCommand('Welcome: Open Walkthrough...');
  await window.pick(/^Get started with WorldFirst Workbench/);
  await window.webview().locator('svg').waitFor();
  await shoot('walkthrough');
  await window.runCommand('View: Close All Editors');
}

async function theQuestions(window: Workbench, shoot: Shoot): Promise<void> {
  const quick = new QuickInput(window);
  const dismiss = async (): Promise<void> => {
    await window.page.keyboard.press('Escape');
    await quick.hidden();
  };
  await window.page.keyboard.press('F1');
  await quick.input.fill('>WorldFirst: ');
  await quick.widget.getByRole('option').nth(5).waitFor();
  await shoot('palette');
  await dismiss();
  for (const [command, question, name] of [
    ['WorldFirst: Switch Profile…', 'The present profile is', 'switch-profile'],
    ['WorldFirst: Open Request…', /./, 'open-request'],
    ['WorldFirst: New Request File…', /./, 'new-request'],
    ['WorldFirst: Choose Simulator Scenario…', 'API that misbehaves on purpose', 'scenarios'],
  ] as const) {
    await window.runCommand(command);
    await quick.asks(question);
    await quick.widget.locator('.monaco-list-row').nth(1).waitFor();
    await shoot(name);
    await dismiss();
  }
  await window.runCommand('WorldFirst: Simulator: Advance Clock…');
  await quick.asks('How far?');
  await quick.input.fill('90m');
  await quick.widget.getByRole('option', { name: '1 h 30 min' }).waitFor();
  await shoot('advance-clock');
  await dismiss();
  await window.runCommand('WorldFirst: Check Profile');
  await quick.asks('Everything holds');
  await shoot('check-profile');
  await dismiss();
}

async function theOtherAnswers(window: Workbench, shoot: Shoot): Promise<void> {
  const quick = new QuickInput(window);
  const request = new RequestPage(window);
  for (const [api, code] of [
    ['Query account balance', 'INVALID_SIGNATURE'],
    ['Apply for a credit grant', 'UNKNOWN_EXCEPTION'],
  ] as const) {
    await window.runCommand('WorldFirst: Choose Simulator Scenario…');
    await quick.pick('API that misbehaves on purpose', new RegExp(api));
    await quick.asks('What it does there');
    await shoot(`scenario-${code.toLowerCase().replaceAll('_', '-')}`);
    await quick.input.fill(code);
    await window.pick(new RegExp(code));
    await quick.hidden();
  }

  await window.treeItem('APIs', 'Query account balance').click();
  await request.shows('Query account balance');
  await request.send();
  await moveMouseAway(window);
  await shoot('invalid-signature');

  await window.treeItem('APIs', /^Apply for a credit grant/).click();
  await request.shows('Apply for a credit grant');
  await moveMouseAway(window);
  await shoot('grant-empty');
  await request.frame.getByRole('button', { name: 'Insert Sample' }).click();
  await request.frame.getByText('Invented for the simulator').waitFor();
  await shoot('grant-sample');
  await request.tab('JSON').click();
  await request.frame.getByRole('textbox', { name: 'Request body as JSON' }).press('Control+Home');
  await window.page.keyboard.press('ArrowRight');
  await window.page.keyboard.press('Control+ ');
  await request.frame.getByRole('listbox', { name: 'Suggestions' }).waitFor();
  await shoot('json-suggestions');
  await window.page.keyboard.press('Escape');

  await window.treeItem('APIs', /^Submit attachments/).click();
  await request.shows('Submit attachments');
  await moveMouseAway(window);
  await shoot('attachment-empty');

  await window.openFile('march.applyCreditGrant.wf.json');
  await request.shows('Apply for a credit grant');
  await request.sendButton().click();
  await request.headline().waitFor();
  await moveMouseAway(window);
  await shoot('unknown-outcome');
  await new Keyboard(window).command('WorldFirst: Show Log');
  await window.page.locator('.part.panel .view-line').first().waitFor();
  await moveMouseAway(window);
  await shoot('log');
  await window.runCommand('View: Toggle Panel Visibility');
  await window.reload();
  await request.frame.getByText(/^Sent at /).waitFor();
  await shoot('after-a-reload');
}
