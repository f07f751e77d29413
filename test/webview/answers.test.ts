import assert from 'node:assert/strict';
import { findEndpoint } from '../../src/core/catalogue/index.ts';
import { eventually } from '../support/eventually.ts';
import { exchangeWith, type Reply } from '../support/exchanges.ts';
import { EditorHost } from './editorHost.ts';

const balance = findEndpoint('inquiryBalance')!;
const grant = findEndpoint('applyCreditGrant')!;
const accepted = grant.sample.response as Readonly<Record<string, unknown>>;

async function withAnswer(
  endpoint: typeof balance,
  reply: Parameters<typeof exchangeWith>[1],
): Promise<EditorHost> {
  const host = await EditorHost.open({
    endpoint: endpoint.name,
    text: '{}',
    viewport: { width: 1400, height: 900 },
  });
  host.answer(await exchangeWith(endpoint, reply));
  await host.page.locator('#outcome').waitFor();
  return host;
}

const lateAnswer = { kind: 'timedOut', firstByteLeft: true, detail: 'No answer came.' } as const;
const refused = { kind: 'refused', firstByteLeft: false, detail: 'connect ECONNREFUSED' } as const;
const failure: Reply = {
  body: { result: { resultStatus: 'F', resultCode: 'INVALID_SIGNATURE', resultMessage: 'x' } },
};

