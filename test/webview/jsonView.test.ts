import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { EditorHost, type EditorHostOptions } from './editorHost.ts';

interface OpenJson extends AsyncDisposable {
  readonly host: EditorHost;
  readonly editor: Locator;
}

async function openJson(options: EditorHostOptions): Promise<OpenJson> {
  const host = await EditorHost.open(options);
  await host.page.getByRole('tab', { name: 'JSON' }).click();
  const editor = host.page.getByRole('textbox', { name: 'Request body as JSON' });
  await editor.waitFor();
  return { host, editor, [Symbol.asyncDispose]: () => host[Symbol.asyncDispose]() };
}

async function shows(editor: Locator, text: string): Promise<void> {
  await eventually(`the view shows ${text}`, async () =>
    (await textOf(editor)) === text ? true : undefined,
  ).catch(() => undefined);
  assert.equal(await textOf(editor), text);
}

async function textOf(editor: Locator): Promise<string> {
  return (await editor.locator('.cm-line').allTextContents()).join('\n');
}

async function reads(host: EditorHost, text: string): Promise<void> {
  await eventually('the document reads so', () => (host.text === text ? true : undefined)).catch(
    () => undefined,
  );
  assert.equal(host.text, text);
}

describe('the JSON view', () => {
  it('makes the document exactly what was typed', async () => {
    await using open = await openJson({ text: '{}' });
    const { host, editor } = open;
    await editor.focus();
    await host.page.keyboard.press('Control+a');
    await host.page.keyboard.type('{ "a" :12345678901234567890,"b":"\\u00e9" }');
    await reads(host, '{ "a" :12345678901234567890,"b":"\\u00e9" }');
  });

  it('keeps every letter that is typed right after all was selected', async () => {
    await using open = await openJson({ text: '{"a":1}' });
    const { host, editor } = open;
    for (const text of ['{"first":"text of some length"}', '[1,2,3,4,5,6,7,8,9,10,11,12,13,14]']) {
      await editor.focus();
      await host.page.keyboard.press('Control+a');
      await host.page.keyboard.type(text, { delay: 5 });
      await shows(editor, text);
      await reads(host, text);
    }
  });

  it('types on while earlier letters are under way', async () => {
    await using open = await openJson({ text: '{"referenceNo":""}', endpoint: 'inquiryCreditGrant' });
    const { host, editor } = open;
    host.holdEdits();
    await editor.focus();
    await host.page.keyboard.press('Control+End');
    await host.page.keyboard.press('ArrowLeft');
    await host.page.keyboard.press('ArrowLeft');
    await host.page.keyboard.type('G-2026-1');
    await shows(editor, '{"referenceNo":"G-2026-1"}');
    host.releaseEdits();
    await reads(host, '{"referenceNo":"G-2026-1"}');
    await shows(editor, '{"referenceNo":"G-2026-1"}');
  });

  it('keeps the cursor where it is when others change the text', async () => {
    await using open = await openJson({ text: '{"a":1,"b":2}' });
    const { host, editor } = open;
    await editor.focus();
    await host.page.keyboard.press('Control+End');
    await host.page.keyboard.press('ArrowLeft');
    host.changeText('{"longer":1,"b":2}');
    await shows(editor, '{"longer":1,"b":2}');
    await host.page.keyboard.type(',"c":3');
    await reads(host, '{"longer":1,"b":2,"c":3}');
  });

  it('carries what is typed over to a text that others changed meanwhile', async () => {
    await using open = await openJson({ text: '{"a":1}' });
    const { host, editor } = open;
    host.holdEdits();
    await editor.focus();
    await host.page.keyboard.press('Control+End');
    await host.page.keyboard.press('ArrowLeft');
    await host.page.keyboard.type(',"mine":2');
    host.changeText('{"theirs":0,"a":1}');
    host.releaseEdits();
    await reads(host, '{"theirs":0,"a":1,"mine":2}');
    await shows(editor, '{"theirs":0,"a":1,"mine":2}');
  });

  it('keeps the line ends of the file', async () => {
    await using open = await openJson({ text: '{\r\n  "a": 1\r\n}\r\n' });
    const { host, editor } = open;
    await editor.focus();
    await host.page.keyboard.press('Control+Home');
    await host.page.keyboard.press('ArrowDown');
    await host.page.keyboard.press('End');
    await host.page.keyboard.type(',');
    await host.page.keyboard.press('Enter');
    await host.page.keyboard.type('"b": 2');
    await reads(host, '{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n');
  });

  it('follows what is entered in the form', async () => {
    await using open = await openJson({ text: '{}', endpoint: 'inquiryCreditGrant' });
    const { host, editor } = open;
    await host.page.getByRole('tab', { name: 'Form' }).click();
    await host.page.getByLabel('Reference number').fill('G');
    await host.page.getByRole('tab', { name: 'JSON' }).click();
    await shows(editor, '{\n  "referenceNo": "G"\n}');
  });

  it('leaves undo to the document', async () => {
    await using open = await openJson({ text: '{}' });
    const { host, editor } = open;
    await editor.focus();
    await host.page.keyboard.press('Control+Home');
    await host.page.keyboard.press('ArrowRight');
    await host.page.keyboard.press('Space');
    await reads(host, '{ }');
    await host.page.keyboard.press('Control+z');
    await shows(editor, '{}');
    assert.equal(host.text, '{}');
  });

  it('marks problems where they are', async () => {
    await using open = await openJson({
      text: '{"invoiceDate":"2026-03-31","unknown":12}',
      endpoint: 'applyCreditGrant',
    });
    const { host, editor } = open;
    assert.equal(await editor.locator('.cm-lintRange-error').last().textContent(), '"2026-03-31"');
    assert.equal(await editor.locator('.cm-lintRange-warning').textContent(), '12');
    await editor.locator('.cm-lintRange-warning').hover();
    await host.page.locator('.cm-diagnostic', { hasText: 'is not a documented field' }).waitFor();
  });

  it('lets Tab leave it', async () => {
    await using open = await openJson({ text: '{}' });
    const { host, editor } = open;
    await editor.focus();
    await host.page.keyboard.press('Tab');
    assert.equal(await editor.evaluate((element) => element.contains(document.activeElement)), false);
  });

  it('finds text', async () => {
    await using open = await openJson({ text: '{"referenceNo":"needle"}' });
    const { host, editor } = open;
    await editor.focus();
    await host.page.keyboard.press('Control+f');
    await host.page.keyboard.type('needle');
    await host.page.locator('.cm-searchMatch').waitFor();
    await host.page.keyboard.press('Escape');
    await host.page.locator('.cm-search').waitFor({ state: 'detached' });
  });
});

