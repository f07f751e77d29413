import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '../support/eventually.ts';
import { importedForms } from '../support/importedForms.ts';
import { copyText } from '../support/quickInput.ts';
import { searchSecrets, type SecretScene } from '../support/searchSecrets.ts';

const withBom = 'bom.inquiryBalance.wf.json';

describe('secrets around requests', () => {
  it('get into no file, copy, program or diagnosis, in whatever form a request came', async function () {
    this.timeout(600_000);
    await searchSecrets('requests', useRequests, { files: { [withBom]: '\uFEFF{}' } });
  });
});

async function useRequests(scene: SecretScene): Promise<void> {
  await scene.own.use(scene.window);
  await sendOne(scene);
  await copyPrograms(scene);
  await openEverything(scene);
  await importAll(scene);
}

async function sendOne({ window, quick, request, watch, own }: SecretScene): Promise<void> {
  await window.runCommand('WorldFirst: Open Request…');
  await quick.pick('Which endpoint?', /^Query account balance/);
  await request.shows('Query account balance');
  await window.runCommand('WorldFirst: Choose Customer…');
  await quick.pick('On whose account is the call made?', /^Northwind/);
  await window.statusBarItem(' · Northwind').waitFor();
  const release = own.gateway.hold();
  const before = await request.answers();
  await window.runCommand('WorldFirst: Send Request');
  await request.frame.getByRole('button', { name: 'Cancel', exact: true }).waitFor();
  await window.runCommand('WorldFirst: Cancel Request');
  await request.answered(before);
  release();
  await window.runCommand('WorldFirst: Send Request');
  await request.headline().getByText('Succeeded').waitFor();
  await window.runCommand('WorldFirst: Show Signature');
  await watch.look('with an answer and its signature');
}

async function copyPrograms({ window, quick, watch }: SecretScene): Promise<void> {
  for (const language of ['cURL', 'Node.js', 'Python', 'Java', 'C#']) {
    await window.runCommand('WorldFirst: Copy Request as Code…');
    await quick.pick('In which language?', new RegExp(`^${language}`));
    await window.notification(`The program for ${language}`);
    await watch.lookAtCopy(`as a program for ${language}`, /WORLDFIRST_ACCESS_TOKEN/);
    await window.clearNotifications();
  }
  await window.runCommand('WorldFirst: Copy as Frozen cURL');
  await window.notification('in the clipboard');
  await watch.lookAtCopy('as frozen cURL', /signature=/);
  await window.clearNotifications();
}

async function openEverything({ window, quick, menu, request, watch }: SecretScene): Promise<void> {
  await window.runCommand('WorldFirst: Show in APIs View');
  await window.runCommand('WorldFirst: Save Request to Workspace…');
  await quick.asks('Save Request to Workspace');
  await eventually('the name that is offered', async () =>
    (await quick.input.inputValue()).endsWith('.wf.json') ? true : undefined,
  );
  await quick.widget.getByRole('button', { name: 'OK' }).click();
  await quick.hidden();
  await window.tab('.wf.json').waitFor();
  await window.runCommand('WorldFirst: Reopen Request as Text');
  await watch.lookAtText('of the request', /\{/);
  await window.runCommand('WorldFirst: About This API');
  await quick.pick('Which endpoint?', /^Apply for a token/);
  await window.webview().getByRole('heading', { name: 'Apply for a token' }).first().waitFor();
  await watch.look('with a page about an API');
  await window.runCommand('WorldFirst: New Request File…');
  await quick.pick('Which endpoint?', /^Query the available credit quota/);
  await quick.answer('The file is called', 'quota');
  await request.shows('Query the available credit quota');
  await window.showOnly('APIs');
  await menu.choose(window.treeItem('APIs', /^quota/), 'Open as Text');
  await watch.lookAtText('of a request file', /\{/);
  await window.openFile(withBom);
  await window.runCommand('WorldFirst: Fix File Encoding');
  await watch.look('with the files of the workspace');
}

/** Requests of other tools are read, and what is wrong with their signatures is told. */
async function importAll({ window, quick, watch, own, secrets }: SecretScene): Promise<void> {
  const diagnosis = window.webview().getByText(/^Examined: the request/);
  for (const { name, text, several, refused } of importedForms(own, secrets)) {
    if (refused !== undefined) {
      const file = path.join(own.elsewhere, name);
      writeFileSync(file, text);
      await window.runCommand('WorldFirst: Import Request…');
      await quick.pick('Where is the curl command', /^In a File/);
      await quick.chooseFile('Import Request', file);
      await window.notification(refused);
      await watch.look(`with ${name} refused`);
      await window.clearNotifications();
      continue;
    }
    await copyText(window, text);
    await window.runCommand('WorldFirst: Import Request…');
    await quick.pick('Where is the curl command', 'In the Clipboard');
    await quick.asks(several ?? 'Where does the request go?');
    // Not before: the extension has read it only now.
    await copyText(window, '');
    if (several !== undefined) {
      await watch.look(`with the requests of ${name}`);
      await quick.pick(several, /^POST/);
    }
    await quick.pick('Where does the request go?', /^Scratch Request/);
    const told = await window.notification('Imported as');
    await watch.look(`with ${name} imported`);
    // By keyboard: a tooltip may lie over it.
    await told.getByRole('button', { name: 'Diagnose Signature' }).press('Enter');
    await diagnosis.waitFor();
    await watch.look(`with the diagnosis of ${name}`);
    await window.clearNotifications();
    await window.runCommand('View: Close All Editors');
    await window.tab(/./).first().waitFor({ state: 'detached' });
  }
}
