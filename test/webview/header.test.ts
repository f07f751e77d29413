import assert from 'node:assert/strict';
import { EditorHost } from './editorHost.ts';

describe('the buttons above a request', () => {
  it('ask for the request as code, its text and what the documents say', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    for (const name of ['Copy as Code…', 'Open as Text', 'About this API']) {
      await host.page.getByRole('toolbar').getByRole('button', { name }).click();
    }
    const asked = ['copyAsCode', 'openAsText', 'aboutApi'];
    assert.deepEqual(
      host.calls.map(({ method }) => method).filter((method) => asked.includes(method)),
      asked,
    );
  });
});
