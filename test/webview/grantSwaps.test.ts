import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import type { EditorHost } from './editorHost.ts';
import { bodyWithInvoices, grantState, invoiceColumns, openGrant } from './grantState.ts';

describe('invoices that change elsewhere while they are edited', () => {
  it('do not get what was typed for another one that stood in their row', async () => {
    await using host = await openGrant(bodyWithInvoices(3));
    host.holdEdits();
    await typeInto(host, 1, '9999.00');
    // The edit is under way for INV-1 when another editor puts INV-2 into its place.
    const swapped = moved(host.text, 1, 2);
    host.changeText(swapped);
    host.releaseEdits();
    // The text is in the row where INV-1 stands now, and not in the body.
    await rowOf(host, 'INV-1').getByRole('gridcell', { name: '9999.00', exact: true }).waitFor();
    await drafts(host)
      .getByText(/^row 3, Invoice amount/)
      .waitFor();
    assert.equal(await rowOf(host, 'INV-2').getByText('9999.00').count(), 0);
    assert.equal(host.text, swapped);
    await refusesToSend(host);
    await drafts(host).getByRole('button', { name: 'Enter Again' }).click();
    await eventually('it is in the body', () => (host.text === swapped ? undefined : true));
    assert.equal(
      host.text,
      swapped.replace('{"currency": "USD", "value": 2}', '{"currency":"USD","value":999900}'),
    );
    await drafts(host).waitFor({ state: 'detached' });
  });

  it('keep what was typed for one that is another now, which gets it only when that is asked for', async () => {
    await using host = await openGrant(bodyWithInvoices(2));
    host.holdEdits();
    await typeInto(host, 0, '77.00');
    const other = host.text.replace('"INV-0"', '"OTHER"');
    host.changeText(other);
    host.releaseEdits();
    await drafts(host).getByText('The row changed since this was typed.').waitFor();
    await drafts(host).getByText('“77.00” is not in the body.').waitFor();
    assert.equal(host.text, other);
    // Back as it was, it is the entry that was meant.
    host.changeText(bodyWithInvoices(2));
    await drafts(host).getByText('The edit does not fit: rowChanged.').waitFor();
    await drafts(host).getByRole('button', { name: 'Discard' }).click();
    await drafts(host).waitFor({ state: 'detached' });
    assert.equal(host.text, bodyWithInvoices(2));
  });

  it('lose no row to a removal that was meant for another', async () => {
    await using host = await openGrant(bodyWithInvoices(3));
    await grid(host).focus();
    host.holdEdits();
    await host.page.getByRole('button', { name: 'Remove the selected rows' }).click();
    const swapped = moved(host.text, 0, 2);
    host.changeText(swapped);
    host.releaseEdits();
    await host.page.getByText('The last change of the table is not in the file').waitFor();
    assert.equal(host.text, swapped);
    assert.equal(await host.page.locator('.grid-body .grid-row').count(), 3);
  });

  it('refuse what was made upon an edit that was refused, and keep all of it', async () => {
    await using host = await openGrant(bodyWithInvoices(2));
    const { keyboard } = host.page;
    host.holdEdits();
    await typeInto(host, 0, '1000.00');
    await keyboard.press('ArrowUp');
    await keyboard.press('Home');
    await keyboard.type('renamed');
    await keyboard.press('Enter');
    await host.page.getByRole('button', { name: 'Add Row' }).click();
    await keyboard.type('typed into a new row');
    await keyboard.press('Enter');
    const other = host.text.replace('20260301', '20260331');
    host.changeText(other);
    host.releaseEdits();
    await host.page.getByText('New rows that are not in the body: 1.').waitFor();
    await drafts(host).getByText('“1000.00” is not in the body.').waitFor();
    await drafts(host).getByText('“renamed” is not in the body.').waitFor();
    assert.equal(host.text, other);
    await host.page.getByRole('button', { name: 'Add Them at the End' }).click();
    await eventually('the new row is there', () => (host.text.includes('typed into') ? true : undefined));
    assert.equal(entries(host).length, 3);
    assert.deepEqual(entries(host)[2], { invoiceNo: 'typed into a new row' });
  });

  it('keep a text that does not fit with its entry, wherever that goes', async () => {
    await using host = await openGrant(bodyWithInvoices(3));
    await typeInto(host, 0, '1.005');
    await rowOf(host, 'INV-0').getByRole('gridcell', { name: '1.005' }).waitFor();
    host.changeText(moved(host.text, 0, 2));
    await drafts(host)
      .getByText(/^row 3, Invoice amount/)
      .waitFor();
    await rowOf(host, 'INV-0').getByRole('gridcell', { name: '1.005' }).waitFor();
    host.changeText('{\n  "referenceNo": "R-1",\n  "invoiceInfoList": []\n}\n');
    await drafts(host).getByText('The row is gone.').waitFor();
    await drafts(host).getByText('“1.005” is not in the body.').waitFor();
    await refusesToSend(host);
    host.changeText('{\n  "referenceNo": "R-1",\n  "invoiceInfoList": 5\n}\n');
    await drafts(host).getByText('“1.005” is not in the body.').waitFor();
    await drafts(host).getByRole('button', { name: 'Discard' }).click();
    await drafts(host).waitFor({ state: 'detached' });
  });

  it('keep a text whose row goes while it is typed', async () => {
    await using host = await openGrant(bodyWithInvoices(3));
    await grid(host).focus();
    await host.page.keyboard.press('Control+End');
    await host.page.keyboard.type('12.50');
    host.changeText(bodyWithInvoices(1));
    await drafts(host).getByText('“12.50” is not in the body.').waitFor();
  });

  it('keep what was refused when its column goes, until it is discarded', async () => {
    await using host = await openGrant(bodyWithInvoices(2));
    host.holdEdits();
    await typeInto(host, 0, '1000.00');
    const base = grantState().columns;
    const columns = { ...base, columns: invoiceColumns.slice(0, 2).toReversed() };
    host.refusal = 'The file is read-only.';
    host.show({ grant: grantState({ columns }) });
    host.releaseEdits();
    await drafts(host)
      .getByText(/^row 1, Invoice amount/)
      .waitFor();
    await drafts(host).getByText('The column is gone.').waitFor();
    await drafts(host).getByText('“1000.00” is not in the body.').waitFor();
    await refusesToSend(host);
    host.show({ grant: grantState({ columns: { ...base, columns: invoiceColumns } }) });
    await drafts(host).getByText('The file is read-only.').waitFor();
    await drafts(host).getByRole('button', { name: 'Discard' }).click();
    await host.page.getByRole('button', { name: 'Send' }).click();
    await eventually('it is sent', () => (host.count('send') === 1 ? true : undefined));
  });

  it('lose none of many edits whose refusals follow each other', async () => {
    const count = 25;
    await using host = await openGrant(bodyWithInvoices(count));
    host.holdEdits();
    await grid(host).focus();
    await host.page.keyboard.press('Control+Home');
    for (let row = 0; row < count; row += 1) {
      await host.page.keyboard.type(`NEW-${row}`);
      await host.page.keyboard.press('Enter');
    }
    await eventually('all are sent', () => (host.count('edit') === count ? true : undefined));
    host.refusal = 'The file is read-only.';
    host.releaseEdits();
    await drafts(host).getByText(`Discard All ${count}`).waitFor();
  });

  it('take many refused cells again at once', async () => {
    await using host = await openGrant(bodyWithInvoices(30));
    host.refusal = 'The file is read-only.';
    const numbers = Array.from({ length: 30 }, (_, row) => `NEW-${row}`);
    await host.page.evaluate((given) => navigator.clipboard.writeText(given), numbers.join('\r\n'));
    await grid(host).focus();
    await host.page.keyboard.press('Control+v');
    await drafts(host).getByText('and 26 more').waitFor();
    host.refusal = undefined;
    await drafts(host).getByRole('button', { name: 'Enter 30 Cells Again' }).click();
    await eventually('all are there', () => (host.text.includes('"NEW-29"') ? true : undefined));
    assert.deepEqual(
      entries(host).map(({ invoiceNo }) => invoiceNo),
      numbers,
    );
  });
});

