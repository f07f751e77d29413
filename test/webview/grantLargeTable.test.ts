import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { bodyWithInvoices, openGrant } from './grantState.ts';

const count = 10_000;

describe('an invoice table of 10,000 rows', () => {
  it('has only the rows in sight in the page, and all of them for a screen reader', async () => {
    await using host = await openGrant(bodyWithInvoices(count));
    const grid = host.page.getByRole('grid', { name: 'Invoices' });
    assert.equal(await grid.getAttribute('aria-rowcount'), String(count + 1));
    const rows = host.page.locator('.grid-body .grid-row');
    assert.ok((await rows.count()) < 60, `${await rows.count()} rows`);
    await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await host.page.getByRole('gridcell', { name: `INV-${count - 1}`, exact: true }).waitFor();
    assert.ok((await rows.count()) < 60, `${await rows.count()} rows at the end`);
    const last = host.page.locator(`[aria-rowindex="${count + 1}"]`);
    const [box, around] = [(await last.boundingBox())!, (await grid.boundingBox())!];
    assert.ok(box.y + box.height <= around.y + around.height + 1, 'the last row is in sight');
    await host.page.getByRole('region', { name: 'Sum' }).getByText('USD 500,050.00').waitFor();
  });

  it('changes the row that is shown, and no other byte', async () => {
    const text = bodyWithInvoices(count);
    await using host = await openGrant(text);
    await host.page.getByRole('grid', { name: 'Invoices' }).focus();
    await host.page.keyboard.press('Control+End');
    await host.page.keyboard.press('ArrowUp');
    await host.page.keyboard.press('Home');
    await host.page.keyboard.press('F2');
    await host.page.keyboard.type('-changed');
    await host.page.keyboard.press('Enter');
    const expected = text.replace('"INV-9998"', '"INV-9998-changed"');
    await eventually('it is in the body', () => (host.text === text ? undefined : true), 20_000);
    assert.equal(host.text, expected);
    await host.page.getByRole('gridcell', { name: 'INV-9998-changed', exact: true }).waitFor();
  });

  it('is walked through without losing the place', async () => {
    await using host = await openGrant(bodyWithInvoices(count));
    const grid = host.page.getByRole('grid', { name: 'Invoices' });
    await grid.focus();
    for (let step = 0; step < 30; step += 1) await host.page.keyboard.press('PageDown');
    const active = host.page.locator('.cell.active');
    const place = (await active.innerText()).trim();
    // Scrolled away and back by the wheel: the place is still there.
    await grid.evaluate((element) => element.scrollTo({ top: 0 }));
    await host.page.getByRole('gridcell', { name: 'INV-0', exact: true }).waitFor();
    await host.page.keyboard.press('ArrowDown');
    const next = `INV-${Number(place.slice(4)) + 1}`;
    await eventually('one further', async () =>
      (await active.innerText()).trim() === next ? true : undefined,
    );
    const [box, around] = [(await active.boundingBox())!, (await grid.boundingBox())!];
    assert.ok(box.y >= around.y && box.y + box.height <= around.y + around.height, 'it is in sight');
  });
});
