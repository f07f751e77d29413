import assert from 'node:assert/strict';
import type { DocumentEdit } from '../../src/protocol/requestEditor.ts';
import { eventually } from '../support/eventually.ts';
import { EditorHost, type EditorHostOptions } from './editorHost.ts';

const big = '12345678901234567890';

function edits(host: EditorHost): readonly DocumentEdit[] {
  return host.calls.filter(({ method }) => method === 'edit').map(({ params }) => params as DocumentEdit);
}

/** Waits until the document reads so. */
async function reads(host: EditorHost, text: string): Promise<void> {
  await eventually(`the document reads ${text}`, () => (host.text === text ? true : undefined)).catch(
    () => undefined,
  );
  assert.equal(host.text, text);
}

describe('the form', () => {
  it('keeps every letter that is typed right after all was selected', async () => {
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: '{}' });
    await host.page.getByLabel('Reference number').fill('old');
    await host.page.keyboard.press('Control+a');
    await host.page.keyboard.type('REF-2026-0001', { delay: 5 });
    await eventually('the document reads so', () =>
      host.text.includes('"referenceNo": "REF-2026-0001"') ? true : undefined,
    );
  });

  it('writes what stands for a file that was chosen, and nothing where none was', async () => {
    const options = { endpoint: 'submitAttachment', text: '{}' };
    await using host = await EditorHost.open({ ...options, chosenFile: '@file:invoices/4711.pdf' });
    await host.page.getByRole('button', { name: 'Choose File…' }).click();
    await reads(host, '{\n  "attachmentContent": "@file:invoices/4711.pdf"\n}');
    await using cancelled = await EditorHost.open(options);
    await cancelled.page.getByRole('button', { name: 'Choose File…' }).click();
    await eventually('the question for a file', () =>
      cancelled.calls.some(({ method }) => method === 'chooseFile') ? true : undefined,
    );
    await cancelled.page.getByLabel('Attachment id').fill('A-1');
    await reads(cancelled, '{\n  "attachmentId": "A-1"\n}');
  });

  it('writes a list of currencies that were picked by keyboard', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    const currencies = host.page.getByRole('combobox', { name: 'Add to Currencies' });
    await currencies.focus();
    await host.page.keyboard.type('USD');
    await host.page.keyboard.press('Enter');
    await reads(host, '{\n  "currencyList": ["USD"]\n}');
    await host.page.getByRole('listbox').waitFor({ state: 'detached' });
    await host.page.keyboard.press('ArrowDown');
    await host.page.keyboard.press('Enter');
    await reads(host, '{\n  "currencyList": ["USD","EUR"]\n}');
    await host.page.keyboard.press('Backspace');
    await host.page.keyboard.press('Backspace');
    await reads(host, '{}');
  });

  it('adds what was typed into a list on leaving it', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    await host.page.getByRole('combobox', { name: 'Add to Currencies' }).fill('JPY');
    await host.page.getByRole('tab', { name: 'Headers' }).first().click();
    await reads(host, '{\n  "currencyList": ["JPY"]\n}');
  });

  it('writes checked values in their order and takes the member out with the last one', async () => {
    await using host = await EditorHost.open({ text: '{"balanceTypes":["OLD"]}' });
    await host.page.getByRole('checkbox', { name: 'SAME_NAME_TOP_UP_BALANCE' }).check();
    await reads(host, '{"balanceTypes":["OLD","SAME_NAME_TOP_UP_BALANCE"]}');
    await host.page.getByRole('checkbox', { name: 'OLD' }).click();
    await host.page.getByRole('checkbox', { name: 'SAME_NAME_TOP_UP_BALANCE' }).uncheck();
    await reads(host, '{}');
  });

  it('writes nothing by itself, not even for a required member with one possible value', async () => {
    await using host = await EditorHost.open({ endpoint: 'queryCreditQuota', text: '{}' });
    const product = host.page.getByLabel('Product code');
    await product.focus();
    await host.page.getByRole('tab', { name: 'JSON' }).click();
    assert.equal(await product.inputValue(), '');
    assert.deepEqual(edits(host), []);
  });

  it('chooses a value and takes it back', async () => {
    await using host = await EditorHost.open({ endpoint: 'queryCreditQuota', text: '{}' });
    await host.page.getByLabel('Product code').selectOption('AMAZON_VC_FACTORING_LOAN');
    await reads(host, '{\n  "productCode": "AMAZON_VC_FACTORING_LOAN"\n}');
    await host.page.getByLabel('Product code').selectOption('not set');
    await reads(host, '{}');
  });

  it('tells empty text from no text', async () => {
    await using host = await EditorHost.open({
      endpoint: 'inquiryCreditGrant',
      text: '{"referenceNo":"G"}',
    });
    const reference = host.page.getByLabel('Reference number');
    await reference.fill('');
    await reads(host, '{"referenceNo":""}');
    await host.page.getByText('Sent as empty text').waitFor();
    assert.equal(await reference.getAttribute('placeholder'), 'empty text');
    await host.page.getByRole('button', { name: 'Remove referenceNo from the body' }).click();
    await reads(host, '{}');
    assert.equal(await reference.getAttribute('placeholder'), 'not set');
  });

  it('writes quotes, backslashes and Chinese as JSON text', async () => {
    await using host = await EditorHost.open({ endpoint: 'inquiryCreditGrant', text: '{}' });
    await host.page.getByLabel('Reference number').fill('a"b\\c 深圳');
    await reads(host, '{\n  "referenceNo": "a\\"b\\\\c 深圳"\n}');
  });

  it('leaves every byte that was not edited as it was', async () => {
    const text = `{ "vcCode" : "V",\r\n\t"extra": ${big} ,"payeeCode":"P" }`;
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text });
    await host.page.getByLabel('Payee code').fill('Q');
    await reads(host, text.replace('"P"', '"Q"'));
  });

  it('shows members that nobody described, with every digit, and takes them out', async () => {
    await using host = await EditorHost.open({ text: `{"extra":${big}}` });
    assert.equal(await host.page.getByLabel('extra', { exact: true }).inputValue(), big);
    await host.page.getByRole('button', { name: 'Remove extra from the body' }).click();
    await reads(host, '{}');
  });

  it('shows a value of the wrong type as it is', async () => {
    await using host = await EditorHost.open({
      endpoint: 'inquiryCreditGrant',
      text: `{"referenceNo":${big}}`,
    });
    assert.equal(await host.page.getByLabel('Reference number').inputValue(), big);
    await host.page.getByText('another type than the documents say').waitFor();
  });

  it('writes JSON of an undocumented list on leaving it, and only when it can be read', async () => {
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: '{}' });
    const invoices = host.page.getByLabel('Invoices');
    await invoices.fill(`[{"amount": ${big}`);
    await invoices.blur();
    await host.page.getByText('The body still has what it had before').waitFor();
    assert.equal(host.text, '{}');
    await invoices.fill(`[{"amount": ${big}}]`);
    await invoices.blur();
    await reads(host, `{\n  "invoiceInfoList": [{"amount": ${big}}]\n}`);
  });

  it('lets a long list that was pasted with a mistake be mended', async () => {
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: '{}' });
    const invoices = host.page.getByLabel('Invoices');
    const list = JSON.stringify(Array.from({ length: 2000 }, (_, index) => ({ no: `INV-${index}` })));
    await invoices.fill(list.slice(0, -1));
    await invoices.blur();
    await host.page.getByText('The body still has what it had before').waitFor();
    await invoices.press('Control+End');
    await host.page.keyboard.type(']');
    await invoices.blur();
    await reads(host, `{\n  "invoiceInfoList": ${list}\n}`);
  });

  it('shows the beginning of a very long text, which only the JSON view edits', async () => {
    const text = `{"referenceNo":"${'x'.repeat(30_000)}"}`;
    await using host = await EditorHost.open({ endpoint: 'inquiryCreditGrant', text });
    const reference = host.page.getByLabel('Reference number');
    assert.equal(await reference.inputValue(), `${'x'.repeat(200)}…`);
    await reference.press('End');
    await host.page.keyboard.type('typed');
    assert.deepEqual(edits(host), []);
  });

  it('makes the object of a group with its first member', async () => {
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: '{}' });
    await host.page.getByLabel('File key').fill('k');
    await reads(host, '{\n  "attachmentFile": {\n    "fileKey": "k"\n  }\n}');
  });
});

