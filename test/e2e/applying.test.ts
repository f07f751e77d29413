import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ApplicationForm } from '../support/applicationForm.ts';
import { invoiceCsv, invoiceHeader, invoicePdf } from '../support/invoiceFiles.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { QuickInput } from '../support/quickInput.ts';
import { scratchFile } from '../support/requestPage.ts';

const pdfName = 'Rechnungen März 2024.pdf';
const details = { attachmentType: 'CREDIT_INVOICE', bizType: 'CREDIT_GRANT' };
const [number, date, amount, remark] = invoiceHeader;

describe('a person applies for credit', () => {
  it('with a PDF and 1,000 invoices of a CSV file, and follows the application to its success', async () => {
    await using window = await openWorkbench({ installed: true });
    const form = new ApplicationForm(window);
    const { request } = form;
    const quick = new QuickInput(window);
    const pdf = invoicePdf('RE-2024-00001 to RE-2024-01000');
    const csv = invoiceCsv(1_000);
    const pdfFile = path.join(window.workspace, pdfName);
    const csvFile = path.join(window.workspace, 'invoices.csv');
    writeFileSync(pdfFile, pdf);
    writeFileSync(csvFile, csv);
    await window.openSideBar();
    await window.treeItem('Accounts', 'USD').first().waitFor();
    await window.runCommand('WorldFirst: Choose Simulator Scenario…');
    await quick.pick('API that misbehaves on purpose', /Apply for a credit grant/);
    await quick.asks('What it does there');
    await quick.input.fill('successAfterInquiries:1');
    await window.pick(/successAfterInquiries:1/);
    await quick.hidden();

    await form.open();
    await form.button('New Number').click();
    await form.input('referenceNo').and(request.frame.locator('input:not([value=""])')).waitFor();
    const referenceNo = await form.input('referenceNo').inputValue();
    await form.attach(pdfFile, sha256(pdf));
    await form.upload(details);
    assert.match(
      await request.frame.locator('.uploaded').innerText(),
      /Rechnungen März 2024\.pdf.*\sverified/s,
    );
    assert.equal(await request.field('/attachmentFile/fileName').locator('input').inputValue(), pdfName);

    const dialog = await form.chooseCsv(csvFile);
    assert.equal(await dialog.getByLabel('Separator').inputValue(), 'semicolon');
    assert.match(await dialog.innerText(), /Rows: 1000/);
    await form.makeColumns([
      { header: number, path: '/invoiceNo' },
      { header: date, path: '/invoiceDate' },
      { header: amount, path: '/amount', currency: 'USD' },
      { header: remark, path: '/remark' },
    ]);
    await dialog.getByText(/^Left out/).waitFor({ state: 'detached' });
    await dialog.getByLabel(`Where “${remark}” goes`).selectOption('');
    await dialog.getByText(`Left out: ${remark}`).waitFor();
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const sum = dollars(sumOf(csv));
    await form.sums().getByText(sum).waitFor();
    assert.match(await form.sums().innerText(), /Rows: 1000/);
    assert.match(await form.quota().innerText(), /USD 2,946,000\.00/);

    await form.fill('payeeCode', 'PAYEE-NORD');
    await form.fill('vcCode', 'VC-7');
    await form.fill('invoiceDate', '20240331');
    await form.fill('timeZone', 'Europe/Berlin');
    await request.frame.locator('.request').getByRole('tab', { name: 'Signature' }).click();
    await request.frame.getByText('applyCreditGrant').first().waitFor();
    await request.tab('Form').click();
    await request.send();
    assert.match(await request.headline().innerText(), /accepted/i);
    assert.equal(await request.badge().innerText(), 'Verified');

    const row = window.treeItem('Credit Grants', referenceNo);
    await row.filter({ hasText: 'accepted, in review · next query' }).waitFor();
    const queryNow = form.outcome().getByRole('button', { name: 'Query Now' });
    await queryNow.click();
    await row.filter({ hasText: 'accepted, in review · next query' }).waitFor();
    await queryNow.click();
    await row.filter({ hasText: `${sum} · granted · APR 8.5 %` }).waitFor();
    await window.notification(`${referenceNo}: granted · ${sum}`);
    await form.outcome().getByText(`granted · ${sum}`).waitFor();
    await window.clearNotifications();
    await form
      .quota()
      .getByText(dollars(294_600_000n - sumOf(csv)))
      .waitFor();

    const body = scratchFile(window, 'Apply for a credit grant.applyCreditGrant.wf.json');
    const sent = JSON.parse(body.toString('utf8')) as {
      readonly invoiceInfoList: readonly {
        readonly amount: { readonly currency: 'USD'; readonly value: number };
      }[];
    };
    const values = sent.invoiceInfoList.map(({ amount: { value } }) => BigInt(value));
    assert.equal(values.length, 1_000);
    assert.equal(
      values.reduce((total, cents) => total + cents, 0n),
      sumOf(csv),
    );
    // The simulator tells in its log what it received.
    const received = `[${body.byteLength} bytes, sha256 ${sha256(body)}`;
    const log = window.extensionLog().split('\n');
    const applications = log.filter((line) => line.includes('(applyCreditGrant):'));
    assert.equal(applications.length, 1, applications.join('\n'));
    assert.ok(applications[0]?.includes(received), applications[0]);
    assert.deepEqual(readFileSync(pdfFile), pdf);
  });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Cents of the third column, without any of the code that is tested: every record begins with its number. */
function sumOf(csv: string): bigint {
  const amounts = [...csv.matchAll(/^RE-2024-\d{5};\d{8};([\d.]+,\d\d);/gm)].map(([, text = '']) => text);
  assert.equal(amounts.length, 1_000);
  return amounts.map((text) => BigInt(text.replaceAll(/\D/g, ''))).reduce((sum, cents) => sum + cents, 0n);
}

function dollars(cents: bigint): string {
  const digits = String(cents);
  const whole = digits.slice(0, -2);
  return `USD ${whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
}
