import assert from 'node:assert/strict';
import { demoPartnerKeys } from '../../src/simulator/demoKeys.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { QuickInput } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import { keyFiles, runProgram } from '../support/samplePrograms.ts';
import { signedCurl } from '../support/signedCurl.ts';
import { simulatorOf } from '../support/windowSimulator.ts';

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
    const { ready } = await simulatorOf(window);

    // Its program signs the path without its first slash, and its body asks for no known currency.
    const failing = signedCurl(ready, {
      body: '{"currencyList": ["EURO"]}',
      time: '2026-01-02T03:04:05Z',
      signed: (right) => right.replace(' /', ' '),
    });
    await window.page.evaluate((text) => navigator.clipboard.writeText(text), failing);
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
    const calls = window.treeItem('Activity', 'Query account balance');
    const call = calls.first();
    await call.hover();
    await call.getByRole('button', { name: 'Send Again' }).click();
    await calls.nth(2).waitFor();
    await call.hover();
    await call.getByRole('button', { name: 'Compare with Previous Answer' }).click();
    await window
      .tab(/Query account balance/)
      .last()
      .waitFor();
    await window.notification('No balance or quota figure changed.');
  });
});
