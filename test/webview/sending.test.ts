import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { exchangeWith } from '../support/exchanges.ts';
import { EditorHost } from './editorHost.ts';

const customers = [
  { id: 'C-1001', label: 'Blue Kite Trading' },
  { id: 'C-1002', label: '深圳市蓝鸢贸易有限公司' },
];

async function sent(host: EditorHost, times: number): Promise<void> {
  await eventually(`sent ${times} times`, () => (host.count('send') === times ? true : undefined));
}

/** Sends once while the time of the page stands still, until its button, which is returned, can be pressed again. */
async function sentAtAStandstill(host: EditorHost): Promise<Locator> {
  await host.page.clock.install();
  const send = host.page.getByRole('button', { name: 'Send' });
  await host.page.clock.pauseAt(Date.now() + 60_000);
  await send.click();
  await sent(host, 1);
  await send.and(host.page.locator(':enabled')).waitFor();
  return send;
}

function sendingSince(startedAt: number): Parameters<EditorHost['show']>[0] {
  return { send: { kind: 'sending', startedAt, step: 'Waiting for the answer' } };
}

describe('sending', () => {
  it('asks the host once for two clicks and a key', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    const send = host.page.getByRole('button', { name: 'Send' });
    await send.dblclick();
    await sent(host, 1);
    host.show(sendingSince(Date.now()));
    await host.page.getByText('Sending…').waitFor();
    await send.click({ force: true });
    await host.page.keyboard.press('Control+Enter');
    host.show({ send: { kind: 'ready' } });
    await host.page.getByText('Sending…').waitFor({ state: 'detached' });
    assert.equal(host.count('send'), 1);
  });

  it('neither says nor counts that it sends while a question stands', async () => {
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: '{}' });
    host.show({ send: { kind: 'sending', startedAt: undefined, step: 'Preparing…' } });
    await host.page.getByText('Preparing…').waitFor();
    assert.equal(await host.page.locator('.progress-time, .progress-bar').count(), 0);
    assert.doesNotMatch(await host.page.locator('body').innerText(), /Sending|to cancel is not to undo/);
    await host.page.getByRole('button', { name: 'Send' }).click({ force: true });
    host.show(sendingSince(Date.now()));
    await host.page.getByText('Sending…').waitFor();
    await host.page.locator('.progress-time').waitFor();
    await host.page.getByText('to cancel is not to undo').waitFor();
    assert.equal(host.count('send'), 0);
  });

  it('takes clicks that follow each other fast as one, even where the call has ended in between', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    const send = await sentAtAStandstill(host);
    await send.click();
    await host.page.clock.fastForward(1_000);
    await send.click();
    await sent(host, 2);
  });

  it('takes them as one where the document changes by itself in between, as it may when it is saved', async () => {
    await using host = await EditorHost.open({ text: '{"currencyList": ["USD"]}' });
    const send = await sentAtAStandstill(host);
    host.changeText('{"currencyList": ["USD", "EUR"]}');
    await host.page.getByText('EUR').first().waitFor();
    await send.click();
    await host.page.getByText('Not sent again: clicks that follow each other this fast').waitFor();
    assert.equal(host.count('send'), 1);
  });

  it('sends again at once where something else was clicked in between, as the button for a new reference is', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    const send = await sentAtAStandstill(host);
    await host.page.getByRole('button', { name: 'Copy URL' }).click();
    await send.click();
    await sent(host, 2);
  });

  it('sends nothing where the customer changed after the click', async () => {
    await using host = await EditorHost.open({ text: '{}', profile: { customers }, customer: 'C-1001' });
    host.holdEdits();
    await host.page.getByRole('combobox', { name: 'Add to Currencies' }).fill('USD');
    await host.page.getByRole('button', { name: 'Send' }).click();
    host.show({ profile: { ...host.state().profile, customer: 'C-1002' } });
    await host.page
      .locator('select option:checked', { hasText: '深圳市蓝鸢贸易有限公司' })
      .waitFor({ state: 'attached' });
    host.releaseEdits();
    await host.page.getByText('Not sent: profile or customer changed after the click.').waitFor();
    assert.equal(host.count('send'), 0);
  });

  it('lets the key of VS Code through from everywhere, and takes along what is being entered', async () => {
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: '{}' });
    await host.page.getByLabel('Invoices').fill('[{"no": 1}]');
    await host.page.keyboard.press('Control+Enter');
    await sent(host, 1);
    assert.match(host.text, /"invoiceInfoList": \[\{"no": 1\}\]/);
  });

  it('takes along a currency that was typed and not yet added', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    await host.page.getByRole('combobox', { name: 'Add to Currencies' }).fill('USD');
    await host.page.keyboard.press('Control+Enter');
    await sent(host, 1);
    assert.equal(host.text, '{\n  "currencyList": ["USD"]\n}');
  });

  it('sends nothing while a field holds JSON that cannot be read, and leads there', async () => {
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: '{}' });
    const invoices = host.page.getByLabel('Invoices');
    await invoices.fill('[');
    await host.page.getByRole('button', { name: 'Send' }).click();
    await host.page.getByText('Not sent: what stands in “Invoices” is not part of the body yet.').waitFor();
    assert.equal(await invoices.evaluate((element) => element === document.activeElement), true);
    assert.equal(host.count('send'), 0);
  });

  it('shows the step and the time, and cancels by its button', async () => {
    await using host = await EditorHost.open({ text: '{}', endpoint: 'applyCreditGrant' });
    host.show(sendingSince(Date.now() - 61_000));
    await host.page.getByText('Waiting for the answer', { exact: true }).waitFor();
    assert.match(await host.page.locator('.progress-time').innerText(), /^6[1-9]\.\d s$/);
    await host.page.getByText('To cancel is not to undo').waitFor();
    await host.page.getByRole('button', { name: 'Cancel' }).click();
    await eventually('cancelled', () => (host.count('cancel') === 1 ? true : undefined));
  });

  for (const [endpoint, cancels] of [
    ['inquiryBalance', 1],
    ['applyCreditGrant', 0],
  ] as const) {
    it(`${cancels === 1 ? 'cancels' : 'does not cancel'} ${endpoint} by Escape on Send`, async () => {
      await using host = await EditorHost.open({ text: '{}', endpoint });
      host.show(sendingSince(Date.now()));
      await host.page.getByText('Sending…').waitFor();
      await host.page.getByRole('button', { name: 'Sending…' }).focus();
      await host.page.keyboard.press('Escape');
      await host.page.getByRole('button', { name: 'Copy URL' }).click();
      await eventually('what came after is there', () => (host.count('copy') === 1 ? true : undefined));
      assert.equal(host.count('cancel'), cancels);
    });
  }

  it('does not cancel by Escape in a field', async () => {
    await using host = await EditorHost.open({ text: '{}', endpoint: 'inquiryCreditGrant' });
    host.show(sendingSince(Date.now()));
    await host.page.getByLabel('Reference number').press('Escape');
    await host.page.getByRole('button', { name: 'Copy URL' }).click();
    await eventually('what came after is there', () => (host.count('copy') === 1 ? true : undefined));
    assert.equal(host.count('cancel'), 0);
  });
});

