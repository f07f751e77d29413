import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { applyCreditGrant, findEndpoint } from '../../src/core/catalogue/index.ts';
import { keyText } from '../../src/core/grants/applicationKey.ts';
import { eventually } from '../support/eventually.ts';
import { exchangeWith } from '../support/exchanges.ts';
import { themeKinds } from '../support/themes.ts';
import { EditorHost } from './editorHost.ts';
import { bodyWithInvoices, chosenFile, grantState, openGrant } from './grantState.ts';
import { switchTheme } from './pageLooks.ts';

const balance = findEndpoint('inquiryBalance')!;
const granted = {
  title: 'Granted · USD 66,428.57',
  tone: 'good' as const,
  sentences: [],
  canQuery: false,
};

async function box(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = await locator.boundingBox();
  assert.ok(found, String(locator));
  return found;
}

describe('where things stand on the page', () => {
  it('a call that begins and ends moves nothing', async () => {
    await using host = await EditorHost.open({ text: '{}', viewport: { width: 1100, height: 800 } });
    const profile = host.page.getByRole('tab', { name: 'Form' });
    const before = await box(profile);
    host.show({ send: { kind: 'sending', step: 'Sending…', startedAt: Date.now() } });
    await host.page.getByRole('button', { name: 'Cancel' }).waitFor();
    assert.deepEqual(await box(profile), before);
  });

  it('a new answer comes into sight whole, unless somebody writes meanwhile', async () => {
    await using host = await EditorHost.open({
      text: '{}',
      viewport: { width: 660, height: 600 },
      reduceMotion: true,
    });
    const exchange = await exchangeWith(balance, { body: balance.sample.response });
    host.show({ send: { kind: 'sending', step: 'Sending…', startedAt: Date.now() } });
    host.answer(exchange, 'first');
    const headline = host.page.locator('#outcome');
    await eventually('the answer begins in the upper half', async () =>
      (await box(headline)).y < 300 ? true : undefined,
    );
    const top = await box(host.page.locator('.send-area'));
    assert.ok((await box(headline)).y >= top.y + top.height, 'nothing covers it');

    await host.page.evaluate(() => window.scrollTo({ top: 0 }));
    host.show({ send: { kind: 'sending', step: 'Sending…', startedAt: Date.now() } });
    await host.page.getByRole('button', { name: 'Cancel' }).waitFor();
    await host.page.getByRole('combobox', { name: 'Currencies' }).pressSequentially('U');
    const scrolled = await host.page.evaluate(() => window.scrollY);
    host.answer(exchange, 'second');
    await host.page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
    assert.equal(await host.page.evaluate(() => window.scrollY), scrolled);
  });

  it('figures name what they belong to once', async () => {
    await using host = await EditorHost.open({ text: '{}', viewport: { width: 1100, height: 900 } });
    host.answer(await exchangeWith(balance, { body: balance.sample.response }));
    const figures = host.page.locator('.figures');
    await figures.waitFor();
    const owners = await figures.locator('h4').allInnerTexts();
    assert.ok(owners.length > 0);
    assert.equal(new Set(owners).size, owners.length);
    for (const label of await figures.locator('dt').allInnerTexts()) assert.doesNotMatch(label, /·/);
  });

  it('a file is taken off beside its name, and the details of an upload stand in line', async () => {
    const { attachment } = grantState();
    await using host = await openGrant('{"referenceNo": "R-1"}', {
      attachment: { ...attachment, files: [chosenFile({ name: 'notes.txt', problem: 'Not taken.' })] },
    });
    for (const width of [480, 560, 760]) {
      await host.page.setViewportSize({ width, height: 900 });
      const name = await box(host.page.locator('.file-name', { hasText: 'notes.txt' }));
      const remove = await box(host.page.getByRole('button', { name: 'Take notes.txt off the list' }));
      assert.ok(Math.abs(remove.y - name.y) < 12, `beside it at ${width}`);
      assert.ok(remove.x > name.x + name.width, `right of it at ${width}`);
    }
    const [type, business] = await Promise.all(
      ['#upload-attachmentType', '#upload-bizType'].map((field) => box(host.page.locator(field))),
    );
    assert.equal(type!.y, business!.y);
    const labels = await Promise.all(
      ['attachmentType', 'bizType'].map((name) => box(host.page.locator(`label[for="upload-${name}"]`))),
    );
    assert.equal(labels[0]!.y, labels[1]!.y);
    await host.page.getByText('The simulator takes any values here.').waitFor();
  });

  it('the table without columns has its heading above its rows, and the notice of a sample its distance', async () => {
    const { columns } = grantState();
    await using host = await openGrant(JSON.stringify(applyCreditGrant.sample.request), {
      columns: { ...columns, columns: [] },
    });
    const heading = await box(host.page.getByRole('columnheader', { name: 'JSON' }));
    const number = await box(host.page.locator('.grid-body .row-number').first());
    assert.ok(heading.y + heading.height <= number.y + 1, 'above');
    assert.ok(heading.x >= number.x + number.width - 1, 'right of the row numbers');
    const notice = await box(host.page.locator('.notice', { hasText: 'Invented for the simulator' }));
    const field = await box(host.page.locator('.field').first());
    assert.ok(notice.x >= field.x + 8, 'in line with the fields');
  });

  it('the answer to an application says what has become of it, and asks for nothing that is settled', async () => {
    const body = '{"referenceNo": "R-1"}';
    await using host = await openGrant(body, {}, { viewport: { width: 1100, height: 900 } });
    const accepted = { ...applyCreditGrant.sample.response, creditGrantStatus: 'ACCEPTED' };
    const exchange = await exchangeWith(applyCreditGrant, { body: accepted }, body);
    host.answer(exchange);
    const answer = host.page.locator('.answer');
    await answer.getByText('Credit Grants asks for it by itself and tells how it ends.').waitFor();
    assert.doesNotMatch(await answer.locator('.advice').innerText(), /inquiryCreditGrant/);
    const { clientId, customerId = null } = exchange.target;
    const id = keyText({ host: 'simulator', clientId, customerId, referenceNo: 'R-1' });
    host.show({ grant: grantState({ application: { id: 'another', ...granted } }) });
    await host.page.getByRole('region', { name: 'Application' }).waitFor();
    assert.equal(await answer.getByText('Meanwhile:').count(), 0);
    host.show({ grant: grantState({ application: { id, ...granted } }) });
    await answer.getByText('Meanwhile: Granted · USD 66,428.57').waitFor();
    await answer.getByText('The answer to the sending:').waitFor();
    assert.equal(await answer.locator('.advice').count(), 0);
  });

  it('the first wrong field of a column has the focus where columns cannot be saved', async () => {
    await using host = await openGrant(bodyWithInvoices(1));
    await host.page.getByRole('button', { name: 'Columns…' }).click();
    const path = host.page.getByLabel('Path in the entry').nth(1);
    await path.fill('no pointer');
    await host.page.getByRole('button', { name: 'Save Columns' }).click();
    await eventually('the focus on the path', () =>
      path.evaluate((field) => (field === document.activeElement ? true : undefined)),
    );
    assert.equal(await host.page.getByLabel('Title').nth(1).getAttribute('aria-invalid'), 'false');
  });

  it('buttons on cards have an edge that can be seen in all themes', async () => {
    const body = '{"referenceNo": "R-1"}';
    await using host = await openGrant(body, { application: { id: 'a', ...granted, canQuery: true } });
    const button = host.page.getByRole('button', { name: 'Query Now' });
    for (const theme of themeKinds) {
      await switchTheme(host, theme);
      const [edge, card, page] = await button.evaluate((element) => [
        getComputedStyle(element).borderTopColor,
        getComputedStyle(element.closest('.outcome')!).backgroundColor,
        getComputedStyle(document.body).backgroundColor,
      ]);
      const behind = /, 0\)$/.test(card) ? page : card;
      assert.ok(contrast(edge, behind) >= 3, `${theme}: ${edge} on ${behind}`);
    }
  });
});

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