describe('an answer', () => {
  for (const [what, endpoint, reply, tone, badge] of [
    ['a verified success', balance, { body: balance.sample.response }, 'good', 'Verified'],
    [
      'a success without a gateway key',
      balance,
      { body: balance.sample.response, signature: 'noKey' },
      'warning',
      'Not verifiable',
    ],
    ['a failure', balance, failure, 'bad', 'Verified'],
    [
      'an application that failed though the call succeeded',
      grant,
      { body: { ...accepted, creditGrantStatus: 'FAILED' } },
      'bad',
      'Verified',
    ],
    ['an application taken in', grant, { body: accepted }, 'neutral', 'Verified'],
    ['a write without an answer', grant, lateAnswer, 'warning', 'No answer'],
    ['a call that never left', grant, refused, 'neutral', 'Not asked'],
  ] as const) {
    it(`looks like what it is: ${what}`, async () => {
      await using host = await withAnswer(endpoint, reply);
      const outcome = host.page.locator('.outcome');
      assert.equal(await outcome.getAttribute('class'), `outcome ${tone}`);
      assert.match(await outcome.innerText(), new RegExp(badge));
    });
  }

  for (const signature of ['wrong', 'missing'] as const) {
    it(`never looks like success where its signature is ${signature}`, async () => {
      await using host = await withAnswer(grant, { body: accepted, signature });
      assert.equal(await host.page.locator('.outcome.good, .outcome.neutral').count(), 0);
      assert.equal(await host.page.locator('.verification.good').count(), 0);
      assert.equal(await host.page.locator('.figures').count(), 0);
    });
  }

  it('says its verdicts, further action and figures', async () => {
    await using host = await withAnswer(balance, { body: balance.sample.response });
    const titles = await host.page.locator('.verdict dt').allInnerTexts();
    assert.deepEqual(titles, ['Transport', 'Gateway', 'Signature']);
    assert.match(await host.page.locator('.figures').innerText(), /USD 2,896,339\.70\s+289633970/);
    host.answer(await exchangeWith(balance, failure), 'second');
    const action = balance.results.find(({ code }) => code === 'INVALID_SIGNATURE')!.furtherAction;
    await host.page.locator('.advice', { hasText: action }).waitFor();
  });

  it('offers what its advice says as buttons, and sends again only what reads', async () => {
    await using host = await withAnswer(balance, failure);
    const buttons = host.page.locator('.advice').getByRole('button');
    assert.deepEqual(await buttons.allInnerTexts(), [
      'Diagnose Signature',
      'Show Signature',
      'Show Simulator Connection',
      'Check Profile',
    ]);
    await buttons.first().click();
    await eventually('asked for it', () => (host.count('fix') === 1 ? true : undefined));
    const asked = host.calls.find(({ method }) => method === 'fix');
    assert.deepEqual(asked?.params, { intent: 'diagnoseSignature' });
    host.answer(await exchangeWith(balance, lateAnswer), 'second');
    await host.page.getByRole('button', { name: 'Send Again' }).click();
    await eventually('sent', () => (host.count('send') === 1 ? true : undefined));
    assert.equal(host.count('fix'), 1);
  });

  it('of a write leads to its inquiry, never to another send', async () => {
    await using host = await EditorHost.open({ endpoint: grant.name, text: '{}' });
    host.answer(await exchangeWith(grant, lateAnswer, '{"referenceNo":"R-1"}'));
    await host.page.getByRole('button', { name: 'Open the Inquiry' }).click();
    await eventually('asked for it', () => (host.count('fix') === 1 ? true : undefined));
    assert.deepEqual(host.calls.find(({ method }) => method === 'fix')?.params, { intent: 'openInquiry' });
    assert.equal(await host.page.getByRole('button', { name: 'Send Again' }).count(), 0);
    assert.equal(host.count('send'), 0);
  });

  it('shows its body folded, with every digit', async () => {
    const body = '{"result":{"resultStatus":"S"},"big":12345678901234567890}';
    await using host = await withAnswer(balance, { body });
    const view = host.page.getByRole('textbox', { name: 'Response body' });
    await view.waitFor();
    assert.match(await view.innerText(), /"big": 12345678901234567890/);
    await host.page.getByTitle('Fold', { exact: true }).first().click();
    await host.page.locator('.json-viewer .cm-foldPlaceholder').waitFor();
    await view.focus();
    await host.page.keyboard.type('typed');
    assert.doesNotMatch(await view.innerText(), /typed/);
  });

  it('shows the beginning of a large body and opens the rest in an editor', async () => {
    const padding = Array.from({ length: 20_000 }, (_, index) => ({ index }));
    await using host = await withAnswer(balance, { body: { padding } });
    await host.page.getByText(/^The first .* of .*\.$/).waitFor();
    await host.page.getByRole('button', { name: 'Open Body' }).click();
    await eventually('asked to open it', () => (host.count('openBody') === 1 ? true : undefined));
  });

  it('stays text, whatever it contains', async () => {
    const attack = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    const result = { resultStatus: 'F', resultCode: attack, resultMessage: attack };
    await using host = await withAnswer(balance, {
      body: { result, [attack]: attack },
      headers: [[`x-${'a'.repeat(3)}`, attack]],
    });
    await host.page.getByRole('tab', { name: 'Headers' }).last().click();
    await host.page.getByRole('rowheader', { name: 'x-aaa' }).waitFor();
    assert.equal(await host.page.locator('img, .response script').count(), 0);
    assert.equal(await host.page.title(), 'WorldFirst');
    assert.match(await host.page.locator('.response').innerText(), /<img src=x/);
  });

  it('shows HTML of a proxy as text', async () => {
    await using host = await withAnswer(balance, { status: 502, body: '<html><b>Bad gateway</b></html>' });
    const view = host.page.getByRole('textbox', { name: 'Response body' });
    await view.waitFor();
    assert.equal(await view.innerText(), '<html><b>Bad gateway</b></html>');
  });

  it('tells what was sent, without the token', async () => {
    await using host = await withAnswer(balance, { body: balance.sample.response });
    await host.page.getByRole('tab', { name: 'What was sent' }).click();
    const text = await host.page.locator('#response-panel-sent').innerText();
    assert.match(text, /C-1001/);
    assert.match(text, /015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862/);
    assert.doesNotMatch(await host.page.content(), /canary-token/);
  });

  it('comes into sight below the request and is said aloud', async () => {
    await using host = await EditorHost.open({
      endpoint: 'applyCreditGrant',
      text: '{}',
      viewport: { width: 400, height: 700 },
      reduceMotion: true,
    });
    host.answer(await exchangeWith(grant, { body: { ...accepted, creditGrantStatus: 'FAILED' } }));
    await host.page.locator('[role=status]', { hasText: 'Failed: creditGrantStatus FAILED.' }).waitFor();
    const top = await host.page.locator('#outcome').evaluate((each) => each.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 700, `the outcome is at ${top}`);
  });
});