describe('what stands in the way of sending', () => {
  for (const kind of ['blocked', 'stopped'] as const) {
    it(`is said with the button that helps (${kind})`, async () => {
      await using host = await EditorHost.open({ text: '{}' });
      host.show({
        send: {
          kind,
          obstacle: {
            sentence: 'There is no private key for this host.',
            fix: { title: 'Import Private Key…', intent: 'importPrivateKey' },
          },
        },
      });
      await host.page.getByText('There is no private key for this host.').first().waitFor();
      const send = host.page.getByRole('button', { name: 'Send', exact: true });
      assert.equal(await send.getAttribute('aria-disabled'), String(kind === 'blocked'));
      await send.click({ force: true });
      await host.page.getByRole('button', { name: 'Import Private Key…' }).click();
      await eventually('asked for the fix', () => host.calls.find(({ method }) => method === 'fix'));
      assert.deepEqual(host.calls.find(({ method }) => method === 'fix')?.params, {
        intent: 'importPrivateKey',
      });
      assert.equal(host.count('send'), kind === 'blocked' ? 0 : 1);
    });
  }

  it('is not the customer, for whom the host asks; the page shows that none was chosen', async () => {
    await using host = await EditorHost.open({ text: '{}', profile: { customers } });
    const customer = host.page.getByLabel('Customer', { exact: true });
    assert.equal(await customer.locator('option:checked').textContent(), 'choose…');
    await host.page.getByRole('button', { name: 'Send', exact: true }).click({ force: true });
    await sent(host, 1);
    await customer.selectOption('None – the partner’s own account');
    await customer.selectOption('深圳市蓝鸢贸易有限公司');
    await eventually('both choices are there', () => (host.count('chooseCustomer') === 2 ? true : undefined));
    assert.deepEqual(
      host.calls.filter(({ method }) => method === 'chooseCustomer').map(({ params }) => params),
      [{ customer: null }, { customer: 'C-1002' }],
    );
  });
});

