import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { EditorHost } from './editorHost.ts';

const typed = 'GRANT-2026-0000001-a-rather-long-reference';

describe('typing while the host is slow', () => {
  it('is not garbled by answers to earlier letters', async () => {
    await using host = await EditorHost.open({ endpoint: 'inquiryCreditGrant', text: '{}' });
    const reference = host.page.getByLabel('Reference number');
    await reference.focus();
    for (const [index, letter] of Array.from(typed).entries()) {
      if (index % 7 === 0) host.holdEdits();
      await host.page.keyboard.type(letter);
      if (index % 7 === 5) host.releaseEdits();
    }
    assert.equal(await reference.inputValue(), typed);
    host.releaseEdits();
    await eventually('all is in the document', () => (host.text.includes(typed) ? true : undefined));
    assert.equal(await reference.inputValue(), typed);
  });

  it('keeps the cursor in the middle of a text', async () => {
    await using host = await EditorHost.open({
      endpoint: 'inquiryCreditGrant',
      text: '{"referenceNo":"ad"}',
    });
    await host.page.getByLabel('Reference number').focus();
    await host.page.keyboard.press('Home');
    await host.page.keyboard.press('ArrowRight');
    await host.page.keyboard.type('b');
    await eventually('it is in the document', () => (host.text.includes('"abd"') ? true : undefined));
    await host.page.keyboard.type('c');
    await eventually('it is in the document', () => (host.text.includes('"abcd"') ? true : undefined));
  });

  it('says so when an edit is not confirmed for two seconds, and no longer when it is', async () => {
    await using host = await EditorHost.open({ endpoint: 'inquiryCreditGrant', text: '{}' });
    host.holdEdits();
    await host.page.getByLabel('Reference number').fill('G-1');
    const warning = host.page.getByText('VS Code has not confirmed the last change yet.');
    await warning.waitFor();
    host.releaseEdits();
    await warning.waitFor({ state: 'detached' });
  });

  it('waits with sending until the last letter is in the document', async () => {
    await using host = await EditorHost.open({ endpoint: 'inquiryCreditGrant', text: '{}' });
    host.holdEdits();
    await host.page.getByLabel('Reference number').fill('G-1');
    await host.page.getByRole('button', { name: 'Send' }).click();
    await host.page.locator('.spinner').waitFor();
    assert.equal(host.count('send'), 0);
    host.releaseEdits();
    await eventually('it is sent', () => (host.count('send') === 1 ? true : undefined));
    assert.match(host.text, /"G-1"/);
  });

  it('keeps what the host refuses, says why and does not send', async () => {
    await using host = await EditorHost.open({ endpoint: 'inquiryCreditGrant', text: '{}' });
    host.refusal = 'The file is read-only.';
    const reference = host.page.getByLabel('Reference number');
    await reference.fill('G-1');
    await host.page.getByText('The file is read-only.').waitFor();
    assert.equal(await reference.inputValue(), 'G-1');
    await host.page.getByRole('button', { name: 'Send' }).click();
    await host.page.getByText('Not sent: what stands in “Reference number”').waitFor();
    assert.equal(host.count('send'), 0);
    host.refusal = undefined;
    await reference.fill('G-2');
    await eventually('it is in the document', () => (host.text.includes('"G-2"') ? true : undefined));
  });

  it('shows what others change when nothing of its own is under way', async () => {
    await using host = await EditorHost.open({
      endpoint: 'inquiryCreditGrant',
      text: '{"referenceNo":"a"}',
    });
    const reference = host.page.getByLabel('Reference number');
    await reference.fill('b');
    await eventually('it is in the document', () => (host.text.includes('"b"') ? true : undefined));
    await reference.press('Control+z');
    await eventually('undone', async () => ((await reference.inputValue()) === 'a' ? true : undefined));
    assert.equal(host.text, '{"referenceNo":"a"}');
  });
});
