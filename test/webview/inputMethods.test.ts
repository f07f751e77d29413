import assert from 'node:assert/strict';
import type { CDPSession, Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { EditorHost, type EditorHostOptions } from './editorHost.ts';

/** An input method at work in the element that has the focus. */
class InputMethod {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(host: EditorHost): Promise<InputMethod> {
    return new InputMethod(await host.page.context().newCDPSession(host.page));
  }

  /** Shows the unfinished text, letter by letter, as it grows while somebody types. */
  async compose(text: string): Promise<void> {
    for (let end = 1; end <= text.length; end += 1) {
      await this.#session.send('Input.imeSetComposition', {
        text: text.slice(0, end),
        selectionStart: end,
        selectionEnd: end,
      });
    }
  }

  /** Puts what was chosen in the place of the unfinished text. */
  async finish(text: string): Promise<void> {
    await this.#session.send('Input.insertText', { text });
  }

  /** Takes the unfinished text away. */
  async cancel(): Promise<void> {
    await this.#session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  }

  /** A key that goes to the input method, as Enter does which takes the letters as they are. */
  async key(key: 'Enter' | 'ArrowDown' | 'Backspace'): Promise<void> {
    await this.#session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      code: key,
      windowsVirtualKeyCode: 229,
    });
  }
}

const field = { description: '', notes: [], status: 'documented', required: false } as const;

interface Place {
  readonly what: string;
  readonly options: EditorHostOptions;
  readonly input: (host: EditorHost) => Locator;
  readonly after: string;
  /** Leaves the control, where that is what writes. */
  readonly leave?: boolean;
}

const places: readonly Place[] = [
  {
    what: 'a text',
    options: { endpoint: 'inquiryCreditGrant', text: '{"referenceNo":"G-"}' },
    input: (host) => host.page.getByLabel('Reference number'),
    after: '{"referenceNo":"G-深圳"}',
  },
  {
    what: 'a text of several lines',
    options: { endpoint: 'inquiryCreditGrant', text: '{"referenceNo":"a\\nb"}' },
    input: (host) => host.page.getByLabel('Reference number'),
    after: '{"referenceNo":"a\\nb深圳"}',
  },
  {
    what: 'a text with suggestions',
    options: {
      text: '{"city":"G-"}',
      override: {
        form: [
          {
            ...field,
            pointer: '/city',
            name: 'city',
            label: 'City',
            control: { kind: 'text', suggestions: ['深圳'] },
          },
        ],
      },
    },
    input: (host) => host.page.getByRole('combobox', { name: 'City' }),
    after: '{"city":"G-深圳"}',
  },
  {
    what: 'a list of texts',
    options: { text: '{"currencyList":["USD"]}' },
    input: (host) => host.page.getByRole('combobox', { name: 'Add to Currencies' }),
    after: '{"currencyList":["USD","深圳"]}',
    leave: true,
  },
  {
    what: 'the currency of an amount',
    options: {
      text: '{"sum":{"currency":"C","value":1}}',
      override: {
        form: [
          {
            ...field,
            pointer: '/sum',
            name: 'sum',
            label: 'Sum',
            control: { kind: 'amount', currencies: [] },
          },
        ],
      },
    },
    input: (host) => host.page.getByRole('combobox', { name: 'Sum: currency' }),
    after: '{"sum":{"currency":"C深圳","value":1}}',
  },
  {
    what: 'JSON in a field',
    options: { text: '{"extra":"G-"}' },
    input: (host) => host.page.getByLabel('extra', { exact: true }),
    after: '{"extra":"G-深圳"}',
    leave: true,
  },
  {
    what: 'the JSON view',
    options: { text: '{"a":"G-"}' },
    input: (host) => host.page.getByRole('textbox', { name: 'Request body as JSON' }),
    after: '{"a":"G-深圳"}',
  },
];

/** Opens the page with the cursor where the text of the place ends. */
async function openAt({ what, options, input }: Place): Promise<EditorHost> {
  const host = await EditorHost.open(options);
  if (what === 'the JSON view') await host.page.getByRole('tab', { name: 'JSON' }).click();
  await input(host).focus();
  await host.page.keyboard.press('Control+End');
  if (what === 'the JSON view') await host.page.keyboard.press('ArrowLeft');
  if (what === 'the JSON view' || what === 'JSON in a field') await host.page.keyboard.press('ArrowLeft');
  return host;
}

async function settled(host: EditorHost): Promise<void> {
  await host.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 120)));
}

describe('an input method', () => {
  for (const place of places) {
    it(`writes what was chosen, never what is unfinished: ${place.what}`, async () => {
      await using host = await openAt(place);
      const before = host.text;
      const method = await InputMethod.of(host);
      await method.compose('shen');
      await method.key('ArrowDown');
      await method.key('Enter');
      // A state that comes meanwhile must not disturb it.
      host.tellState();
      await method.compose('shenzhen');
      await settled(host);
      assert.equal(host.text, before);
      assert.equal(host.count('edit'), 0);
      await method.finish('深圳');
      if (place.leave === true) await host.page.getByRole('tab', { name: 'Headers' }).first().focus();
      await eventually('it is in the document', () => (host.text === place.after ? true : undefined)).catch(
        () => undefined,
      );
      assert.equal(host.text, place.after);
      assert.equal(host.count('edit'), 1);
    });

    it(`keeps sending back until it is done: ${place.what}`, async () => {
      await using host = await openAt(place);
      const method = await InputMethod.of(host);
      await method.compose('shen');
      host.tell('sendAsked', {});
      await host.page.getByText(/^Not sent: what stands in “.*” is not part of the body yet\.$/).waitFor();
      assert.equal(host.count('send'), 0);
    });

    it(`changes nothing when it is given up: ${place.what}`, async () => {
      await using host = await openAt(place);
      const before = host.text;
      const method = await InputMethod.of(host);
      await method.compose('shen');
      await method.cancel();
      await host.page.getByRole('tab', { name: 'Headers' }).first().focus();
      await settled(host);
      assert.equal(host.text, before);
    });
  }

  it('does not make an empty text of a member that is not there', async () => {
    await using host = await EditorHost.open({ endpoint: 'inquiryCreditGrant', text: '{}' });
    await host.page.getByLabel('Reference number').focus();
    const method = await InputMethod.of(host);
    await method.compose('shen');
    await method.cancel();
    await settled(host);
    assert.equal(host.text, '{}');
  });

  it('loses nothing when the field is left in the middle', async () => {
    await using host = await openAt(places[3]!);
    const method = await InputMethod.of(host);
    await method.compose('shen');
    await host.page.getByRole('tab', { name: 'Headers' }).first().click();
    await eventually('it is in the document', () => (host.text.includes('"shen"') ? true : undefined));
  });
});
