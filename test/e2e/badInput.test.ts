import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '../support/eventually.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { profileEntry, startPartnerGateway, type PartnerGateway } from '../support/partnerGateway.ts';
import { importPrivateKey, QuickInput, switchProfile } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import { stopSimulators } from '../support/simulatorProcess.ts';
import type { Workbench } from '../support/workbench.ts';

const byteOrderMark = '\uFEFF';

describe('a request that cannot be sent as it is', () => {
  let gateway: PartnerGateway;
  before(async () => {
    gateway = await startPartnerGateway();
  });
  after(async () => {
    await gateway.close();
    await stopSimulators();
  });

  it('says why, and what helps', async () => {
    await using window = await openWorkbench({
      settings: { 'worldfirst.profiles': [profileEntry(gateway)] },
      files: {
        'good.inquiryBalance.wf.json': '{}',
        'nobody.knows.wf.json': '{}',
        'broken.inquiryBalance.wf.json': '{\n  "currencyList": ["USD",]\n}',
        'odd.inquiryBalance.wf.json': '{\n  "currencyList": ["US DOLLAR"],\n  "balanceTypes": ["ODD"]\n}',
        'marked.inquiryBalance.wf.json': `${byteOrderMark}{}`,
      },
    });
    await window.openSideBar();
    await switchProfile(window, 'Acme');
    await missingKey(window, gateway);
    await unknownEndpoint(window);
    await unparsable(window, gateway);
    await againstTheSchema(window, gateway);
    await withByteOrderMark(window, gateway);
    await asText(window);
  });
});

async function missingKey(window: Workbench, gateway: PartnerGateway): Promise<void> {
  const request = new RequestPage(window);
  const quick = new QuickInput(window);
  await open(window, 'good.inquiryBalance.wf.json');
  await request.sendButton().click();
  await request.status().getByText('The profile “Acme” has no private key to sign with.').waitFor();
  await request.status().getByRole('button', { name: 'Import Private Key' }).click();
  await quick.asks('Where is the key?');
  await window.page.keyboard.press('Escape');
  await quick.hidden();
  assert.equal(gateway.connections(), 0);
  await importPrivateKey(window, gateway.keys.privatePem);
}

async function unknownEndpoint(window: Workbench): Promise<void> {
  const request = new RequestPage(window);
  await window.openFile('nobody.knows.wf.json');
  await request.shows('Which endpoint is this request for?');
  await request.frame.getByRole('button', { name: /^Query account balance/ }).click();
  await request.shows('Query account balance');
  assert.ok(readdirSync(window.workspace).some((name) => /^nobody.*\.inquiryBalance\.wf\.json$/.test(name)));
}

async function unparsable(window: Workbench, gateway: PartnerGateway): Promise<void> {
  const request = new RequestPage(window);
  await open(window, 'broken.inquiryBalance.wf.json');
  await request.status().getByText('Line 2, column 26: JSON allows no comma after the last item.').waitFor();
  assert.equal(await request.sendButton().getAttribute('aria-disabled'), 'true');
  await sendsNothing(window, gateway);
}

async function againstTheSchema(window: Workbench, gateway: PartnerGateway): Promise<void> {
  const request = new RequestPage(window);
  await open(window, 'odd.inquiryBalance.wf.json');
  await request.field('/currencyList').locator('.field-problem.error').first().waitFor();
  await request.field('/balanceTypes').locator('.field-problem.error').first().waitFor();

  const before = gateway.requests.length;
  await request.sendButton().click();
  const question = window.dialog();
  await question.getByText('The body does not follow the documents of “Query account balance”.').waitFor();
  assert.match(await question.innerText(), /Currencies · 1: /);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'hidden' });
  assert.equal(gateway.requests.length, before);

  await request.sendButton().click();
  await question.getByRole('button', { name: 'Send Anyway' }).click();
  await request.headline().waitFor();
  const file = readFileSync(path.join(window.workspace, 'odd.inquiryBalance.wf.json'), 'utf8');
  assert.deepEqual(
    gateway.requests.slice(before).map(({ body }) => body.toString('utf8')),
    [file],
  );
}

async function withByteOrderMark(window: Workbench, gateway: PartnerGateway): Promise<void> {
  const request = new RequestPage(window);
  const file = path.join(window.workspace, 'marked.inquiryBalance.wf.json');
  await open(window, 'marked.inquiryBalance.wf.json');
  await request.status().getByText('The file begins with a byte order mark').waitFor();
  await sendsNothing(window, gateway);
  assert.equal(readFileSync(file, 'utf8'), `${byteOrderMark}{}`);
  await request.status().getByRole('button', { name: 'Convert to UTF-8' }).click();
  await request.status().getByText('byte order mark').waitFor({ state: 'hidden' });
  assert.equal(readFileSync(file, 'utf8'), '{}');
  await request.send();
  assert.equal(gateway.requests.at(-1)?.body.toString('utf8'), '{}');
}

/** By no way: a click that does not care whether the button is disabled, the key, the palette. */
async function sendsNothing(window: Workbench, gateway: PartnerGateway): Promise<void> {
  const request = new RequestPage(window);
  const before = gateway.requests.length;
  await request.sendButton().click({ force: true });
  await window.page.keyboard.press('Control+Enter');
  await window.runCommand('WorldFirst: Send Request');
  // What the three would have sent would come before what the tree asks now.
  await window.runCommand('WorldFirst: Refresh Accounts');
  const asked = await eventually('the questions of the tree', () => {
    const later = gateway.requests.slice(before);
    return later.length < 2 ? undefined : later;
  });
  assert.deepEqual(asked.map(({ path: called }) => called.split('/').at(-1)).sort(), [
    'inquiryBalance',
    'queryCreditQuota',
  ]);
  await window.treeItem('Accounts', /refreshing…/).waitFor({ state: 'hidden' });
}

/** VS Code's own JSON editor knows each endpoint's schema by the name of the file. */
async function asText(window: Workbench): Promise<void> {
  const request = new RequestPage(window);
  const editor = window.page.locator('.monaco-editor').first();
  await open(window, 'odd.inquiryBalance.wf.json');
  await request.frame.getByRole('button', { name: 'Open as Text' }).click();
  await editor.locator('.squiggly-warning').nth(1).waitFor();
  await window.runCommand('View: Focus Problems (Errors, Warnings, Infos)');
  const problems = window.page.locator('.markers-panel');
  await problems.getByText('Value is not accepted.').waitFor();
  await window.page.keyboard.press('Control+J');

  await open(window, 'good.inquiryBalance.wf.json');
  await request.frame.getByRole('button', { name: 'Open as Text' }).click();
  await editor.locator('.view-line').click();
  await window.page.keyboard.press('Home');
  await window.page.keyboard.press('ArrowRight');
  await window.page.keyboard.press('Control+Space');
  const suggestions = window.page.locator('.suggest-widget .monaco-list-row');
  for (const name of ['currencyList', 'balanceTypes']) {
    await suggestions.filter({ hasText: name }).first().waitFor();
  }
}

/** With every other tab closed: nothing on a page tells which of two files of one API it shows. */
async function open(window: Workbench, name: string): Promise<void> {
  await window.runCommand('View: Close All Editors');
  await window.page.locator('iframe.webview').waitFor({ state: 'detached' });
  await window.openFile(name);
  await new RequestPage(window).shows('Query account balance');
}