describe('a body that is no JSON', () => {
  const broken = '{\n  "currencyList": ["USD",]\n}\n';

  it('cannot be sent or edited in the form, and the form leads to the place', async () => {
    await using host = await EditorHost.open({ text: '{"currencyList":["USD"]}' });
    host.changeText(broken);
    const sentence = host.page.getByText('Line 2, column 26: JSON allows no comma after the last item.', {
      exact: true,
    });
    await sentence.waitFor();
    const send = host.page.getByRole('button', { name: 'Send' });
    assert.equal(await send.getAttribute('aria-disabled'), 'true');
    await send.click({ force: true });
    await host.page.keyboard.press('Control+Enter');
    assert.equal(await host.page.getByRole('combobox').first().isDisabled(), true);
    await host.page.getByText('the fields show what was there before').waitFor();

    await host.page.getByRole('button', { name: 'Show in JSON' }).click();
    const editor = host.page.getByRole('textbox', { name: 'Request body as JSON' });
    await eventually('the editor has the focus', async () =>
      (await editor.evaluate((element) => element === document.activeElement)) ? true : undefined,
    );
    await host.page.keyboard.press('ArrowLeft');
    await host.page.keyboard.press('Backspace');
    await eventually('the comma is gone', () => (host.text.includes('["USD"]') ? true : undefined));
    await sentence.waitFor({ state: 'detached' });
    assert.equal(await send.getAttribute('aria-disabled'), 'false');
    assert.equal(host.count('send'), 0);
  });

  it('shows no fields where there never was a body to show', async () => {
    await using host = await EditorHost.open({ text: broken });
    await host.page.getByText('The form can show it when it is.').waitFor();
    assert.equal(await host.page.locator('.field').count(), 0);
  });

  it('may be an empty file, which one button starts', async () => {
    await using host = await EditorHost.open({ text: '' });
    await host.page.getByRole('button', { name: 'Start with {}' }).click();
    await reads(host, '{}\n');
  });

  it('may be JSON that is no object', async () => {
    await using host = await EditorHost.open({ text: '[1]' });
    await host.page.getByText('The body is no JSON object').waitFor();
  });
});
