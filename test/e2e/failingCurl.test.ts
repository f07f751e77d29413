import assert from 'node:assert/strict';
import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inquiryBalance } from '../../src/core/catalogue/endpoints/inquiryBalance.ts';
import { demoPartnerKeys } from '../../src/simulator/demoKeys.ts';
import type { RunningSimulator } from '../../src/extension/simulator/connectionFile.ts';
import type { ReadyLine } from '../../src/simulator/controlProtocol.ts';
import { eventually } from '../support/eventually.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { QuickInput } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import { keyFiles, runProgram } from '../support/samplePrograms.ts';
import type { Workbench } from '../support/workbench.ts';

/** A command whose program signed the path without its first slash, and whose body asks for no known currency. */
function failingCurl({ url, clientId }: ReadyLine): string {
  const body = '{"currencyList": ["EURO"]}';
  const time = '2026-01-02T03:04:05Z';
  const key = createPrivateKey({
    key: Buffer.from(demoPartnerKeys.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const content = `POST ${inquiryBalance.path.slice(1)}\n${clientId}.${time}.${body}`;
  const signature = encodeURIComponent(sign('sha256', Buffer.from(content), key).toString('base64'));
  return [
    `curl -X POST '${url}${inquiryBalance.path}'`,
    `-H 'Content-Type: application/json; charset=UTF-8' -H 'Client-Id: ${clientId}' -H 'Request-Time: ${time}'`,
    `-H 'Signature: algorithm=RSA256, keyVersion=1, signature=${signature}' --data-raw '${body}'`,
  ].join(' \\\n  ');
}

async function simulatorOf(window: Workbench): Promise<ReadyLine> {
  const text = await eventually('the simulator', () => {
    try {
      return readFileSync(path.join(window.storage, 'simulator/connection.json'), 'utf8');
    } catch {
      return undefined;
    }
  });
  return (JSON.parse(text) as RunningSimulator).ready;
}

describe('somebody whose own program is refused', () => {
  it('imports its call, learns why, mends it, compares the answer and takes a program along that works', async () => {
    await using window = await openWorkbench();
    const quick = new QuickInput(window);
    const request = new RequestPage(window);

    await window.openSideBar();
    await window.treeItem('APIs', 'Query account balance').first().click();
    await request.shows('Query account balance');
    await request.send();
    assert.equal(await request.headline().innerText(), 'Succeeded.');
    const ready = await simulatorOf(window);

    await window.page.evaluate((text) => navigator.clipboard.writeText(text), failingCurl(ready));
    await window.runCommand('WorldFirst: Import Request…');
    await quick.pick('Where is the curl command', 'In the Clipboard');
    await quick.pick('Where does the request go?', /^Scratch Request/);
    const imported = await window.notification('Imported as “Query account balance (imported)”');
    await imported.getByRole('button', { name: 'Diagnose Signature' }).click();
    const diagnosis = window.webview().locator('body');
    await diagnosis.getByRole('heading', { name: /slash/ }).first().waitFor();
    assert.match(await diagnosis.innerText(), /Proved\./);
    await window.clearNotifications();

    await window.tab(/imported/).click();
    await request.shows('Query account balance');
    const currencies = request.field('/currencyList');
    await currencies.getByRole('button', { name: /EURO/ }).click();
    await currencies.getByRole('combobox').or(currencies.getByRole('textbox')).first().fill('EUR');
    await window.page.keyboard.press('Enter');
    await request.send();
    assert.equal(await request.headline().innerText(), 'Succeeded.');
    assert.equal(await request.badge().innerText(), 'Verified');

    await window.runCommand('WorldFirst: Copy Request as Code…');
    await quick.pick('In which language?', /^Python/);
    await window.notification('The program for Python is in the clipboard');
    const text = await window.page.evaluate(() => navigator.clipboard.readText());
    await window.clearNotifications();
    const keys = keyFiles({ ...ready, partnerPrivateKey: demoPartnerKeys.privateKey }, 'pkcs8');
    const ran = await runProgram('python', { fileName: 'call.py', text }, [keys.privateKey, keys.gatewayKey]);
    assert.match(ran.stdout, /\bS\b[^]*SUCCESS/);
    assert.match(ran.stdout, /verified/);
    assert.equal(ran.code, 0, ran.stderr);

    await window.showOnly('Activity');
    const call = window.treeItem('Activity', 'Query account balance').first();
    await call.hover();
    await call.getByRole('button', { name: 'Compare with Previous Answer' }).click();
    await window
      .tab(/Query account balance/)
      .last()
      .waitFor();
    await window.notification(/CNH › availableBalance: CNH [\d,]+\.\d\d → none/);
  });
});
