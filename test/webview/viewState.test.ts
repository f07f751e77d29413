import assert from 'node:assert/strict';
import { exchangeWith } from '../support/exchanges.ts';
import { EditorHost } from './editorHost.ts';

describe('what the page keeps while it is hidden', () => {
  it('is its tabs, how far it is scrolled and the focus, and it comes back so', async () => {
    await using host = await EditorHost.open({
      endpoint: 'applyCreditGrant',
      text: '{}',
      viewport: { width: 1400, height: 600 },
    });
    host.answer(await exchangeWith(host.endpoint!, { body: host.endpoint!.sample.response }));
    await host.page.getByRole('tab', { name: 'What was sent' }).click();
    await host.page.getByLabel('Business mode').focus();
    const scrolled = (): Promise<number> =>
      host.page.locator('#request-scroll').evaluate((element) => element.scrollTop);
    const before = await scrolled();
    assert.ok(before > 100);
    await host.page.waitForFunction(
      (top) => sessionStorage.getItem('state')?.includes(`"request-scroll":${top}`) === true,
      before,
    );

    await host.view.reload();
    await host.page.locator('main').waitFor();
    await host.page.waitForFunction(() => document.activeElement?.tagName === 'SELECT');
    assert.equal(await scrolled(), before);
    const tab = host.page.getByRole('tab', { name: 'What was sent' });
    assert.equal(await tab.getAttribute('aria-selected'), 'true');
    assert.equal(
      await host.page.getByLabel('Business mode').evaluate((each) => each === document.activeElement),
      true,
    );
  });

  it('is never the body, an answer or what is typed', async () => {
    const canary = 'canary-4711';
    await using host = await EditorHost.open({
      endpoint: 'applyCreditGrant',
      text: `{"referenceNo":"${canary}"}`,
    });
    await host.page.getByLabel('Payee code').fill(`${canary}-payee`);
    await host.page.getByLabel('Invoices').fill(`["${canary}"`);
    host.answer(await exchangeWith(host.endpoint!, { body: { canary } }));
    await host.page.locator('#outcome').waitFor();
    await host.page.getByRole('tab', { name: 'JSON' }).click();
    assert.doesNotMatch(JSON.stringify(await host.view.state()), /canary/);
  });

  it('may be of another version', async () => {
    await using host = await EditorHost.open({
      state: { requestTab: 'gone', responseTab: 7, scroll: ['x'], focus: {} },
    });
    const form = host.page.getByRole('tab', { name: 'Form' });
    assert.equal(await form.getAttribute('aria-selected'), 'true');
  });
});

describe('the page in another language', () => {
  it('shows the strings that the host has, and English for the rest', async () => {
    await using host = await EditorHost.open({
      text: '{}',
      strings: { Send: '发送', Form: '表单', 'Notes ({0})': '说明（{0}）' },
    });
    await host.page.getByRole('button', { name: '发送' }).waitFor();
    await host.page.getByRole('tab', { name: '表单' }).waitFor();
    await host.page.getByRole('button', { name: '说明（4）' }).waitFor();
    await host.page.getByRole('tab', { name: 'Signature' }).waitFor();
  });
});

describe('a file whose name tells no endpoint', () => {
  it('gets one from the list, by keyboard', async () => {
    await using host = await EditorHost.open({
      fileName: 'x.wf.json',
      override: { endpoint: undefined, form: [] },
    });
    await host.page.getByText('The name of “x.wf.json” does not tell.').waitFor();
    await host.page.getByRole('button', { name: /Query the credit grant/ }).focus();
    await host.page.keyboard.press('Enter');
    await host.page.getByRole('button', { name: 'Open as Text' }).click();
    assert.deepEqual(
      host.calls.filter(({ method }) => method === 'chooseEndpoint').map(({ params }) => params),
      [{ name: 'inquiryCreditGrant' }],
    );
  });
});