/** Types an amount into a row and leaves the cell. */
async function typeInto(host: EditorHost, row: number, amount: string): Promise<void> {
  await grid(host).focus();
  await host.page.keyboard.press('Control+Home');
  for (let step = 0; step < row; step += 1) await host.page.keyboard.press('ArrowDown');
  await host.page.keyboard.press('End');
  await host.page.keyboard.type(amount);
  await host.page.keyboard.press('Enter');
}

async function refusesToSend(host: EditorHost): Promise<void> {
  await host.page.getByRole('button', { name: 'Send' }).click();
  await host.page.getByText(/^Not sent: what stands in “Invoices/).waitFor();
  assert.equal(host.count('send'), 0);
}

/** The text with two entries in each other's place. */
function moved(text: string, one: number, other: number): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.includes('"INV-'));
  const bare = (line: string | undefined): string => (line ?? '').replace(/,$/, '');
  const entriesThere = lines.filter((line) => line.includes('"INV-')).map(bare);
  const swapped = entriesThere.with(one, bare(entriesThere[other])).with(other, bare(entriesThere[one]));
  return [...lines.slice(0, first), swapped.join(',\n'), ...lines.slice(first + swapped.length)].join('\n');
}

function grid(host: EditorHost): Locator {
  return host.page.getByRole('grid', { name: 'Invoices' });
}

function rowOf(host: EditorHost, number: string): Locator {
  return grid(host)
    .getByRole('row')
    .filter({ has: host.page.getByRole('gridcell', { name: number, exact: true }) });
}

function drafts(host: EditorHost): Locator {
  return host.page.getByRole('list', { name: 'Typed, but not in the body' });
}

function entries(host: EditorHost): readonly Readonly<Record<string, unknown>>[] {
  const body = JSON.parse(host.text) as { readonly invoiceInfoList: readonly Record<string, unknown>[] };
  return body.invoiceInfoList;
}
