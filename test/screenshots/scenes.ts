import type { WorkbenchOptions } from '../support/openWorkbench.ts';
import { RequestPage } from '../support/requestPage.ts';
import type { Workbench } from '../support/workbench.ts';

/** One picture of the real VS Code, taken in a light and a dark theme. */
export interface Scene {
  /** The file is `<name>-<theme>.png`. */
  readonly name: string;
  /** The README shows it, so that it is kept in `media/screenshots`; the others go to `out/screenshots`. */
  readonly inReadme?: boolean;
  readonly options?: WorkbenchOptions;
  /** Brings the window into the state to be shown; nothing may still move when it returns. */
  arrange(workbench: Workbench): Promise<void>;
}

async function accounts(workbench: Workbench): Promise<void> {
  await workbench.openSideBar();
  await workbench.treeItem('Accounts', 'USD').first().waitFor();
}

async function open(workbench: Workbench, title: string): Promise<RequestPage> {
  await accounts(workbench);
  await workbench.treeItem('APIs', title).first().click();
  const page = new RequestPage(workbench);
  // Its name also tells how many problems the body has.
  await page.frame.getByRole('tab', { name: /^Form/ }).waitFor();
  return page;
}

async function sendSample(workbench: Workbench, title: string): Promise<RequestPage> {
  const page = await open(workbench, title);
  await page.frame.getByRole('button', { name: 'Insert Sample' }).click();
  await page.send();
  return page;
}

export const scenes: readonly Scene[] = [
  {
    name: 'workbench',
    inReadme: true,
    async arrange(workbench) {
      await sendSample(workbench, 'Query account balance');
    },
  },
  {
    name: 'request',
    inReadme: true,
    async arrange(workbench) {
      await sendSample(workbench, 'Query the available credit quota');
    },
  },
  {
    name: 'accounts',
    inReadme: true,
    options: { viewport: { width: 900, height: 760 } },
    async arrange(workbench) {
      await accounts(workbench);
      await workbench.view('APIs').locator('.pane-header').click();
      const customer = workbench.treeItem('Accounts', 'North Pier Outdoor').first();
      await customer.scrollIntoViewIfNeeded();
      await customer.locator('.monaco-tl-twistie').click();
      await workbench.treeItem('Accounts', '2020010000043978').waitFor();
    },
  },
  {
    name: 'write-empty',
    async arrange(workbench) {
      await open(workbench, 'Apply for a credit grant');
    },
  },
  {
    name: 'failed',
    async arrange(workbench) {
      const page = await open(workbench, 'Query prefunding balance');
      const field = page.field('/currency').locator('input').first();
      await field.fill('XAF');
      await field.press('Tab');
      await page.send();
    },
  },
  {
    name: 'json',
    async arrange(workbench) {
      const page = await sendSample(workbench, 'Query account balance');
      await page.tab('JSON').click();
      await page.json();
    },
  },
  {
    name: 'signature',
    async arrange(workbench) {
      const page = await open(workbench, 'Query account balance');
      await page.tab('Signature').click();
      await page.frame.getByText('SHA-256 of the body').waitFor();
    },
  },
  {
    name: 'about',
    async arrange(workbench) {
      const page = await open(workbench, 'Query account balance');
      await page.frame.getByRole('button', { name: 'About this API' }).click();
      await workbench.tab(/^Preview/).waitFor();
      await workbench.webview().getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'connection',
    async arrange(workbench) {
      await accounts(workbench);
      await workbench.runCommand('WorldFirst: Show Simulator Connection');
      await workbench.webview().getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'untrusted',
    options: { trust: false },
    async arrange(workbench) {
      await workbench.openSideBar();
    },
  },
];
