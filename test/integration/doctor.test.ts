import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { inquiryBalance } from '../../src/core/catalogue/endpoints/inquiryBalance.ts';
import type { RequestMessage } from '../../src/core/calls/message.ts';
import { diagnoseExchange } from '../../src/extension/doctor/diagnoseExchange.ts';
import { diagnoseSignature } from '../../src/extension/doctor/diagnoseSignature.ts';
import { documentScheme } from '../../src/extension/contributions.ts';
import { doctorCase } from '../../src/extension/doctor/doctorCase.ts';
import type { Documents } from '../../src/extension/seams.ts';
import { generateKeyPair } from '../../src/gateway/keyImport.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { eventually } from '../support/eventually.ts';
import { testEditor } from '../support/editorParts.ts';
import { flipDigit } from '../support/recordingGateway.ts';
import { picking } from '../support/windowAnswers.ts';
import { simulatedEditor, type SimulatedEditor } from '../support/simulatedEditor.ts';

describe('the signature doctor over calls of the window', () => {
  let simulated: SimulatedEditor;

  beforeEach(async () => {
    simulated = await simulatedEditor(`doctor-${Date.now()}`);
  });

  afterEach(() => simulated[Symbol.asyncDispose]());

  /** Sends a balance inquiry and gives the page that the doctor shows about it. */
  async function diagnosed(): Promise<string> {
    const { editor, profile } = simulated;
    const result = await editor.gate.send({
      endpoint: inquiryBalance,
      profileId: profile.id,
      customerId: undefined,
      body: [new TextEncoder().encode('{"currency":"USD"}')],
      origin: 'editor',
    });
    assert.ok(result.kind === 'done');
    const pages: Parameters<Documents['show']>[0][] = [];
    const documents: Pick<Documents, 'show'> = {
      show: (page) => {
        pages.push(page);
        return Promise.resolve();
      },
    };
    const call = { exchange: result.exchange, endpoint: inquiryBalance, profile };
    await diagnoseExchange(call, { ...editor, documents });
    const [page, ...others] = pages;
    assert.deepEqual([others, page?.rendered], [[], true]);
    return page?.text ?? '';
  }

  it('proves that a refused request fits its own key, so that the registered one is the other', async () => {
    const { credentials } = await activeWorkbench();
    const pair = await generateKeyPair();
    await credentials.storePrivateKey(simulated.profile, pair);
    const page = await diagnosed();
    assert.match(page, /^# The signature fits; the gateway most likely knows another public key/);
    assert.match(page, /answered INVALID\\_SIGNATURE, although .* the key pair of the profile “Recorded”/);
    assert.match(page, /held against the profile “Recorded”/);
    assert.ok(page.includes(pair.publicKey.spkiBase64));
  });

  it('examines the answer where that does not verify', async () => {
    simulated.gateway.alter(flipDigit);
    const page = await diagnosed();
    assert.match(page, /^# The signature does not fit the answer/);
    assert.match(page, /something on the way, such as a proxy, may have changed the answer/);
    assert.doesNotMatch(page, /your program/);
    assert.doesNotMatch(page, /the key pair of the profile/);
    assert.match(page, /the key of the gateway in the profile “Recorded”/);
  });

  it('reads a request of another program from the clipboard, and names its fault', async () => {
    const { editor, profile } = simulated;
    await vscode.env.clipboard.writeText(
      `curl -X POST 'http://gateway.example.com${inquiryBalance.path}' -H 'Client-Id: ${profile.clientId}' ` +
        `-H 'Request-Time: 2026-01-02T03:04:05Z' -H 'Access-Token: CANARY-TOKEN-79' ` +
        `-H 'Signature: algorithm=RSA256, keyVersion=1, signature=ab_-' --data-raw '{}'`,
    );
    using picks = picking('In the Clipboard');
    const pages: string[] = [];
    const documents: Documents = {
      show: ({ text }) => {
        pages.push(text);
        return Promise.resolve();
      },
      replace: () => Promise.reject(new Error('There is a diagnosis.')),
    };
    assert.equal(await diagnoseSignature(undefined, { ...editor, documents }), undefined);
    assert.deepEqual(picks.left, []);
    assert.match(pages.join(), /base64url/);
    assert.doesNotMatch(pages.join(), /CANARY/);
  });

  it('leaves no earlier page that looks like the answer where there is nothing to examine', async () => {
    const { documents } = await activeWorkbench();
    const { editor } = simulated;
    const parts = { ...editor, documents };
    const uri = vscode.Uri.from({ scheme: documentScheme, path: '/Signature Doctor.md' });
    const page = async (): Promise<string> => (await vscode.workspace.openTextDocument(uri)).getText();
    const isOpen = (): boolean =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ label }) => label.endsWith('Signature Doctor.md')),
      );

    const nothing = await diagnoseSignature(' \n', parts);
    assert.equal(nothing?.sentence, 'There is no request to read: the text is empty.');
    assert.ok(!isOpen());

    assert.equal(
      await diagnoseSignature(`curl http://localhost${inquiryBalance.path} -d '{}'`, parts),
      undefined,
    );
    await eventually('the page of the doctor', () => (isOpen() ? true : undefined));
    assert.match(await page(), /^# The request has no signature/);
    const garbage = await diagnoseSignature('<p>Hello', parts);
    assert.match(garbage?.sentence ?? '', /^This is neither a curl command/);
    await eventually('the page without a diagnosis', async () =>
      /^# Nothing was examined\n\nThis is neither a curl command/.test(await page()) ? true : undefined,
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('holds a request of another program against the profile whose client id it carries', async () => {
    await using editor = await testEditor(
      { id: 'first', name: 'First', clientId: 'CLIENT-1' },
      { id: 'second', name: 'Second', clientId: 'CLIENT-2' },
    );
    const request = (clientId: string): RequestMessage => ({
      method: 'POST',
      target: `https://open-sea.worldfirst.com/sandbox${inquiryBalance.path}`,
      headers: [['client-id', clientId]],
      body: new Uint8Array(),
    });
    const second = doctorCase(request('CLIENT-2'), editor.profiles);
    assert.deepEqual([second.profile.name, second.endpoint?.name], ['Second', 'inquiryBalance']);
    assert.equal(doctorCase(request('CLIENT-3'), editor.profiles).profile.name, 'First');
  });
});
