import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ActivityServices } from '../../src/extension/activity/activityServices.ts';
import { createActivityRecords } from '../../src/extension/activity/activityRecords.ts';
import { inquiryBalance } from '../../src/core/catalogue/index.ts';
import { createSendGate } from '../../src/extension/sendGate.ts';
import { copyCallAsCode, copyCallFrozen } from '../../src/extension/samples/copyCall.ts';
import { copyAsCode } from '../../src/extension/samples/copyAsCode.ts';
import { copyFrozenCurl } from '../../src/extension/samples/copyFrozenCurl.ts';
import { sendRequest } from '../../src/extension/requests/sending.ts';
import { demoPartnerKeys } from '../../src/simulator/demoKeys.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { recordBodies } from '../support/bodyRecorder.ts';
import { eventually } from '../support/eventually.ts';
import { closeAllEditors, testEditor, workspaceFile } from '../support/editorParts.ts';
import { onlyRequest } from '../support/imports.ts';
import { publicPem, runCommand } from '../support/samplePrograms.ts';
import { temporaryFolder } from '../support/simulatorProcess.ts';
import { answering, picking } from '../support/windowAnswers.ts';

describe('a request that is copied as code', () => {
  afterEach(closeAllEditors);

  it('calls the simulator as it stands in the editor, saved or not', async () => {
    const workbench = await activeWorkbench();
    await using editor = await testEditor({ id: 'simulator', kind: 'simulator' });
    const uri = await workspaceFile('copy-1.inquiryBalance.wf.json', '{}');
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 1), '"transferFactor": {"transferFundType": "NORMAL_BALANCE"}');
    await vscode.workspace.applyEdit(edit);
    assert.ok(document.isDirty);
    using language = picking('Python');
    using told = answering('showInformationMessage', () => 'Open as File');
    assert.equal(await copyAsCode(uri, editor), undefined);
    assert.deepEqual(language.left, []);
    assert.match(String(told.asked[0]?.[0]), /program for Python is in the clipboard/);
    const text = await vscode.env.clipboard.readText();
    assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
    assert.equal(vscode.window.activeTextEditor.document.languageId, 'python');
    assert.match(text, /NORMAL_BALANCE/);

    const running = await workbench.simulator.connection();
    assert.ok(running.ok);
    const folder = temporaryFolder();
    const files = ['private.pem', 'gateway.pem', 'call.py'].map((name) => join(folder, name));
    const key = createPrivateKey({
      key: Buffer.from(demoPartnerKeys.privateKey, 'base64'),
      format: 'der',
      type: 'pkcs8',
    });
    writeFileSync(files[0]!, key.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(files[1]!, publicPem(running.value.gatewayPublicKey));
    writeFileSync(files[2]!, text);
    const ran = await runCommand('python3', ['call.py', files[0]!, files[1]!], folder);
    assert.match(ran.stdout, /^HTTP 200\nresult S SUCCESS\nverified\n/, ran.stderr);
    assert.equal(ran.code, 0);
  });

  it('is of the customer that was chosen, and takes its token from the environment', async () => {
    const workbench = await activeWorkbench();
    await using editor = await testEditor({ id: 'copy-b', customers: [{ id: '2188', label: 'Kiln' }] });
    const profile = editor.profiles.active();
    await workbench.credentials.storeToken(profile, '2188', { token: 'CANARY-TOKEN-77' });
    const uri = await workspaceFile('copy-2.inquiryBalance.wf.json', '{}');
    await editor.customers.choose(uri, profile.id, '2188');
    using language = picking('Python');
    using told = answering('showInformationMessage', () => undefined);
    assert.equal(await copyAsCode(uri, editor), undefined);
    const text = await vscode.env.clipboard.readText();
    assert.deepEqual([language.left, told.asked.length], [[], 1]);
    assert.match(text, /CUSTOMER_ID = '2188'/);
    assert.match(text, /'Access-Token': from_environment\('WORLDFIRST_ACCESS_TOKEN'\)/);
    assert.doesNotMatch(text, /CANARY/);
  });

  it('is not copied where a private key or broken JSON stands in it', async () => {
    await using editor = await testEditor({ id: 'copy-c' });
    await vscode.env.clipboard.writeText('before');
    const withKey = await workspaceFile(
      'copy-3.inquiryBalance.wf.json',
      JSON.stringify({ a: demoPartnerKeys.privateKey }),
    );
    assert.match((await copyAsCode(withKey, editor))?.sentence ?? '', /holds a private key/);
    const broken = await workspaceFile('copy-4.inquiryBalance.wf.json', '{');
    assert.match((await copyAsCode(broken, editor))?.sentence ?? '', /not strict JSON/);
    assert.equal(await vscode.env.clipboard.readText(), 'before');
  });

  it('says so where no request is in front', async () => {
    await using editor = await testEditor({ id: 'copy-d' });
    assert.match((await copyAsCode(undefined, editor))?.sentence ?? '', /No request is in front/);
  });
});