describe('what the host cannot do', () => {
  it('is shown to everybody until something else is asked for', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    host.failure = 'The clipboard is not there.';
    await host.page.getByRole('button', { name: 'Copy URL' }).click();
    await host.page.getByText('The clipboard is not there.').waitFor();
    host.failure = undefined;
    await host.page.getByRole('button', { name: 'Copy URL' }).click();
    await host.page.getByText('The clipboard is not there.').waitFor({ state: 'detached' });
  });

  it('is shown while an endpoint is chosen as well', async () => {
    await using host = await EditorHost.open({
      fileName: 'x.wf.json',
      override: { endpoint: undefined, form: [] },
    });
    host.failure = 'The file is read-only.';
    await host.page.getByRole('button', { name: /Query the credit grant/ }).click();
    await host.page.getByText('The file is read-only.').waitFor();
  });

  it('leaves the customer shown for whom the request goes', async () => {
    await using host = await EditorHost.open({ text: '{}', profile: { customers }, customer: 'C-1001' });
    host.failure = 'The profile has no such customer.';
    const customer = host.page.getByLabel('Customer', { exact: true });
    await customer.selectOption('深圳市蓝鸢贸易有限公司');
    await host.page.getByText('The profile has no such customer.').waitFor();
    assert.equal(await customer.locator('option:checked').textContent(), 'Blue Kite Trading');
  });
});

describe('the page by keyboard alone', () => {
  it('goes from the form over Send to the answer and its tabs', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    const { keyboard } = host.page;
    const focused = (): Promise<string> =>
      host.page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        return element.getAttribute('aria-label') ?? element.innerText.trim();
      });
    const tabTo = async (name: string): Promise<void> => {
      for (let presses = 0; presses < 30; presses += 1) {
        await keyboard.press('Tab');
        if ((await focused()).startsWith(name)) return;
      }
      assert.fail(`Tab never came to ${name}`);
    };

    await tabTo('Send');
    await tabTo('Form');
    await keyboard.press('ArrowRight');
    assert.equal(await focused(), 'JSON');
    await keyboard.press('End');
    assert.equal(await focused(), 'Signature');
    await keyboard.press('Home');
    assert.equal(await host.page.getByRole('tab', { name: 'Form' }).getAttribute('aria-selected'), 'true');
    await tabTo('Add to Currencies');
    await keyboard.type('usd');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await eventually('USD is in the document', () => (host.text.includes('["USD"]') ? true : undefined));
    await keyboard.press('Control+Enter');
    await sent(host, 1);

    const endpoint = host.endpoint!;
    host.answer(await exchangeWith(endpoint, { body: endpoint.sample.response }));
    await host.page.locator('[role=status]', { hasText: 'Succeeded. Verified.' }).waitFor();
    assert.equal(await focused(), 'Add to Currencies', 'the answer does not take the focus');
    await tabTo('Body');
    await keyboard.press('ArrowRight');
    assert.equal(await focused(), 'Headers');
    await host.page.getByRole('rowheader', { name: 'response-time' }).waitFor();
  });

  it('moves the focus where a command wants it', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    const places = [
      ['send', '#send'],
      ['form', '.form input'],
      ['json', '.json-editor .cm-content'],
      ['signature', '#request-tab-signature'],
    ] as const;
    for (const [place, selector] of places) {
      host.tell('focus', { place });
      await host.page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
    }
  });
});
