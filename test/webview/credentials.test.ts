import assert from 'node:assert/strict';
import { EditorHost } from './editorHost.ts';

describe('a request file that carries a credential', () => {
  it('hides it in the form, marks it there, and sends nothing but says which command does', async () => {
    const text = '{"grantType":"AUTHORIZATION_CODE","authCode":"28Xy9"}';
    await using host = await EditorHost.open({ endpoint: 'applyToken', text });
    const field = host.page.getByLabel('Authorisation code');
    await field.waitFor();
    assert.equal(await field.getAttribute('type'), 'password');
    await host.page.getByText('is a credential and should stand in no file').waitFor();
    const status = host.page.locator('#send-status');
    await status.getByText('This request carries a credential').waitFor();
    await status.getByRole('button', { name: 'Get Access Token…' }).waitFor();
    await host.page.locator('#send').click({ force: true });
    assert.ok(!host.calls.some(({ method }) => method === 'send'));
  });
});
