import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ListedEntry } from '../../src/core/activity/activityStore.ts';
import type { ActivityEntry } from '../../src/core/activity/entry.ts';
import { applyCreditGrant, inquiryBalance, submitAttachment } from '../../src/core/catalogue/index.ts';
import { simulatorProfileId } from '../../src/core/profiles/profile.ts';
import type { ActivityServices } from '../../src/extension/activity/activityServices.ts';
import {
  compareCalls,
  compareWithPrevious,
  compareWithSample,
} from '../../src/extension/activity/compareCalls.ts';
import { callDocumentText, openCall } from '../../src/extension/activity/callDocuments.ts';
import { callUri } from '../../src/extension/activity/callUri.ts';
import { sendAgain } from '../../src/extension/activity/sendAgain.ts';
import type { CallIntent } from '../../src/extension/seams.ts';
import type { Workbench } from '../../src/extension/workbench.ts';
import { joinAttachment } from '../../src/gateway/attachmentBody.ts';
import { anEntry } from '../support/activityEntries.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { eventually } from '../support/eventually.ts';
import { answering, watchingProgress } from '../support/windowAnswers.ts';

/** Against the calls of the window itself: they leave through its gate and are kept in its storage. */
describe('a call that is looked into, sent again or compared', () => {
  let workbench: Workbench;
  let services: ActivityServices;
  let folder: string;
  let opened: {
    readonly endpoint: string;
    readonly text: string | undefined;
    readonly label: string | undefined;
  }[];

  before(async () => {
    workbench = await activeWorkbench();
  });
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'replay-'));
    opened = [];
    const requests: ActivityServices['requests'] = {
      openScratch: (endpoint, { text, label } = {}) => {
        opened.push({ endpoint, text, label });
        return Promise.resolve(vscode.Uri.file('/request'));
      },
    };
    services = { ...workbench, requests };
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true });
  });

  const send = async (more: Partial<CallIntent> = {}): Promise<ListedEntry> => {
    const result = await workbench.gate.send({
      endpoint: inquiryBalance,
      profileId: simulatorProfileId,
      customerId: undefined,
      body: [Buffer.from('{ "currencyList": ["USD"] }')],
      origin: 'editor',
      ...more,
    });
    assert.ok(result.kind === 'done', JSON.stringify(result));
    return (await workbench.activity.keptCall(result.exchange)) ?? assert.fail('it was not kept');
  };

  const entryOf = async ({ place }: ListedEntry): Promise<ActivityEntry> => {
    const read = await (await workbench.activity.store()).read(place);
    return read.kind === 'found' ? read.entry : assert.fail(read.kind);
  };

  const newest = async (): Promise<ListedEntry> => {
    for await (const listed of (await workbench.activity.store()).newestFirst()) return listed;
    return assert.fail('no call is kept');
  };

  /** The same call as if it had been made long ago. */
  const aged = async (listed: ListedEntry): Promise<ListedEntry> => {
    const store = await workbench.activity.store();
    const id = `aged-${listed.summary.id}`;
    await store.append({ ...(await entryOf(listed)), id, sentAt: 1_000 });
    return newest();
  };

  const received = async (endpoint: string): Promise<number> => {
    const answer = await workbench.simulator.command({ command: 'state' });
    assert.ok(answer.ok && answer.state !== undefined);
    return answer.state.calls[endpoint] ?? 0;
  };

  const sentence = (obstacle: { readonly sentence: string } | undefined): string =>
    obstacle?.sentence ?? assert.fail('nothing stood in the way');

  it('shows what exactly was signed, with the old signature, and sends nothing for it', async () => {
    const listed = await send();
    const entry = await entryOf(listed);
    const before = await received('inquiryBalance');
    const text = await callDocumentText(callUri('sent.http', 'sent', listed.place), services);
    assert.ok(text.includes(`\n\n${entry.contentPrefix}{ "currencyList": ["USD"] }\n\n###\n`));
    assert.ok(text.endsWith(`Request-Time: ${entry.requestTime}\nSignature: ${entry.signatureHeader}\n`));
    assert.match(text, /^# .*\n# The signature fits the content and the key pair of the profile\.\n/);
    assert.equal(await received('inquiryBalance'), before);
  });

  it('says where the signature does not fit, and where it cannot be told', async () => {
    const listed = await send();
    const store = await workbench.activity.store();
    const entry = await entryOf(listed);
    const textOf = async (changed: ActivityEntry): Promise<string> => {
      await store.append(changed);
      return callDocumentText(callUri('sent.http', 'sent', (await newest()).place), services);
    };
    const contentPrefix = entry.contentPrefix.replace('POST', 'post');
    assert.match(
      await textOf({ ...entry, id: '1', contentPrefix }),
      /# The signature does not fit the content/,
    );
    const keys = { ...entry.keys, partner: 'ab'.repeat(32) };
    assert.match(
      await textOf({ ...entry, id: '2', keys }),
      /# The profile signs with another key pair today/,
    );
    const body = { ...entry.request.body, redacted: true };
    const redacted = { ...entry, id: '3', request: { ...entry.request, body } };
    assert.match(await textOf(redacted), /cannot be told\. Secrets were taken out/);
  });

  it('goes out again with the same bytes, a new time and a new signature, and opens', async () => {
    const listed = await aged(await send({ body: [Buffer.from('{"currencyList":\r\n["USD"]}')] }));
    const old = await entryOf(listed);
    const past = { ...old, id: 'past', contentPrefix: 'old', signatureHeader: 'old', requestTime: 'old' };
    await (await workbench.activity.store()).append(past);
    const before = await received('inquiryBalance');
    assert.equal(await sendAgain(await newest(), services), undefined);
    assert.equal(await received('inquiryBalance'), before + 1);
    const again = await entryOf(await newest());
    assert.equal(again.origin, 'replay');
    assert.equal(again.request.body.content, '{"currencyList":\r\n["USD"]}');
    assert.equal(again.verdicts.outcome, 'succeeded');
    assert.match(again.signatureHeader, /^algorithm=RSA256/);
    assert.match(again.requestTime, /^\d{4}-/);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^# Succeeded\./);
  });

  it('does not go out to another gateway, nor where its body is not what it was', async () => {
    const listed = await send();
    const entry = await entryOf(listed);
    const store = await workbench.activity.store();
    const before = await received('inquiryBalance');
    const refusal = async (changed: Partial<ActivityEntry>): Promise<string> => {
      await store.append({ ...entry, id: crypto.randomUUID(), ...changed });
      return sentence(await sendAgain(await newest(), services));
    };
    const { request, target } = entry;
    assert.match(
      await refusal({ target: { ...target, clientId: 'OTHER' } }),
      /leads to another gateway, client or path/,
    );
    assert.match(
      await refusal({ target: { ...target, path: '/other' } }),
      /leads to another gateway, client or path/,
    );
    assert.match(
      await refusal({ profile: { ...entry.profile, id: 'gone', name: 'Gone' } }),
      /“Gone” no longer exists/,
    );
    const body = { ...request.body, content: '{}' };
    assert.match(await refusal({ request: { ...request, body } }), /damaged/);
    const redacted = { ...request.body, redacted: true };
    assert.match(await refusal({ request: { ...request, body: redacted } }), /Secrets were taken out/);
    assert.equal(await received('inquiryBalance'), before);
  });

  it('does not go out to a gateway that the profile came to lead to while the user was asked', async () => {
    writeFileSync(path.join(folder, 'june.pdf'), '%PDF-1.7 june '.repeat(30));
    const body = JSON.stringify({ ...submitAttachment.sample.request, attachmentContent: '@file:june.pdf' });
    const joined = await joinAttachment(Buffer.from(body), folder);
    assert.ok(joined.ok && joined.file !== undefined);
    const listed = await send({ endpoint: submitAttachment, body: joined.pieces, file: joined.file });
    const before = await received('submitAttachment');
    let moved = false;
    const gate: typeof workbench.gate = {
      ...workbench.gate,
      target: async (...about) => {
        const target = await workbench.gate.target(...about);
        return target.ok && moved
          ? { ok: true, value: { ...target.value, baseUrl: 'https://x', clientId: 'X' } }
          : target;
      },
    };
    using agreed = answering('showWarningMessage', (_question, _options, again) => {
      moved = true;
      return again;
    });
    assert.match(
      sentence(await sendAgain(listed, { ...services, gate })),
      /leads to another gateway, client or path/,
    );
    assert.equal(agreed.asked.length, 1);
    assert.equal(await received('submitAttachment'), before);
  });

  it('tells how it ended also where it cannot be kept', async () => {
    const listed = await send();
    const activity = { ...workbench.activity, keptCall: () => Promise.resolve(undefined) };
    assert.match(
      sentence(await sendAgain(listed, { ...services, activity })),
      /^The call was made, but could not be kept\. Succeeded\./,
    );
  });

  it('asks before a write goes out again, and repeats an application as one', async () => {
    const referenceNo = `REF-REPLAY-${Date.now()}`;
    const body = JSON.stringify({ ...applyCreditGrant.sample.request, referenceNo });
    const first = await send({ endpoint: applyCreditGrant, body: [Buffer.from(body)] });
    assert.equal((await entryOf(first)).verdicts.outcome, 'pending');
    const before = await received('applyCreditGrant');
    {
      using cancelled = answering('showWarningMessage', () => undefined);
      assert.equal(await sendAgain(first, services), undefined);
      assert.match(JSON.stringify(cancelled.asked), new RegExp(`under the same reference.*${referenceNo}`));
    }
    {
      // The ledger has the last word: what is in review is followed, not repeated.
      using agreed = answering('showWarningMessage', (_question, _options, repeat) => repeat);
      assert.match(sentence(await sendAgain(first, services)), /^Nothing was sent\. This very body was sent/);
      assert.equal(agreed.asked.length, 1);
    }
    assert.equal(await received('applyCreditGrant'), before);
    {
      using chosen = answering('showWarningMessage', (_question, _options, _repeat, fresh) => fresh);
      assert.equal(await sendAgain(first, services), undefined);
      assert.equal(chosen.asked.length, 1);
    }
    assert.equal(await received('applyCreditGrant'), before, 'nothing is sent under the new reference');
    assert.equal(opened.length, 1);
    assert.equal(opened[0]?.text, body.replace(referenceNo, `${referenceNo}-R2`));
  });

  it('repeats an application once where two windows offer it, and sends one that never left', async () => {
    const play = async (...scenarios: readonly string[]): Promise<void> =>
      assert.ok((await workbench.simulator.command({ command: 'scenario', scenarios })).ok);
    const applicationWith = (referenceNo: string): Partial<CallIntent> => ({
      endpoint: applyCreditGrant,
      body: [Buffer.from(JSON.stringify({ ...applyCreditGrant.sample.request, referenceNo }))],
    });
    const refused = applicationWith(`REF-TWICE-${Date.now()}`);
    await play('applyCreditGrant=PROCESS_FAIL');
    const first = await send(refused);
    const before = await received('applyCreditGrant');
    {
      using agreed = answering('showWarningMessage', async (_question, _options, repeat) => {
        await send({ ...refused, repeatAfter: 1 });
        return repeat;
      });
      assert.match(sentence(await sendAgain(first, services)), /^Nothing was sent\. This very body was sent/);
      assert.equal(agreed.asked.length, 1);
    }
    await play();
    assert.equal((await received('applyCreditGrant')) - before, 1);

    const cancel = new vscode.CancellationTokenSource();
    const unsent = await send({
      ...applicationWith(`REF-UNSENT-${Date.now()}`),
      token: cancel.token,
      onGoingOut: () => cancel.cancel(),
    });
    assert.equal((await entryOf(unsent)).verdicts.outcome, 'notSent');
    using agreed = answering('showWarningMessage', (_question, _options, repeat) => repeat);
    assert.equal(await sendAgain(unsent, services), undefined);
    assert.equal(agreed.asked.length, 1);
    assert.equal((await entryOf(await newest())).verdicts.outcome, 'pending');
    assert.equal((await received('applyCreditGrant')) - before, 2);
  });

  it('can be cancelled on its way; what a write became is then unknown, and it is kept', async () => {
    const file = path.join(folder, 'july.pdf');
    writeFileSync(file, '%PDF-1.7 july '.repeat(30));
    const body = JSON.stringify({ ...submitAttachment.sample.request, attachmentContent: '@file:july.pdf' });
    const joined = await joinAttachment(Buffer.from(body), folder);
    assert.ok(joined.ok && joined.file !== undefined);
    const listed = await send({ endpoint: submitAttachment, body: joined.pieces, file: joined.file });
    const before = await received('submitAttachment');
    const scenario = (...scenarios: readonly string[]) =>
      workbench.simulator.command({ command: 'scenario', scenarios });
    assert.ok((await scenario('submitAttachment=delay:20')).ok);
    try {
      using agreed = answering('showWarningMessage', (_question, _options, again) => again);
      using progress = watchingProgress();
      const sending = sendAgain(listed, services);
      await eventually('the call at the gateway', async () =>
        (await received('submitAttachment')) > before ? true : undefined,
      );
      progress.cancel();
      assert.equal(await sending, undefined);
      assert.equal(agreed.asked.length, 1);
      const again = await entryOf(await newest());
      assert.equal(again.origin, 'replay');
      assert.equal(again.verdicts.outcome, 'unknown');
      assert.equal(await received('submitAttachment'), before + 1);
    } finally {
      await scenario();
    }
  });

  it('reads the file of an upload again, and stops where it is another or gone', async () => {
    const file = path.join(folder, 'march.pdf');
    writeFileSync(file, '%PDF-1.7 march '.repeat(30));
    const body = JSON.stringify({ ...submitAttachment.sample.request, attachmentContent: '@file:march.pdf' });
    const joined = await joinAttachment(Buffer.from(body), folder);
    assert.ok(joined.ok && joined.file !== undefined);
    const listed = await send({ endpoint: submitAttachment, body: joined.pieces, file: joined.file });
    const before = await received('submitAttachment');
    using agreed = answering('showWarningMessage', (_question, _options, again) => again);
    assert.equal(await sendAgain(listed, services), undefined);
    assert.equal(await received('submitAttachment'), before + 1);
    const [first, again] = [await entryOf(listed), await entryOf(await newest())];
    assert.equal(again.request.body.sha256, first.request.body.sha256);
    assert.deepEqual(again.request.attachment, first.request.attachment);
    writeFileSync(file, '%PDF-1.7 April '.repeat(30));
    assert.match(
      sentence(await sendAgain(listed, services)),
      /march\.pdf is no longer the file that was sent/,
    );
    rmSync(file);
    assert.match(sentence(await sendAgain(listed, services)), /march\.pdf does not exist/);
    assert.equal(agreed.asked.length, 1, 'nobody is asked in vain');
    assert.equal(await received('submitAttachment'), before + 1);
  });

  it('opens an upload under a new id, with the file by its whole path', async () => {
    const file = path.join(folder, 'may.pdf');
    writeFileSync(file, '%PDF-1.7 may '.repeat(30));
    const body = JSON.stringify({ ...submitAttachment.sample.request, attachmentContent: '@file:may.pdf' });
    const joined = await joinAttachment(Buffer.from(body), folder);
    assert.ok(joined.ok && joined.file !== undefined);
    const listed = await send({ endpoint: submitAttachment, body: joined.pieces, file: joined.file });
    using chosen = answering('showWarningMessage', (_question, _options, _again, fresh) => fresh);
    assert.equal(await sendAgain(listed, services), undefined);
    assert.equal(chosen.asked.length, 1);
    const made = JSON.parse(opened[0]?.text ?? '') as {
      readonly attachmentContent: string;
      readonly attachmentId: string;
    };
    assert.equal(made.attachmentContent, `@file:${file}`);
    assert.notEqual(made.attachmentId, submitAttachment.sample.request.attachmentId);
  });

  it('is compared with the answer before, to the last minor unit, whatever time and id it has', async () => {
    const store = await workbench.activity.store();
    const answer = (value: string, responseId: string): ActivityEntry['answer'] => {
      const content = `{"responseId":"${responseId}","accountBalances":[{"accountNo":"A1","currency":"USD","totalBalance":{"value":${value},"currency":"USD"}}],"result":{"resultStatus":"S"}}`;
      const { answer: template } = anEntry();
      return template && { ...template, body: { ...template.body, content } };
    };
    const like = { target: { ...anEntry().target, customerId: 'C-COMPARED' } };
    await store.append(anEntry({ ...like, sentAt: 1_000, answer: answer('900719925474099301', 'r1') }));
    await store.append(anEntry({ ...like, sentAt: 2_000, endpoint: 'queryCreditQuota' }));
    await store.append(anEntry({ ...like, sentAt: 3_000, answer: answer('900719925474099299', 'r2') }));
    using told = answering('showInformationMessage', (_text, summary) => summary);
    assert.equal(await compareWithPrevious(await newest(), services), undefined);
    assert.match(
      String(told.asked[0]?.[0]),
      /^accountBalances › A1 USD › totalBalance: USD 9,007,199,254,740,993\.01 → USD 9,007,199,254,740,992\.99 \(−USD 0\.02\)$/,
    );
    const diff = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input] : []));
    assert.equal(diff.length, 1);
    const shown = await vscode.workspace.openTextDocument(diff[0]!.modified);
    assert.match(shown.getText(), /^\{\n {2}"accountBalances": \[\n[\s\S]*"value": 900719925474099299\n/);
    await eventually(
      'the page with the summary',
      () =>
        vscode.workspace.textDocuments.some((document) => document.getText().startsWith('# What changed')) ||
        undefined,
    );
  });

  it('is compared with a warning where an answer is not proved, or the two are about different things', async () => {
    const store = await workbench.activity.store();
    const { verdicts, target, profile } = anEntry();
    const calls = [
      anEntry({
        sentAt: 1_000,
        verdicts: { ...verdicts, verification: { kind: 'notVerified', reason: null } },
      }),
      anEntry({
        sentAt: 2_000,
        profile: { ...profile, id: 'other', name: 'Other' },
        target: { ...target, customerId: null, baseUrl: 'https://other.example' },
        verdicts: { ...verdicts, verification: { kind: 'unsigned', reason: null } },
      }),
    ];
    const listed: ListedEntry[] = [];
    for (const call of calls) {
      await store.append(call);
      listed.push(await newest());
    }
    using told = answering('showWarningMessage', (_text, summary) => summary);
    assert.equal(await compareCalls(listed[1]!, listed[0]!, services), undefined);
    const message = String(told.asked[0]?.[0]);
    for (const wanted of [
      /different profiles: Acme and Other/,
      /different hosts: https:\/\/open-sea\.worldfirst\.com and https:\/\/other\.example/,
      /different customers: C-1001 and no customer/,
      /signature of the answer from .* is wrong/,
      /answer from .* has no signature/,
      /No balance or quota figure changed\.$/,
    ]) {
      assert.match(message, wanted);
    }
    await eventually(
      'the page with the warnings',
      () =>
        vscode.workspace.textDocuments.some((document) =>
          /\*\*The signature of the/.test(document.getText()),
        ) || undefined,
    );
  });

  it('is compared with the sample of the catalogue, and says where there is nothing to compare', async () => {
    const store = await workbench.activity.store();
    const like = { target: { ...anEntry().target, customerId: 'C-ALONE' } };
    await store.append(anEntry({ ...like, sentAt: 5_000 }));
    const listed = await newest();
    using told = answering('showInformationMessage', () => undefined);
    assert.equal(await compareWithSample(listed, services), undefined);
    assert.equal(told.asked[0]?.[0], 'No balance or quota figure changed.');
    const sample = await callDocumentText(callUri('s.json', 'sample', listed.place), services);
    assert.equal(sample, await callDocumentText(callUri('a.json', 'answer', listed.place), services));
    assert.match(sentence(await compareWithPrevious(listed, services)), /no earlier answer/);
    await store.append(anEntry({ ...like, sentAt: 6_000, answer: null }));
    assert.match(sentence(await compareCalls(listed, await newest(), services)), /has no answer in JSON/);
    assert.equal(await openCall(listed, 'formatted', services), undefined);
  });
});