describe('amounts and numbers in the form', () => {
  const amount: EditorHostOptions = {
    text: `{"loanAmount":{"currency":"JPY","value":"${big}"},"count":1}`,
    override: {
      form: [
        {
          pointer: '/loanAmount',
          name: 'loanAmount',
          label: 'Loan amount',
          description: 'How much is asked for.',
          notes: [],
          status: 'documented',
          required: true,
          control: { kind: 'amount', currencies: ['USD', 'JPY'] },
        },
        {
          pointer: '/count',
          name: 'count',
          label: 'Count',
          description: 'How many.',
          notes: [],
          status: 'documented',
          required: false,
          control: { kind: 'number' },
        },
      ],
    },
  };

  it('show every digit and the decimal places of the currency', async () => {
    await using host = await EditorHost.open(amount);
    await host.page.getByText('This is JPY 12,345,678,901,234,567,890.').waitFor();
    await host.page.getByRole('combobox', { name: 'Loan amount: currency' }).fill('USD');
    await host.page.getByText('This is USD 123,456,789,012,345,678.90.').waitFor();
  });

  it('keep quotes where the digits have them, and write digits as they were typed', async () => {
    await using host = await EditorHost.open(amount);
    await host.page.getByLabel('Loan amount: whole minor units').fill('9007199254740993');
    await host.page.getByRole('textbox', { name: 'Count' }).fill(big);
    await reads(host, `{"loanAmount":{"currency":"JPY","value":"9007199254740993"},"count":${big}}`);
  });

  it('keep text that is no number out of the body, say so and send nothing meanwhile', async () => {
    await using host = await EditorHost.open(amount);
    const count = host.page.getByRole('textbox', { name: 'Count' });
    await count.fill('12x');
    await host.page.getByText('This is not a number').waitFor();
    assert.equal(await count.getAttribute('aria-invalid'), 'true');
    await host.page.getByRole('button', { name: 'Send' }).click();
    await host.page.getByText('Not sent: what stands in “Count” is not part of the body yet.').waitFor();
    assert.equal(host.count('send'), 0);
    assert.deepEqual(edits(host), []);
    await count.press('Escape');
    assert.equal(await count.inputValue(), '1');
  });
});

