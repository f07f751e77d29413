import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Evidence } from '../../src/core/grants/evidence.ts';
import { ApplicationForm } from '../support/applicationForm.ts';
import { anyPrivateKey, findCanaries, privateKeyCanaries, textCanary } from '../support/canaries.ts';
import { CreditGrants } from '../support/creditGrants.ts';
import { eventually } from '../support/eventually.ts';
import { invoicePdf } from '../support/invoiceFiles.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import {
  partnerClientId,
  profileEntry,
  startPartnerGateway,
  type PartnerGateway,
} from '../support/partnerGateway.ts';
import { importPrivateKey, QuickInput, setGatewayKey, switchProfile } from '../support/quickInput.ts';
import { scratchFile } from '../support/requestPage.ts';
import { stopSimulators } from '../support/simulatorProcess.ts';

const token = 'wf_partner/7Qx+v2"L9=token\\0';

describe('an application whose outcome nobody can tell', () => {
  let gateway: PartnerGateway;
  before(async () => {
    gateway = await startPartnerGateway({
      customers: [{ id: partnerClientId, accessToken: token, credit: { cap: 9_000_000, available: 1_000 } }],
    });
  });
  after(async () => {
    await gateway.close();
    await stopSimulators();
  });

  it('is asked for seven times, gives evidence without secrets, and is then repeated as it was sent', async function () {
    this.timeout(240_000);
    await using window = await openWorkbench({
      settings: { 'worldfirst.profiles': [profileEntry(gateway)] },
    });
    const form = new ApplicationForm(window);
    const quick = new QuickInput(window);
    const grants = new CreditGrants(window);
    await window.openSideBar();
    await switchProfile(window, 'Acme');
    await importPrivateKey(window, gateway.keys.privatePem);
    await setGatewayKey(window, gateway.gatewayPublicKey);
    await window.runCommand('WorldFirst: Set Access Token…');
    await quick.answer('Access token for', token);
    await quick.answer('When it expires', '');
    await quick.hidden();

    const pdf = invoicePdf('RE-2024-00001');
    const pdfFile = path.join(window.workspace, 'invoice.pdf');
    writeFileSync(pdfFile, pdf);
    await form.open();
    for (const [name, text] of Object.entries({
      referenceNo: 'REF-LOST-1',
      payeeCode: 'PAYEE-1',
      vcCode: 'VC-1',
      invoiceDate: '20240331',
      timeZone: 'Asia/Shanghai',
    })) {
      await form.fill(name, text);
    }
    await form.attach(pdfFile, sha256(pdf));
    await form.upload({ attachmentType: 'CREDIT_INVOICE', bizType: 'CREDIT_GRANT' });
    await form.importRows('no,amount\nRE-1,1250.75\n');
    // Every answer about the application is lost on its way, but for the inquiry before it goes out.
    let inquiries = 0;
    gateway.alter((answer, to) => {
      if (to.endsWith('/inquiryCreditGrant')) inquiries += 1;
      const lost = to.endsWith('/applyCreditGrant') || (to.endsWith('/inquiryCreditGrant') && inquiries > 1);
      return lost ? Buffer.alloc(0) : answer;
    });
    await form.request.send();
    assert.match(await form.request.headline().innerText(), /unknown|may have been/i);

    const row = grants.row('REF-LOST-1');
    for (let query = 1; query <= 7; query += 1) {
      assert.ok(!(await grants.offers(row)).includes('Repeat as It Was Sent…'), `before query ${query}`);
      // A row that is drawn anew at that moment takes no click.
      await eventually(
        `query ${query}`,
        async () => {
          await grants.queryNow(row);
          const asked = (): true | undefined => (inquiries === query + 1 ? true : undefined);
          return eventually('its call', asked, 5_000).catch(() => undefined);
        },
        60_000,
      );
      await row
        .filter({ hasText: query < 7 ? 'next query' : 'all 7 queries used, contact support' })
        .waitFor();
    }
    assert.ok(!(await grants.offers(row)).includes('Query Now'));

    await grants.choose(row, 'Show Evidence');
    await window
      .webview()
      .getByRole('heading', { name: /REF-LOST-1/ })
      .waitFor();
    await window
      .webview()
      .getByRole('heading', { name: /^Query 7/ })
      .waitFor();
    const page = await window.webview().locator('body').innerText();
    const file = path.join(window.workspace, 'evidence-REF-LOST-1.json');
    await grants.choose(row, 'Export Evidence…');
    await quick.chooseFile('Export Evidence', file);
    const exported = await eventually('the evidence', () => read(file));
    const evidence = JSON.parse(exported) as Evidence;
    const [sent] = gateway.requestsTo('applyCreditGrant');
    assert.ok(sent !== undefined && gateway.requestsTo('applyCreditGrant').length === 1);
    assert.deepEqual(sent.body, scratchFile(window, 'Apply for a credit grant.applyCreditGrant.wf.json'));
    const [send] = evidence.sends;
    assert.equal(send?.body.text, sent.body.toString('utf8'));
    assert.equal(send.body.sha256, sent.bodySha256);
    assert.equal(send.signatureHeader, sent.headers['signature']);
    assert.ok(send.contentPrefix.includes(sent.headers['request-time'] ?? '-'));
    assert.match(send.publicKeyFingerprint ?? '', /\w{2}/);
    assert.deepEqual(
      send.attachments.map(({ fileName, sha256: hash }) => [fileName, hash]),
      [['invoice.pdf', sha256(pdf)]],
    );
    assert.deepEqual(
      send.totals.map(({ sums }) => sums),
      [[{ currency: 'USD', minorUnits: '125075' }]],
    );
    assert.equal(evidence.queries.length, 7);
    for (const part of [send.body.sha256, sha256(pdf), send.publicKeyFingerprint ?? '-', 'USD 125075']) {
      assert.ok(page.includes(part), part);
    }
    const secrets = [
      textCanary('token', token),
      ...privateKeyCanaries('key', gateway.keys.privatePem),
      ...anyPrivateKey,
    ];
    const texts = { page, exported };
    const haystacks = Object.entries(texts).map(([place, text]) => ({ place, bytes: Buffer.from(text) }));
    assert.deepEqual(findCanaries(haystacks, secrets), []);

    gateway.alter(undefined);
    await grants.choose(row, 'Repeat as It Was Sent…');
    const question = window.dialog();
    await question.getByText('Repeat the application REF-LOST-1 as it was sent?').waitFor();
    await question.getByRole('button', { name: 'Repeat', exact: true }).click();
    await window.notification(/REF-LOST-1: accepted/);
    await row.filter({ hasText: 'accepted, in review · next query' }).waitFor();
    const [, again, ...more] = gateway.requestsTo('applyCreditGrant');
    assert.ok(again !== undefined && more.length === 0);
    assert.deepEqual(again.body, sent.body);
    assert.notEqual(again.headers['signature'], sent.headers['signature']);
  });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8') || undefined;
  } catch {
    return undefined;
  }
}
