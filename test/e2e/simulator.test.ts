import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { countPointerEvents, Keyboard } from '../support/keyboard.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { RequestPage, scratchFile } from '../support/requestPage.ts';

const body = '{\n  "currencyList": ["USD"]\n}';

describe('somebody who has just installed the extension', () => {
  it('reads a balance by keyboard alone, and again after the simulator was killed', async () => {
    await using window = await openWorkbench();
    const keyboard = new Keyboard(window);
    const request = new RequestPage(window);
    const pointerEvents = [await countPointerEvents(window.page.mainFrame())];

    await keyboard.command('WorldFirst: Focus on Accounts View');
    await window.treeItem('Accounts', 'USD').first().waitFor();
    // The view has rows only now; before, there was nothing to focus.
    await keyboard.command('WorldFirst: Focus on Accounts View');
    await keyboard.goToRow(/^Customer North Pier Outdoor/);
    await keyboard.press('ArrowRight');
    await window
      .treeItem('Accounts', /^Reading…/)
      .first()
      .waitFor({ state: 'hidden' });
    await keyboard.goToRow(/^Account 2020010000043978/);

    await keyboard.command('WorldFirst: Focus on APIs View');
    await keyboard.goToRow(/^Query account balance/);
    await keyboard.press('Enter');
    await request.tab('Form').waitFor();
    const page = await window.webviewFrame();
    pointerEvents.push(await countPointerEvents(page));
    await keyboard.tabTo(page, 'field_47_currencyList');
    await keyboard.type('USD');
    await keyboard.press('Enter', 'Control+Enter');

    await request.answered(undefined);
    assert.equal(await request.headline().innerText(), 'Succeeded.');
    assert.equal(await request.badge().innerText(), 'Verified');
    await keyboard.tabTo(page, 'request-tab-form', 'Shift+Tab');
    await keyboard.press('ArrowRight');
    assert.equal(await request.json(), body);
    const file = scratchFile(window, 'Query account balance.inquiryBalance.wf.json');
    assert.equal(file.toString('utf8'), body);
    // The simulator tells in its log what it received.
    const received = `(inquiryBalance): S SUCCESS [${file.byteLength} bytes, sha256 ${sha256(file)}`;
    assert.ok(window.extensionLog().includes(received), window.extensionLog());

    process.kill(simulatorPid(window.extensionLog()), 'SIGKILL');
    await window.notified();
    await keyboard.command('Notifications: Show Notifications');
    await window.notification('The simulator stopped. It starts again when it is next needed.');
    await keyboard.press('Escape');
    const before = await request.answers();
    await keyboard.press('Control+Enter');
    await request.answered(before);
    assert.equal(await request.headline().innerText(), 'Succeeded.');
    assert.equal(await request.badge().innerText(), 'Verified');
    assert.deepEqual(await Promise.all(pointerEvents.map((count) => count())), [0, 0]);
  });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The process that the extension says it has connected to last. */
function simulatorPid(log: string): number {
  const told = [...log.matchAll(/Connected to the simulator at \S+ \(process (\d+)\)/g)].at(-1);
  assert.ok(told, log);
  return Number(told[1]);
}