describe('currencies', () => {
  it('are taken from the suggestion that is marked, or in their own spelling', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    const input = host.page.getByRole('combobox', { name: 'Add to Currencies' });
    await input.focus();
    await host.page.keyboard.type('us');
    await host.page.getByRole('option', { name: /^USD/, selected: true }).waitFor();
    await host.page.keyboard.press('Enter');
    await host.page.keyboard.type('eur,');
    await host.page.keyboard.type('gbp');
    await host.page.getByRole('button', { name: 'Copy URL' }).focus();
    await eventually('the document reads so', () =>
      host.text.includes('["USD", "EUR", "GBP"]') || host.text.includes('["USD","EUR","GBP"]')
        ? true
        : undefined,
    ).catch(() => assert.fail(host.text));
  });

  it('that nobody knows can be asked for, and are what is marked as wrong', async () => {
    await using host = await EditorHost.open({ text: '{}' });
    const input = host.page.getByRole('combobox', { name: 'Add to Currencies' });
    await input.focus();
    await host.page.keyboard.type('us');
    await host.page.keyboard.press('Escape');
    await host.page.keyboard.press('Enter');
    const field = host.page.locator('[data-pointer="/currencyList"]');
    await field.locator('.token-text.over', { hasText: 'us' }).waitFor();
    assert.match(await field.locator('.field-problem').innerText(), /^us\s/);
    assert.equal(await input.getAttribute('aria-invalid'), 'false');
    await eventually('the document reads so', () => (host.text.includes('["us"]') ? true : undefined));
  });
});

