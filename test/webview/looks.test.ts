import assert from 'node:assert/strict';
import { findEndpoint } from '../../src/core/catalogue/index.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { exchangeWith } from '../support/exchanges.ts';
import { themeKinds } from '../support/themes.ts';
import { EditorHost, type EditorHostOptions } from './editorHost.ts';
import { findOverflow, switchTheme } from './pageLooks.ts';

const long =
  'A sentence that goes on and on, with aWordThatIsFarTooLongToFitIntoAnyNarrowWindow in it. '.repeat(3);

const body = `{
  "referenceNo": "",
  "invoiceDate": "2026-03-31",
  "businessMode": "XX",
  "attachmentFile": { "fileName": "${'深圳发票'.repeat(40)}" },
  "invoiceInfoList": [{ "amount": 12345678901234567890 }],
  "${'undescribed'.repeat(8)}": { "a": 1 }
}`;

interface Scene {
  readonly what: string;
  readonly options: EditorHostOptions;
  readonly act?: (host: EditorHost) => Promise<void>;
}

const production: EditorHostOptions['profile'] = {
  id: 'p1',
  name: 'A company with a rather long name',
  kind: 'production',
  baseUrl: 'https://open-sea.worldfirst.com',
  customers: [{ id: 'C-1001', label: 'Blue Kite Trading and Logistics International Limited (C-1001)' }],
};

const grant = findEndpoint('applyCreditGrant')!;

const scenes: readonly Scene[] = [
  { what: 'an empty request', options: { text: '{}', scratch: true } },
  {
    what: 'a filled form with errors on production',
    options: { endpoint: 'applyCreditGrant', text: body, profile: production },
  },
  {
    what: 'a failed application',
    options: { endpoint: 'applyCreditGrant', text: body, customer: 'C-1001', profile: production },
    act: async (host) => {
      const answer = { ...(grant.sample.response as object), creditGrantStatus: 'FAILED', failMessage: long };
      host.answer(await exchangeWith(grant, { body: answer }));
      await host.page.locator('.cm-content').waitFor();
    },
  },
  {
    what: 'the JSON view with problems',
    options: { endpoint: 'applyCreditGrant', text: body },
    act: async (host) => {
      await host.page.getByRole('tab', { name: 'JSON' }).click();
      await host.page.locator('.cm-lintRange').first().waitFor();
      await host.page.locator('.json-editor .cm-content').press('Control+f');
    },
  },
  {
    what: 'headers',
    options: { customer: 'C-1001' },
    act: (host) => host.page.getByRole('tab', { name: 'Headers' }).first().click(),
  },
  {
    what: 'the signature',
    options: { text: body, preview: { obstacle: { sentence: long } } },
    act: async (host) => {
      await host.page.getByRole('tab', { name: 'Signature' }).click();
      await host.page.getByText('Content to sign').waitFor();
    },
  },
  {
    what: 'a running call after another',
    options: { endpoint: 'applyCreditGrant', text: body },
    act: async (host) => {
      host.answer(await exchangeWith(grant, { body: grant.sample.response }));
      host.show({ send: { kind: 'sending', startedAt: Date.now(), step: long } });
      await host.page.locator('.progress').waitFor();
    },
  },
  {
    what: 'an obstacle and an open list of suggestions',
    options: {
      override: {
        send: { kind: 'blocked', obstacle: { sentence: long, fix: { title: 'Help', intent: 'showLog' } } },
      },
    },
    act: async (host) => {
      await host.page.getByRole('combobox').first().press('ArrowDown');
      await host.page.getByRole('listbox').waitFor();
    },
  },
  {
    what: 'the choice of an endpoint',
    options: { fileName: 'x.wf.json', override: { endpoint: undefined, form: [] } },
  },
];

describe('the page in all themes', () => {
  for (const { what, options, act } of scenes) {
    it(`has no accessibility problem: ${what}`, async () => {
      await using host = await EditorHost.open({ ...options, viewport: { width: 1200, height: 900 } });
      await act?.(host);
      for (const theme of themeKinds) {
        await switchTheme(host, theme);
        assert.deepEqual(await accessibilityProblems(host.page), [], theme);
      }
    });
  }
});

describe('the page at all widths', () => {
  for (const { what, options, act } of scenes) {
    it(`fits: ${what}`, async () => {
      await using host = await EditorHost.open({ ...options, viewport: { width: 1400, height: 900 } });
      await act?.(host);
      for (const viewport of [
        { width: 1400, height: 900 },
        { width: 760, height: 900 },
        { width: 350, height: 800 },
        { width: 320, height: 400 },
      ]) {
        await host.page.setViewportSize(viewport);
        assert.deepEqual(await host.page.evaluate(findOverflow), [], `at ${viewport.width}`);
      }
    });
  }

  it('puts request and answer side by side where there is room, else one below the other', async () => {
    await using host = await EditorHost.open({ text: '{}', viewport: { width: 1400, height: 900 } });
    const place = async (selector: string): Promise<{ x: number; y: number }> =>
      (await host.page.locator(selector).boundingBox())!;
    assert.ok((await place('.answer')).x > (await place('.request')).x);
    await host.page.setViewportSize({ width: 700, height: 900 });
    assert.equal((await place('.answer')).x, (await place('.request')).x);
    assert.ok((await place('.answer')).y > (await place('.request')).y);
  });

  it('keeps Send in sight while a long form is scrolled', async () => {
    for (const viewport of [
      { width: 700, height: 600 },
      { width: 1400, height: 600 },
    ]) {
      await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: body, viewport });
      await host.page.getByLabel('Business mode').scrollIntoViewIfNeeded();
      const box = (await host.page.getByRole('button', { name: 'Send' }).boundingBox())!;
      assert.ok(box.y >= 0 && box.y + box.height <= viewport.height, `Send is at ${box.y}`);
    }
  });
});

describe('production', () => {
  it('is unmistakable in all themes', async () => {
    await using host = await EditorHost.open({ text: '{}', profile: production });
    assert.match(await host.page.locator('#profile').innerText(), /PRODUCTION/);
    for (const theme of themeKinds) {
      await switchTheme(host, theme);
      const [chip, page] = await host.page.evaluate(() => [
        getComputedStyle(document.getElementById('profile')!).backgroundColor,
        getComputedStyle(document.body).backgroundColor,
      ]);
      assert.notEqual(chip, page, theme);
      assert.notEqual(chip, 'rgba(0, 0, 0, 0)', theme);
    }
  });
});
