import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { EditorHost, type EditorHostOptions } from './editorHost.ts';

async function openJson(options: EditorHostOptions): Promise<EditorHost> {
  const host = await EditorHost.open(options);
  await host.page.getByRole('tab', { name: 'JSON' }).click();
  const editor = host.page.getByRole('textbox', { name: 'Request body as JSON' });
  await editor.focus();
  return host;
}

async function reads(host: EditorHost, text: string): Promise<void> {
  await eventually('the document reads so', () => (host.text === text ? true : undefined)).catch(
    () => undefined,
  );
  assert.equal(host.text, text);
}

function suggestions(host: EditorHost): Locator {
  return host.page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
}

function meaning(host: EditorHost): Locator {
  return host.page.locator('.cm-completionInfo');
}

describe('suggestions in the JSON view', () => {
  it('write a whole body by keyboard, with quotes, and say what each means', async () => {
    await using host = await openJson({ text: '{\n  \n}' });
    const { keyboard } = host.page;
    await keyboard.press('ArrowDown');
    await keyboard.press('End');
    await keyboard.press('Control+ ');
    await suggestions(host).filter({ hasText: 'balanceTypes' }).waitFor();
    assert.equal(await suggestions(host).count(), 2);
    await keyboard.type('bal');
    await suggestions(host).filter({ hasText: 'currencyList' }).waitFor({ state: 'detached' });
    await meaning(host).getByText('The kinds of balance asked for.').waitFor();
    await keyboard.press('Enter');
    await reads(host, '{\n  "balanceTypes": []\n}');
    await keyboard.press('Control+ ');
    await suggestions(host).filter({ hasText: 'NORMAL_BALANCE' }).waitFor();
    await meaning(host).getByText('The account balance, also called the e-commerce balance.').waitFor();
    await keyboard.press('Enter');
    await reads(host, '{\n  "balanceTypes": ["NORMAL_BALANCE"]\n}');
  });

  it('complete what was begun in quotes, and leave out what is there', async () => {
    await using host = await openJson({ text: '{"":1,"currencyList":[]}' });
    const { keyboard } = host.page;
    await keyboard.press('Home');
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await keyboard.press('Control+ ');
    await suggestions(host).filter({ hasText: 'balanceTypes' }).waitFor();
    assert.equal(await suggestions(host).count(), 1);
    await keyboard.press('Enter');
    await reads(host, '{"balanceTypes":1,"currencyList":[]}');
  });

  it('put no value in for the user, and a comma only where a member follows', async () => {
    await using host = await openJson({ endpoint: 'applyCreditGrant', text: '{"payeeCode":"P"}' });
    const { keyboard } = host.page;
    await keyboard.press('Home');
    await keyboard.press('ArrowRight');
    await keyboard.type('ref');
    await suggestions(host).filter({ hasText: 'referenceNo' }).waitFor();
    await keyboard.press('Enter');
    await reads(host, '{"referenceNo": "","payeeCode":"P"}');
    await keyboard.type('R-1');
    await reads(host, '{"referenceNo": "R-1","payeeCode":"P"}');
  });

  it('reach into objects and offer values that the documents have seen', async () => {
    await using host = await openJson({ endpoint: 'applyCreditGrant', text: '{"attachmentFile":{}}' });
    const { keyboard } = host.page;
    await keyboard.press('End');
    await keyboard.press('ArrowLeft');
    await keyboard.press('ArrowLeft');
    await keyboard.press('Control+ ');
    await suggestions(host).filter({ hasText: 'fileKey' }).waitFor();
    await keyboard.press('Escape');
    await suggestions(host).first().waitFor({ state: 'detached' });
    await reads(host, '{"attachmentFile":{}}');
  });
});