describe('problems of the body', () => {
  it('stand at their fields and are tied to them', async () => {
    await using host = await EditorHost.open({
      endpoint: 'applyCreditGrant',
      text: '{"invoiceDate":"2026-03-31","unknown":1}',
    });
    const date = host.page.getByLabel('Invoice date');
    assert.equal(await date.getAttribute('aria-invalid'), 'true');
    const described = (await date.getAttribute('aria-describedby'))!.split(' ');
    const texts = await Promise.all(
      described.map((id) => host.page.evaluate((each) => document.getElementById(each)?.textContent, id)),
    );
    assert.match(texts.join(' '), /eight digits/);
    assert.match(await host.page.locator('[data-pointer="/unknown"]').innerText(), /not a documented field/);
    assert.match(await host.page.locator('[data-pointer="/payeeCode"]').innerText(), /required/);
  });

  it('go when the body is right', async () => {
    await using host = await EditorHost.open({ endpoint: 'inquiryCreditGrant', text: '{}' });
    await host.page.getByLabel('Reference number').focus();
    await host.page.keyboard.press('Tab');
    await host.page.getByText('"referenceNo" is required.').waitFor();
    await host.page.getByLabel('Reference number').fill('G-1');
    await host.page.getByText('"referenceNo" is required.').waitFor({ state: 'detached' });
  });
});

describe('required members that are not there', () => {
  const errors = '.field.invalid, .field-problem.error, .tab-badge.error, [aria-invalid=true]';

  it('are no errors while nobody has come to them', async () => {
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: '{}' });
    await host.page.getByText(/^Required fields that are not set: \d+$/).waitFor();
    assert.match(await host.page.locator('[data-pointer="/payeeCode"]').innerText(), /required, not set/);
    assert.equal(await host.page.locator(errors).count(), 0);
    await host.page.getByLabel('Payee code').focus();
    assert.equal(await host.page.locator(errors).count(), 0);
  });

  it('are no errors in the JSON either, until somebody tried to send', async () => {
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: '{"unknown":1}' });
    await host.page.getByRole('tab', { name: 'JSON' }).click();
    const marks = host.page.locator('.json-editor');
    await marks.locator('.cm-lintRange-warning').waitFor();
    assert.equal(await marks.locator('.cm-lintRange-error').count(), 0);
    await host.page.getByRole('button', { name: 'Send' }).click();
    await marks.locator('.cm-lintRange-error').first().waitFor();
  });

  it('are errors once their field was left, and others are not', async () => {
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: '{}' });
    await host.page.getByLabel('Payee code').focus();
    await host.page.keyboard.press('Tab');
    await host.page.locator('[data-pointer="/payeeCode"].invalid').waitFor();
    assert.equal(await host.page.getByLabel('Payee code').getAttribute('aria-invalid'), 'true');
    assert.equal(await host.page.locator('.field.invalid').count(), 1);
    assert.equal(await host.page.locator('.tab-badge.error').innerText(), '1');
  });

  it('are errors once somebody tried to send', async () => {
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: '{}' });
    const said = await host.page.getByText(/^Required fields that are not set: /).innerText();
    await host.page.getByRole('button', { name: 'Send' }).click();
    await host.page.locator('[data-pointer="/payeeCode"].invalid').waitFor();
    assert.equal(await host.page.locator('.field.invalid').count(), Number(/\d+/.exec(said)?.[0]));
  });

  it('do not move what is clicked to leave their field', async () => {
    await using host = await EditorHost.open({ endpoint: 'applyCreditGrant', text: '{}' });
    await host.page.getByLabel('Reference number').focus();
    const below = host.page.locator('[data-pointer="/payeeCode"] .field-label');
    await below.hover();
    const before = await below.boundingBox();
    await host.page.mouse.down();
    await host.page.evaluate(() => new Promise(requestAnimationFrame));
    assert.deepEqual(await below.boundingBox(), before);
    await host.page.mouse.up();
    await host.page.locator('[data-pointer="/referenceNo"].invalid').waitFor();
  });

  it('are not counted when they are there', async () => {
    await using host = await EditorHost.open({ endpoint: 'inquiryCreditGrant', text: '{}' });
    await host.page.getByText('Required fields that are not set: 1').waitFor();
    await host.page.getByLabel('Reference number').fill('G');
    await host.page.getByText('Required fields that are not set').waitFor({ state: 'detached' });
    assert.equal(
      await host.page.locator('[data-pointer="/referenceNo"] .mark').first().innerText(),
      'required',
    );
  });
});
