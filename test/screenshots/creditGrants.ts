import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { applyCreditGrant } from '../../src/core/catalogue/index.ts';
import { ApplicationForm } from '../support/applicationForm.ts';
import { CreditGrants } from '../support/creditGrants.ts';
import { invoiceCsv, invoicePdf } from '../support/invoiceFiles.ts';
import { commandSimulator } from '../support/windowSimulator.ts';
import type { Workbench } from '../support/workbench.ts';
import { moveMouseAway } from './moveMouseAway.ts';
import type { Scene, Shoot } from './scenes.ts';

const pdf = invoicePdf('Invoices of March 2024');
const pdfName = 'invoices-march-2024.pdf';
const csvName = 'invoices-march-2024.csv';

/** An application for a credit grant, from the first file to its outcome and its evidence. */
export const creditGrants: Scene = {
  name: 'credit-grants',
  options: () =>
    Promise.resolve({
      viewport: { width: 1360, height: 900 },
      files: Object.fromEntries(
        others.map(([referenceNo]) => [
          requestFile(referenceNo),
          JSON.stringify({ ...applyCreditGrant.sample.request, referenceNo }, undefined, 2),
        ]),
      ),
    }),
  async play(window, shoot) {
    writeFileSync(path.join(window.workspace, pdfName), pdf);
    writeFileSync(path.join(window.workspace, csvName), invoiceCsv(240, englishHeader));
    await window.openSideBar();
    await window.treeItem('Accounts', 'USD').first().waitFor();
    await applicationsOfEveryState(window);
    await moveMouseAway(window);
    await shoot('credit-grants-view', window.page.locator('.part.sidebar'));
    await window.runCommand('View: Toggle Primary Side Bar Visibility');
    const form = new ApplicationForm(window);
    await form.open();
    await theAttachment(window, form, shoot);
    await theInvoices(window, form, shoot);
    await theSend(window, form, shoot);
    await theEvidence(window, shoot);
  },
};

const englishHeader = ['Invoice number', 'Invoice date', 'Amount', 'Remark'] as const;

/** One application for each way that one can stand: its reference, what the simulator plays, its first state. */
const others = [
  ['REF-2024-0007', 'successAfterInquiries:0', 'accepted, in review'],
  ['REF-2024-0008', 'dropAfterCommit', 'outcome unknown'],
  ['REF-2024-0009', 'PARAM_ILLEGAL', 'refused'],
  ['REF-2024-0010', 'failedAfterInquiries:0', 'accepted, in review'],
  ['REF-2024-0011', 'successAfterInquiries:3', 'accepted, in review'],
] as const;

function requestFile(referenceNo: string): string {
  return `${referenceNo}.applyCreditGrant.wf.json`;
}

async function applicationsOfEveryState(window: Workbench): Promise<void> {
  const form = new ApplicationForm(window);
  const grants = new CreditGrants(window);
  for (const [referenceNo, scenario, state] of others) {
    await playScenario(window, scenario);
    await window.openFile(requestFile(referenceNo));
    await form.request.shows('Apply for a credit grant');
    await form.request.send();
    await grants.row(new RegExp(`${referenceNo}.*${state}`)).waitFor();
    await window.runCommand('View: Close All Editors');
  }
  for (const [referenceNo, outcome] of [
    ['REF-2024-0007', 'granted'],
    ['REF-2024-0010', 'failed'],
  ] as const) {
    await grants.queryNow(grants.row(referenceNo));
    await grants.row(new RegExp(`${referenceNo}.*${outcome}`)).waitFor();
  }
  await window.clearNotifications();
}

async function playScenario(window: Workbench, scenario: string): Promise<void> {
  await commandSimulator(window, { command: 'scenario', scenarios: [`applyCreditGrant=${scenario}`] });
}

