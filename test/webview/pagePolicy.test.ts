import assert from 'node:assert/strict';
import { openWebviewPage } from '../support/openWebviewPage.ts';
import { themeKinds } from '../support/themes.ts';

/** A page of the same policy whose body is given, without the built bundle. */
const bare =
  (body: string) =>
  (usual: string): string =>
    usual.replace(/<body>[\s\S]*<\/body>/, `<body>${body}</body>`).replace(/<link[^>]*>/, '');

describe('a page under the policy of the extension', () => {
  for (const [what, body] of [
    ['an inline script', '<script>document.title = "ran"</script>'],
    ['a script of another nonce', '<script nonce="other">document.title = "ran"</script>'],
    ['an inline handler', '<img src="x" onerror="document.title = \'ran\'">'],
    ['a request to elsewhere', '<img src="https://example.com/x.png">'],
  ] as const) {
    it(`refuses ${what}, and the test hears of it`, async () => {
      const view = await openWebviewPage({ html: bare(body) });
      assert.notEqual(await view.page.title(), 'ran');
      await assert.rejects(view.close(), /policy: /);
    });
  }

  for (const theme of themeKinds) {
    it(`has the colours of VS Code in ${theme}`, async () => {
      await using view = await openWebviewPage({ theme, html: bare('<p>text</p>') });
      const [background, foreground] = await view.page.evaluate(() => [
        getComputedStyle(document.documentElement).backgroundColor,
        getComputedStyle(document.body).color,
      ]);
      assert.notEqual(background, 'rgba(0, 0, 0, 0)');
      assert.notEqual(background, foreground);
    });
  }

  it('keeps its state over a reload', async () => {
    await using view = await openWebviewPage({ html: bare('<p>text</p>'), state: { scroll: 12 } });
    assert.deepEqual(await view.state(), { scroll: 12 });
    await view.reload();
    assert.deepEqual(await view.state(), { scroll: 12 });
  });
});
