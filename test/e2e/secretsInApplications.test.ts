import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { applyCreditGrant } from '../../src/core/catalogue/endpoints/applyCreditGrant.ts';
import { CreditGrants } from '../support/creditGrants.ts';
import { eventually } from '../support/eventually.ts';
import type { RequestPage } from '../support/requestPage.ts';
import { searchSecrets, type SecretScene } from '../support/searchSecrets.ts';
import { withEchoOf } from '../support/withEcho.ts';

interface Scene extends SecretScene {
  readonly grants: CreditGrants;
}

const file = 'march.applyCreditGrant.wf.json';
const body = { ...applyCreditGrant.sample.request, referenceNo: 'REF-MARCH' };

describe('secrets around applications', () => {
  it('are neither in their evidence nor anywhere near it', async function () {
    this.timeout(600_000);
    await searchSecrets('grants', useApplications, { files: { [file]: JSON.stringify(body) } });
  });
});

async function useApplications(given: SecretScene): Promise<void> {
  const { window, own } = given;
  const scene: Scene = { ...given, grants: new CreditGrants(window) };
  await own.use(window);
  await window.showOnly('Credit Grants');
  await refuseSecretBodies(scene);
  await loseAnApplication(scene);
  await readEvidence(scene);
  await repeatIt(scene);
  await followAnother(scene);
}

/** What is sent is kept as evidence, so that a body with a secret in it must not be sent. */
async function refuseSecretBodies({ window, request, watch, own, secrets }: Scene): Promise<void> {
  const place = path.join(own.elsewhere, file);
  const whole = JSON.stringify(body);
  for (const [member, told] of [
    [{ remark: own.keys.privatePem }, 'The file holds a private key.'],
    [{ accessToken: secrets.word('typed-into-a-body') }, 'The file holds a credential at /accessToken.'],
  ] as const) {
    // The file of its author is the one place where it stands, and not one of ours.
    writeFileSync(place, JSON.stringify({ ...body, ...member }));
    writeFileSync(
      path.join(window.workspace, file),
      whole.replace('{', `${JSON.stringify(member).slice(0, -1)},`),
    );
    await window.openFile(file);
    await request.shows('Apply for a credit grant');
    await request.chooseCustomer(undefined);
    await request.sendButton().click();
    await request.status().getByText(told).waitFor();
    await window.runCommand('View: Close All Editors');
    writeFileSync(path.join(window.workspace, file), whole);
  }
  await watch.look('after bodies with secrets were refused');
}

/** Its answer, and those to all seven queries, repeat secrets and no longer verify: nobody can tell how it stands. */
async function loseAnApplication({ window, request, grants, watch, own, secrets }: Scene): Promise<void> {
  const unasked = secrets.token('unasked');
  let inquiries = 0;
  own.gateway.alter((answer, to, request) => {
    if (to.endsWith('/inquiryCreditGrant')) inquiries += 1;
    // Whether the reference is free is asked before it goes out.
    const isAltered = to.endsWith('/applyCreditGrant') || inquiries > 1;
    return isAltered ? withEchoOf(request, answer, { accessToken: unasked }) : answer;
  });
  await window.openFile(file);
  await request.shows('Apply for a credit grant');
  await request.chooseCustomer(undefined);
  await request.send();
  const row = grants.row('REF-MARCH');
  await row.waitFor();
  await watch.look('with an application of which nobody knows');
  await grants.choose(row, 'Pause');
  await row.filter({ hasText: 'paused' }).waitFor();
  await grants.choose(row, 'Resume Following');
  await row.filter({ hasText: 'paused' }).waitFor({ state: 'detached' });
  const used = row.filter({ hasText: 'all 7 queries used' });
  await eventually(
    'the end of the seven queries',
    async () => {
      if (await used.isVisible()) return true;
      // While one is under way, another is not begun.
      await grants.choose(row, 'Query Now').catch(() => window.page.keyboard.press('Escape'));
      return undefined;
    },
    120_000,
  );
}

async function readEvidence({ window, quick, grants, watch }: Scene): Promise<void> {
  const row = grants.row('REF-MARCH');
  await grants.choose(row, 'Copy Reference');
  await watch.lookAtCopy('after a copy of the reference', /^REF-MARCH$/);
  await grants.choose(row, 'Open Request');
  await watch.lookAtText('of the request of the application', /REF-MARCH/);
  await window.runCommand('View: Close All Editors');
  await grants.choose(row, 'Open Answer');
  await watch.lookAtText('of the answer to the application', /"echo"/);
  await window.runCommand('View: Close All Editors');
  await grants.choose(row, 'Show Evidence');
  await window
    .webview()
    .getByRole('heading', { name: /REF-MARCH/ })
    .waitFor();
  await watch.look('with the evidence');
  await window.runCommand('View: Close All Editors');
  await grants.choose(row, 'Export Evidence…');
  await quick.chooseFile('Export Evidence', path.join(window.workspace, 'evidence.json'));
  await quick.hidden();
}

async function repeatIt({ window, request, grants, watch, own }: Scene): Promise<void> {
  own.gateway.alter(undefined);
  const row = grants.row('REF-MARCH');
  await grants.choose(row, 'Repeat as It Was Sent…');
  await window.dialog().getByRole('button', { name: 'Repeat', exact: true }).click();
  await window.notification(/REF-MARCH: /);
  await watch.look('with an application repeated');
  await window.clearNotifications();
  const other = JSON.stringify({ ...body, vcCode: 'VC-OTHER' });
  writeFileSync(path.join(window.workspace, file), other);
  await window.openFile(file);
  await request.shows('Apply for a credit grant');
  const corrected = grants.row('REF-MARCH-R2');
  for (const [button, then] of [
    ['Follow', grants.row('REF-MARCH')],
    ['New Reference Number', request.frame.locator('.response')],
  ] as const) {
    const offered = request.frame.getByRole('button', { name: button, exact: true });
    await clickSendUntil(request, offered);
    await offered.click();
    await then.first().waitFor();
  }
  await clickSendUntil(request, corrected);
  await watch.look('with an answer to a corrected application');
}

async function followAnother({ window, quick, grants, watch }: Scene): Promise<void> {
  await window.runCommand('WorldFirst: Follow Existing Reference…');
  await quick.pick('On whose account is the call made?', /^No customer/);
  await quick.answer('Reference number of an application', 'REF-ELSEWHERE');
  const row = grants.row('REF-ELSEWHERE');
  await row.waitFor();
  await grants.choose(row, 'Stop Following');
  await row.filter({ hasText: 'no longer followed' }).waitFor();
  await window.runCommand('WorldFirst: Apply for Credit Grant…');
  await watch.look('with a new application');
}

/** A click that comes too soon after another is not taken, and what was sent once is not sent twice. */
async function clickSendUntil(request: RequestPage, shown: Locator): Promise<void> {
  await eventually(
    'what follows a click on Send',
    async () => {
      await request.sendButton().click();
      await shown.waitFor({ timeout: 3_000 }).catch(() => undefined);
      return (await shown.isVisible()) ? true : undefined;
    },
    60_000,
  );
}
