import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { exchangeWith } from '../support/exchanges.ts';
import { EditorHost } from './editorHost.ts';

/** The name or id of what has the focus, once it is not the page as a whole. */
async function focused(host: EditorHost): Promise<string> {
  return host.page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    return element.getAttribute('aria-label') ?? (element.id || element.tagName);
  });
}

describe('the focus', () => {
  it('stays in a text whose last line end is taken away', async () => {
    await using host = await EditorHost.open({
      endpoint: 'inquiryCreditGrant',
      text: '{"referenceNo":"a\\nb"}',
    });
    await host.page.getByLabel('Reference number').focus();
    await host.page.keyboard.press('Control+End');
    await host.page.keyboard.press('Backspace');
    await host.page.keyboard.press('Backspace');
    await eventually('it is in the document', () => (host.text === '{"referenceNo":"a"}' ? true : undefined));
    await host.page.keyboard.type('c');
    await eventually('typed on', () => (host.text === '{"referenceNo":"ac"}' ? true : undefined));
  });

  it('goes to the field when its member is taken out of the body', async () => {
    await using host = await EditorHost.open({
      endpoint: 'inquiryCreditGrant',
      text: '{"referenceNo":"a"}',
    });
    await host.page.getByRole('button', { name: 'Remove referenceNo from the body' }).focus();
    await host.page.keyboard.press('Enter');
    await eventually('removed', () => (host.text === '{}' ? true : undefined));
    await host.page.keyboard.type('b');
    await eventually('typed into the field', () => (host.text.includes('"b"') ? true : undefined));
  });

  it('stays in the form when a member that nobody described is taken out', async () => {
    await using host = await EditorHost.open({ text: '{"extra":1}' });
    await host.page.getByRole('button', { name: 'Remove extra from the body' }).focus();
    await host.page.keyboard.press('Enter');
    await host.page.locator('[data-pointer="/extra"]').waitFor({ state: 'detached' });
    assert.equal(
      await host.page.evaluate(() => document.querySelector('.form')?.contains(document.activeElement)),
      true,
    );
  });

  it('goes from Cancel to Send when the call is over', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    host.show({ send: { kind: 'sending', startedAt: Date.now(), step: 'Waiting' } });
    await host.page.getByRole('button', { name: 'Cancel' }).focus();
    host.show({ send: { kind: 'ready' } });
    await host.page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
    assert.equal(await focused(host), 'send');
  });

  it('stays on the tab of the answer when the next answer comes', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    const endpoint = host.endpoint!;
    host.answer(await exchangeWith(endpoint, { body: endpoint.sample.response }), 'first');
    await host.page.locator('#response-tab-headers').click();
    host.answer(await exchangeWith(endpoint, { body: {} }), 'second');
    await host.page.locator('.outcome:not(.good)').waitFor();
    assert.equal(await focused(host), 'response-tab-headers');
  });

  it('is not taken back by something that the user has left', async () => {
    await using host = await EditorHost.open({ text: '{"extra":1}' });
    await host.page.getByRole('button', { name: 'Remove extra from the body' }).focus();
    await host.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    host.changeText('{}');
    await host.page.locator('[data-pointer="/extra"]').waitFor({ state: 'detached' });
    assert.equal(await focused(host), 'BODY');
  });
});