async function theAttachment(window: Workbench, form: ApplicationForm, shoot: Shoot): Promise<void> {
  await shoot('application-empty');
  await form.fill('referenceNo', 'REF-2024-0012');
  await form.fill('payeeCode', 'PAYEE-NORD');
  await form.fill('vcCode', 'VC-7');
  await form.fill('invoiceDate', '20240331');
  await form.fill('timeZone', 'Europe/Berlin');
  await form.request.field('/attachmentFile').scrollIntoViewIfNeeded();
  await form.attach(path.join(window.workspace, pdfName), createHash('sha256').update(pdf).digest('hex'));
  await form.request.field('/attachmentFile').evaluate((field) => field.scrollIntoView());
  await moveMouseAway(window);
  await shoot('application-attachment');
  await form.upload({ attachmentType: 'CREDIT_INVOICE', bizType: 'CREDIT_GRANT' });
  await moveMouseAway(window);
  await shoot('application-uploaded');
}

async function theInvoices(window: Workbench, form: ApplicationForm, shoot: Shoot): Promise<void> {
  const { frame } = form.request;
  const invoices = form.request.field('/invoiceInfoList');
  const top = (part: Locator): Promise<void> => part.evaluate((element) => element.scrollIntoView());
  await top(invoices);
  await shoot('application-no-invoices');
  const dialog = await form.chooseCsv(path.join(window.workspace, csvName));
  await shoot('csv-dialog-no-columns');
  await form.button('Make Columns of Them…').click();
  const columns = form.dialog('Columns of the invoices');
  for (const [name, at] of [
    ['Invoice date', '/invoiceDate'],
    ['Amount', '/amount'],
  ] as const) {
    await columns.getByRole('group', { name, exact: true }).getByLabel('Path in the entry').fill(at);
  }
  await columns.getByRole('group', { name: 'Amount' }).getByLabel('Type').selectOption('amount');
  await columns.getByRole('group', { name: 'Amount' }).getByLabel('Currency').fill('USD');
  await shoot('columns-dialog');
  await columns.getByRole('button', { name: 'Save Columns' }).click();
  await columns.waitFor({ state: 'detached' });
  await dialog.getByText(/^Left out/).waitFor({ state: 'detached' });
  await dialog.locator('.csv-preview').waitFor();
  await shoot('csv-dialog');
  await dialog.getByLabel('Where “Remark” goes').selectOption('/amount');
  await dialog.getByRole('region', { name: 'Rows that do not fit' }).waitFor();
  await shoot('csv-dialog-problems');
  await dialog.getByLabel('Where “Amount” goes').selectOption('/amount');
  await dialog.getByLabel('Where “Remark” goes').selectOption('/Remark');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await form.sums().getByText('USD').waitFor();
  await window.page.setViewportSize({ width: 1360, height: 1080 });
  await top(invoices);
  await moveMouseAway(window);
  await shoot('application-invoices');
  await window.page.setViewportSize({ width: 1360, height: 900 });
  await top(frame.locator('.sum-and-quota'));
  await shoot('application-end');
}

async function theSend(window: Workbench, form: ApplicationForm, shoot: Shoot): Promise<void> {
  const { request } = form;
  await playScenario(window, 'successAfterInquiries:0');
  await request.field('/invoiceInfoList').evaluate((field) => field.scrollIntoView());
  await request.send();
  await form.outcome().waitFor();
  await moveMouseAway(window);
  await shoot('application-accepted');
  await form.outcome().getByRole('button', { name: 'Query Now' }).click();
  await form.outcome().getByText('granted').first().waitFor();
  await window.runCommand('View: Toggle Primary Side Bar Visibility');
  await window.notification('REF-2024-0012: granted');
  await moveMouseAway(window);
  await shoot('application-granted');
  await window.clearNotifications();
  await request.frame.locator('#request-scroll, .request').first().waitFor();
  await shoot('credit-grant');
}

async function theEvidence(window: Workbench, shoot: Shoot): Promise<void> {
  const grants = new CreditGrants(window);
  const row = grants.row('REF-2024-0007');
  await row.click({ button: 'right' });
  await window.page.getByRole('menuitem', { name: 'Show Evidence' }).waitFor();
  await shoot('menu-of-an-application');
  await window.page.keyboard.press('Escape');
  await row.hover();
  await window.page.locator('.monaco-hover').getByText('raw').first().waitFor();
  await shoot('tooltip-of-an-application');
  await moveMouseAway(window);
  await grants.choose(row, 'Show Evidence');
  await window
    .webview()
    .getByRole('heading', { name: /^Send 1/ })
    .waitFor();
  await moveMouseAway(window);
  await shoot('evidence');
}