describe('a request that is copied as frozen cURL', () => {
  afterEach(closeAllEditors);

  it('is what was sent last, with its signature', async () => {
    await using gateway = await recordBodies();
    await using editor = await testEditor({ id: 'copy-e', baseUrl: gateway.url });
    const uri = await workspaceFile(
      'copy-5.inquiryBalance.wf.json',
      '{\n  "transferFactor": {"transferFundType": "NORMAL_BALANCE"}\n}',
    );
    assert.match((await copyFrozenCurl(uri, editor))?.sentence ?? '', /Send the request first/);
    await sendRequest(editor.sessions.of(uri), editor);
    const sent = editor.sessions.of(uri).answered?.exchange.request;
    assert.ok(sent);
    using told = answering('showInformationMessage', () => undefined);
    assert.equal(await copyFrozenCurl(uri, editor), undefined);
    assert.match(String(told.asked[0]?.[0]), /signature, which grows stale/);
    const { request, body } = onlyRequest(await vscode.env.clipboard.readText());
    assert.equal(body, gateway.bodies[0]?.toString());
    assert.equal(request.target, sent.url);
    assert.deepEqual(request.headers, sent.headers);
  });
});

describe('a call of the Activity view that is copied', () => {
  it('becomes a program, or the frozen cURL that it was', async () => {
    const workbench = await activeWorkbench();
    const folder = join(temporaryFolder(), 'activity');
    const gate = createSendGate({ ...workbench, confirm: () => Promise.resolve(true) });
    const activity = createActivityRecords({ folder, gate, log: workbench.log });
    const requests = { openScratch: () => assert.fail('no request is opened') };
    const services: ActivityServices = { ...workbench, gate, activity, requests };
    const result = await gate.send({
      endpoint: inquiryBalance,
      profileId: 'simulator',
      customerId: undefined,
      body: [Buffer.from('{ "currencyList": ["USD"] }')],
      origin: 'tree',
    });
    assert.ok(result.kind === 'done');
    const listed = await eventually('the call', async () => {
      for await (const each of (await activity.store()).newestFirst()) return each;
      return undefined;
    });
    using told = answering('showInformationMessage', () => undefined);
    using language = picking('Java');
    assert.equal(await copyCallAsCode(listed, services), undefined);
    assert.match(await vscode.env.clipboard.readText(), /"\{ \\"currencyList\\": \[\\"USD\\"\] \}"/);
    assert.equal(await copyCallFrozen(listed, services), undefined);
    const { request } = onlyRequest(await vscode.env.clipboard.readText());
    const signature = ['Signature', result.exchange.request.signatureHeader];
    assert.deepEqual(
      request.headers.find(([name]) => name === 'Signature'),
      signature,
    );
    assert.deepEqual([language.left, told.asked.length], [[], 2]);
    gate.dispose();
    activity.dispose();
  });
});
